"""The editor who annotates a reading: one annotation for each place where it cites something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from biblio.citation import Citation, Form, Kind
from biblio.document import Run
from biblio.packet.annotating.annotation import Annotation, Inlines
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.annotating.remarks import Subject, named, remark
from biblio.packet.drafting.cited_places import Spot, is_remarkable
from biblio.packet.wording.phrases import sentences
from biblio.record.edition import Edition


class Annotator:
    """Says everything once in a reading, and later points back to where it was said.

    On paper a citation that says all itself gets no note. On screen, where `every` citation is
    annotated, such a one is told which work it was taken for.
    """

    def __init__(self, known: Knowledge, language: str, *, every: bool) -> None:
        self._known = known
        self._language = language
        self._every = every
        self._cited: dict[str, int | None] = {}
        self._told: set[str] = set()

    def annotations(self, spots: Iterable[Spot]) -> Iterator[Annotation]:
        """One annotation a place; the citations of one note share one."""
        wanted = (spot for spot in spots if is_remarkable(spot) and spot.resolution.key)
        for _, group in groupby(wanted, key=_place):
            together = tuple(group)
            several = len({one.resolution.key for one in together}) > 1
            said = (self._text(spot, several=several) for spot in together)
            texts = tuple(text for text in said if text)
            if texts:
                first = together[0]
                yield Annotation(first.paragraph, first.start, first.end, texts)

    def _text(self, spot: Spot, *, several: bool) -> Inlines:
        """What is said of one citation; `several` works cited in one place are told apart."""
        entry = self._known.library.get(spot.resolution.key or "")
        if entry is None:
            return ()
        if entry.key in self._cited:
            return self._again(spot, entry, several=several)
        self._cited[entry.key] = spot.number
        return self._first(spot.resolution.citation, entry, several=several)

    def _first(self, citation: Citation, entry: Edition, *, several: bool) -> Inlines:
        work = self._known.work(entry)
        text = remark(Subject(citation, entry, work, self._language), self._known)
        if text:
            self._told.add(entry.key)
            return sentences(((*named(entry), Run(":")), text)) if several else text
        if self._every and entry.title and citation.kind is not Kind.BIBLIOGRAPHY:
            return (Run("In the bibliography: "), *named(entry), Run("."))
        return ()

    def _again(self, spot: Spot, entry: Edition, *, several: bool) -> Inlines:
        """Where the work was cited first; and which it is, where the citation does not name it."""
        citation, before = spot.resolution.citation, self._cited[entry.key]
        is_needed = self._every or citation.form is not Form.FULL or entry.key in self._told
        if not is_needed or citation.kind is Kind.BIBLIOGRAPHY:
            return ()
        where = "as above" if before == spot.number else f"see par. {before}" if before else ""
        if not entry.title or (citation.value("title") and not several):
            return (Run(f"{where.capitalize()}."),) if where else ()
        return (*named(entry), Run(f": {where}." if where else "."))


def _place(spot: Spot) -> tuple[int | None, int, int, int]:
    return spot.note, spot.paragraph, spot.start, spot.end
