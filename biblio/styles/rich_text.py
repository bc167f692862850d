"""Reads pybtex's rich text as runs (https://docs.pybtex.org/api/richtext.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from biblio.document import Run
from biblio.styles.locators import show_braces

_ESCAPED = re.compile(r"\\([&%$#_])")  # all of LaTeX that pybtex leaves
_SYMBOLS = {"nbsp": "\u00a0", "ndash": "–", "newblock": " "}


def runs_of(text: Any, look: Run) -> Iterator[Run]:
    """The runs of a piece of rich text that stands in text of this look."""
    from pybtex import richtext

    match text:
        case richtext.String():
            yield replace(look, text=show_braces(_ESCAPED.sub(r"\1", str(text))))
        case richtext.Symbol():
            yield replace(look, text=_SYMBOLS.get(text.name, " "))
        case richtext.Tag():
            yield from _parts(text, _changed(look, text.name))
        case richtext.HRef():
            yield from _parts(text, replace(look, href=text.url))
        case _:
            yield from _parts(text, look)


def _parts(text: Any, look: Run) -> Iterator[Run]:
    for part in text.parts:
        yield from runs_of(part, look)


def _changed(look: Run, tag: str) -> Run:
    match tag:
        case "em" | "i":
            return replace(look, italic=not look.italic)
        case "strong" | "b":
            return replace(look, bold=True)
        case "sup":
            return replace(look, superscript=True)
        case "sub":
            return replace(look, subscript=True)
        case _:
            return look
