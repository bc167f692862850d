"""The JSON of `extract --to json`: every citation with its place, its fields and its work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from biblio.citation import Citation, Field, Resolution, is_year, year_of
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.origins import TextOrigin
from biblio.record.fields import PEOPLE
from biblio.values.printable import in_json

VERSION = 1
# The contract's own names; where it has none, they are those of `record.fields`.
_NAMES = {"location": "address", "journaltitle": "journal", "type": "thesis"}
DOI_ADDRESS = "https://doi.org/"
_YEARS = {"date": "year", "origdate": "origyear"}


def dumps(extractions: Sequence[Extraction]) -> str:
    """The documents as one JSON object, the contract of the design, ending in a newline."""
    documents = [_document(extraction) for extraction in extractions]
    whole = {"version": VERSION, "documents": documents}
    return in_json(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"


def _document(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    order = _order(extraction)
    numbers = {at: number for number, at in enumerate(order, 1)}
    return {
        "path": document.path,
        "sha256": document.sha256,
        "language": document.language,
        "citations": [
            _citation(document, extraction.resolutions[at], numbers[at], numbers) for at in order
        ],
    }


def _order(extraction: Extraction) -> list[int]:
    """The citations in the order of the file, where it has one; else in order of reading."""
    origins = [extraction.document.origin(one.where) for one in extraction.citations]
    return sorted(
        range(len(origins)),
        key=lambda at: (one.start if isinstance(one := origins[at], TextOrigin) else 0, at),
    )


def _citation(
    document: Document, resolution: Resolution, number: int, numbers: Mapping[int, int]
) -> dict[str, Any]:
    citation, antecedent = resolution.citation, resolution.antecedent
    where = citation.where
    origin = document.origin(where)
    text = origin if isinstance(origin, TextOrigin) else None
    return {
        "id": f"c{number}",
        "kind": citation.kind.value,
        "form": citation.form.value,
        "mark": citation.mark,
        "raw": citation.text,
        "start": text and text.start,
        "end": text and text.end,
        "line": text and text.line,
        "page": document.page(where),
        "paragraph": where.paragraph,
        "note": citation.mark if where.note is not None else None,
        "fields": _fields(citation),
        "confidence": _confidence(citation),
        "certainty": resolution.certainty,
        "refers_to": None if antecedent is None else f"c{numbers[antecedent]}",
        "reason": resolution.reason,
        "key": resolution.key,
        "work": resolution.work,
    }


def _fields(citation: Citation) -> dict[str, Any]:
    fields: dict[str, Any] = {"type": citation.type}
    for name, value, field in printed(citation):
        if field.name in PEOPLE:
            fields.setdefault(name, []).append(value)
        else:
            fields.setdefault(name, value)
    return fields | _around(citation)


def _around(citation: Citation) -> dict[str, str]:
    """What an exact citation says before the work and behind the locator."""
    exact = citation.exact
    words = {"prefix": exact.prefix, "suffix": exact.suffix} if exact else {}
    return {name: said.strip() for name, said in words.items() if said.strip(" ,")}


def _confidence(citation: Citation) -> dict[str, float]:
    """The surest reading is 1; of several names the least sure counts."""
    lowest: dict[str, float] = {}
    for name, _, field in printed(citation):
        lowest[name] = min(field.confidence, lowest.get(name, 1.0))
    return {name: round(value, 2) for name, value in lowest.items()}


def printed(citation: Citation) -> Iterator[tuple[str, str, Field]]:
    """Each field under the name of the contract; a year beside each date, a URL for each DOI."""
    for field in citation.fields:
        if field.name in _YEARS:
            yield _YEARS[field.name], year_of(field), field
        if field.name == "doi":
            yield "url", field.raw if "://" in field.raw else DOI_ADDRESS + field.value, field
        if field.name not in _YEARS or not is_year(field):
            yield _NAMES.get(field.name, field.name), field.value, field
