"""The types of entries, one row a type: all that the house knows of a type's name.

Types are those of BibLaTeX (its manual, section 2.1); beside each stands the one of classical
BibTeX that comes nearest (btxdoc, section 3.1), and other names that files give it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Type:
    """A type of entry.

    `bibtex` is the type of classical BibTeX that comes nearest, `needs` what an entry cannot do
    without, `others` other names of the type.
    """

    name: str
    family: Family
    extent: Extent
    bibtex: str = "misc"
    needs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether it is several volumes under one title."""
        return self.name.startswith("mv")

    @property
    def is_part(self) -> bool:
        """Whether it stands in a book or in a periodical, so that its pages are a range."""
        return self.extent in (Extent.PART, Extent.SERIAL)


_BOOK = ("title", "date", "author", "publisher")
_SET = ("title", "date")
_PART = ("title", "booktitle", "date")

ROWS: tuple[Type, ...] = (
    Type("book", Family.BOOK, Extent.WHOLE, "book", _BOOK),
    Type("mvbook", Family.BOOK, Extent.WHOLE, "book", _SET),
    Type("collection", Family.BOOK, Extent.WHOLE, "book", _BOOK),
    Type("mvcollection", Family.BOOK, Extent.WHOLE, "book", _SET),
    Type("proceedings", Family.BOOK, Extent.WHOLE, "proceedings", _SET),
    Type("mvproceedings", Family.BOOK, Extent.WHOLE, "proceedings"),
    Type("reference", Family.BOOK, Extent.WHOLE, "book"),
    Type("mvreference", Family.BOOK, Extent.WHOLE, "book"),
    Type("manual", Family.BOOK, Extent.WHOLE, "manual", ("title",)),
    Type("ancienttext", Family.OTHER, Extent.WHOLE),
    Type("booklet", Family.PAMPHLET, Extent.WHOLE, "booklet", ("title",)),
    Type("inbook", Family.CHAPTER, Extent.PART, "inbook", ("chapter", "title", "date")),
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
    Type("article", Family.ARTICLE, Extent.SERIAL, "article", ("title", "journaltitle", "date")),
    Type("suppperiodical", Family.ARTICLE, Extent.SERIAL, "article"),
    Type("review", Family.ARTICLE, Extent.ANY, "article"),
    Type("periodical", Family.ARTICLE, Extent.WHOLE),
    Type(
        "thesis",
        Family.THESIS,
        Extent.WHOLE,
        "phdthesis",
        ("title", "author", "institution", "date"),
    ),
    Type("report", Family.REPORT, Extent.WHOLE, "techreport", ("title", "institution", "date")),
    Type(
        "online",
        Family.PAGE,
        Extent.PAGE,
        "misc",
        ("title", "url"),
        ("electronic", "www", "webpage", "web_page"),
    ),
    Type("unpublished", Family.MANUSCRIPT, Extent.SHEETS, "unpublished", ("title",)),
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
CLASSICAL = frozenset({row.bibtex for row in ROWS} | {"mastersthesis"})
"""The types that every style of classical BibTeX knows."""

_BY_NAME = {name: row for row in ROWS for name in (row.name, *row.others)}


def row(name: str) -> Type:
    """The row of a type by any of its names; a type that has none may be anything."""
    known = TYPED[name][0] if name in TYPED else name
    return _BY_NAME.get(known) or Type(name, Family.OTHER, Extent.ANY)
