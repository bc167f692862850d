"""Plain text: a line an entry, which pastes as a paragraph; hanging and wrapped for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from biblio.bibliography.listing import Item, Listing
from biblio.document import text_of

_INDENT = "    "


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
    yield from _filled(item.text, width, "")
    for runs in item.below:
        yield from _filled(_INDENT + text_of(runs), width, _INDENT)


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
