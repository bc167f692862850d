"""Marks of notes that stand alone on a line, above the note's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.sentences import continues, finished

# the longest mark: [Footnote 1101:] is none
_LONGEST = 8
# what a text may begin with behind its mark
_TEXT = " Aa"


class Told(NamedTuple):
    """A line or a paragraph; `below` tells that it stands right below the one before it."""

    text: str
    below: bool


def find(told: Sequence[Told]) -> Iterator[int]:
    """The numbers of those that are a mark and nothing else, in order.

    The text above points to each, more often than such marks have come so far, and the sentence
    above does not go on below: a page's number stands inside one, or nothing points to it.
    """
    alone = [at for at, one in enumerate(told[:-1]) if _mark(one.text)]
    if not alone:
        return
    pointed: Counter[str] = Counter()
    begun = 0
    for at in alone:
        for one in told[begun:at]:
            pointed.update(pointer.mark for pointer in marks.pointers(one.text) if pointer.sure)
        begun = at
        mark, after = _mark(told[at].text), told[at + 1]
        if pointed[mark] and _parts(told, at) and (after.below or told[at].text != mark):
            pointed[mark] -= 1
            yield at


def _mark(text: str) -> str:
    """The mark that is all of the text."""
    if not 0 < len(text) <= _LONGEST:
        return ""
    start = marks.start(text + _TEXT)
    whole = start is not None and start.length == len(text) + 1
    return start.mark if start and whole and start.style is not Print.GUTENBERG else ""


def _parts(told: Sequence[Told], at: int) -> bool:
    """Whether one text ends above the mark, and another begins below it."""
    above, below = told[at - 1].text if at else "", told[at + 1].text
    return not told[at].below and (finished(above) or not continues(below)) and not _mark(below)
