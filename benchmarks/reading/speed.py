"""How fast the trained model labels, and how fast it is loaded.

Citations are invented notes, printed and labelled one by one on one core: cut into tokens, given
features, tagged, the persons told apart. Exits 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from biblio.parser.labelling.labeller import Stretch  # noqa: E402
from biblio.parser.labelling.model import SHIPPED, Model  # noqa: E402
from training.notes import notes  # noqa: E402

CITATIONS, SECONDS = 1_500, 0.1
LOADED = """
import sys, time
from pathlib import Path
from biblio.parser.labelling.model import Model
from biblio.parser.labelling import lexicon
began = time.process_time()
Model(Path(sys.argv[1])).labels("Hale, Brine, 3.")
print(time.process_time() - began)
"""


def main() -> int:
    """Print both figures with their limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    model = Model(options.model)
    texts = [note.text for note in notes(1_000, {}, random.Random(7))]
    works = sum(1 for text in texts for one in model.labels(text) if one.begins)
    rate = max(works / seconds(model, texts) for _ in range(options.runs))
    loading = statistics.median(loaded(options.model) for _ in range(options.runs))
    print(f"{rate:,.0f} citations a second (limit {CITATIONS:,})")
    print(f"loaded in {loading:.3f} s (limit {SECONDS})")
    return int(rate < CITATIONS or loading > SECONDS)


def seconds(model: Model, texts: list[str]) -> float:
    """The processor's time to label all of them."""
    began = time.process_time()
    for text in texts:
        model(Stretch(text))
    return time.process_time() - began


def loaded(path: Path) -> float:
    """The processor's time until a first text is labelled, in a process of its own."""
    command = [sys.executable, "-c", LOADED, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)


if __name__ == "__main__":
    sys.exit(main())
