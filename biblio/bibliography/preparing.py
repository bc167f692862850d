"""Items made ready for a style: what every style would get wrong of a plain entry, set right.

The library and its CSL-JSON stay as they are; these are changes for printing alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from biblio.files import read_bytes
from biblio.formats.bibtex import latex
from biblio.formats.bibtex.decoder import DEEPEST
from biblio.language import cues
from biblio.language.tongues import tongue_of
from biblio.styles import Style
from biblio.values import tagged
from biblio.values.dates import is_missing, season
from biblio.values.extent import single
from biblio.values.numerals import arabic

Item = dict[str, Any]

# What shows that a document is there for the reader to find.
_FINDABLE = (
    "archive archive-place archive_location container-title DOI number publisher references URL"
).split()
# Styles of these kinds print the original's title and date behind an edition that has no date.
_PRINTS_ORIGINAL = ("note", "author")

_COMMAND = re.compile(r"\\[A-Za-z]+\{([^{}]*)\}")
_SIGN = re.compile("(?<![\\w>])[α-ωµ](?![Ͱ-Ͽ\\s]|\\Z)")
_BARE_COMMAND = re.compile(r"\\[A-Za-z]+")
# Of the issue's words the signs for a number too, as they are typed: n° n.º Nº No
_SIGNS_OF_NUMBER = r"n\.?\s?[°ºo]s?|n[or]s?|№"
# One letter alone has its full stop: H. 3 is an issue, H 3 a patent.
_BEFORE_FIGURES = r"(?:(?<=[^\W\d_]{2})\.?\s*|(?<=[°º№])\.?\s*|\.\s*)(?=[0-9]|[IVXLC]+$)"
_REVIEW = re.compile(
    r"(?:review of|rezension (?:von|zu)|compte rendu (?:de|du)|recensione (?:di|a)|reseña de"
    r"|рецензия на):?\s+",
    re.IGNORECASE,
)
# The space that TeX needs between quotation marks, that of a quotation in another.
# Not an apostrophe's: *the Students’ ’68 Revolt*.
_BETWEEN_MARKS = re.compile(
    r"(?<=[’”])[ \u2009\u202f](?=[’”](?!\w))|(?:(?<=^[“‘])|(?<=[\s(][“‘]))[ \u2009\u202f](?=[“‘])"
)
_TAG = re.compile("<[^<>]*>")
_ITALICS = re.compile(r"<i>(.*?)</i>")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_REVIEWS = ("review", "review-book")
_REVIEWED = ("reviewed-title", "reviewed-genre", "genre")
# Of a field that is no text.
_VERBATIM = frozenset({"URL", "DOI", "ISBN", "ISSN", "id", "type"})
_SERIES = {"newseries": "n.s.", "oldseries": "o.s."}
# A journal has few series.
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


def prepared(item: Item, style: Style) -> Item:
    """The item as it is to be printed in the style."""
    for step in _STEPS:
        item = step(item, style)
    return item


def _in_characters(item: Item, _: Style) -> Item:
    """Entities of HTML as letters; of a command that nobody knows here the argument is printed."""
    return {
        name: _readable(value) if isinstance(value, str) and name not in _VERBATIM else value
        for name, value in item.items()
    }


def _readable(text: str) -> str:
    text = _BETWEEN_MARKS.sub("", tagged.without_entities(text))
    if not _BARE_COMMAND.search(text):
        return text
    return _without_command(tagged.write(latex.decode(tagged.read(text))))


def _without_command(text: str) -> str:
    """The innermost first, until none is left; one without an argument gets no capital.

    What is nested deeper than LaTeX is read here stays as it is typed.
    """
    for _ in range(DEEPEST):
        inner = _COMMAND.sub(r"\1", text)
        if inner == text:
            break
        text = inner
    return _BARE_COMMAND.sub(lambda found: f'<span class="nocase">{found.group()}</span>', text)


def _with_signs(item: Item, _: Style) -> Item:
    """The Greek letters of *β-carotene* and *5 µm* are signs, which no style gives a capital."""
    signed = {
        name: _SIGN.sub(r'<span class="nocase">\g<0></span>', value)
        for name, value in item.items()
        if isinstance(value, str) and name not in _VERBATIM and _SIGN.search(value)
    }
    return {**item, **signed}


def _with_addresses_as_typed(item: Item, _: Style) -> Item:
    """A field that is an address and nothing else gets no capital: *http://…*, *www.…*"""
    typed = {
        name: f'<span class="nocase">{value}</span>'
        for name, value in item.items()
        if isinstance(value, str) and name not in _VERBATIM and _ADDRESS.fullmatch(value)
    }
    return {**item, **typed}


