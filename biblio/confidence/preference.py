"""Which of two readings of one citation is the better: the rules' or the model's.

A sum of weights for the signs that each reading shows and for the fields in which the two differ,
fitted on prints of records that the model has not learned from (`python -m training.preference`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from biblio.confidence.supplementing import LED
from biblio.parser.labelling.spans import Span
from biblio.record.edition import CONTAINERS
from biblio.values.patterns import Lazy

__all__ = ["TABLE", "Read", "Table", "differences", "shown", "table"]

TABLE = Path(__file__).parents[1] / "data" / "preference.toml"
_NUMBER = Lazy(r'^"?(?P<name>[\w :,-]+)"? = (?P<number>-?[\d.]+)$', re.MULTILINE)
_ALIKE = {
    **dict.fromkeys(("year", "date"), "date"),
    **dict.fromkeys(("pages", "locator"), "pages"),
    **dict.fromkeys((*CONTAINERS, "journal"), "container"),
}
_FIELDS = (
    "author", "editor", "title", "date", "container", "volume", "pages", "publisher", "location",
)  # fmt: skip
_STEPS = (0.3, 0.5, 0.7, 0.85)
_SHOWN = 0.95  # what rules say of a title that quotation marks or italics show


# What rules tell well, and the other reading is not likely to lose with reason.
_CLOSED = tuple(
    frozenset(labels.split())
    for labels in (
        "title journal journaltitle",
        "author editor",
        "year date",
        "volume",
        "pages locator",
        "booktitle",
        "location",
    )
)


class Read(NamedTuple):
    """A reading: its spans, the signs that the whole shows, how often such a whole is right."""

    spans: tuple[Span, ...]
    signs: frozenset[str]
    sure: float


class Table(NamedTuple):
    """What each sign weighs in favour of the model's reading."""

    base: float
    weights: dict[str, float]

    def probability(self, signs: Iterable[str]) -> float:
        """How often, of two readings one of which is right, it is the model's."""
        return 1 / (1 + exp(-self.base - sum(self.weights.get(sign, 0.0) for sign in signs)))


@cache
def table() -> Table:
    """The weights that biblio ships with."""
    text = TABLE.read_text(encoding="utf-8")
    numbers = {one["name"]: float(one["number"]) for one in _NUMBER.finditer(text)}
    return Table(numbers.pop("base"), numbers)


def shown(ruled: Read, learned: Read) -> frozenset[str]:
    """The signs of the two readings together, by which one is preferred."""
    both = ruled.signs & learned.signs
    found = {f"rules: {sign}" for sign in ruled.signs - both}
    found |= {f"model: {sign}" for sign in learned.signs - both}
    found |= {f"rules sure {_step(ruled.sure)}", f"model sure {_step(learned.sure)}"}
    for told in (differences, _shown, _lost):
        found |= set(told(ruled.spans, learned.spans))
    return frozenset((*found, *_doubt(learned.spans)))


def differences(ruled: Iterable[Span], learned: Iterable[Span]) -> Iterator[str]:
    """The fields that the two readings have otherwise, each with how."""
    ours, theirs = _by_field(ruled), _by_field(learned)
    for field in _FIELDS:
        one, other = ours.get(field), theirs.get(field)
        if one == other or (one and other and _are_near(one, other)):
            continue
        if one is None or other is None:
            yield f"{field} of the {'model' if one is None else 'rules'} alone"
        elif one[0] == other[0] and one[1] != other[1]:
            yield f"{field} longer by {'rules' if one[1] > other[1] else 'model'}"
        else:
            yield f"{field} otherwise"


def _are_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether they differ by a full stop or the letter of a year."""
    return one[0] == other[0] and abs(one[1] - other[1]) <= 1


def _shown(ruled: Iterable[Span], learned: Iterable[Span]) -> Iterator[str]:
    """Whether quotation marks or italics show the title, and the model has it there."""
    title = next((span for span in ruled if span.label == "title"), None)
    if title and title.confidence >= _SHOWN:
        others = [one for one in learned if one.label == "title"]
        kept = any(one.start == title.start for one in others)
        yield "title is shown" if kept else "title is shown, missed"
        if any(one.start == title.start and one.end > title.end + 2 for one in others):
            yield "title is shown, overrun"
        if any(
            one.end < title.end if one.start == title.start else one.start < title.start < one.end
            for one in others
        ):
            yield "title is shown, cut"


def _lost(ruled: Iterable[Span], learned: Iterable[Span]) -> Iterator[str]:
    """Whether the model lacks what rules tell well and have found, has authors where a word says
    that they edit or editors where none does, cuts the word of a division, `art. 12`, or begins
    later.
    """
    before, after = ({span.label for span in spans} for spans in (ruled, learned))
    if any(before & one and not after & one for one in _CLOSED):
        yield "closed field lost"
    if any(before & one and not after & one for one in LED):
        yield "led field lost"
    if min((span.start for span in ruled), default=0) < min(
        (span.start for span in learned), default=0
    ):
        yield "opening lost"
    if "editor" in before and "author" in after - before:
        yield "editor turned"
    if "author" in before - after and "editor" in after - before:
        yield "author turned"
    where, other = (
        next((one for one in spans if one.label == "locator"), None) for spans in (ruled, learned)
    )
    if where and other and where.start < other.start and where.end == other.end:
        yield "division cut"


def _by_field(spans: Iterable[Span]) -> dict[str, tuple[int, int]]:
    """From where to where the spans of each field reach."""
    found: dict[str, tuple[int, int]] = {}
    for span in spans:
        field = _ALIKE.get(span.label, span.label)
        start, end = found.get(field, (span.start, span.end))
        found[field] = min(start, span.start), max(end, span.end)
    return found


def _doubt(learned: Iterable[Span]) -> Iterator[str]:
    """How sure the model is of its least sure field, and of its title."""
    learned = tuple(learned)
    lowest = min((span.confidence for span in learned), default=0.0)
    yield f"least sure {_step(lowest)}"
    titles = [span.confidence for span in learned if span.label == "title"]
    yield f"title sure {_step(min(titles))}" if titles else "no title by model"
    labels = [span.label for span in learned]
    if any(labels.count(one) > 1 for one in ("title", "publisher", "pages", *CONTAINERS)):
        yield "model says twice"


def _step(value: float) -> int:
    return sum(value >= step for step in _STEPS)
