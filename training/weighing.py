"""Fits the weights of signs to outcomes: logistic regression by Newton's method, with a penalty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import exp

from training.doubt import Outcome

PENALTY = 2.0
"""What a weight's square costs, beside the likelihood of some three thousand readings."""
ROUNDS = 12
BASE = "base"

Weights = dict[str, float]


def fitted(outcomes: Sequence[Outcome], weight: Callable[[Outcome], float]) -> Weights:
    """The weight of each sign, and `BASE`; an outcome counts as often as `weight` says."""
    names = [BASE, *sorted({sign for one in outcomes for sign in one.signs})]
    places = {name: at for at, name in enumerate(names)}
    rows = [
        ([0, *(places[sign] for sign in one.signs)], one.right, weight(one)) for one in outcomes
    ]
    values = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [0.0] + [-PENALTY * value for value in values[1:]]
        bend = [[0.0] * len(names) for _ in names]
        for at in range(len(names)):
            bend[at][at] = PENALTY if at else 1e-6
        for shown, right, count in rows:
            p = 1 / (1 + exp(-sum(values[at] for at in shown)))
            for one in shown:
                slope[one] += count * (right - p)
                for other in shown:
                    bend[one][other] += count * p * (1 - p)
        values = [old + step for old, step in zip(values, solved(bend, slope), strict=True)]
    return dict(zip(names, values, strict=True))


def solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of the linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for below in range(at + 1, len(rows)):
            share = rows[below][at] / rows[at][at]
            if share:
                rows[below] = [a - share * b for a, b in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][k] * found[k] for k in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def probability(weights: Weights, signs: Iterable[str]) -> float:
    """How often readings that show these signs are right."""
    return 1 / (1 + exp(-weights[BASE] - sum(weights.get(sign, 0.0) for sign in signs)))


def kept_apart(
    outcomes: Sequence[Outcome], weight: Callable[[Outcome], float], folds: int = 5
) -> list[tuple[float, Outcome]]:
    """Each outcome with the probability that outcomes of other documents give it."""
    documents = sorted({one.document for one in outcomes})
    place = {document: at % folds for at, document in enumerate(documents)}
    found = []
    for fold in range(folds):
        learned = [one for one in outcomes if place[one.document] != fold]
        weights = fitted(learned, weight)
        found += [
            (probability(weights, one.signs), one)
            for one in outcomes
            if place[one.document] == fold
        ]
    return found
