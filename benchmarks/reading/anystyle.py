"""How well the features tell AnyStyle's fields in its gold set, trained without it.

AnyStyle's own labels, and its own measures: of the words between spaces how many have a wrong
label, and in how many references any has. Learned from core.xml and good.xml without the references
that gold.xml has too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pycrfsuite import Tagger  # noqa: E402

from biblio.parser.labelling.features import features  # noqa: E402
from biblio.parser.labelling.tokens import tokens  # noqa: E402
from training.anystyle import Pieces, references, without  # noqa: E402
from training.fitting import fit  # noqa: E402
from training.labels import ANYSTYLE  # noqa: E402
from training.samples import Part, Sample, named, sample  # noqa: E402

FOLDER = ROOT.parent / "shared" / "training" / "anystyle"
TOKENS, REFERENCES = 0.6, 4.0
SIGN = 0.1  # what the label of a sign counts beside that of a word it touches


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
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        fields, steps = frozenset(ANYSTYLE), options.iterations
        settings = {"max_iterations": steps, "feature.minfreq": 1, "c1": 0.05, "c2": 0.3}
        fit(map(spaced, learned), model, fields, **settings)
        tagger = Tagger()
        tagger.open(str(model))
        wrong = [list(errors(tagger, pieces)) for pieces in gold]
    if options.details:
        print("\n".join(" ".join(one) for one in wrong if one))
    words = sum(len(part.split()) for pieces in gold for _, part in pieces)
    of_words = 100 * sum(map(len, wrong)) / words
    of_references = 100 * sum(map(bool, wrong)) / len(gold)
    print(f"learned from {len(learned)} references")
    print(f"tokens wrong {of_words:.2f} % (limit {TOKENS})")
    print(f"references with an error {of_references:.2f} % (limit {REFERENCES})")
    return int(of_words > TOKENS or of_references > REFERENCES)


def spaced(pieces: Pieces) -> Sample:
    """The reference as text, each piece with its label, signs and all."""
    return sample(Part(label, f"{words} ") for label, words in pieces)


def errors(tagger: Tagger, pieces: Pieces) -> Iterator[str]:
    """The words that get another label than their piece has."""
    text = spaced(pieces).text
    cut = tokens(text)
    tagged = list(zip(cut, map(named, tagger.tag(features(cut))), strict=True))
    at = start = 0
    for label, part in pieces:
        for word in part.split():
            end = start + len(word)
            votes: dict[str, float] = {}
            while at < len(tagged) and tagged[at][0].start < end:
                token, found = tagged[at]
                votes[found] = votes.get(found, 0) + (1 if token.text[0].isalnum() else SIGN)
                at += 1
            if (best := max(votes, key=lambda one: votes[one])) != label:
                yield f"{word}|{label}|{best}"
            start = end + 1


if __name__ == "__main__":
    sys.exit(main())
