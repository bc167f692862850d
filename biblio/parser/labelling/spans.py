"""What a labeller says of a citation's characters: spans, each with a label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Stands for a character some rule has already read, so that no later pattern runs across it.
TAKEN = "\0"
# Signs behind a title or a name that are no part of it.
TITLE_END = " ,;:.–—-"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` belong to the field `label`."""

    label: str
    start: int
    end: int
    confidence: float = 1.0


def trimmed(
    text: str, start: int, end: int, before: str = ",;:", behind: str = ",;:."
) -> tuple[int, int]:
    """The span of the text without white space, and without these signs, at its ends."""
    while start < end and (text[start].isspace() or text[start] in before):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in behind):
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, the spans read from it so far, and what of it was printed in italics."""

    text: str
    spans: tuple[Span, ...] = ()
    rest: str = ""
    italics: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, italics: tuple[tuple[int, int], ...] = ()) -> Reading:
        """A reading of which nothing is read yet."""
        return cls(text, (), text, italics)

    def having(self, spans: Iterable[Span]) -> Reading:
        """The reading with more spans; a span that meets an earlier one is dropped."""
        spans = tuple(spans)
        if not spans:
            return self
        rest, kept = self.rest, list(self.spans)
        for span in spans:
            if span.start < span.end and TAKEN not in rest[span.start : span.end]:
                kept.append(span)
                rest = rest[: span.start] + TAKEN * (span.end - span.start) + rest[span.end :]
        return Reading(self.text, tuple(kept), rest, self.italics)

    def first(self, label: str) -> Span | None:
        """The first span of a label in the order of the text."""
        return min(self.all(label), key=lambda span: span.start, default=None)

    def all(self, *labels: str) -> list[Span]:
        """The spans of some labels, in the order of the text."""
        found = [span for span in self.spans if span.label in labels]
        return sorted(found, key=lambda span: span.start)

    def has(self, *labels: str) -> bool:
        """Whether any span carries one of the labels."""
        return any(span.label in labels for span in self.spans)
