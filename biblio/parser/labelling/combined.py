"""Rules and model together: the rules read what is closed, the model what they leave over.

How well: `docs/model.md`. For callers who hand it over; it is not what `extract` uses by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biblio.parser import evidence
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.labels import fields_of
from biblio.parser.labelling.lexicon import kinds
from biblio.parser.labelling.model import Model
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Reading, Span

# Words that citations are made of beside their fields: they are not left over.
_CUES = frozenset("editor translator volume number page edition within back signal month".split())
_WORD = re.compile(r"[^\W_]{2,}|\d")
_HEADS = ("author", "editor", "title", "journaltitle")
# A print often does not tell one from the other: where the rules read one, the model adds none.
_ALIKE = {"locator": "pages", "doi": "url", "journaltitle": "booktitle"}
# Only whole readings have these from the model: half an author is worse than none.
_NEVER_ADDED = ("author", "title")
# How sure the model's least sure field must be for its whole reading to be taken, where it leaves
# less over than the rules, and where it does not: measured on ../shared/dev, dev2 and dev3.
_LIKELY, _SURE = 0.5, 0.95

_model = Model()


def combined(stretch: Stretch) -> tuple[Span, ...]:
    """The fields of one citation; a `Labeller`.

    What the rules do not take for a citation stays theirs: the model reads any sentence as one.
    """
    ruled = label(stretch)
    if not _stands(stretch, ruled):
        return ruled
    told = _model(stretch)
    completed = _completed(stretch.text, ruled, told)
    return told if _is_better(stretch, told, completed, ruled) else completed


def _stands(stretch: Stretch, spans: tuple[Span, ...]) -> bool:
    """Whether it is an entry of a list, or reads like a citation."""
    return stretch.listed or evidence.cites(stretch.text, spans)


def _completed(text: str, ruled: Sequence[Span], told: Iterable[Span]) -> tuple[Span, ...]:
    """The rules' reading with fields that only the model reads, where the rules read nothing."""
    if not _left(text, ruled):
        return tuple(ruled)
    known = _fields(ruled)
    added = [
        span for span in told if span.label not in _NEVER_ADDED and not _fields([span]) & known
    ]
    return Reading.of(text).having([*ruled, *added]).spans


def _is_better(
    stretch: Stretch, told: tuple[Span, ...], completed: Sequence[Span], ruled: Sequence[Span]
) -> bool:
    """Whether the model's reading is a citation's, and surer or more of one than the rules'."""
    text = stretch.text
    if not _is_headed(text, told) or not _stands(stretch, told):
        return False
    sure = min(span.confidence for span in told)
    return sure >= _SURE or (
        sure >= _LIKELY
        and _fields(ruled) <= _fields(told)
        and _left(text, told) < _left(text, completed)
    )


def _is_headed(text: str, spans: Sequence[Span]) -> bool:
    """Whether there is a title, and no word before the author or title that leads."""
    first = min(spans, key=lambda span: span.start, default=None)
    titled = any(span.label == "title" for span in spans)
    return bool(
        first and titled and first.label in _HEADS and not _WORD.search(text[: first.start])
    )


def _fields(spans: Iterable[Span]) -> set[str]:
    names = (name for span in spans for name in fields_of(span.label))
    return {_ALIKE.get(name, name) for name in names}


def _left(text: str, spans: Iterable[Span]) -> int:
    """How many words no span takes, but for those that citations are made of."""
    words = _WORD.findall(Reading.of(text).having(spans).rest)
    return sum(not _CUES & set(kinds().get(word.casefold(), ())) for word in words)