def _in_its_language(item: Item, _: Style) -> Item:
    """A title that is plainly of another language gets no capitals of English."""
    tongue = None if "language" in item else tongue_of(_TAG.sub("", str(item.get("title", ""))))
    return item if tongue is None or tongue.is_english else {**item, "language": tongue.tag}


def _number_without_word(item: Item, _: Style) -> Item:
    """*n.º 12* and *Heft 12* are 12: the style says itself that it is a number."""
    wordless: Item = {
        name: said
        for name in ("issue", "number", "collection-number")
        if (said := _bare(str(item.get(name, "")), "issue"))
    }
    return {**item, **wordless}


def _volume_without_word(item: Item, _: Style) -> Item:
    """*Bd. 3* is volume 3, for which the style has its own word, or none."""
    volume = _bare(str(item.get("volume", "")), "volume")
    return {**item, "volume": volume} if volume else item


def _bare(number: str, words: str) -> str:
    """The number without one of these words before it; an empty string where none stands there."""
    if not number[:1].isalpha() and not number.startswith("№"):
        return ""
    found = _word(words).match(number)
    return number[found.end() :] if found else ""


@cache
def _word(words: str) -> re.Pattern[str]:
    """Any of the words of that list before a figure, in letters of any size."""
    known = {re.escape(word.casefold().rstrip(".")) for word in cues.words(words)}
    either = sorted(known, key=len, reverse=True) + [_SIGNS_OF_NUMBER] * (words == "issue")
    return re.compile(rf"(?:{'|'.join(either)}){_BEFORE_FIGURES}", re.IGNORECASE)


def _undated(item: Item, _: Style) -> Item:
    """*n.d.* in place of a date means that there is none: styles have their own words for it."""
    issued = item.get("issued")
    words = issued.get("literal") if isinstance(issued, dict) else None
    if not (isinstance(words, str) and is_missing(words)):
        return item
    return {name: value for name, value in item.items() if name != "issued"}


def _season_of_issue(item: Item, _: Style) -> Item:
    """An issue that is called by its season is dated by it, not numbered."""
    number = season(str(item.get("issue", "")))
    parts = _parts(item, "issued")
    if number is None or len(parts) != 1:
        return item
    dated = {**item, "issued": {"date-parts": [[*parts, number]]}}
    return {name: value for name, value in dated.items() if name != "issue"}


def _pages_without_end(item: Item, _: Style) -> Item:
    """Of `12–` the first page: nobody has said which is the last; and `12–12` is page 12."""
    pages = str(item.get("page", ""))
    one = single(pages)
    return item if one == pages else {**item, "page": one}


def _essay(item: Item, style: Style) -> Item:
    """An essay of which nobody says where it came out is no preprint: it has a title in quotes."""
    if item.get("type") != "article" or any(name in item for name in (*_FINDABLE, "genre")):
        return item
    calls_it_so = style.engine == "pandoc" and b"preprint" in _source(style.path).lower()
    return {**item, "type": "webpage"} if calls_it_so else item


def _reviewed_once(item: Item, style: Style) -> Item:
    """Styles that say *Review of* themselves are not told so by the title."""
    title = str(item.get("title", ""))
    is_review = item.get("type") in _REVIEWS and not any(name in item for name in _REVIEWED)
    said = _REVIEW.match(title) if is_review else None
    if said is None or style.engine != "pandoc" or b'"review-of"' not in _source(style.path):
        return item
    return {**item, "title": _slanted_apart(title[said.end() :])}


