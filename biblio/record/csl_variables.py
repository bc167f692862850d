"""Variables of CSL 1.0.2 and the fields of BibLaTeX that say the same.

A row names a variable and the fields it is read from, the usual one first: that one is written.
`note` stays `note` and `annotation` becomes `annote`, as pandoc and Zotero have it, though the
specification of CSL describes the two the other way round.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from biblio.record import csl_types
from biblio.values import urls

Row = tuple[str, tuple[str, ...]]

_EVERYWHERE: tuple[Row, ...] = tuple(
    (variable, (field,))
    for variable, field in {
        **{"title-short": "shorttitle", "container-title-short": "shortjournal"},
        **{"collection-title": "series", "volume": "volume", "number-of-volumes": "volumes"},
        **{"edition": "edition", "part-number": "part", "chapter-number": "chapter"},
        **{"page": "pages", "number-of-pages": "pagetotal", "version": "version"},
        **{"event-title": "eventtitle", "event-place": "venue", "status": "pubstate"},
        **{"genre": "type", "medium": "howpublished", "call-number": "library"},
        **{"archive": "archive", "archive_collection": "archive_collection"},
        **{"archive_location": "archive_location", "source": "source"},
        **{"abstract": "abstract", "note": "note", "annote": "annotation", "keyword": "keywords"},
        **{"original-title": "origtitle", "original-publisher": "origpublisher"},
        **{"original-publisher-place": "origlocation", "reviewed-title": "revdtitle"},
        **{"URL": "url", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn"},
        **{"PMID": "pmid", "PMCID": "pmcid", "references": "references", "scale": "scale"},
        **{"dimensions": "dimensions", "jurisdiction": "jurisdiction"},
    }.items()
)
# people by the variable that CSL has for them
PEOPLE = {
    **{"author": "author", "editor": "editor", "translator": "translator"},
    **{"container-author": "bookauthor", "director": "director", "interviewer": "interviewer"},
    **{"recipient": "recipient", "illustrator": "illustrator", "composer": "composer"},
    **{"original-author": "origauthor", "reviewed-author": "revdauthor"},
}
# dates but for that of the thing itself
DATES = {"original-date": "origdate", "event-date": "eventdate", "accessed": "urldate"}
# what older programs call a variable
OLD_NAMES = {
    **{"shortTitle": "title-short", "journalAbbreviation": "container-title-short"},
    **{"event": "event-title", "part": "part-number"},
}
_DEPOSIT: Row = ("archive", ("library",))
_NOT_DEPOSITED = tuple(row for row in _EVERYWHERE if row[0] not in ("archive", "call-number"))
_IN_JOURNAL: Row = ("container-title", ("journaltitle", "booktitle"))
_ON_SITE: Row = ("container-title", ("organization", "journaltitle", "booktitle"))
_IN_BOOK: Row = ("container-title", ("booktitle", "journaltitle"))
_INSTITUTION: Row = ("publisher", ("institution", "publisher", "organization"))
_PUBLISHER: Row = ("publisher", ("publisher", "institution", "organization"))
_OF_SITE: Row = ("publisher", ("publisher", "institution"))
_BOOKS = frozenset(
    "book chapter pamphlet paper-conference entry entry-dictionary entry-encyclopedia collection "
    "classic musical_score".split()
)
_ARCHIVED = frozenset({"manuscript", "personal_communication"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What an entry or an item tells of where the thing is to be found.

    `archived`: it says where it is kept; `deposited`: by one name, BibLaTeX's `library` alone;
    `contained`: it names the book or the journal it stands in.
    """

    archived: bool = False
    deposited: bool = False
    contained: bool = False

    @staticmethod
    def of_item(variables: Collection[str]) -> Setting:
        """What an item with these variables tells."""
        named = "call-number" in variables
        return Setting(
            archived="archive" in variables or named, deposited="archive" in variables and not named
        )


@cache
def rows(name: str, kind: str, setting: Setting) -> tuple[Row, ...]:
    """The rows for items of that CSL type, made of an entry of that kind."""
    kind = "" if setting.contained else kind
    is_archived = setting.archived and name in _ARCHIVED
    return (
        *((_DEPOSIT, *_NOT_DEPOSITED) if is_archived and setting.deposited else _EVERYWHERE),
        _container(name, kind),
        _publisher(name, kind),
        ("archive-place" if is_archived else "publisher-place", ("location",)),
        *_number(name),
    )


def _publisher(name: str, kind: str) -> Row:
    if kind == "online":
        return _OF_SITE
    return _INSTITUTION if name in ("thesis", "report") else _PUBLISHER


def _container(name: str, kind: str) -> Row:
    if kind == "online":
        return _ON_SITE
    return _IN_JOURNAL if csl_types.is_in_periodical(name) else _IN_BOOK


def _number(name: str) -> tuple[Row, ...]:
    """BibLaTeX's number: a journal's issue, a book's place in its series, or the thing's own."""
    if csl_types.is_in_periodical(name):
        return (("issue", ("number", "issue")), ("number", ("eid",)))
    return (("collection-number" if name in _BOOKS else "number", ("number", "issue")),)


def identified(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its DOI as such: an address that does no more than resolve one is not kept."""
    doi = urls.doi(item["URL"]) if isinstance(item.get("URL"), str) else ""
    own = item.get("DOI", doi)
    if not doi or not isinstance(own, str) or own.casefold() != doi.casefold():
        return item
    return {**{name: value for name, value in item.items() if name != "URL"}, "DOI": own}
