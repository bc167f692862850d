"""What EndNote writes into a document: citations with their records in EndNote's own XML."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from biblio.document import Exact
from biblio.readers.docx import items

_TYPES = {
    **dict.fromkeys(("Journal Article", "Electronic Article", "Magazine Article"), "article"),
    **{"Newspaper Article": "article", "Book": "book", "Electronic Book": "book"},
    **{"Edited Book": "collection", "Book Section": "incollection", "Serial": "incollection"},
    **{"Electronic Book Section": "incollection", "Encyclopedia": "inreference"},
    **dict.fromkeys(("Conference Proceedings", "Conference Paper"), "inproceedings"),
    **{"Thesis": "thesis", "Report": "report", "Government Document": "report"},
    **{"Web Page": "online", "Blog": "online", "Online Database": "online"},
    **{"Manuscript": "unpublished", "Unpublished Work": "unpublished", "Pamphlet": "booklet"},
    **{"Personal Communication": "letter", "Patent": "patent", "Case": "jurisdiction"},
    **{"Statute": "legislation", "Bill": "legislation", "Film or Broadcast": "movie"},
}
_IN_PERIODICALS = ("article",)
_PEOPLE = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}
_TEXTS = {
    **{"titles/title": "title", "titles/short-title": "shorttitle", "volume": "volume"},
    **{"titles/tertiary-title": "series", "number": "number", "edition": "edition"},
    **{"pages": "pages", "dates/year": "date", "pub-location": "location"},
    **{"isbn": "isbn", "electronic-resource-num": "doi", "urls/related-urls/url": "url"},
    **{"num-vols": "volumes", "language": "language", "orig-pub": "origdate"},
}
_CONTAINERS = ("periodical/full-title", "titles/secondary-title", "alt-periodical/full-title")
_CORPORATE = re.compile(r",\s*$")


def cited(instruction: str, data: str = "") -> tuple[Exact, ...]:
    """The citations of a field; `data` is what its characters carry in base64."""
    root = _parsed(instruction[instruction.find("<") :] if "<" in instruction else _decoded(data))
    return () if root is None else tuple(_exact(one) for one in root.iter("Cite"))


def _decoded(data: str) -> str:
    try:
        raw = base64.b64decode(data)
    except (binascii.Error, ValueError):
        return ""
    text = raw.decode("utf-16-le" if raw[1:2] == b"\0" else "utf-8", "replace")
    return text.rstrip("\0")


def _parsed(text: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(text[: text.rfind(">") + 1].encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _exact(cite: etree._Element) -> Exact:
    record = cite.find("record")
    locator = _text(cite.find("Pages"))
    return Exact(
        _key(cite, record),
        locator or None,
        "page" if locator else None,
        _text(cite.find("Prefix")),
        _text(cite.find("Suffix")),
        cite.get("ExcludeAuth") == "1",
        () if record is None else _fields(record),
    )


def _key(cite: etree._Element, record: etree._Element | None) -> str:
    """The label that the user gave the record, else author, year and number as EndNote has them."""
    label = "" if record is None else _text(record.find("label"))
    parts = (_text(cite.find(name)) for name in ("Author", "Year", "RecNum"))
    return label or "-".join(part.replace(" ", "") for part in parts if part)


def _fields(record: etree._Element) -> tuple[tuple[str, str], ...]:
    kind_of = record.find("ref-type")
    kind = "misc" if kind_of is None else _TYPES.get(kind_of.get("name", ""), "misc")
    people = (
        (role, [_person(one) for one in record.iterfind(f"contributors/{group}/author")])
        for group, role in _PEOPLE.items()
    )
    return items.pairs(kind, people, _texts(record, kind))


def _texts(record: etree._Element, kind: str) -> Iterator[tuple[str, str]]:
    for path, field in _TEXTS.items():
        yield field, _text(record.find(path))
    container = "journaltitle" if kind in _IN_PERIODICALS else "booktitle"
    container = "series" if kind == "book" else container
    for path in _CONTAINERS:
        yield container, _text(record.find(path))
    publisher = "institution" if kind in ("thesis", "report") else "publisher"
    yield publisher, _text(record.find("publisher"))


def _person(author: etree._Element) -> str:
    """A name as EndNote has it: family, given; a comma behind it is the mark of a body's name."""
    name = _text(author)
    return items.body(_CORPORATE.sub("", name)) if _CORPORATE.search(name) else name


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
