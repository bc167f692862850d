"""How fast the trained model labels, how fast it is loaded, how fast prose is read.

Citations are invented notes, printed and labelled one by one on one core: cut into tokens, given
features, tagged, the persons told apart. Prose are the texts of ../shared/seeds and ../shared/dev,
each through finder, parser (with the model) and resolver, after the documents of dev2 and dev3
have been read: so patterns are compiled, but nothing is known of the texts. Time is the
processor's, the least of several runs, each in a process of its own. Exits 1 where a limit is
passed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from biblio.parser.labelling.labeller import Stretch  # noqa: E402
from biblio.parser.labelling.model import SHIPPED, Model  # noqa: E402
from training.notes import notes  # noqa: E402

SHARED = ROOT.parent / "shared"
CITATIONS, SECONDS, MEGABYTES = 1_500, 0.1, 0.5
LOADED = """
import sys, time
from pathlib import Path
from biblio.parser.labelling.model import Model
from biblio.parser.labelling import lexicon
began = time.process_time()
Model(Path(sys.argv[1])).labels("Hale, Brine, 3.")
print(time.process_time() - began)
"""
READ = """
import sys, time
from biblio import finder, resolver
from biblio.confidence.arbiter import arbiter
from biblio.readers import read
def seconds(names):
    documents = [read(name) for name in names.split("|")]
    began = time.process_time()
    for one in documents:
        resolver.resolve(finder.find(one, labeller=arbiter))
    return time.process_time() - began
seconds(sys.argv[1])
print(seconds(sys.argv[2]))
"""


def main() -> int:
    """Print the figures with their limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    model = Model(options.model)
    texts = [note.text for note in notes(1_000, {}, random.Random(7))]
    works = sum(1 for text in texts for one in model.labels(text) if one.begins)
    rate = max(works / seconds(model, texts) for _ in range(options.runs))
    loading = min(timed(LOADED, str(options.model)) for _ in range(options.runs))
    print(f"{rate:,.0f} citations a second (limit {CITATIONS:,})")
    print(f"loaded in {loading:.3f} s (limit {SECONDS})")
    speeds = [prose(folder, options.runs) for folder in ("seeds", "dev")] if SHARED.exists() else []
    return int(rate < CITATIONS or loading > SECONDS or any(one < MEGABYTES for one in speeds))


def prose(folder: str, runs: int) -> float:
    """Megabytes of the folder's texts that are read in a second."""
    texts = [*_files(folder, ".txt"), *_files(folder, ".md")]
    before = [*_files("dev2"), *_files("dev3")]
    told = ["|".join(map(str, some)) for some in (before, texts)]
    size = sum(path.stat().st_size for path in texts) / 1e6
    speed = size / min(timed(READ, *told) for _ in range(runs))
    print(f"{speed:.2f} MB of {folder} a second (limit {MEGABYTES})")
    return speed


def _files(folder: str, suffix: str = "") -> list[Path]:
    home = SHARED / folder
    docs = home / "docs"
    return sorted((docs if docs.exists() else home).glob(f"*{suffix or '.*'}"))


def seconds(model: Model, texts: list[str]) -> float:
    """The processor's time to label all of them."""
    began = time.process_time()
    for text in texts:
        model(Stretch(text))
    return time.process_time() - began


def timed(program: str, *given: str) -> float:
    """What a program, in a process of its own, says of the processor's time that it took."""
    command = [sys.executable, "-c", program, *given]
    return float(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)


if __name__ == "__main__":
    sys.exit(main())
