"""Text of a Word file put in and taken out, as tracked changes or for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count

from lxml import etree

from biblio.readers.docx.names import ID, w
from biblio.restyle.printing import Runs
from biblio.restyle.runs import (
    HYPERLINK,
    PROPERTIES,
    TEXT,
    Unfit,
    length_of,
    level,
    refuse_in_field,
    refuse_revised,
    refuse_unfit,
    split,
    text_run,
)
from biblio.word.order import put

AUTHOR = "biblio"
_INSTRUCTION = w("instrText")
_DELETED = {TEXT: w("delText"), _INSTRUCTION: w("delInstrText")}
Elements = list[etree._Element]
Spot = tuple[int, int]


class Reviser:
    """Changes paragraphs, with a mark of revision where `track` says so; `date` is that of it.

    Places are pairs of a run of the paragraph, as it was before any change, and a character in it;
    changes of one paragraph have to be made from its end to its beginning.
    """

    def __init__(self, track: bool, date: datetime) -> None:
        self.track = track
        self._date = date
        self.date = date.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._ids = count(1)

    def avoid(self, ids: Iterable[int]) -> None:
        """Take no id of a revision that there is."""
        self._ids = count(max(next(self._ids), max(ids, default=0) + 1))

    def replace(
        self,
        own: Sequence[etree._Element],
        first: Spot,
        last: Spot,
        new: Runs,
        ends: tuple[Elements, Elements] = ([], []),
    ) -> Elements:
        """The new runs, which stand in place of the characters from `first` to `last`.

        The last is exclusive; `ends` are runs to stand before and behind them. Raises Unfit,
        nothing being changed, where more than text is there.
        """
        old = _cut_out(own, first, last)
        made = [text_run(run, old[0]) for run in new]
        self._insert(old[-1], [*ends[0], *made, *ends[1]])
        for run in old:
            self.delete(run)
        return made

    def insert(self, own: Sequence[etree._Element], behind: Spot, made: Elements) -> None:
        """Put runs behind the place. Raises Unfit, nothing being changed, where none can stand."""
        run = own[behind[0]]
        refuse_revised([run])
        refuse_in_field(run)
        if behind[1] < length_of(run):
            refuse_unfit([run])
            split(run, behind[1])
        self._insert(run, made)

    def move(
        self, own: Sequence[etree._Element], first: Spot, last: Spot, behind: Spot, made: Elements
    ) -> None:
        """Put runs behind a place that is not before `last`, and take out what is up to there.

        Raises Unfit, nothing being changed, where that cannot be done.
        """
        refuse_unfit(own[first[0] : last[0] + 1])
        self.insert(own, behind, made)
        for run in _cut_out(own, first, last):
            self.delete(run)

    def wrap(
        self,
        own: Sequence[etree._Element],
        first: Spot,
        last: Spot,
        ends: tuple[Elements, Elements],
    ) -> Elements:
        """Put runs before and behind the characters from `first` to `last`; the runs of these.

        Raises Unfit, nothing being changed, where more than text is there.
        """
        old = _cut_out(own, first, last)
        if any(level(run) is not run for run in (old[0], old[-1])):
            raise Unfit("it begins in one field or link and ends in another")
        before, behind = ends
        for element in reversed(self.inserted(behind)):
            old[-1].addnext(element)
        for element in self.inserted(before):
            old[0].addprevious(element)
        return old

    def inserted(self, made: Elements) -> Elements:
        """The runs as they go into a paragraph: marked as new, or as they are."""
        if not self.track or not made:
            return made
        mark = self.mark("ins")
        mark.extend(made)
        return [mark]

    def delete(self, run: etree._Element) -> None:
        """Take the run out."""
        parent = run.getparent()
        assert parent is not None
        if not self.track:
            parent.remove(run)
            if parent.tag == HYPERLINK and not len(parent):
                parent.getparent().remove(parent)
            return
        deleted = self.mark("del")
        parent.replace(run, deleted)
        deleted.append(run)
        for text in run.iter(*_DELETED):
            text.tag = _DELETED[text.tag]

    def show_as_new(self, runs: Iterable[etree._Element]) -> None:
        """Mark runs that are in their places already as new."""
        for run in list(runs) if self.track else ():
            mark = self.mark("ins")
            run.getparent().replace(run, mark)
            mark.append(run)

    def for_good(self) -> Reviser:
        """One that leaves no marks, for what is new as a whole."""
        return Reviser(track=False, date=self._date)

    def mark_end(self, properties: etree._Element) -> None:
        """Say in the properties of a paragraph that its end is new."""
        if self.track:
            of_end = etree.Element(PROPERTIES)
            of_end.append(self.mark("ins"))
            put(properties, of_end)

    def mark(self, name: str) -> etree._Element:
        """A mark of revision: `w:ins` or `w:del`."""
        element = etree.Element(w(name))
        element.set(ID, str(next(self._ids)))
        element.set(w("author"), AUTHOR)
        element.set(w("date"), self.date)
        return element

    def _insert(self, behind: etree._Element, made: Elements) -> None:
        """Behind the run, and outside of a hyperlink that ends with it."""
        anchor = level(behind) if behind.getnext() is None else behind
        for element in reversed(self.inserted(made)):
            anchor.addnext(element)


def _cut_out(own: Sequence[etree._Element], first: Spot, last: Spot) -> Elements:
    """The runs from `first` to `last`, parted from those around them. Raises Unfit."""
    old = list(own[first[0] : last[0] + 1])
    refuse_unfit(old)
    if last[1] < length_of(old[-1]):
        split(old[-1], last[1])
    if first[1] > 0:
        old[0] = split(old[0], first[1])
    return old
