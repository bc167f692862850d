"""The house style: the table `house` of the user's settings, which `biblio restyle` goes by."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.tomltable import Table

_PREFER = 'the name of a site or publisher, as in "marxists.org"'
_STYLE = 'the name of a style or a file, as in "apa" or "house.csl"'
_LANGUAGE = 'the tag of a language, as in "en-GB" or "de"'
_QUOTES = 'two quotation marks, or four with those within others, as in "„“‚‘"'
_MOST_WORDS = 20
_STYLE_FILES = (".csl", ".bst")


class Way(StrEnum):
    """How a manuscript cites.

    `AS_IS`: each citation where it stands. `NOTES`: in footnotes, `ENDNOTES`: in endnotes.
    `INLINE`: in brackets in the text; `AUTHOR_DATE` is the same with a list of references at the
    end. `KEYS`: by the keys of the library, as pandoc reads them. `ZOTERO`: where it stands, in
    live fields.
    """

    AS_IS = "as-is"
    NOTES = "notes"
    ENDNOTES = "endnotes"
    INLINE = "inline"
    AUTHOR_DATE = "author-date"
    KEYS = "keys"
    ZOTERO = "zotero"

    @property
    def is_in_notes(self) -> bool:
        """Whether citations of the text become notes."""
        return self in (Way.NOTES, Way.ENDNOTES)

    @property
    def is_in_text(self) -> bool:
        """Whether what notes cite, if they do nothing else, goes into the text."""
        return self in (Way.INLINE, Way.AUTHOR_DATE, Way.KEYS)


class Ibid(StrEnum):
    """Where *ibid.* may stand: as the style has it, not across chapters, or nowhere."""

    STYLE = "style"
    BY_CHAPTER = "by-chapter"
    NEVER = "never"


class PageRanges(StrEnum):
    """How ranges of pages are printed: as the style has it, 156–91, or 156–191."""

    STYLE = "style"
    ELIDED = "elided"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class House:
    """What a publisher wants beside a style; where nothing is said, the style decides.

    `short_title` is the most words that a repeated title has, `access_dates` and `places` say
    whether these are printed, `quotes` are the quotation marks: two, or four.
    """

    style: str | None = None
    way: Way = Way.AS_IS
    language: str | None = None
    ibid: Ibid = Ibid.STYLE
    short_title: int | None = None
    access_dates: bool = True
    prefer: str | None = None
    places: bool = True
    page_ranges: PageRanges = PageRanges.STYLE
    quotes: str | None = None


def house_config(table: Table) -> House:
    """The settings in that table of a file.

    Raises BiblioError, with file and line, for an unknown setting and a value of the wrong type.
    """
    table.refuse_unknown([one.name.replace("_", "-") for one in fields(House)])
    return House(
        style=style_in(table),
        way=table.choice("way", Way, Way.AS_IS),
        language=_language(table),
        ibid=table.choice("ibid", Ibid, Ibid.STYLE),
        short_title=table.number("short-title", 1, _MOST_WORDS),
        access_dates=table.truth("access-dates", default=True),
        prefer=table.text("prefer", _PREFER),
        places=table.truth("places", default=True),
        page_ranges=table.choice("page-ranges", PageRanges, PageRanges.STYLE),
        quotes=_quotes(table),
    )


def style_in(table: Table) -> str | None:
    """The style that a table names; the path of a file is relative to the settings."""
    style = table.text("style", _STYLE)
    if style and style.endswith(_STYLE_FILES):
        return os.fspath(table.beside(style, "style"))
    return style.strip() if style else None


def way_named(name: str) -> Way:
    """The way that `--as` names; raises BiblioError where there is none."""
    if name not in list(Way):
        raise BiblioError(f"There is no way “{name}”: --as takes {', '.join(Way)}.")
    return Way(name)


def _language(table: Table) -> str | None:
    language = table.text("language", _LANGUAGE)
    if language is None:
        return None
    from biblio.styles.languages import check_language

    try:
        return check_language(language)
    except BiblioError as error:
        raise table.wrong("language", _LANGUAGE) from error


def _quotes(table: Table) -> str | None:
    quotes = table.text("quotes", _QUOTES)
    if quotes is not None and len(quotes) not in (2, 4):
        raise table.wrong("quotes", _QUOTES)
    return quotes
