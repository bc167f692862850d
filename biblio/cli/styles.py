"""`biblio styles`: which citation styles there are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put, say
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.styles import StyleInfo

_WIDTH, _NAME, _KIND = 80, 28, 12
_KINDS = {"note": "notes", "label": "labels"}


def styles(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Part of a name or a title; all words have to fit."),
    ] = None,
) -> None:
    """Search the citation styles by name or title.

    Without WORD, those with a short name are shown. Each line begins with what --style takes, and
    says whether the style cites in notes, by author and date (author-date), by number (numeric),
    by author, or by label.
    """
    from biblio.styles import search_styles

    wanted = " ".join(words or []).strip()
    found = search_styles(wanted) if wanted else _short()
    if not found:
        raise BiblioError(f"No style has “{wanted}” in its name or title.")
    put("".join(f"{line}\n" for style in found for line in _lines(style)))
    more = "" if wanted else "; biblio styles WORD looks through all the others"
    say(counted(len(found), "style") + more)


def _short() -> tuple[StyleInfo, ...]:
    from biblio.styles import SHORT_NAMES, StyleInfo, find_style

    styles = (find_style(name) for name in SHORT_NAMES)
    return tuple(StyleInfo(one.name, one.title, one.category, one.parent) for one in styles)


def _lines(style: StyleInfo) -> Iterator[str]:
    """Name, kind and title in three columns; a name that is too long has a line of its own."""
    kind = _KINDS.get(style.category, style.category) or "-"
    name = style.name
    if len(name) >= _NAME:
        yield name
        name = ""
    yield from textwrap.wrap(
        style.title,
        _WIDTH,
        initial_indent=f"{name:<{_NAME}}{kind:<{_KIND}}",
        subsequent_indent=" " * (_NAME + _KIND),
        break_on_hyphens=False,
    )
