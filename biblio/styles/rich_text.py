"""Reads pybtex's rich text as runs (https://docs.pybtex.org/api/richtext.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import Any

from biblio.document import Run
from biblio.styles.locators import show_braces

_ESCAPED = re.compile(r"\\([&%$#_])")  # all of LaTeX that pybtex leaves
# Pybtex would print the name of a typeface's command: private characters stand for it.
_COMMAND = re.compile(
    r"\\(?P<name>emph|textbf|textsc|textsuperscript|textsubscript)\{(?P<text>[^{}]*)\}"
)
_BEGINS = {
    **{"emph": "\ue0f2", "textbf": "\ue0f3", "textsc": "\ue0f4", "textsuperscript": "\ue0f5"},
    "textsubscript": "\ue0f6",
}
_END = "\ue0f7"
_EDGE = re.compile("([\ue0f2-\ue0f7])")
_TAGS = {"\ue0f2": "em", "\ue0f3": "b", "\ue0f4": "sc", "\ue0f5": "sup", "\ue0f6": "sub"}
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


def hidden(source: str) -> str:
    """The BibTeX source with private characters round what has a typeface, inner ones first."""
    made = _COMMAND.sub(lambda found: f"{_BEGINS[found['name']]}{found['text']}{_END}", source)
    return made if made == source else hidden(made)


def shown(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs with those typefaces in place of the private characters."""
    tags: list[str] = []
    for run in runs:
        for part in _EDGE.split(run.text):
            if part in _TAGS:
                tags.append(_TAGS[part])
            elif part == _END:
                del tags[-1:]
            else:
                yield replace(reduce(_changed, tags, run), text=part)


def _parts(text: Any, look: Run) -> Iterator[Run]:
    for part in text.parts:
        yield from runs_of(part, look)


def _changed(look: Run, tag: str) -> Run:
    match tag:
        case "em" | "i":
            return replace(look, italic=not look.italic)
        case "strong" | "b":
            return replace(look, bold=True)
        case "sc":
            return replace(look, small_caps=True)
        case "sup":
            return replace(look, superscript=True)
        case "sub":
            return replace(look, subscript=True)
        case _:
            return look
