"""How well the features tell the fields of LinkedBooks' test part, trained on its training part.

Fields as LinkedBooks calls them, token by token; the measure is F1 weighted by how often each field
occurs, as in the paper on the data (Rodrigues Alves, Colavizza and Kaplan 2018). A share of the
training part is taken, for time.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pycrfsuite import Tagger  # noqa: E402

from biblio.parser.labelling.features import features  # noqa: E402
from biblio.parser.labelling.tokens import tokens  # noqa: E402
from training.fitting import fit  # noqa: E402
from training.linkedbooks import Tagged, joined, lines  # noqa: E402
from training.samples import Label, Sample, named  # noqa: E402

ARCHIVE = ROOT.parent / "shared" / "training" / "linkedbooks" / "dataset.tar.gz"
OPENED = frozenset(("author", "publisher", "title"))
LINES = 12
FLOOR = 0.86


def main() -> int:
    """Train, label the test part, print each field's F1 and the weighted mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=3, help="of how many blocks one is taken (3)")
    parser.add_argument("--iterations", type=int, default=60)
    options = parser.parse_args()
    if not ARCHIVE.exists():
        print(f"skipped: {ARCHIVE} is not here")
        return 0
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        learned = [sample(block) for block in list(blocks("train"))[:: options.every]]
        count = fit(learned, model, OPENED, max_iterations=options.iterations)
        tagger = Tagger()
        tagger.open(str(model))
        pairs = Counter(pair for block in blocks("test") for pair in compared(tagger, block))
    print(f"{count} blocks of {LINES} lines learned from")
    mean = weighted(pairs)
    print(f"weighted F1 {mean:.3f} (target {FLOOR})")
    return int(mean < FLOOR)


def blocks(part: str) -> Iterator[list[Tagged]]:
    """The lines of a part, some at a time: a reference goes on from one to the next."""
    every = lines(ARCHIVE, part)
    while some := list(islice(every, LINES)):
        yield [tagged for line in some for tagged in line]


def sample(block: Sequence[Tagged]) -> Sample:
    """The block as text, with a label for each run of one field."""
    text, places = joined(block)
    labels: list[Label] = []
    for tagged, (start, end) in zip(block, places, strict=True):
        if labels and labels[-1].name == tagged.field:
            labels[-1] = Label(tagged.field, labels[-1].start, end)
        else:
            labels.append(Label(tagged.field, start, end))
    return Sample(text, tuple(labels))


def compared(tagger: Tagger, block: Sequence[Tagged]) -> Iterator[tuple[str, str]]:
    """For each token of the data its field, and the field it was taken for."""
    text, places = joined(block)
    cut = tokens(text)
    found = iter(zip(cut, tagger.tag(features(cut)), strict=True))
    token, tag = next(found)
    for tagged, (start, _) in zip(block, places, strict=True):
        while token.end <= start:
            token, tag = next(found)
        yield tagged.field, named(tag)


def weighted(pairs: Counter[tuple[str, str]]) -> float:
    """The mean F1 of the fields, each counted as often as it occurs; prints each."""
    total, mean = sum(pairs.values()), 0.0
    for field in sorted({gold for gold, _ in pairs}):
        right = pairs[field, field]
        gold = sum(n for (one, _), n in pairs.items() if one == field)
        found = sum(n for (_, one), n in pairs.items() if one == field)
        score = 2 * right / (gold + found)
        mean += score * gold / total
        print(f"{field:28}{gold:8}{score:8.3f}")
    return mean


if __name__ == "__main__":
    sys.exit(main())