def _slanted_apart(title: str) -> str:
    """The title of the reviewed work in the italics of the style, *by* whom it is upright."""
    if "<i>" in title:
        parts = _ITALICS.split(title)
        return "".join(part if at % 2 else _reversed(part) for at, part in enumerate(parts))
    work, by, author = title.partition(", by ")
    return f"{work}{_reversed(by + author)}"


def _reversed(text: str) -> str:
    return f"<i>{text}</i>" if text else ""


@lru_cache(maxsize=16)
def _source(path: str) -> bytes:
    return read_bytes(path)


def _series_of_a_journal(item: Item, _: Style) -> Item:
    """BibLaTeX's words, and its figures, for a new count of a journal's volumes."""
    series = str(item.get("collection-title", ""))
    if item.get("type") != "article-journal" or not (series.isdecimal() or series in _SERIES):
        return item
    said = _SERIES.get(series) or f"{_ORDINALS.get(series, f'{series}th')} ser."
    return {**item, "collection-title": said}


def _published(item: Item, _: Style) -> Item:
    """An entry of no particular type is printed as a work of its own.

    Styles take a bare document for a private paper, and leave those out of their lists.
    """
    if item.get("type") != "document" or any(name in item for name in _FINDABLE):
        return item
    return {**item, "type": "book"}


def _dated(item: Item, style: Style) -> Item:
    """An undated edition is listed under the date of the work, which would else be lost."""
    if "issued" in item or "original-date" not in item:
        return item
    if style.category in _PRINTS_ORIGINAL and "original-title" in item:
        return item
    return {**item, "issued": item["original-date"]}


def _without_same_date(item: Item, _: Style) -> Item:
    """The date of the original goes where that of the edition says as much: (1906) 1906."""
    original, issued = item.get("original-date"), item.get("issued")
    parts = _parts(item, "original-date")
    if original is None or not (original == issued or _begins(_parts(item, "issued"), parts)):
        return item
    return {name: value for name, value in item.items() if name != "original-date"}


def _begins(whole: list[int], start: list[int]) -> bool:
    return bool(start) and whole[: len(start)] == start


def _parts(item: Item, name: str) -> list[int]:
    """Year, month and day, as far as they are known; of a range, or of no date, nothing."""
    parts = item.get(name, {}).get("date-parts", [])
    return list(parts[0]) if len(parts) == 1 else []


def _volume_in_figures(item: Item, _: Style) -> Item:
    """Volume IV is volume 4: only for figures do styles print the word."""
    figures = arabic(str(item.get("volume", "")))
    return {**item, "volume": figures} if figures.isdecimal() else item


def _original_title_as_typed(item: Item, _: Style) -> Item:
    """A title in another language gets no capitals of English (CSL 1.0.2, nocase)."""
    title = item.get("original-title")
    if not isinstance(title, str) or "<span" in title:
        return item
    return {**item, "original-title": f'<span class="nocase">{title}</span>'}


def _site_once(item: Item, _: Style) -> Item:
    """A site that publishes itself is named once."""
    if "publisher" not in item or item["publisher"] != item.get("container-title"):
        return item
    return {name: value for name, value in item.items() if name != "publisher"}


def _reprinted_once(item: Item, _: Style) -> Item:
    """Of a reprint whose first edition is known, the styles say themselves that it is one."""
    if item.get("status") != "reprint" or "original-date" not in item:
        return item
    return {name: value for name, value in item.items() if name != "status"}


_STEPS: tuple[Callable[[Item, Style], Item], ...] = (
    _in_characters,
    _with_signs,
    _with_addresses_as_typed,
    _in_its_language,
    _number_without_word,
    _volume_without_word,
    _undated,
    _season_of_issue,
    _pages_without_end,
    _reviewed_once,
    _essay,
    _series_of_a_journal,
    _published,
    _reprinted_once,
    _dated,
    _without_same_date,
    _volume_in_figures,
    _original_title_as_typed,
    _site_once,
)
