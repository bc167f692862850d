"""Writes items of CSL-JSON as the BibTeX that .bst styles read.

BibTeX knows fewer types and fields than CSL; what no .bst style asks for is left out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from biblio.formats.bibtex import dumps
from biblio.formats.bibtex.usage import AS_IT_IS
from biblio.record.edition import Edition
from biblio.styles.locators import hide_braces
from biblio.values import tagged
from biblio.values.marked import joined, marked, marks_of, unprotected

_TYPES = {
    **dict.fromkeys(("book", "classic", "collection", "periodical"), "book"),
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("chapter", "entry", "entry-encyclopedia", "entry-dictionary"), "incollection"),
    **{"paper-conference": "inproceedings", "report": "techreport", "manuscript": "unpublished"},
    **{"thesis": "phdthesis", "pamphlet": "booklet"},
}
_NAMES = ("author", "editor", "translator")
_TEXTS = {
    **{"title": "title", "publisher-place": "address", "collection-title": "series"},
    **{"volume": "volume", "issue": "number", "collection-number": "number", "number": "number"},
    **{"edition": "edition", "page": "pages", "note": "note", "URL": "url", "DOI": "doi"},
    **{"ISBN": "isbn", "genre": "type"},
}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}
# Stand for braces that BibTeX is to see: what they hold is one name, or keeps its capitals.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_BRACES = str.maketrans({_OPEN: "{", _CLOSE: "}"})
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


def to_bibtex(items: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> str:
    """The items as a BibTeX file, in which they have these names instead of their keys.

    Titles are in braces, for the capitals in them are those that were typed.
    """
    entries = (_edition(item, names[str(item["id"])]) for item in items)
    return dumps(entries, AS_IT_IS).translate(_BRACES)


def _edition(item: Mapping[str, Any], name: str) -> Edition:
    kind = _TYPES.get(str(item.get("type")), "misc")
    fields: dict[str, str] = {}
    for field, value in _fields(item, kind):
        fields.setdefault(field, value)
    return Edition(name, kind, tuple((field, _hidden(text)) for field, text in fields.items()))


def _hidden(text: str) -> str:
    return marked(hide_braces(text), marks_of(text))


def _fields(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    for variable in _NAMES:
        if people := item.get(variable):
            yield variable, " and ".join(map(_name, people))
    for variable, field in _TEXTS.items():
        if value := item.get(variable):
            yield field, _text(variable, unprotected(tagged.read(str(value))))
    if not item.get("author") and not item.get("editor"):
        yield "key", "".join(filter(str.isalnum, str(item["id"])))  # for labels and for sorting
    if container := item.get("container-title"):
        title = unprotected(tagged.read(str(container)))
        yield ("journal" if kind == "article" else "booktitle"), title
    if publisher := item.get("publisher"):
        yield _PUBLISHERS.get(kind, "publisher"), str(publisher)
    yield from _date(item.get("issued") or {})


def _text(variable: str, text: str) -> str:
    if variable == "title":
        return joined(_OPEN, text, _CLOSE)
    if variable == "edition" and text.isdecimal():
        return _ORDINALS.get(text, f"{text}th")
    return text


def _name(person: Mapping[str, Any]) -> str:
    if literal := person.get("literal"):
        return literal if literal == "others" else f"{_OPEN}{literal}{_CLOSE}"
    particle = person.get("non-dropping-particle") or person.get("dropping-particle")
    family = " ".join(filter(None, (particle, person.get("family")))).replace("- ", "-")
    return ", ".join(filter(None, (family, person.get("suffix"), person.get("given"))))


def _date(date: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    ends = [_year(int(end[0])) for end in date.get("date-parts") or () if end]
    if year := "–".join(ends) or str(date.get("literal") or date.get("raw") or ""):
        yield "year", year


def _year(year: int) -> str:
    return f"{-year} BC" if year < 0 else str(year or "")
