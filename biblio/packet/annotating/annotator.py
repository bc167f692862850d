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
from biblio.packet.wording.words import Words
from biblio.record.edition import Edition


class Annotator:
    """Says everything once in a reading, and nothing that the citation says itself.

    On paper a citation that says all itself gets no note. On screen, where `every` citation is
    annotated, such a one is told which work it was taken for.
    """

    def __init__(self, known: Knowledge, language: str, words: Words, *, every: bool) -> None:
        self._known = known
        self._language = language
        self._words = words
        self._every = every
        self._cited: set[str] = set()
        self._latest = ""

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
        before, self._latest = self._latest, entry.key
        if entry.key in self._cited:
            return self._again(spot.resolution.citation, entry, before)
        self._cited.add(entry.key)
        return self._first(spot.resolution.citation, entry, several=several)

    def _first(self, citation: Citation, entry: Edition, *, several: bool) -> Inlines:
        work, words = self._known.work(entry), self._words
        text = remark(Subject(citation, entry, work, self._language, words), self._known)
        if text:
            return sentences(((*named(entry, words), Run(":")), text)) if several else text
        if self._every and entry.title and citation.kind is not Kind.BIBLIOGRAPHY:
            return words.runs("in_bibliography", work=named(entry, words))
        return ()

    def _again(self, citation: Citation, entry: Edition, before: str) -> Inlines:
        """Which work it is, where neither the citation nor the one before it names it."""
        names_itself = citation.value("title") or citation.form is Form.AUTHOR_DATE
        if names_itself or entry.key == before or not entry.title:
            return ()
        if citation.kind is Kind.BIBLIOGRAPHY:
            return ()
        return self._words.runs("named", work=named(entry, self._words))


def _place(spot: Spot) -> tuple[int | None, int, int, int]:
    return spot.note, spot.paragraph, spot.start, spot.end
