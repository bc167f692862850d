"""`python -m training`: makes the data, trains the model, writes it where biblio looks for it."""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from biblio.parser.labelling.model import SHIPPED
from training.corpus import Amounts, corpus
from training.decisions import from_decisions
from training.fitting import fit

SEED = 12
SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    """Train one model, and say of what and how long."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the sources lie")
    parser.add_argument("--share", type=float, default=1.0, help="of the data, to try something")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--seldom", type=int, default=4, help="leave out rarer features (4)")
    parser.add_argument("--decisions", type=Path, help="a folder of documents with decisions")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    options = parser.parse_args()
    chance = random.Random(SEED)
    began = time.monotonic()
    samples = list(corpus(options.shared, Amounts().scaled(options.share), chance))
    if options.decisions:
        samples += from_decisions(options.decisions)
    chance.shuffle(samples)
    print(f"{len(samples):,} samples made in {time.monotonic() - began:.0f} s", file=sys.stderr)
    settings = {"max_iterations": options.iterations, "feature.minfreq": options.seldom}
    fit(samples, options.output, **settings)
    size = options.output.stat().st_size / 1e6
    print(f"{options.output}: {size:.1f} MB, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
