"""What a page says of itself, as the fields of a record: BibLaTeX's names, values as they stand.

Of several ways to say it the first counts: Highwire's tags (`citation_title`, which Google Scholar
asks for), Dublin Core, JSON-LD (schema.org), Open Graph, the page's own `title` and `author`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from biblio.readers.html.characters import decoded
from biblio.readers.html.scanner import Characters
from biblio.readers.html.tree import Element

_TAGS = {
    # Highwire
    "citation_title": "title", "citation_author": "author", "citation_authors": "author",
    "citation_editor": "editor", "citation_translator": "translator",
    "citation_publication_date": "date", "citation_date": "date", "citation_year": "date",
    "citation_online_date": "date", "citation_journal_title": "journaltitle",
    "citation_volume": "volume", "citation_issue": "number", "citation_doi": "doi",
    "citation_issn": "issn", "citation_isbn": "isbn", "citation_publisher": "publisher",
    "citation_inbook_title": "booktitle", "citation_book_title": "booktitle",
    "citation_conference_title": "eventtitle", "citation_dissertation_institution": "institution",
    "citation_technical_report_institution": "institution", "citation_language": "language",
    "citation_public_url": "url", "citation_fulltext_html_url": "url",
    # Dublin Core
    "dc.title": "title", "dc.creator": "author", "dc.date": "date", "dc.date.issued": "date",
    "dc.publisher": "publisher", "dc.language": "language", "dc.identifier": "identifier",
    "dc.contributor.editor": "editor", "dc.relation.ispartof": "journaltitle",
    "dcterms.title": "title", "dcterms.creator": "author", "dcterms.date": "date",
    "dcterms.issued": "date", "dcterms.publisher": "publisher", "dcterms.language": "language",
    "dcterms.identifier": "identifier",
    # Open Graph
    "og:title": "title", "og:site_name": "organization", "og:url": "url",
    "article:author": "author", "article:published_time": "date", "book:author": "author",
    "book:isbn": "isbn", "book:release_date": "date",
    # plain
    "author": "author", "date": "date", "language": "language",
}  # fmt: skip
_RANKS = ("citation_", "dc", "ld", "og:", "article:", "book:", "")
_TYPES = frozenset(
    "Article NewsArticle BlogPosting ScholarlyArticle TechArticle OpinionNewsArticle Report"
    " AnalysisNewsArticle ReportageNewsArticle Book Chapter Thesis PublicationIssue WebPage".split()
)
_SCRIPT = "application/ld+json"
# more is no description of a page
_LONGEST_SCRIPT = 200_000
_MANY = frozenset(("author", "editor", "translator"))


class Said(NamedTuple):
    """One thing said: where it ranks, the field, the value."""

    rank: int
    field: str
    value: str


def find(root: Element, source: str) -> dict[str, tuple[str, ...]]:
    """The fields of the page's own record."""
    said = [one for one in _all(root, source) if one.value]
    said.sort(key=lambda one: one.rank)
    best: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    for one in said:
        values = found.setdefault(one.field, [])
        more = one.field in _MANY and one.rank == best.get(one.field)
        if not values or (more and one.value not in values):
            best[one.field] = one.rank
            values.append(one.value)
    return {field: tuple(values) for field, values in found.items()}


def language(root: Element) -> str | None:
    """The language that the page names, without its country."""
    said = root.get("lang") or root.get("xml:lang")
    for element in root.elements():
        named = element.name == "meta" and element.get("http-equiv").casefold()
        if not said and named == "content-language":
            said = element.get("content")
    return said.replace("_", "-").partition("-")[0].strip().casefold() or None


def addresses(root: Element) -> frozenset[str]:
    """The addresses that the page gives as its own."""
    found = set()
    for element in root.elements():
        if element.name == "link" and element.get("rel").casefold() == "canonical":
            found.add(element.get("href"))
        if element.name == "meta" and element.get("property") == "og:url":
            found.add(element.get("content"))
    return frozenset(found)


def _all(root: Element, source: str) -> Iterator[Said]:
    pages: dict[str, str] = {}
    for element in root.elements():
        if element.name == "meta":
            name = (element.get("name") or element.get("property")).casefold()
            value = decoded(element.attributes.get("content", ""))
            if name in ("citation_firstpage", "citation_lastpage"):
                pages[name] = value
            yield from _tag(name, value)
        elif element.name == "title" and not _in_picture(element):
            yield Said(len(_RANKS), "title", _text(element, source))
        elif element.name == "script" and element.get("type").casefold() == _SCRIPT:
            yield from _script(_raw(element, source))
    if first := pages.get("citation_firstpage"):
        last = pages.get("citation_lastpage")
        yield Said(0, "pages", f"{first}–{last}" if last and last != first else first)


def _in_picture(element: Element) -> bool:
    return any(above.name == "svg" for above in element.ancestors())


def _tag(name: str, value: str) -> Iterator[Said]:
    field = _TAGS.get(name) or _TAGS.get(name.replace(":", "."))
    if field is None:
        return
    rank = next(rank for rank, prefix in enumerate(_RANKS) if name.startswith(prefix))
    if field == "identifier":
        yield from _identifier(value, rank)
    elif name == "citation_authors":
        yield from (Said(rank, field, one.strip()) for one in value.split(";"))
    elif not (name == "article:author" and "://" in value):
        yield Said(rank, field, value)


def _identifier(value: str, rank: int) -> Iterator[Said]:
    """What kind of number it is, the number says."""
    plain = value.casefold().removeprefix("doi:").removeprefix("https://doi.org/")
    if plain.startswith("10."):
        yield Said(rank, "doi", plain)
    elif "isbn" in plain:
        yield Said(rank, "isbn", value.split(":")[-1].strip())
    elif plain.startswith("http"):
        yield Said(rank, "url", value)


def _text(element: Element, source: str) -> str:
    return decoded(_raw(element, source))


def _raw(element: Element, source: str) -> str:
    texts = [one for one in element.children if type(one) is Characters]
    return "".join(source[one.start : one.end] for one in texts)


def _script(text: str) -> Iterator[Said]:
    """What JSON-LD says of an article or a book."""
    if len(text) > _LONGEST_SCRIPT:
        return
    try:
        things = list(_things(json.loads(text)))
    except (ValueError, RecursionError):
        return
    for one in things:
        if _types(one) & _TYPES:
            yield from (
                Said(_RANKS.index("ld"), field, said) for field, said in _thing(one) if said
            )


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _things(one)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"))


def _types(thing: dict[str, Any]) -> frozenset[str]:
    said = thing.get("@type")
    types = said if isinstance(said, list) else [said]
    return frozenset(one for one in types if isinstance(one, str))


def _thing(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", _name(thing.get("headline")) or _name(thing.get("name"))
    yield "date", _name(thing.get("datePublished"))
    yield "publisher", _name(thing.get("publisher"))
    yield "language", _name(thing.get("inLanguage"))
    yield "isbn", _name(thing.get("isbn"))
    yield "journaltitle", _name(thing.get("isPartOf"))
    for role in _MANY:
        people = thing.get(role)
        for one in people if isinstance(people, list) else [people]:
            yield role, _name(one)


def _name(value: Any) -> str:
    """A name or a date; things have theirs inside."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
        return _name(value) if not isinstance(value, list) else ""
    return decoded(value) if isinstance(value, str) else ""
