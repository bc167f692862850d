"""Emphasis in a compiler's words: what stands between two asterisks is in italics."""

from __future__ import annotations

import re

from biblio.document import Run

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_EMPHASIS = re.compile(r"\*(?=[^\s*])([^*]*[^\s*])\*")


def emphasised(text: str, *, italic: bool = False) -> tuple[Run, ...]:
    """The words as runs; where all is in italics, what is emphasised stands upright."""
    parts = _EMPHASIS.split(text)
    return tuple(Run(part, italic=italic != (at % 2 == 1)) for at, part in enumerate(parts) if part)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a compiler's words, which an empty line parts; each of them one line."""
    parts = (" ".join(part.split()) for part in _EMPTY_LINE.split(text))
    return tuple(part for part in parts if part)


def unmarked(text: str) -> str:
    """The words without the asterisks that emphasise, for places that know no italics."""
    return _EMPHASIS.sub(r"\1", text)


def shortened(text: str, longest: int) -> str:
    """The words, cut after one of them where more than `longest` characters would be printed."""
    text = " ".join(text.split())
    if len(unmarked(text)) <= longest:
        return text
    cut = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    open_mark = "*" if unmarked(cut).count("*") > unmarked(text).count("*") else ""
    return cut.rstrip(" ,;:.–—-") + open_mark + "\u2009…"
