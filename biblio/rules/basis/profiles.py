"""What a type of entry needs, and which other fields will do instead.

After the data models of BibTeX (btxdoc, 3.1) and BibLaTeX (manual, 2.1), less what humanities
editors rightly leave out: the author of an anonymous text, the house of an old print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from biblio.rules.basis.settings import Settings

Fields = Mapping[str, str]
Condition = Callable[[Fields, int | None, Settings], bool]


@dataclass(frozen=True, slots=True)
class Need:
    """A field that is needed, the fields of which any one will do, and when it is needed."""

    name: str
    fields: frozenset[str]
    applies: Condition

    def is_met(self, fields: Fields) -> bool:
        """Whether one of the fields says something."""
        if self.fields.isdisjoint(fields):
            return False
        return any(fields.get(name) for name in self.fields)


_UNDATED = re.compile(
    r"\b(?:forthcoming|in press|in print|to appear|accepted|submitted|in preparation|n\.\s?d\."
    r"|undated|s\.\s?a\.|o\.\s?j\.|im druck|erscheint|à paraître|manuscript|[12][0-9]{3})",
    re.IGNORECASE,
)
_REMARKS = (
    "note",
    "pubstate",
    "howpublished",
    "addendum",
    "titleaddon",
    "volume",
    "series",
    "type",
)


def _always(fields: Fields, year: int | None, settings: Settings) -> bool:
    return True


def _unless_undated(fields: Fields, year: int | None, settings: Settings) -> bool:
    if _is_classical(fields) or fields.get("related"):
        return False
    return not any(_UNDATED.search(fields.get(name, "")) for name in _REMARKS)


def _if_modern(fields: Fields, year: int | None, settings: Settings) -> bool:
    """Whether it is a book of a time in which books name their publisher."""
    return (
        year is not None
        and settings.publishers_since <= year
        and _unless_undated(fields, None, settings)
    )


def _need(name: str, *others: str, applies: Condition = _always) -> Need:
    return Need(name, frozenset((name, *others)), applies)


def _is_classical(fields: Fields) -> bool:
    """Whether it is a text of somebody with one name (Plato): cited without an edition."""
    author = fields.get("author", "")
    return bool(author) and "," not in author


_TITLE = _need("title", "maintitle", "booktitle", "shorttitle", "shorthand", "subtitle", "label")
_ARTICLE_TITLE = _need(
    "title", "titleaddon", "entrysubtype", "issuetitle", "shorttitle", "shorthand"
)
_DATE = _need(
    "date",
    *("year", "origdate", "origyear", "eventdate", "urldate", "shorthand", "pubstate", "eprint"),
    applies=_unless_undated,
)
_RESPONSIBLE = _need(
    "author",
    *("editor", "organization", "institution", "translator", "bookauthor", "publisher", "key"),
    *("label", "shortauthor", "sortname", "shorthand", "holder", "editora", "compiler"),
)
_JOURNAL = _need(
    "journal",
    *(
        "journaltitle",
        "booktitle",
        "shortjournal",
        "fjournal",
        "howpublished",
        "eprint",
        "url",
        "doi",
    ),
    *("series", "pubstate", "eventtitle", "institution", "organization", "maintitle", "crossref"),
    applies=_unless_undated,
)
_CONTAINER = _need(
    "booktitle",
    *("maintitle", "crossref", "journaltitle", "journal", "series", "eventtitle", "xref"),
)
_CHAPTER = _need("chapter", *("pages", "title", "booktitle", "crossref", "eid", "part"))
_SCHOOL = _need("school", "institution", "organization", "publisher", "howpublished", "note", "url")
_INSTITUTION = _need(
    "institution", *("organization", "publisher", "school", "howpublished", "url", "doi", "eprint")
)
_PAGE = _need("title", "website", "organization", "type", "maintitle", "shorthand", "label")
_URL = _need(
    "url", "type", "doi", "eprint", "howpublished", "note", "organization", "file", "crossref"
)
_PUBLISHER = _need(
    "publisher",
    *("organization", "institution", "school", "howpublished", "url", "eprint", "doi", "crossref"),
    *("shorthand", "eprinttype", "holder", "address", "location", "journaltitle", "journal"),
    applies=_if_modern,
)
_BOOK = (_TITLE, _DATE, _RESPONSIBLE, _PUBLISHER)
_PART = (_ARTICLE_TITLE, _CONTAINER, _DATE)

NEEDS: Mapping[str, tuple[Need, ...]] = {
    **dict.fromkeys(("book", "collection"), _BOOK),
    **dict.fromkeys(("mvbook", "mvcollection", "proceedings"), (_TITLE, _DATE)),
    **dict.fromkeys(("incollection", "inproceedings", "conference"), _PART),
    "inbook": (_CHAPTER, _TITLE, _DATE),
    "article": (_ARTICLE_TITLE, _JOURNAL, _DATE),
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis"), (_TITLE, _RESPONSIBLE, _SCHOOL, _DATE)
    ),
    **dict.fromkeys(("techreport", "report"), (_TITLE, _INSTITUTION, _DATE)),
    "online": (_PAGE, _URL),
    **dict.fromkeys(("booklet", "manual", "unpublished"), (_TITLE,)),
}
