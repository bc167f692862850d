"""The fields of a record, one row a field: all that the house knows of a field's name.

Names and natures are those of BibLaTeX (its manual, section 2.2); the second name is the one that
classical BibTeX has for the same thing (btxdoc, section 3.2). Fields that have no row are kept
untouched: they are words, and nobody's.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from biblio.values.marked import UNPROTECTED, Look


class Nature(StrEnum):
    """What a value is, and so how it is read, compared and written."""

    PEOPLE = "people"
    TITLE = "title"
    DATE = "date"
    PAGES = "pages"
    NUMBER = "number"
    PLACE = "place"
    HOUSE = "house"  # who publishes it: a publisher, a school, a site
    LANGUAGE = "language"
    ADDRESS = "address"  # on the web
    IDENTIFIER = "identifier"
    VERBATIM = "verbatim"  # no text: never decoded, never compared as words
    LINKS = "links"  # keys of other entries
    WORDS = "words"


class Of(StrEnum):
    """Whose a field is: what it describes, and so how far it may be carried."""

    WORK = "work"  # holds for every edition
    EDITION = "edition"  # never passes to another edition
    CITATION = "citation"  # of one place in one document: never kept in a library
    OWNER = "owner"  # of whoever keeps the library: never taken from elsewhere


class Row(NamedTuple):
    """A field: its name, its nature, whose it is, its other names (BibTeX's first)."""

    name: str
    nature: Nature
    of: Of
    others: tuple[str, ...] = ()

    @property
    def bibtex(self) -> str:
        """The name that classical BibTeX has for it."""
        return self.others[0] if self.others else self.name


def _rows(nature: Nature, of: Of, *names: str) -> tuple[Row, ...]:  # pragma: no mutate block
    """Rows that differ in their names only; `location=address` gives the other names too."""
    split = (name.split("=") for name in names)
    return tuple(Row(name, nature, of, tuple(others)) for name, *others in split)


# In the order in which an entry prints them: a row's place is its rank.
ROWS: tuple[Row, ...] = (
    *_rows(Nature.PEOPLE, Of.WORK, "author"),
    *_rows(Nature.PEOPLE, Of.EDITION, "editor", "translator"),
    *_rows(Nature.PEOPLE, Of.EDITION, "introduction", "foreword", "afterword"),
    *_rows(Nature.PEOPLE, Of.EDITION, "bookauthor", "editora", "editorb", "editorc"),
    *_rows(Nature.PEOPLE, Of.EDITION, "annotator", "commentator", "illustrator"),
    *_rows(Nature.PEOPLE, Of.WORK, "holder", "director", "interviewer", "recipient", "composer"),
    *_rows(Nature.PEOPLE, Of.WORK, "origauthor", "revdauthor", "shortauthor", "shorteditor"),
    *_rows(Nature.TITLE, Of.WORK, "title", "subtitle", "shorttitle", "titleaddon"),
    *_rows(Nature.TITLE, Of.EDITION, "booktitle", "booksubtitle", "booktitleaddon"),
    *_rows(Nature.TITLE, Of.EDITION, "journaltitle=journal", "journalsubtitle", "shortjournal"),
    *_rows(Nature.TITLE, Of.EDITION, "maintitle", "mainsubtitle", "maintitleaddon"),
    *_rows(Nature.TITLE, Of.EDITION, "printedtitle", "issuetitle", "issuesubtitle"),
    *_rows(Nature.TITLE, Of.WORK, "eventtitle", "indextitle", "sorttitle", "indexsorttitle"),
    *_rows(Nature.TITLE, Of.EDITION, "series"),
    *_rows(Nature.NUMBER, Of.EDITION, "volume", "volumes", "number", "issue", "part", "chapter"),
    *_rows(Nature.NUMBER, Of.EDITION, "edition"),
    *_rows(Nature.HOUSE, Of.EDITION, "publisher", "institution=institution=school", "organization"),
    *_rows(Nature.PLACE, Of.EDITION, "location=address=city", "origlocation"),
    *_rows(Nature.HOUSE, Of.EDITION, "origpublisher"),
    *_rows(Nature.PLACE, Of.WORK, "venue"),
    *_rows(Nature.DATE, Of.EDITION, "date=year"),
    *_rows(Nature.TITLE, Of.WORK, "origtitle"),
    *_rows(Nature.DATE, Of.WORK, "origdate=origdate=origyear", "eventdate"),
    *_rows(Nature.PAGES, Of.EDITION, "pages"),
    *_rows(Nature.NUMBER, Of.EDITION, "pagetotal", "eid"),
    *_rows(Nature.IDENTIFIER, Of.EDITION, "isbn", "issn", "doi"),
    *_rows(Nature.VERBATIM, Of.EDITION, "eprint", "eprinttype=archiveprefix"),
    *_rows(Nature.VERBATIM, Of.EDITION, "eprintclass=primaryclass"),
    *_rows(Nature.ADDRESS, Of.EDITION, "url", "origurl"),
    *_rows(Nature.DATE, Of.EDITION, "urldate"),
    *_rows(Nature.LANGUAGE, Of.EDITION, "langid", "language"),
    *_rows(Nature.LANGUAGE, Of.WORK, "origlanguage"),
    *_rows(Nature.LINKS, Of.WORK, "work"),
    *_rows(Nature.WORDS, Of.WORK, "type", "note", "addendum", "pubstate", "entrysubtype"),
    *_rows(Nature.WORDS, Of.EDITION, "howpublished", "version"),
    *_rows(Nature.LINKS, Of.EDITION, "crossref", "xref", "xdata", "related"),
    *_rows(Nature.WORDS, Of.EDITION, "relatedtype", "relatedstring"),
    *_rows(Nature.NUMBER, Of.CITATION, "locator"),
    *_rows(Nature.LINKS, Of.OWNER, "ids", "entryset"),
    *_rows(Nature.VERBATIM, Of.EDITION, "file=file=pdf"),
    *_rows(Nature.VERBATIM, Of.OWNER, "keywords", "groups", "urlraw", "options"),
    *_rows(Nature.VERBATIM, Of.OWNER, "verba", "verbb", "verbc", "local-url", "localfile"),
    *_rows(Nature.VERBATIM, Of.OWNER, "bdsk-url-1", "bdsk-url-2", "bdsk-file-1"),
    *_rows(Nature.WORDS, Of.OWNER, "abstract", "annotation=annote", "sortkey=key", "presort"),
    *_rows(Nature.WORDS, Of.OWNER, "label", "shorthand", "shorthandintro", "library", "execute"),
    *_rows(Nature.WORDS, Of.OWNER, "owner", "timestamp"),
)

_BY_NAME = {row.name: row for row in ROWS}
_RANK = {row.name: rank for rank, row in enumerate(ROWS)}
# Every other name of a field, with the name that it has here.
ALIASES = {other: row.name for row in ROWS for other in row.others if other != row.name}

_UNREAD = frozenset({Look.SOURCE})
_LOOKS = {Nature.TITLE: frozenset(Look), Nature.WORDS: UNPROTECTED}


def row(name: str) -> Row:
    """The row of a field; one that has none is words, and its owner's."""
    return _BY_NAME.get(name) or Row(name, Nature.WORDS, Of.OWNER)


def nature(name: str) -> Nature:
    """The nature of a field."""
    found = _BY_NAME.get(name)
    return found.nature if found else Nature.WORDS


@lru_cache(maxsize=1 << 12)
def looks(name: str) -> frozenset[Look]:
    """The marks that a field's value may have.

    Of what is neither title nor words only LaTeX that nobody could read stays marked.
    """
    return _LOOKS.get(nature(ALIASES.get(name, name)), _UNREAD)


def rank(name: str) -> int:
    """The place of a field in print; those that have no row come last."""
    return _RANK.get(name, len(ROWS))


@cache
def having(*natures: Nature) -> frozenset[str]:
    """The fields of these natures."""
    return frozenset(row.name for row in ROWS if row.nature in natures)


@cache
def belonging(*owners: Of) -> tuple[str, ...]:
    """The fields that are these owners', in the order of print."""
    return tuple(row.name for row in ROWS if row.of in owners)


# The fields that hold people, in the order in which libraries give them.
PEOPLE = tuple(row.name for row in ROWS if row.nature is Nature.PEOPLE)
DATES = tuple(row.name for row in ROWS if row.nature is Nature.DATE)
# The titles that a text has itself, in any language, and those of what it belongs to as a part.
OWN_TITLES = ("title", "subtitle", "maintitle", "mainsubtitle", "origtitle")
# Where a record says in free words what no other field is for.
REMARKS = ("note", "titleaddon", "addendum", "howpublished", "pubstate")
# The fields that are lists, their elements parted by commas.
LISTS = frozenset({"keywords", "groups", "ids", "related", "mendeley-groups", "mendeley-tags"})
# The fields in which an entry names others of the library.
REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")
