"""`biblio styles`: which citation styles there are."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put, say

if TYPE_CHECKING:
    from biblio.styles import StyleInfo

_WIDTH = 80
_KINDS = {
    "note": "notes",
    "author-date": "author-date",
    "author": "author",
    "numeric": "numeric",
    "label": "labels",
}


def styles(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Part of a name or a title; all words have to fit."),
    ] = None,
) -> None:
    """Search the citation styles; without WORD, show those that have a short name.

    The first word of each line is the name that --style takes; what follows says whether the
    style cites in notes, by author and date, by author, by number or by label.
    """
    from biblio.styles import search_styles

    found = search_styles(" ".join(words or []))
    put("".join(f"{line}\n" for style in found for line in _lines(style)))
    say(counted(len(found), "style"))
