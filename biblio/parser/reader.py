"""Who reads: the labeller that is asked, and what the document tells of its words."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.citation import Kind, Passage, Shape
from biblio.parser.labelling.labeller import NOTHING_KNOWN, Labeller, Stretch
from biblio.parser.labelling.rules import label
from biblio.parser.labelling.spans import Span
from biblio.values.names import Lexicon


@dataclass(frozen=True, slots=True)
class Reader:
    """A labeller with the lexicon of a document."""

    labeller: Labeller
    lexicon: Lexicon

    @classmethod
    def of(cls, lexicon: Lexicon | None, labeller: Labeller | None) -> Reader:
        """The reader by the rules, unless another labeller is given."""
        return cls(labeller or label, lexicon or NOTHING_KNOWN)

    def spans(self, passage: Passage, start: int, end: int) -> tuple[Span, ...]:
        """What the labeller reads in a part of the passage; spans count from the part's start."""
        text = passage.text.string[start:end]
        return self.label(passage, text, passage.italics(start, end))

    def label(
        self, passage: Passage, text: str, italics: tuple[tuple[int, int], ...] = ()
    ) -> tuple[Span, ...]:
        """What the labeller reads in a text that belongs to the passage."""
        listed = passage.shape is Shape.ENTRY
        running = passage.kind in (Kind.INLINE, Kind.MENTION)
        language = passage.document.language
        return self.labeller(Stretch(text, self.lexicon, language, italics, listed, running))
