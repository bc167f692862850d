"""Items made ready for a style: what every style would get wrong of a plain entry, set right.

The library and its CSL-JSON stay as they are; these are changes for printing alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from biblio.styles import Style
from biblio.values.numerals import arabic

Item = dict[str, Any]

# What shows that a document is there for the reader to find.
_FINDABLE = (
    "archive archive-place archive_location container-title DOI number publisher references URL"
).split()
# Styles of these kinds print the original's title and date behind an edition that has no date.
_PRINTS_ORIGINAL = ("note", "author")

_COMMAND = re.compile(r"\\[A-Za-z]+\{([^{}]*)\}")
_SERIES = {"newseries": "n.s.", "oldseries": "o.s."}
# A journal has few series.
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


def prepared(item: Item, style: Style) -> Item:
    """The item as it is to be printed in the style."""
    for step in _STEPS:
        item = step(item, style)
    return item


def _without_commands(item: Item, _: Style) -> Item:
    """Of a command of LaTeX that nobody knows here its argument is printed."""
    return {
        name: _without_command(value) if isinstance(value, str) and "\\" in value else value
        for name, value in item.items()
    }


def _without_command(text: str) -> str:
    """The innermost first, until none is left."""
    inner = _COMMAND.sub(r"\1", text)
    return text if inner == text else _without_command(inner)


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
    _without_commands,
    _series_of_a_journal,
    _published,
    _reprinted_once,
    _dated,
    _without_same_date,
    _volume_in_figures,
    _original_title_as_typed,
    _site_once,
)
