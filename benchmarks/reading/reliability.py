"""How far confidence is to be trusted: how often readings of each probability are wholly right.

The scale is fitted anew without the documents that it then weighs, five times (a split by document,
never by citation). The table and the verdict are of documents that were read before any rule was
mended with them (`training/unseen.py`); those at hand, prints and the references of labelled
sources, which count less, stand below.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from biblio.confidence import scale  # noqa: E402
from training.confidence import BY_HAND, weight  # noqa: E402
from training.doubt import Outcome, outcomes  # noqa: E402
from training.unseen import ORIGIN, unseen  # noqa: E402
from training.weighing import kept_apart  # noqa: E402

SHARED = ROOT.parent / "shared"
ERROR, SURE, RIGHT = 0.05, 0.9, 0.9
STEPS = 10
HEADS = ("readings", "right", "error", "≥ .9", "right", "out", "right")
Weighed = Sequence[tuple[float, Outcome]]


def main() -> int:
    """Print the tables; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not here")
        return 0
    weighed = kept_apart([*unseen(), *outcomes(SHARED)], weight)
    real = [pair for pair in weighed if pair[1].origin == ORIGIN]
    for low, high, count, said, found in rows(real):
        print(f"{low:.1f}–{high:.1f}{count:7}{said:8.3f}{found:8.3f}")
    print("\n".join(verdicts(weighed)))
    return int(error(real) > ERROR or share([p for p in real if p[0] >= SURE]) < RIGHT)


def verdicts(weighed: Weighed) -> Iterator[str]:
    """A line for each kind of document, and one for all that were made by hand."""
    origins = dict.fromkeys(one.origin for _, one in weighed)
    yield f"{'':14}" + "".join(f"{one:>8}" for one in HEADS)
    yield told("by hand", [pair for pair in weighed if pair[1].origin in BY_HAND])
    for origin in origins:
        yield told(origin, [pair for pair in weighed if pair[1].origin == origin])


def told(title: str, some: Weighed) -> str:
    """How many are right, the calibration error, the sure ones, and those that are left out."""
    sure = [pair for pair in some if pair[0] >= SURE]
    out = [pair for pair in some if pair[0] < scale().threshold]
    return (
        f"{title:14}{len(some):8}{share(some):8.3f}{error(some):8.3f}"
        f"{len(sure):8}{share(sure):8.3f}{len(out):8}{share(out):8.3f}"
    )


def rows(weighed: Weighed) -> Iterator[tuple[float, float, int, float, float]]:
    """For each tenth: how many, what was said of them on average, and how many are right."""
    for step in range(STEPS):
        low, high = step / STEPS, (step + 1) / STEPS
        some = [pair for pair in weighed if low <= pair[0] < high]
        if some:
            yield low, high, len(some), sum(p for p, _ in some) / len(some), share(some)


def error(weighed: Weighed) -> float:
    """The expected calibration error over tenths."""
    return sum(count * abs(said - found) for _, _, count, said, found in rows(weighed)) / max(
        1, len(weighed)
    )


def share(weighed: Weighed) -> float:
    """How many are right."""
    return sum(one.right for _, one in weighed) / max(1, len(weighed))


if __name__ == "__main__":
    sys.exit(main())
