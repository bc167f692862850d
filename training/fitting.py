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

SETTINGS = {"c1": 0.2, "c2": 0.3, "max_iterations": 90, "feature.minfreq": 3}
"""L1 keeps the model small, L2 keeps it general: both chosen on AnyStyle's `good.xml`."""


def fit(
    samples: Iterable[Sample], path: Path, opened: Collection[str] = OPENED, **settings: float
) -> int:
    """Train on the samples, write the model, and say how many there were."""
    trainer = Trainer(verbose=False)
    count = 0
    for count, one in enumerate(samples, 1):
        cut = tokens(one.text)
        trainer.append(features(cut, one.italics), tags(cut, one.labels, opened, HEADED))
    trainer.set_params({**SETTINGS, **settings})
    trainer.train(str(path))
    return count
