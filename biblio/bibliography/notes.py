"""The notes of a document as clusters of cites, which a style engine formats one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, groupby

from biblio.bibliography import locators
from biblio.bibliography.citing import known_key
from biblio.citation import Citation, Form, Kind
from biblio.document import Document, Exact, Run
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.origins import TextOrigin
from biblio.parser.segment import is_owned
from biblio.styles import Cite, Cluster

# Of *chs. 2 and 3* styles take the number for words, and leave out the word for chapters; to CSL
# `2 & 3` is numeric (its specification, `is-numeric`).
_AND = re.compile(r"(?<=\w)\s+(?:and|und|et|y|e|и)\s+(?=\w)")
_PASSIM = re.compile(r",?\s(?:et |and )?passim\b\.?")


class Reset(StrEnum):
    """Where first citations are full again, and ibid. does not reach back."""

    DOCUMENT = "document"
    CHAPTER = "chapter"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note that cites works: its mark as printed, and its line, if any.

    `cluster` are the entries of the library that it cites. Where they are none it has `printed`
    instead: its citations as they stand, so that an *ibid.* behind them keeps its meaning.
    """

    mark: str | None
    line: int | None
    cluster: Cluster | None
    printed: tuple[Run, ...] = ()


def notes(
    extractions: Sequence[Extraction], library: Library, reset: Reset = Reset.DOCUMENT
) -> tuple[tuple[CitingNote, ...], ...]:
    """The citing notes of each document, in the order of reading.

    A document whose notes cite nothing has its citations in the running text instead, each as a
    note without a mark; one that cites no entry of the library has none. Headings divide chapters.
    """
    headings = [len(_headings(one.document)) for one in extractions]
    first_chapters = accumulate((number + 1 for number in headings), initial=0)
    # At most two numbers a citation: see `_numbers`.
    first_numbers = accumulate((2 * len(one.resolutions) for one in extractions), initial=0)
    firsts = zip(extractions, first_chapters, first_numbers, strict=False)
    return tuple(tuple(_Reader(one, library, reset, *first).notes()) for one, *first in firsts)


def _headings(document: Document) -> list[tuple[int, ...]]:
    """The positions of the headings, in order of reading."""
    headings = (at for at, one in enumerate(document.paragraphs) if one.style == "heading")
    return [document.position(document.whole(at)) for at in headings]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the notes of one document; its chapters and notes count from those numbers."""

    extraction: Extraction
    library: Library
    reset: Reset
    first_chapter: int
    first_number: int

    def notes(self) -> Iterator[CitingNote]:
        """The notes, if any of them cites an entry."""
        found = list(self._all())
        return iter(found if any(note.cluster for note in found) else ())

    def _all(self) -> Iterator[CitingNote]:
        order = [at for at in range(len(self.extraction.citations)) if self._belongs(at)]
        numbers = self._numbers(order)
        for place, group in groupby(order, self._note_of):
            positions = list(group)
            first = self.extraction.citations[positions[0]]
            where = first.mark, self._line(first)
            if cites := self._cites(positions):
                cluster = Cluster(cites, self._chapter(first), numbers[place])
                yield CitingNote(*where, cluster)
            elif printed := self._printed(positions):
                yield CitingNote(*where, None, printed)

    def _cites(self, positions: Sequence[int]) -> tuple[Cite, ...]:
        """The entries cited; a work that is none stands before or behind them as it is printed."""
        cites: list[Cite] = []
        waiting = ""
        for at in positions:
            cite = self._cite(at)
            if cite:
                cites.append(replace(cite, prefix=waiting + cite.prefix))
                waiting = ""
            elif words := self._words(at):
                if cites:
                    cites[-1] = replace(cites[-1], suffix=f"{cites[-1].suffix}; {words}")
                else:
                    waiting += f"{words}; "
        return tuple(cites)

    def _words(self, at: int) -> str:
        """A citation as it is printed, with what leads to it; nothing of a work only named."""
        citation = self.extraction.citations[at]
        if citation.form is Form.MENTION:
            return ""
        signal = None if is_owned(citation.signal) else citation.signal
        lead = f"{signal} " if signal else ""
        return lead + citation.text.strip(" .;,")

    def _printed(self, positions: Sequence[int]) -> tuple[Run, ...]:
        """From the first to the last of the citations, as they stand in the note.

        What leads to the first (*cf.*) is with it, and with the last that it says so all over.
        """
        cited = [self.extraction.citations[at] for at in positions if self._words(at)]
        runs: list[Run] = []
        for _, group in groupby(cited, lambda one: one.where.paragraph):
            ones = list(group)
            paragraph = self.extraction.document.paragraph(ones[0].where)
            start, end = ones[0].where.start, ones[-1].where.end
            before = paragraph.string[:start].rstrip()
            if (signal := ones[0].signal) and before.endswith(signal):
                start = len(before) - len(signal)
            if behind := _PASSIM.match(paragraph.string, end):
                end = behind.end()
            runs += [Run(" ")] if runs else []
            runs += paragraph.runs_between(start, end)
        return tuple(runs)

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

    def _line(self, citation: Citation) -> int | None:
        document = self.extraction.document
        if citation.note is None:
            return document.line(citation.where)
        origin = document.notes[citation.note].origin
        return origin.line if isinstance(origin, TextOrigin) else None

    def _chapter(self, citation: Citation) -> int:
        document = self.extraction.document
        if self.reset is Reset.NEVER:
            return 0
        if self.reset is Reset.DOCUMENT:
            return self.first_chapter
        met = document.position(citation.where)
        return self.first_chapter + sum(start <= met for start in _headings(document))

    def _cite(self, at: int) -> Cite | None:
        resolution = self.extraction.resolutions[at]
        citation, key = resolution.citation, known_key(resolution, self.library)
        entry = self.library.get(key) if key else None
        if entry is None:
            return None
        if citation.exact:
            return _exact_cite(entry.key, citation.exact)
        locator = locators.of(citation, entry, self._behind(at))
        signal = None if is_owned(citation.signal) else citation.signal
        prefix = f"{signal} " if signal else ""
        if locator is None:
            return Cite(entry.key, prefix=prefix)
        number = locator.number and _AND.sub(" & ", locator.number)
        return Cite(entry.key, number, locator.term, prefix, locator.below)

    def _behind(self, at: int) -> str:
        """The text between a citation and the next one of the same note."""
        citation, document = self.extraction.citations[at], self.extraction.document
        if citation.note is None:
            return ""
        own = citation.where
        others = (one.where for one in self.extraction.citations if one.note == own.note)
        starts = [one.start for one in others if one.paragraph == own.paragraph]
        end = len(document.paragraph(own).string)
        end = min((one for one in starts if one >= own.end), default=end)
        return document.paragraph(own).string[own.end : end]


def _exact_cite(key: str, exact: Exact) -> Cite:
    """What an exact citation says, as it stands."""
    prefix = f"{exact.prefix} " if exact.prefix else ""
    suffix = f", {exact.suffix}" if exact.suffix else ""
    return Cite(key, exact.locator, exact.label or "page", prefix, suffix, exact.suppress_author)
