"""How sure the reading of a citation is: how often such a reading is wholly right.

A sum of weights, one for each sign that the reading shows (`signs.py`), fitted on documents whose
citations are known by hand: how, on what, and how well it holds stands in `docs/model.md`. Exact
citations are never parsed, so nothing is in doubt; mentions are recognised by known titles, and
are not weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from biblio.citation import Form, Resolution
from biblio.confidence.signs import signs
from biblio.values.patterns import Lazy

__all__ = ["TABLE", "Scale", "doubts", "is_doubtful", "is_left_out", "scale", "weighed"]

TABLE = Path(__file__).parents[1] / "data" / "confidence.toml"
# The table is TOML; read so it costs a tenth of what importing a reader of TOML does.
_NUMBER = Lazy(r'^"?(?P<name>[\w ]+[\w-]*)"? = (?P<number>-?[\d.]+)$', re.MULTILINE)
_WORDS = Lazy(r'^"(?P<name>[\w -]+)" = "(?P<words>[^"]*)"$', re.MULTILINE)
_UNWEIGHED = (Form.KEY, Form.MENTION)
_REASONS = 3


class Scale(NamedTuple):
    """What each sign weighs, and in which words its doubt is told.

    A reading of a probability below `threshold` enters nothing unless it is asked for.
    """

    base: float
    threshold: float
    weights: dict[str, float]
    reasons: dict[str, str]

    def probability(self, shown: Iterable[str]) -> float:
        """How often a reading that shows these signs is wholly right."""
        return 1 / (1 + exp(-self.base - sum(self.weights.get(sign, 0.0) for sign in shown)))


@cache
def scale() -> Scale:
    """The scale that biblio ships with."""
    text = TABLE.read_text(encoding="utf-8")
    numbers = {one["name"]: float(one["number"]) for one in _NUMBER.finditer(text)}
    reasons = {one["name"]: one["words"] for one in _WORDS.finditer(text)}
    return Scale(numbers.pop("base"), numbers.pop("threshold"), numbers, reasons)


def weighed(resolutions: Iterable[Resolution], language: str | None) -> Iterator[Resolution]:
    """The resolutions with how sure they are; `language` is their document's, where known."""
    for one in resolutions:
        if one.citation.form in _UNWEIGHED:
            yield one
        else:
            probability = scale().probability(signs(one, language))
            yield replace(one, certainty=round(probability, 3))


def is_doubtful(resolution: Resolution) -> bool:
    """Whether it is more often wrong than it may be to enter a library."""
    certainty = resolution.certainty
    return certainty is not None and certainty < scale().threshold


def is_left_out(resolution: Resolution) -> bool:
    """Whether it is doubtful, and was given no entry's key for that."""
    return is_doubtful(resolution) and not resolution.key


def doubts(resolution: Resolution, language: str | None) -> tuple[str, ...]:
    """What speaks most against the reading, in words; the heaviest first."""
    table = scale()
    shown = [one for one in signs(resolution, language) if one in table.reasons]
    against = sorted(
        (one for one in shown if table.weights[one] < 0), key=lambda one: table.weights[one]
    )
    return tuple(table.reasons[one] for one in against[:_REASONS])
