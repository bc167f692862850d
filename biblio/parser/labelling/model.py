"""A labeller that has learned from labelled references: a conditional random field.

How it was trained, and how well it reads: `docs/model.md`. How it is made anew: `training/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from biblio.language import cues
from biblio.parser.labelling.edges import trimmed
from biblio.parser.labelling.features import features
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.people import persons
from biblio.parser.labelling.repairs import mended
from biblio.parser.labelling.spans import Span
from biblio.parser.labelling.tokens import Token, tokens
from biblio.values.patterns import Lazy

SHIPPED = Path(__file__).parents[2] / "data" / "labels.crfsuite"
OTHER = "other"
PEOPLE = ("author", "editor", "translator")
# What a note holds beside fields: see also, the author's own words, ibid.
WORDS = frozenset(("signal", "remark", "back"))
# Fields that keep the stop of an abbreviation at their end, and how long that may be.
_STOPPED = {**dict.fromkeys(PEOPLE, 1), "locator": 2, "pages": 2}
# Before the names, where the model takes them for a part of these: Tradução de Ana Noll
_CUES = {role: Lazy(rf"{cues.pattern(role)}\s+") for role in PEOPLE[1:]}


@dataclass(frozen=True, slots=True)
class Labelled:
    """Characters `start` to `end` (exclusive) are this field, with the model's probability.

    `begins` says that a work begins here. A label is a field of `labels.LABELS`, or one of `WORDS`.
    """

    label: str
    start: int
    end: int
    probability: float
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """A `Labeller` that has learned; its file is read when it is first used."""

    path: Path = SHIPPED

    def __call__(self, stretch: Stretch) -> tuple[Span, ...]:
        """The fields of one citation, each person on their own; what is no field is left out.

        A stretch without any italics is read like one whose looks nobody knows.
        """
        found: list[Span] = []
        for one in self.labels(stretch.text, stretch.italics or None):
            if one.label in PEOPLE:
                found += _people(stretch.text, one)
            elif one.label not in WORDS:
                found.append(Span(one.label, one.start, one.end, one.probability))
        return mended(stretch.text, found)

    def labels(
        self, text: str, italics: Iterable[tuple[int, int]] | None = None
    ) -> tuple[Labelled, ...]:
        """Everything that the model says of a note or a citation, in the order of the text.

        `italics` are offsets printed in italics; None where the document does not tell.
        """
        cut = tokens(text)
        if not cut:
            return ()
        tagger = _tagger(self.path)
        tags = tagger.tag(features(cut, italics))
        return tuple(_labels(text, cut, tags, tagger))


@cache
def _tagger(path: Path) -> Any:
    from pycrfsuite import Tagger

    tagger = Tagger()
    tagger.open(str(path))
    return tagger


def _labels(
    text: str, cut: Sequence[Token], tags: Sequence[str], tagger: Any
) -> Iterator[Labelled]:
    """Tags joined: a label goes on until another begins."""
    first = 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or tags[at] != f"I-{_name(tags[first])}":
            if tags[first] != OTHER:
                yield _labelled(text, cut, tags, first, at, tagger)
            first = at


def _labelled(
    text: str, cut: Sequence[Token], tags: Sequence[str], first: int, last: int, tagger: Any
) -> Labelled:
    label = _name(tags[first])
    probability = min(tagger.marginal(tags[at], at) for at in range(first, last))
    start, end = _bounds(text, label, cut[first].start, cut[last - 1].end)
    return Labelled(label, start, end, probability, tags[first].startswith("W"))


def _name(tag: str) -> str:
    return tag.partition("-")[2] or tag


def _bounds(text: str, label: str, start: int, end: int) -> tuple[int, int]:
    """Without the signs round it; with an initial’s stop, that of `12 f.`, an address’s slash."""
    first, last = trimmed(text, start, end)
    if text[last : last + 1] == "." and label in _STOPPED:
        word = re.split(r"[\s.]", text[first:last])[-1]
        last += word.isalpha() and len(word) <= _STOPPED[label]
    last += label == "url" and text[last:end].startswith("/")
    return (first, last) if first < last else (start, end)


def _people(text: str, block: Labelled) -> Iterator[Span]:
    begin = block.start
    if cue := _CUES[block.label].match(text, begin, block.end) if block.label in _CUES else None:
        begin = cue.end()
    for start, end in persons(text[begin : block.end]):
        yield Span(block.label, begin + start, begin + end, block.probability)
