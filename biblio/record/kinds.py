"""The types of entries, one row a type: all that the house knows of a type's name.

Types are those of BibLaTeX (its manual, section 2.1); beside each stands the one of classical
BibTeX that comes nearest (btxdoc, section 3.1), and other names that files give it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from biblio.values import compiled


class Family(StrEnum):
    """What sort of thing it is: the heading under which a divided bibliography lists it."""

    BOOK = "books"
    PAMPHLET = "pamphlets"
    CHAPTER = "chapters"
    ARTICLE = "articles"
    THESIS = "theses"
    REPORT = "reports"
    PAGE = "online"
    MANUSCRIPT = "unpublished"
    OTHER = ""


class Extent(StrEnum):
    """Whether it is bound by itself or stands in something else; `ANY` may be anything."""

    WHOLE = "book"
    PART = "chapter"
    SERIAL = "article"
    PAGE = "web page"
    SHEETS = "manuscript"
    ANY = ""


class When(StrEnum):
    """When a field is needed."""

    ALWAYS = "always"
    DATED = "unless the text has no date yet, or none any more"
    MODERN = "if it is of a time in which books name their publisher"


class Need(NamedTuple):
    """A field that an entry needs, and those of which any will do in its place.

    After the data models of BibTeX (btxdoc, 3.1) and BibLaTeX (manual, 2.1), less what humanities
    editors rightly leave out: the author of an anonymous text, the house of an old print.
    """

    name: str
    instead: frozenset[str]
    when: When = When.ALWAYS


class Type(NamedTuple):
    """A type of entry.

    `bibtex` is the type of classical BibTeX that comes nearest, `needs` what an entry cannot do
    without, `others` other names of the type.
    """

    name: str
    family: Family
    extent: Extent
    bibtex: str = "misc"
    needs: tuple[Need, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether it is several volumes under one title."""
        return self.name.startswith("mv")

    @property
    def is_part(self) -> bool:
        """Whether it stands in a book or in a periodical, so that its pages are a range."""
        return self.extent in (Extent.PART, Extent.SERIAL)


def _need(name: str, instead: str, when: When = When.ALWAYS) -> Need:  # pragma: no mutate block
    return Need(name, frozenset(instead.split()), when)


_TITLE = _need("title", "maintitle booktitle shorttitle shorthand subtitle label")
_PIECE = _need("title", "titleaddon entrysubtype issuetitle shorttitle shorthand")
_PAGE = _need("title", "website organization type maintitle shorthand label")
_DATE = _need(
    "date", "year origdate origyear eventdate urldate shorthand pubstate eprint", When.DATED
)
_RESPONSIBLE = _need(
    "author",
    "editor organization institution translator bookauthor publisher sortkey label shortauthor "
    "sortname shorthand holder editora compiler",
)
_JOURNAL = _need(
    "journaltitle",
    "booktitle shortjournal fjournal howpublished eprint url doi series pubstate eventtitle "
    "institution organization maintitle crossref",
    When.DATED,
)
_CONTAINER = _need("booktitle", "maintitle crossref journaltitle series eventtitle xref")
_CHAPTER = _need("chapter", "pages title booktitle crossref eid part")
_SCHOOL = _need("institution", "organization publisher howpublished note url")
_INSTITUTION = _need("institution", "organization publisher howpublished url doi eprint")
_URL = _need("url", "type doi eprint howpublished note organization file crossref")
_PUBLISHER = _need(
    "publisher",
    "organization institution howpublished url eprint doi crossref shorthand eprinttype holder "
    "location journaltitle",
    When.MODERN,
)
_BOOK = (_TITLE, _DATE, _RESPONSIBLE, _PUBLISHER)
_SET = (_TITLE, _DATE)
_PART = (_PIECE, _CONTAINER, _DATE)

