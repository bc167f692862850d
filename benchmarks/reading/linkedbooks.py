"""How well the features tell the fields of LinkedBooks' test part, trained on its training part.

Fields as LinkedBooks calls them, token by token; the measure is F1 weighted by how often each field
occurs, as in the paper on the data (Rodrigues Alves, Colavizza and Kaplan 2018). There a sign is a
token of its own, here it clings to a word: it gets the field that this sign has most often in the
training part beside a word of the field that was found. A share of the training part is taken, for
time.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from training.samples import Label, Sample, named, tags  # noqa: E402

ARCHIVE = ROOT.parent / "shared" / "training" / "linkedbooks" / "dataset.tar.gz"
OPENED = frozenset(("author", "publisher", "title"))
LINES = 12
FLOOR = 0.86
Signs = Mapping[tuple[str, str], str]


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
        learned = list(blocks("train"))[:: options.every]
        count = fit(map(sample, learned), model, OPENED, max_iterations=options.iterations)
        signs = of_signs(learned)
        tagger = Tagger()
        tagger.open(str(model))
        pairs = Counter(pair for block in blocks("test") for pair in compared(tagger, signs, block))
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
    """The block as text, with a label for each run of one field; no run begins with a sign."""
    text, places = joined(block)
    labels: list[Label] = []
    for tagged, (start, end) in zip(block, places, strict=True):
        if labels and labels[-1].name == tagged.field:
            labels[-1] = Label(tagged.field, labels[-1].start, end)
        elif not is_sign(tagged.token):
            labels.append(Label(tagged.field, start, end))
    return Sample(text, tuple(labels))


def of_signs(learned: Iterable[Sequence[Tagged]]) -> Signs:
    """The field that each sign has most often beside a word of each field."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for block in learned:
        one = sample(block)
        for tagged, tag in within(block, tags(tokens(one.text), one.labels, OPENED)):
            if is_sign(tagged.token):
                counts.setdefault((tagged.token, tag), Counter())[tagged.field] += 1
    return {key: found.most_common(1)[0][0] for key, found in counts.items()}


def compared(tagger: Tagger, signs: Signs, block: Sequence[Tagged]) -> Iterator[tuple[str, str]]:
    """For each token of the data its field, and the field it was taken for."""
    cut = tokens(joined(block)[0])
    for tagged, tag in within(block, tagger.tag(features(cut))):
        found = signs.get((tagged.token, tag), tag) if is_sign(tagged.token) else tag
        yield tagged.field, found


def within(block: Sequence[Tagged], found: Sequence[str]) -> Iterator[tuple[Tagged, str]]:
    """Each token of the data, and what the tag of the token here that it is in stands for."""
    text, places = joined(block)
    rest = iter(zip(tokens(text), found, strict=True))
    token, tag = next(rest)
    for tagged, (start, _) in zip(block, places, strict=True):
        while token.end <= start:
            token, tag = next(rest)
        yield tagged, named(tag)


def is_sign(token: str) -> bool:
    """Whether it holds no letter and no figure."""
    return not any(map(str.isalnum, token))


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
