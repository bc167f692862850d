"""The notes of a document as clusters of cites, which a style engine formats one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from biblio.bibliography import locators
from biblio.bibliography.citing import in_reading_order, known_key, met_at
from biblio.citation import Citation, Kind
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.parser.segment import is_owned
from biblio.styles import Cite, Cluster


class Reset(StrEnum):
    """Where first citations are full again, and ibid. does not reach back."""

    DOCUMENT = "document"
    CHAPTER = "chapter"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note that cites entries of the library: its mark as printed, and its line."""

    mark: str | None
    line: int
    cluster: Cluster


def notes(
    extractions: Sequence[Extraction], library: Library, reset: Reset = Reset.DOCUMENT
) -> tuple[tuple[CitingNote, ...], ...]:
    """The citing notes of each document, in the order of reading.

    A document whose notes cite nothing has its citations in the running text instead, each as a
    note without a mark. Headings divide chapters.
    """
    headings = [len(_headings(one.document)) for one in extractions]
    first_chapters = accumulate((number + 1 for number in headings), initial=0)
    # At most two numbers a citation: see `_numbers`.
    first_numbers = accumulate((2 * len(one.resolutions) for one in extractions), initial=0)
    firsts = zip(extractions, first_chapters, first_numbers, strict=False)
    return tuple(tuple(_Reader(one, library, reset, *first).notes()) for one, *first in firsts)


def _headings(document: Document) -> list[int]:
    return [one.place.start for one in document.paragraphs if one.style == "heading"]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the notes of one document; its chapters and notes count from those numbers."""

    extraction: Extraction
    library: Library
    reset: Reset
    first_chapter: int
    first_number: int

    def notes(self) -> Iterator[CitingNote]:
        order = [at for at in in_reading_order(self.extraction) if self._belongs(at)]
        numbers = self._numbers(order)
        for place, group in groupby(order, self._note_of):
            positions = list(group)
            cites = tuple(cite for at in positions if (cite := self._cite(at)))
            if cites:
                first = self.extraction.citations[positions[0]]
                cluster = Cluster(cites, self._chapter(first), numbers[place])
                yield CitingNote(first.mark, self._line(first), cluster)

    def _numbers(self, order: list[int]) -> dict[tuple[int, int], int]:
        """A number for each note: where a work of no entry is cited between two, one is left out.

        Ibid. must not reach over it.
        """
        numbers: dict[tuple[int, int], int] = {}
        number = self.first_number
        for place, group in groupby(order, self._note_of):
            number += 1
            numbers[place] = number
            answered = (known_key(self.extraction.resolutions[at], self.library) for at in group)
            number += not all(answered)
        return numbers

    def _belongs(self, at: int) -> bool:
        citations = self.extraction.citations
        if any(citation.note is not None for citation in citations):
            return citations[at].note is not None
        return citations[at].kind is Kind.INLINE

    def _note_of(self, at: int) -> tuple[int, int]:
        note = self.extraction.citations[at].note
        return (0, at) if note is None else (1, note)

    def _line(self, citation: Citation) -> int:
        notes = self.extraction.document.notes
        return (citation if citation.note is None else notes[citation.note]).place.line

    def _chapter(self, citation: Citation) -> int:
        document = self.extraction.document
        if self.reset is Reset.NEVER:
            return 0
        if self.reset is Reset.DOCUMENT:
            return self.first_chapter
        met = met_at(document, citation)
        return self.first_chapter + sum(start <= met for start in _headings(document))

    def _cite(self, at: int) -> Cite | None:
        resolution = self.extraction.resolutions[at]
        citation, key = resolution.citation, known_key(resolution, self.library)
        entry = self.library.get(key) if key else None
        if entry is None:
            return None
        locator = locators.of(citation, entry, self._behind(at))
        signal = None if is_owned(citation.signal) else citation.signal
        prefix = f"{signal} " if signal else ""
        if locator is None:
            return Cite(entry.key, prefix=prefix)
        return Cite(entry.key, locator.number, locator.term, prefix, locator.below)

    def _behind(self, at: int) -> str:
        """The text between a citation and the next one of the same note."""
        citation = self.extraction.citations[at]
        if citation.note is None:
            return ""
        start = citation.place.end
        starts = (one.place.start for one in self.extraction.citations)
        end = min((one for one in starts if one >= start), default=None)
        paragraphs = self.extraction.document.notes[citation.note].paragraphs
        own = next((p for p in paragraphs if p.place.start <= start <= p.place.end), None)
        if own is None:
            return ""
        first, last = own.alignment.positions(start, end or own.place.end, len(own.string))
        return own.string[first:last]
