"""What the model learns from: a text, the spans of its fields, and where works begin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from biblio.parser.labelling.tokens import Token

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a citation and the field that it is; `begins` says that a work begins with it."""

    label: str
    text: str
    begins: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Characters `start` to `end` (exclusive) of a sample's text are this field."""

    name: str
    start: int
    end: int
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A citation or a note with its fields. `italics` is None where the print does not tell.

    `source` is the key of the record that was printed, where there is one.
    """

    text: str
    labels: tuple[Label, ...]
    italics: tuple[tuple[int, int], ...] | None = None
    source: str = ""


def sample(parts: Iterable[Part], *, italics: bool = False) -> Sample:
    """The parts one after the other, as they are; those called `other` stay without a label."""
    text, labels, slanted = "", [], []
    for part in parts:
        start, end = len(text), len(text) + len(part.text)
        text += part.text
        if part.label != OTHER and part.text.strip():
            labels.append(Label(part.label, start, end, part.begins))
        if part.italic:
            slanted.append((start, end))
    return Sample(text, tuple(labels), tuple(slanted) if italics else None)


def tags(
    tokens: Sequence[Token],
    labels: Iterable[Label],
    opened: Collection[str],
    headed: Collection[str] = (),
) -> list[str]:
    """The tag of each token: `W-` where a work begins, `B-` where a field does, else `I-`.

    Only fields in `headed` get a `W-`, and those in `opened` a `B-`: each tag costs time, squared.
    """
    made = [OTHER] * len(tokens)
    for label in labels:
        prefix = "I"
        if label.begins and label.name in headed:
            prefix = "W"
        elif label.name in opened:
            prefix = "B"
        for at in _within(tokens, label):
            made[at] = f"{prefix}-{label.name}"
            prefix = "I"
    return made


def named(tag: str) -> str:
    """The label that a tag stands for."""
    return tag.partition("-")[2] if tag[1:2] == "-" else tag


def _within(tokens: Sequence[Token], label: Label) -> Iterator[int]:
    for at, token in enumerate(tokens):
        if token.start < label.end and label.start < token.end:
            yield at
