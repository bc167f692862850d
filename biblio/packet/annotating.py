"""An editor's annotations of a reading: one for each place where it cites something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from biblio.citation import Kind
from biblio.document import Run
from biblio.packet.knowledge import Knowledge
from biblio.packet.model import Inline
from biblio.packet.phrases import sentences, title_runs
from biblio.packet.remarks import Subject, nothing_more, remark
from biblio.packet.spots import Spot, is_remarkable
from biblio.work import Edition

Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said of the characters `start` to `end` of a paragraph of the document.

    Each paragraph of it is a tuple of inlines.
    """

    paragraph: int
    start: int
    end: int
    text: tuple[Inlines, ...]


class Annotator:
    """Says everything once in a reading, and later points back to where it was said."""

    def __init__(self, known: Knowledge, language: str) -> None:
        self.known = known
        self.language = language
        self.said: dict[str, int] = {}

    def annotations(self, spots: Iterable[Spot]) -> Iterator[Annotation]:
        """One annotation a place; the citations of one note share one."""
        wanted = (spot for spot in spots if is_remarkable(spot) and spot.resolution.key)
        for _, group in groupby(wanted, key=_place):
            together = tuple(group)
            texts = tuple(text for spot in together if (text := self._text(spot, together)))
            if texts:
                first = together[0]
                yield Annotation(first.paragraph, first.start, first.end, texts)

    def _text(self, spot: Spot, together: Sequence[Spot]) -> Inlines:
        entry = self.known.library.get(spot.resolution.key or "")
        text = self._remark(spot, entry) if entry else ()
        if not (entry and text and entry.title and _are_several(together)):
            return text
        return sentences(((*title_runs(entry.title, entry.kind), Run(":")), text))

    def _remark(self, spot: Spot, entry: Edition) -> Inlines:
        before = self.said.get(entry.key)
        if before is not None:
            return (Run("As above." if before == spot.number else f"See par. {before}."),)
        citation = spot.resolution.citation
        subject = Subject(citation, entry, self.known.work(entry), self.language)
        if spot.number is not None:
            self.said[entry.key] = spot.number
        listed = citation.kind is Kind.BIBLIOGRAPHY
        return remark(subject, self.known) or (() if listed else nothing_more())


def _are_several(together: Sequence[Spot]) -> bool:
    """Whether the citations of one place mean different works, which have to be told apart."""
    return len({one.resolution.key for one in together}) > 1


def _place(spot: Spot) -> tuple[int | None, int, int, int]:
    return spot.note, spot.paragraph, spot.start, spot.end