ROWS: tuple[Type, ...] = (
    Type("book", Family.BOOK, Extent.WHOLE, "book", _BOOK),
    Type("mvbook", Family.BOOK, Extent.WHOLE, "book", _SET),
    Type("collection", Family.BOOK, Extent.WHOLE, "book", _BOOK),
    Type("mvcollection", Family.BOOK, Extent.WHOLE, "book", _SET),
    Type("proceedings", Family.BOOK, Extent.WHOLE, "proceedings", _SET),
    Type("mvproceedings", Family.BOOK, Extent.WHOLE, "proceedings"),
    Type("reference", Family.BOOK, Extent.WHOLE, "book"),
    Type("mvreference", Family.BOOK, Extent.WHOLE, "book"),
    Type("manual", Family.BOOK, Extent.WHOLE, "manual", (_TITLE,)),
    Type("ancienttext", Family.OTHER, Extent.WHOLE),
    Type("booklet", Family.PAMPHLET, Extent.WHOLE, "booklet", (_TITLE,)),
    Type("inbook", Family.CHAPTER, Extent.PART, "inbook", (_CHAPTER, _TITLE, _DATE)),
    Type(
        "incollection",
        Family.CHAPTER,
        Extent.PART,
        "incollection",
        _PART,
        ("book_section", "booksection"),
    ),
    Type("inproceedings", Family.CHAPTER, Extent.PART, "inproceedings", _PART, ("conference",)),
    Type("bookinbook", Family.CHAPTER, Extent.PART, "incollection"),
    Type("suppbook", Family.CHAPTER, Extent.PART, "incollection"),
    Type("suppcollection", Family.CHAPTER, Extent.PART, "incollection"),
    Type("inreference", Family.CHAPTER, Extent.PART, "incollection"),
    Type("article", Family.ARTICLE, Extent.SERIAL, "article", (_PIECE, _JOURNAL, _DATE)),
    Type("suppperiodical", Family.ARTICLE, Extent.SERIAL, "article"),
    Type("review", Family.ARTICLE, Extent.ANY, "article"),
    Type("periodical", Family.ARTICLE, Extent.WHOLE),
    Type(
        "thesis",
        Family.THESIS,
        Extent.WHOLE,
        "phdthesis",
        (_TITLE, _RESPONSIBLE, _SCHOOL, _DATE),
    ),
    Type("report", Family.REPORT, Extent.WHOLE, "techreport", (_TITLE, _INSTITUTION, _DATE)),
    Type(
        "online",
        Family.PAGE,
        Extent.PAGE,
        "misc",
        (_PAGE, _URL),
        ("electronic", "www", "webpage", "web_page", "website"),
    ),
    Type("unpublished", Family.MANUSCRIPT, Extent.SHEETS, "unpublished", (_TITLE,)),
    Type("letter", Family.MANUSCRIPT, Extent.ANY),
    Type("movie", Family.OTHER, Extent.ANY, others=("film",)),
    Type("misc", Family.OTHER, Extent.ANY, others=("generic",)),
)

# What older programs say by the type, BibLaTeX says by a field beside it.
TYPED = {
    "phdthesis": ("thesis", "type", "phdthesis"),
    "mastersthesis": ("thesis", "type", "mathesis"),
    "techreport": ("report", "type", "techreport"),
    "newspaper_article": ("article", "entrysubtype", "newspaper"),
    "magazine_article": ("article", "entrysubtype", "magazine"),
}
_MASTERS = compiled.pattern(r"\bma(?:ster|thesis|gist)|\bM\.? ?(?:A|Sc|Phil|Litt)\b", re.IGNORECASE)


def typed(kind: str, genre: str) -> str:
    """What older programs call a type of which a field `type` says more; else its own name."""
    if kind == "thesis":
        return "mastersthesis" if _MASTERS.search(genre) else "phdthesis"
    return "techreport" if kind == "report" else kind


CLASSICAL = frozenset({row.bibtex for row in ROWS} | {"mastersthesis"})
"""The types that every style of classical BibTeX knows."""

_BY_NAME = {name: row for row in ROWS for name in (row.name, *row.others)}


def name_of(name: str) -> str:
    """The name that the house has for a type; of one that it does not know its own."""
    if name in TYPED:
        return TYPED[name][0]
    known = _BY_NAME.get(name)
    return known.name if known else name


@lru_cache(maxsize=1 << 10)
def row(name: str) -> Type:
    """The row of a type by any of its names; a type that has none may be anything."""
    return _BY_NAME.get(name_of(name)) or Type(name, Family.OTHER, Extent.ANY)
