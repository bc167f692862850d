"""How a text is set: hard-wrapped or a line a paragraph, how wide, and where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from biblio.readers.text.lines import Line

_CLOSED = r"[.!?…。！？][\"'”’“‘»«›‹)\]}_]*"
_FINISHED = re.compile(
    rf"{_CLOSED}$|(?<!\d){_CLOSED}(?:\[\^?\w{{1,3}}\]|\d{{1,3}}|[*†‡§¹²³⁰⁴-⁹]+)$"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|vols?|chap|chs?|pp|nos?|nr|cf|vgl|ed|eds|hg|hrsg|trans|bd|fol|ff|art"
    r"|fig|sec|esp|see|also|dr|mr|mrs|st|prof|rev|jr|op|ibid|etc|e\.g|i\.e|z\.b|d\.h|u\.a|т|гл|стр"
    r"|см|ср)\.$",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"[.!?…)\]”»\"’\d/]$|https?://\S+$|www\.\S+$")
_OPENERS = "([{“„‘‚«»›‹\"'_*¿¡"
_INNER = ",;:)]}%&"
_PAUSES = "…—– "
_HYPHENS = "-\u2010\u00ad¬"
# a full line is at least this part of the width, a line left short at most that
_FULL = 0.85
_SHORT = 0.82
_VERY_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """What the whole text shows: the columns of a full line, and whether lines are wrapped."""

    width: int
    wrapped: bool

    def fills(self, line: Line, width: int = 0) -> bool:
        """Whether the line runs to the margin."""
        return line.width >= _FULL * (width or self.width)

    def leaves_room(self, line: Line, after: Line, width: int = 0) -> bool:
        """Whether the next line's first word would have had room here: a paragraph ended."""
        needed = line.width + 1 + len(after.first_word)
        inside = not finished(line.text) and continues(after.text)
        return needed <= (_VERY_SHORT if inside else _SHORT) * (width or self.width)


def measure(lines: Iterable[Line]) -> Layout:
    """The layout of the text, from all its lines."""
    written = list(lines)
    run_on = [first for first, second in _neighbours(written) if _runs_on(first, second)]
    characters = sum(len(line.text) for line in written)
    wrapped = sum(len(line.text) for line in run_on) > 0.2 * characters
    return Layout(_typical(run_on) if wrapped else 0, wrapped)


def finished(text: str) -> bool:
    """Whether a sentence ends with the text (note marks and closing quotes do not count)."""
    return _FINISHED.search(text) is not None


def complete(text: str) -> bool:
    """Whether a reference may end with the text: a full stop, a page, a bracket, a URL."""
    return not hyphenated(text) and (finished(text) or _COMPLETE.search(text) is not None)


def continues(text: str) -> bool:
    """Whether the text begins inside a sentence: with a small letter, a comma, a dash …"""
    if text[:1] in _INNER:
        return text != ""
    inner = text.lstrip(_OPENERS).lstrip(_PAUSES)[:1]
    return inner.isalpha() and not inner.isupper() and not inner.istitle()


def abbreviated(text: str) -> bool:
    """Whether the full stop at the end may be an abbreviation's: *vol.*, *J.*"""
    return _ABBREVIATED.search(text) is not None


def hyphenated(text: str) -> bool:
    """Whether the text breaks off at a hyphen behind a letter or a digit."""
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalnum()


def _neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    return ((one, two) for one, two in pairwise(lines) if one.text and two.text)


def _runs_on(first: Line, second: Line) -> bool:
    return not finished(first.text) and continues(second.text)


def _typical(lines: list[Line]) -> int:
    """The width only a quarter of the lines passes."""
    widths = sorted(line.width for line in lines)
    return widths[len(widths) * 3 // 4]
