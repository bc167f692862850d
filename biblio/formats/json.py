"""The JSON of `extract --to json`: every citation with its place, its fields and its work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from biblio.citation import Citation, Field, Resolution, is_year, year_of
from biblio.extractor import Extraction
from biblio.record.fields import PEOPLE

VERSION = 1
# The contract's own names; where it has none, they are those of `record.fields`.
_NAMES = {"location": "address", "journaltitle": "journal", "type": "thesis"}
_YEARS = {"date": "year", "origdate": "origyear"}


def dumps(extractions: Sequence[Extraction]) -> str:
    """The documents as one JSON object, the contract of the design, ending in a newline."""
    documents = [_document(extraction) for extraction in extractions]
    whole = {"version": VERSION, "documents": documents}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _document(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    return {
        "path": document.path,
        "sha256": document.sha256,
        "language": document.language,
        "citations": [
            _citation(number, resolution)
            for number, resolution in enumerate(extraction.resolutions, 1)
        ],
    }


def _citation(number: int, resolution: Resolution) -> dict[str, Any]:
    citation, antecedent = resolution.citation, resolution.antecedent
    return {
        "id": f"c{number}",
        "kind": citation.kind.value,
        "form": citation.form.value,
        "mark": citation.mark,
        "raw": citation.text,
        "start": citation.place.start,
        "end": citation.place.end,
        "line": citation.place.line,
        "page": citation.place.page,
        "fields": _fields(citation),
        "confidence": _confidence(citation),
        "refers_to": None if antecedent is None else f"c{antecedent + 1}",
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
    return fields


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
            yield "url", field.raw, field
        if field.name not in _YEARS or not is_year(field):
            yield _NAMES.get(field.name, field.name), field.value, field
