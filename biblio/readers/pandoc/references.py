"""The works that a file describes itself (the reference list of a JATS article), by their keys.

Pandoc gives them as CSL's variables; the fields have BibLaTeX's names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biblio.readers.pandoc import cites

Fields = tuple[tuple[str, str], ...]
_TYPES = {
    **{"article-journal": "article", "article-magazine": "article", "article": "article"},
    **{"article-newspaper": "article", "book": "book", "chapter": "incollection"},
    **{"paper-conference": "inproceedings", "thesis": "thesis", "report": "report"},
    **{"webpage": "online", "patent": "patent"},
}
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
_TEXTS = {
    **{"title": "title", "issued": "date", "publisher": "publisher", "publisher-place": "location"},
    **{"volume": "volume", "issue": "number", "edition": "edition", "page": "pages"},
    **{"URL": "url", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn"},
}


def known(references: Any) -> dict[str, Fields]:
    """The fields of each work by its key; those of which nothing is told are left out."""
    if not isinstance(references, dict) or references.get("t") != "MetaList":
        return {}
    found = (one["c"] for one in references["c"] if one.get("t") == "MetaMap")
    works = {cites.spoken(one.get("id")): tuple(_fields(one)) for one in found}
    return {key: fields for key, fields in works.items() if len(fields) > 1}


def _fields(reference: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = _TYPES.get(cites.spoken(reference.get("type")), "misc")
    yield "entrytype", kind
    for name, role in _PEOPLE.items():
        people = reference.get(name, {}).get("c", ())
        yield from ((role, person) for person in map(_person, people) if person)
    texts = {**_TEXTS, "container-title": "journaltitle" if kind == "article" else "booktitle"}
    for name, field in texts.items():
        if text := " ".join(cites.spoken(reference.get(name)).split()):
            yield field, text


def _person(value: Any) -> str:
    content = value.get("c") if isinstance(value, dict) else None
    if not isinstance(content, dict):
        return f"{{{spoken}}}" if (spoken := cites.spoken(value).strip()) else ""
    names = (cites.spoken(content.get(name)).strip() for name in ("family", "given"))
    return ", ".join(filter(None, names))
