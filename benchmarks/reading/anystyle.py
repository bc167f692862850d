"""How well the features tell AnyStyle's fields in its gold set, trained without it.

AnyStyle's own labels, and its own measures: of the words between spaces how many have a wrong
label, and in how many references any has. The words are taken as they stand between spaces, which
is how AnyStyle labels them. Learned from core.xml and good.xml without the references that gold.xml
has too; those of core.xml, which are labelled more evenly, count three times.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pycrfsuite import Tagger, Trainer  # noqa: E402

from biblio.parser.labelling.features import features  # noqa: E402
from biblio.parser.labelling.tokens import Token  # noqa: E402
from training.anystyle import Pieces, references, without  # noqa: E402
from training.fitting import SETTINGS  # noqa: E402
from training.samples import named  # noqa: E402

FOLDER = ROOT.parent / "shared" / "training" / "anystyle"
TOKENS, REFERENCES = 0.6, 4.0
CORE = 3  # how often a reference of core.xml counts
# What is told of little data: nothing is too rare, and weights are kept small rather than few.
LIGHT = {"feature.minfreq": 1, "c1": 0.05, "c2": 0.3}


def main() -> int:
    """Train, label the gold set, print both errors in per cent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--core", action="store_true", help="learn from core.xml alone")
    parser.add_argument("--details", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    if not FOLDER.exists():
        print(f"skipped: {FOLDER} is not here")
        return 0
    gold = list(references(FOLDER / "gold.xml"))
    names = ("core.xml",) if options.core else ("core.xml", "good.xml")
    every = (one for name in names for one in references(FOLDER / name))
    learned = without(every, iter(gold))
    evenly = learned[: len(without(references(FOLDER / "core.xml"), iter(gold)))]
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer = Trainer(verbose=False)
        for pieces in [*learned, *evenly * (CORE - 1)]:
            cut, wanted = words(pieces)
            trainer.append(features(cut), wanted)
        trainer.set_params({**SETTINGS, **LIGHT, "max_iterations": options.iterations})
        trainer.train(str(model))
        tagger = Tagger()
        tagger.open(str(model))
        wrong = [list(errors(tagger, pieces)) for pieces in gold]
    if options.details:
        print("\n".join(" ".join(one) for one in wrong if one))
    count = sum(len(part.split()) for pieces in gold for _, part in pieces)
    of_words = 100 * sum(map(len, wrong)) / count
    of_references = 100 * sum(map(bool, wrong)) / len(gold)
    print(f"learned from {len(learned)} references")
    print(f"tokens wrong {of_words:.2f} % (limit {TOKENS})")
    print(f"references with an error {of_references:.2f} % (limit {REFERENCES})")
    return int(of_words > TOKENS or of_references > REFERENCES)


def words(pieces: Pieces) -> tuple[list[Token], list[str]]:
    """The words between spaces, as AnyStyle cuts a reference, and the tag of each."""
    cut: list[Token] = []
    wanted: list[str] = []
    start = 0
    for label, part in pieces:
        for at, word in enumerate(part.split()):
            cut.append(Token(word, start, start + len(word)))
            wanted.append(f"{'I' if at else 'B'}-{label}")
            start += len(word) + 1
    return cut, wanted


def errors(tagger: Tagger, pieces: Pieces) -> Iterator[str]:
    """The words that get another label than their piece has."""
    cut, wanted = words(pieces)
    for token, tag, found in zip(cut, wanted, tagger.tag(features(cut)), strict=True):
        if named(tag) != named(found):
            yield f"{token.text}|{named(tag)}|{named(found)}"


if __name__ == "__main__":
    sys.exit(main())
