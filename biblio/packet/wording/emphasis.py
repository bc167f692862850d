"""Emphasis in a compiler's words: *italics*, **bold**, ***both***, **one *within* the other**."""

from __future__ import annotations

import re

from biblio.document import Run

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# how much may stand within one emphasis: what is never closed is not sought to the end of the text
_MOST = "{0,99}"
_EMPHASIS = re.compile(
    r"\*{3}(?=\S)(?P<both>[^*]++)(?<=\S)\*{3}"
    r"|\*{2}(?=\*?[^\s*])(?P<bold>(?:[^*]++|\*[^*]++\*)"
    rf"(?:\*[^*]++\*|(?<=\*)[^*]++){_MOST})(?<=\S)\*{{2}}"
    r"|\*(?=(?:\*\*)?[^\s*])(?P<italic>(?:[^*]++|\*\*[^*]++\*\*)"
    rf"(?:\*\*[^*]++\*\*|(?<=\*)[^*]++){_MOST})(?<=\S)\*"
)


def emphasised(text: str, *, italic: bool = False, bold: bool = False) -> tuple[Run, ...]:
    """The words as runs; where all is in italics, what is emphasised stands upright."""
    runs: list[Run] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        runs.append(Run(text[at : match.start()], italic=italic, bold=bold))
        turns, fattens = match["bold"] is None, match["italic"] is None
        runs += emphasised(_words(match), italic=italic != turns, bold=bold or fattens)
        at = match.end()
    return tuple(run for run in (*runs, Run(text[at:], italic=italic, bold=bold)) if run.text)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a compiler's words, which an empty line parts; each of them one line."""
    parts = (" ".join(part.split()) for part in _EMPTY_LINE.split(text))
    return tuple(part for part in parts if part)


def unmarked(text: str) -> str:
    """The words without the asterisks that emphasise, for places that know no emphasis."""
    return _EMPHASIS.sub(lambda match: unmarked(_words(match)), text)


def _words(match: re.Match[str]) -> str:
    """What is emphasised."""
    return match["both"] or match["bold"] or match["italic"]


def shortened(text: str, longest: int) -> str:
    """The words, cut after one of them where more than `longest` characters would be printed."""
    text = " ".join(text.split())
    if len(unmarked(text)) <= longest:
        return text
    cut = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    open_mark = "*" * (unmarked(cut).count("*") - unmarked(text).count("*"))
    return cut.rstrip(" ,;:.–—-") + open_mark + "\u2009…"
