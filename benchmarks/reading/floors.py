"""Scores of reading that may only grow: 1 where one is below its recorded floor.

The documents of ../shared with a gold by hand, from the file to the citations, by the measures of
../shared/score.py; and open records printed in ten common and six other styles (`roundtrip.py
--small`). The floors stand in `floors.toml`; `--record` raises those that a score has passed, and
lowers none.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading import roundtrip  # noqa: E402
from benchmarks.reading.documents import marked, predicted  # noqa: E402
from benchmarks.reading.handed_over import SETS, SHARED, scoring  # noqa: E402
from biblio.confidence.arbiter import arbiter  # noqa: E402
from training.readback import by_extract  # noqa: E402
from training.styles import COMMON  # noqa: E402

FLOORS = Path(__file__).with_name("floors.toml")
SMALLEST = 0.0005  # what rounding to three figures may hide
MEASURES = {"found": "f1", "right": "instance_exact", "resolved": "resolution_short"}


def main() -> int:
    """Print each score beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="raise the floors that are passed")
    options = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not here")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    scores = dict([*of_documents(), *of_prints()])
    for name, score in scores.items():
        fault = "  below its floor" if score < floors.get(name, 0) - SMALLEST else ""
        print(f"{name:18}{score:8.3f}{floors.get(name, 0):8.3f}{fault}")
    if options.record:
        raised = {name: max(round(score, 3), floors.get(name, 0)) for name, score in scores.items()}
        FLOORS.write_text(written(raised), encoding="utf-8")
    return int(any(score < floors.get(name, 0) - SMALLEST for name, score in scores.items()))


def of_documents() -> Iterator[tuple[str, float]]:
    """Of each set how well citations are found, how many are wholly right, and resolved."""
    for folder in SETS:
        golds, readings = {}, {}
        for document, gold in marked(folder):
            golds[document.path] = gold
            readings[document.path] = predicted(document, arbiter)
        total = scoring().run(golds, readings)["total"]
        yield from ((f"{folder}-{name}", total[key]) for name, key in MEASURES.items())


def of_prints() -> Iterator[tuple[str, float]]:
    """How many prints come back right in the common styles, and in all of the small round trip."""
    table = roundtrip.Table()
    names, items = roundtrip.chosen(True, *roundtrip.SMALL)
    for style in names:
        cases = roundtrip.prints(style, items)
        table.add(style, cases, by_extract(cases), details=False)
    yield "prints-common", roundtrip.mean([table.shares[one] for one in COMMON])
    yield "prints-all", roundtrip.mean(list(table.shares.values()))


def written(floors: dict[str, float]) -> str:
    """The file anew, with the words that it begins with."""
    head = re.match(r"(?:#.*\n)*", FLOORS.read_text(encoding="utf-8"))
    rows = "".join(f"{name} = {score:.3f}\n" for name, score in floors.items())
    return (head.group() if head else "") + rows


if __name__ == "__main__":
    sys.exit(main())
