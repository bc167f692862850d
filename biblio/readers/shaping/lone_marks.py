"""Marks of notes that stand alone on a line, above the note's text, one by one or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.numerals import arabic
from biblio.readers.shaping.sentences import continues, finished

# the longest mark: [Footnote 1101:] is none
_LONGEST = 8
# so many bare numbers make a row
_SEVERAL = 2
# what a text may begin with behind its mark
_TEXT = " Aa"


class Told(NamedTuple):
    """A line or a paragraph; `below` tells that it stands right below the one before it."""

    text: str
    below: bool


def find(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """The numbers of those that are a mark and nothing else, each with that of its note's text.

    The text above points to each, more often than such marks have come so far, and the sentence
    above does not go on below: a page's number stands inside one, or nothing points to it. Where
    several marks stand together, as many texts follow, one for each. Bare numbers between blank
    lines are marks where they are several and the text above the first points to all in their row.
    """
    alone = [at for at, one in enumerate(told[:-1]) if _mark(one.text)]
    if not alone:
        return
    pointed: Counter[str] = Counter()
    begun = 0
    listed = _is_listed(told, alone)
    for stack in _stacks(alone):
        for one in told[begun : stack[0]]:
            pointed.update(pointer.mark for pointer in marks.pointers(one.text) if pointer.sure)
        begun = stack[-1]
        found = [_mark(told[at].text) for at in stack]
        if all(pointed[mark] for mark in found) and (
            texts := _texts(told, stack, found, listed=listed)
        ):
            pointed.subtract(found)
            yield from zip(stack, texts, strict=True)


def _stacks(alone: Sequence[int]) -> Iterator[list[int]]:
    """The marks that stand right behind one another, together."""
    stack: list[int] = []
    for at in alone:
        if stack and at != stack[-1] + 1:
            yield stack
            stack = []
        stack.append(at)
    yield stack


def _texts(
    told: Sequence[Told], stack: Sequence[int], found: Sequence[str], *, listed: bool
) -> list[int]:
    """The texts of the notes, none where it is not sure which they are."""
    first = stack[-1] + 1
    if len(stack) == 1:
        bare = _is_bare(told, stack[0]) and not listed
        return [first] if _parts(told, stack[0]) and not bare else []
    if len(set(found)) < len(found) or told[stack[0]].below:
        return []
    texts = _beginnings(told, first, len(stack))
    begins = all(not continues(told[at].text) for at in texts)
    ends = all(finished(told[at - 1].text) for at in texts[1:])
    return texts if len(texts) == len(stack) and begins and ends else []


def _is_bare(told: Sequence[Told], at: int) -> bool:
    """Whether a mark is a number without a stop or bracket, as a page's is, and the text apart."""
    return not told[at + 1].below and told[at].text == _mark(told[at].text)


def _is_listed(told: Sequence[Told], alone: Sequence[int]) -> bool:
    """Whether bare numbers count the notes at the end of a text, and no pages."""
    bare = [at for at in alone if _is_bare(told, at)]
    numbers = [arabic(told[at].text) for at in bare]
    if len(bare) < _SEVERAL or numbers != list(range(numbers[0], numbers[0] + len(bare))):
        return False
    above = (marks.pointers(one.text) for one in told[: bare[0]])
    called = {pointer.mark for found in above for pointer in found if pointer.sure}
    return bool(numbers[0]) and called.issuperset(told[at].text for at in bare)


def _beginnings(told: Sequence[Told], first: int, number: int) -> list[int]:
    """The first lines of so many texts: of paragraphs, or of sentences in a single one."""
    apart = [first, *(at for at in range(first + 1, len(told)) if not told[at].below)]
    lines = range(first + 1, apart[1] if len(apart) > 1 else len(told))
    begun = [at for at in lines if finished(told[at - 1].text) and not continues(told[at].text)]
    return [first, *begun] if len(begun) + 1 == number else apart[:number]


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
