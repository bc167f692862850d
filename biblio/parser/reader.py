"""Who reads: the labeller that is asked, and what the document tells of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from biblio.citation import Kind, Passage, Shape
from biblio.parser import short_names
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

    def entry(self, passage: Passage) -> tuple[Span, ...]:
        """What the labeller reads in an entry of a list, behind the short name that it may have."""
        text = passage.text.string
        name = short_names.read(text)
        if name is None:
            return self.spans(passage, 0, len(text))
        spans = [
            replace(one, start=one.start + name.end, end=one.end + name.end)
            for one in self.spans(passage, name.end, len(text))
        ]
        printed = next((one for one in spans if one.label in ("year", "date")), None)
        if printed is None:
            return (name.year, *spans)
        said, read = (text[one.start : one.end] for one in (name.year, printed))
        if said in read or any(one.label in ("origyear", "origdate") for one in spans):
            return tuple(spans)
        return (replace(name.year, label="origyear"), *spans)

    def label(
        self, passage: Passage, text: str, italics: tuple[tuple[int, int], ...] = ()
    ) -> tuple[Span, ...]:
        """What the labeller reads in a text that belongs to the passage."""
        listed = passage.shape is Shape.ENTRY
        running = passage.kind in (Kind.INLINE, Kind.MENTION)
        language = passage.document.language
        return self.labeller(Stretch(text, self.lexicon, language, italics, listed, running))
