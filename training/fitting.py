"""Fits a conditional random field to samples and writes it to a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from pycrfsuite import Trainer

from biblio.parser.labelling.features import features
from biblio.parser.labelling.tokens import tokens
from training.samples import Sample, tags

OPENED = frozenset("author editor title booktitle journaltitle publisher".split())
"""Fields whose first token has a tag of its own."""

HEADED = frozenset("author editor title booktitle journaltitle back".split())
"""Fields that a work may begin with, and be seen to."""

SETTINGS = {
    "c1": 0.3,
    "c2": 0.05,
    "max_iterations": 80,
    "feature.minfreq": 4,
    "feature.possible_transitions": 1,
}
"""What CRFsuite's L-BFGS is told.

L1 (`c1`) and the least number of times that a feature must occur keep the model small. Steps from
one label to another that no sample takes have to be known as such, else a title may go on as
another field in the middle. Stochastic gradient descent is four times as fast, but after twelve
rounds it still read titles on behind their closing quotation marks.
"""


def fit(
    samples: Iterable[Sample], path: Path, opened: Collection[str] = OPENED, **settings: float
) -> int:
    """Train on the samples, write the model, and say how many there were.

    `settings` go before those of `SETTINGS`, named as CRFsuite names them.
    """
    trainer = Trainer(verbose=False)
    count = 0
    for one in samples:
        cut = tokens(one.text)
        trainer.append(features(cut, one.italics), tags(cut, one.labels, opened, HEADED))
        count += 1
    trainer.set_params({**SETTINGS, **settings})
    trainer.train(str(path))
    return count
