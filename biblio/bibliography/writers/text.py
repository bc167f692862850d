"""Plain text: a line an entry, which pastes as a paragraph; hanging and wrapped for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from biblio.bibliography.listing import Item, Listing
from biblio.document import Run

_INDENT = "    "
# Figures and signs that Unicode has set high and set low; letters stay on the line (2e, 19th).
_LEVEL = "0123456789+-−=()"
_HIGH = str.maketrans(_LEVEL, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOW = str.maketrans(_LEVEL, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def write(listing: Listing) -> bytes:
    """Each entry on one line, annotations indented below it."""
    return _joined(listing, None).encode("utf-8", "backslashreplace")


def wrapped(listing: Listing, width: int) -> str:
    """The same for a reader at a terminal: lines of at most `width` columns, addresses unbroken."""
    return _joined(listing, width)


def _joined(listing: Listing, width: int | None) -> str:
    sections = []
    for section in listing.sections:
        heading = [section.heading, ""] if section.heading else []
        lines = [line for item in section.items for line in _lines(item, width)]
        sections.append("".join(f"{line}\n" for line in (*heading, *lines)))
    return "\n".join(sections)


def _lines(item: Item, width: int | None) -> Iterator[str]:
    yield from _filled(_plain(item.labelled), width, "")
    for runs in item.below:
        yield from _filled(_INDENT + _plain(runs), width, _INDENT)


def _plain(runs: Iterable[Run]) -> str:
    """The text of the runs: H₂O and m³ with the figures that Unicode has for them."""
    return "".join(map(_set, runs))


def _set(run: Run) -> str:
    if not (run.superscript or run.subscript) or not set(run.text) <= set(_LEVEL):
        return run.text
    return run.text.translate(_HIGH if run.superscript else _LOW)


def _filled(text: str, width: int | None, indent: str) -> list[str]:
    if width is None:
        return [text]
    whole = textwrap.wrap(
        text,
        width,
        subsequent_indent=indent or _INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return whole or [""]
