"""Changes of a Word file: planned, then made in each paragraph from its end to its beginning."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from biblio.bibliography.writers.runs import joined
from biblio.document import Document, Run
from biblio.houseconfig import Way
from biblio.origins import PackageOrigin, Where
from biblio.readers.docx.line import BOX
from biblio.readers.docx.names import PARAGRAPH, RELATIONS, RUN, runs, w
from biblio.restyle.elements import Made, Pair, bracket_of, note_of
from biblio.restyle.footnotes import Footnotes
from biblio.restyle.leads import (
    STOPS,
    Cut,
    behind_name,
    between,
    groups,
    only_cites,
)
from biblio.restyle.live import ends_of
from biblio.restyle.parts import Parts
from biblio.restyle.printing import LINKED, Printed, Runs, fitted, lost_links
from biblio.restyle.remarks import Remarks
from biblio.restyle.revisions import Elements, Reviser
from biblio.restyle.runs import Unfit, refuse_revised, text_run
from biblio.restyle.sites import Left, Site
from biblio.restyle.styles import Styles

Spot = tuple[str, int, int]
_RELATED = f"{{{RELATIONS}}}"
_UNUSUAL = "its note is called in an unusual way"
_NO_NOTES = "Word has no notes in boxes of text"


class _Change(NamedTuple):
    """A change of a paragraph: the run and character where it begins, whose it is, and the deed."""

    spot: tuple[int, int]
    sites: tuple[Site, ...]
    do: Callable[[Sequence[etree._Element]], None]


@dataclass(slots=True)
class Editor:
    """Changes the trees of the parts; `made` are the sites that it could print anew."""

    document: Document
    parts: Parts
    reviser: Reviser
    way: Way
    printed: Printed
    comments: bool = True
    made: list[Made] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    styles: Styles = field(init=False)
    _remarks: Remarks = field(init=False)
    _notes: Footnotes = field(init=False)
    _changes: defaultdict[tuple[str, int], list[_Change]] = field(init=False)

    def __post_init__(self) -> None:
        self.styles = Styles(self.parts)
        kind = "endnote" if self.way is Way.ENDNOTES else "footnote"
        self._notes = Footnotes(self.parts, self.styles, self.reviser, kind)
        self._remarks = Remarks(self.parts, self.styles, self.reviser)
        self._changes = defaultdict(list)

    def change(self, sites: Iterable[Site], remarked: Iterable[Left] = ()) -> None:
        """Put what is printed where the way has each site; a comment says of others why not."""
        pairs = zip(sites, self.printed.runs, strict=True)
        numbered = [(at, site, printed) for at, (site, printed) in enumerate(pairs)]
        for note, group in groupby(numbered, lambda pair: pair[1].where.note):
            own = list(group)
            if note is None or not (self._goes_out(note, own) or self._goes_over(note, own)):
                self._plan(own)
        for one in (*remarked, *self.left):
            self._plan_remark(one)
        for (part, number), changes in self._changes.items():
            paragraph = list(runs(self.parts.paragraph(part, number)))
            ranked = [(change.spot, at) for at, change in enumerate(changes)]
            for _, at in sorted(ranked, reverse=True):
                self._make(changes[at], paragraph, part)
        self._remark_notes([*remarked, *self.left])
        self._notes.settle()
        self.made.sort(key=lambda one: one.at)

    def _make(self, change: _Change, own: Sequence[etree._Element], part: str) -> None:
        try:
            change.do(own)
        except Unfit as error:
            for site in change.sites:
                self._leave([site], str(error))
                origin = self._origin(site.where)
                if self.comments and site.where.note is None and not self._is_boxed(origin):
                    self._remarks.on(own, _first(origin), _last(origin), self.left[-1])
        else:
            self.parts.touch(part)

    def _plan(self, pairs: Sequence[Pair]) -> None:
        stays = not self.way.is_in_notes or pairs[0][1].where.note is not None
        moving = []
        for pair in pairs:
            if pair[1].named:
                self._plan_behind(pair, pair[1].named)
            elif stays or pair[1].is_entry:
                self._plan_in_place(*pair)
            else:
                moving.append(pair)
        for _, group in groupby(moving, lambda pair: pair[1].where.paragraph):
            self._plan_notes(list(group))

    def _plan_in_place(self, at: int, site: Site, printed: Runs) -> None:
        old = self.document.runs(site.where)
        new = old if site.has_own_words else self._fitted(site, printed)
        if self.way is not Way.ZOTERO and _looks(new) == _looks(old):
            return
        if not site.has_own_words and self._loses_link(site, new):
            self._leave([site], LINKED)
            return
        origin = self._origin(site.where)
        span = _first(origin), _last(origin)

        def do(own: Sequence[etree._Element]) -> None:
            ends = self._ends(at, site, new)
            if site.has_own_words:
                elements = self.reviser.wrap(own, *span, ends)
            else:
                elements = self.reviser.replace(own, *span, new, ends)
            self.made.append(Made(at, site, new, elements))

        self._planned(origin, [site], do)

    def _loses_link(self, site: Site, new: Runs) -> bool:
        return bool(lost_links(new, self.document.runs(site.where)))

    def _ends(self, at: int, site: Site, new: Runs) -> tuple[Elements, Elements]:
        """The ends of a live field, where one is wanted."""
        return ends_of(site, new, self.printed, at) if self.way is Way.ZOTERO else ([], [])

    def _planned(
        self,
        origin: PackageOrigin,
        sites: Sequence[Site],
        do: Callable[[Sequence[etree._Element]], None],
    ) -> None:
        change = _Change(_first(origin), tuple(sites), do)
        self._changes[origin.part, origin.paragraph].append(change)

    def _fitted(self, site: Site, printed: Runs) -> Runs:
        where = site.where
        string = self.document.paragraph(where).string
        around = string[: where.start], string[where.end :]
        bare = where.note is not None or site.is_entry
        return fitted(printed, self.document.string(where), *around, bare=bare)

    def _plan_notes(self, pairs: Sequence[Pair]) -> None:
        """The citations of a paragraph of the text become notes, those of a bracket one."""
        string = self.document.paragraph(pairs[0][1].where).string
        spans = [(site.where.start, site.where.end) for _, site, _ in pairs]
        for group in groups(string, spans):
            own = pairs[group.members.start : group.members.stop]
            if group.tie:
                self._leave(_sites(own), group.tie)
            elif any(self._loses_link(site, printed) for _, site, printed in own):
                self._leave(_sites(own), LINKED)
            else:
                self._plan_note(own, group.pieces, group.cut)

    def _plan_note(self, pairs: Sequence[Pair], pieces: Sequence[str], cut: Cut) -> None:
        """The citations become a note: its mark stands behind the punctuation."""
        where = pairs[0][1].where
        gone = self._origin(replace(where, start=cut.start, end=cut.end))
        before = self._origin(replace(where, start=cut.mark - 1, end=cut.mark))
        if self._is_boxed(gone):
            self._leave(_sites(pairs), _NO_NOTES)
            return

        def do(own: Sequence[etree._Element]) -> None:
            first, last, mark = _first(gone), _last(gone), _last(before)
            stop = [text_run(Run(cut.stop), own[first[0]])] if cut.stop else []
            call = self._notes.call()
            self.reviser.move(own, first, last, mark, [*stop, call])
            elements, made = note_of(pairs, pieces)
            self._notes.add(call, elements)
            self.made.extend(made)

        self._planned(gone, _sites(pairs), do)

    def _plan_behind(self, pair: Pair, named: Where) -> None:
        """A citation of a work behind its name: in a note, or in brackets."""
        places = behind_name(self.document.paragraph(named).string, named.end)
        end = places[self.way.is_in_notes]
        at = self._origin(replace(named, start=end - 1, end=end))
        if self.way.is_in_notes and self._is_boxed(at):
            self._leave([pair[1]], _NO_NOTES)
            return

        def do(own: Sequence[etree._Element]) -> None:
            if self.way.is_in_notes:
                call = self._notes.call()
                self.reviser.insert(own, _last(at), [call])
                elements, made = note_of([pair], [""])
                self._notes.add(call, elements)
            else:
                elements, made = bracket_of([pair], [""], own[at.end_run])
                self.reviser.insert(own, _last(at), elements)
            self.made.extend(made)

        self._planned(at._replace(run=at.end_run, character=at.end_character), [pair[1]], do)

    def _leave(self, sites: Iterable[Site], reason: str) -> None:
        for site in sites:
            self.left.append(Left(site.where, self.document.string(site.where), reason))

    def _plan_remark(self, left: Left) -> None:
        """A comment in the text; what is left in a note waits for `_remark_notes`."""
        if not self.comments or left.where.note is not None:
            return
        origin = self._origin(left.where)
        if not self._is_boxed(origin):

            def do(own: Sequence[etree._Element]) -> None:
                self._remarks.on(own, _first(origin), _last(origin), left)

            self._planned(origin, [], do)

    def _remark_notes(self, every: Iterable[Left]) -> None:
        """Comments on what is left in notes stand at their marks."""
        in_notes = (one for one in every if one.where.note is not None and self.comments)
        for _, group in groupby(in_notes, lambda one: one.where.note):
            left = list(group)
            origin = self._origin(left[0].where)
            paragraph = self.parts.paragraph(origin.part, origin.paragraph)
            note = next(paragraph.iterancestors(w("footnote"), w("endnote")), None)
            call = None if note is None else self._notes.call_of(note)
            if call is not None:
                self._remarks.on_call(call, left)

    def _is_boxed(self, origin: PackageOrigin) -> bool:
        paragraph = self.parts.paragraph(origin.part, origin.paragraph)
        return next(paragraph.iterancestors(BOX), None) is not None

    def _goes_out(self, number: int, pairs: Sequence[Pair]) -> bool:
        """Whether the note goes into brackets in the text: it does nothing but cite there."""
        note = self.document.notes[number]
        if not (self.way.is_in_text and note.anchor) or any(site.is_pinned for _, site, _ in pairs):
            return False
        if len(note.paragraphs) != 1 or note.again or note.anchor_paragraph is None:
            return False
        if any(self._loses_link(site, printed) for _, site, printed in pairs):
            return False  # in its note it is left, and told
        whole = self.document.whole(0, number)
        spans = [(site.where.start, site.where.end) for _, site, _ in pairs]
        pieces = between(self.document.string(whole), (0, whole.end), spans)
        if not only_cites(pieces):
            return False
        try:
            self._plan_out(pairs, pieces, Where(None, note.anchor_paragraph, 0, note.anchor))
        except Unfit:
            return False
        return True

    def _goes_over(self, number: int, pairs: Sequence[Pair]) -> bool:
        """Whether a note of the other kind becomes one of the kind that is wanted, whole."""
        anchor = self.document.notes[number]
        origin = self._origin(pairs[0][1].where)
        paragraph = self.parts.paragraph(origin.part, origin.paragraph)
        note = next(paragraph.iterancestors(w("footnote"), w("endnote")), None)
        if not self.way.is_in_notes or note is None or note.tag == w(self._notes.kind):
            return False
        call = self._notes.call_of(note)
        linked = any(name.startswith(_RELATED) for one in note.iter() for name in one.attrib)
        if call is None or linked or not anchor.anchor or anchor.anchor_paragraph is None:
            return False
        before = Where(None, anchor.anchor_paragraph, anchor.anchor - 1, anchor.anchor)
        at = self._origin(before)

        def do(own: Sequence[etree._Element]) -> None:
            if call not in own:
                raise Unfit(_UNUSUAL)
            refuse_revised([call, *note.iter(RUN)])
            moved, made = self._copied(note, pairs)
            new = self._notes.call()
            self.reviser.insert(own, (own.index(call), 0), [new])
            self.reviser.delete(call)
            self._notes.remove(note, origin.part)
            self._notes.adopt(new, moved)
            self.made.extend(made)

        self._planned(at._replace(run=at.end_run, character=at.end_character), _sites(pairs), do)
        return True

    def _copied(
        self, note: etree._Element, pairs: Sequence[Pair]
    ) -> tuple[etree._Element, list[Made]]:
        """A copy of the note with its citations printed anew."""
        copied = copy.deepcopy(note)
        old, new = (list(one.iter(PARAGRAPH)) for one in (note, copied))
        reviser, made = self.reviser.for_good(), []
        for at, site, printed in reversed(pairs):
            origin = self._origin(site.where)
            paragraph = new[old.index(self.parts.paragraph(origin.part, origin.paragraph))]
            text = self._fitted(site, printed)
            span = _first(origin), _last(origin)
            elements = reviser.replace(list(runs(paragraph)), *span, text)
            made.append(Made(at, site, text, elements))
        return copied, made

    def _plan_out(self, pairs: Sequence[Pair], pieces: Sequence[str], before: Where) -> None:
        """Plan to take a note out and to put what it cites behind the words of the text `before`.

        Raises Unfit where that cannot be done.
        """
        origin = self._origin(pairs[0][1].where)
        paragraph = self.parts.paragraph(origin.part, origin.paragraph)
        note = next(paragraph.iterancestors(w("footnote"), w("endnote")), None)
        if note is None:
            raise Unfit(_UNUSUAL)
        refuse_revised(list(note.iter(w("r"))))
        call = self._notes.call_of(note)
        if call is None:
            raise Unfit(_UNUSUAL)
        refuse_revised([call])
        stop = self.document.string(before)[-1:] in tuple(STOPS)
        end = before.end - stop
        at = self._origin(replace(before, start=max(end - 1, 0), end=end))

        def do(own: Sequence[etree._Element]) -> None:
            if call not in own:
                raise Unfit(_UNUSUAL)
            bracket, made = bracket_of(pairs, pieces, own[at.end_run])
            self.reviser.insert(own, _last(at), bracket)
            self.reviser.delete(call)
            self._notes.remove(note, origin.part)
            self.made.extend(made)

        self._planned(at._replace(run=at.end_run, character=at.end_character), _sites(pairs), do)

    def _origin(self, where: Where) -> PackageOrigin:
        origin = self.document.origin(where)
        assert isinstance(origin, PackageOrigin)  # the document is a Word file
        return origin


def _sites(pairs: Iterable[Pair]) -> list[Site]:
    return [site for _, site, _ in pairs]


def _first(origin: PackageOrigin) -> tuple[int, int]:
    return origin.run, origin.character


def _last(origin: PackageOrigin) -> tuple[int, int]:
    return origin.end_run, origin.end_character


def _looks(printed: Runs) -> Runs:
    """What is printed, as the style has it: without links, and with all that goes on as one."""
    return joined(
        replace(run, href=None, cites=()) if run.href or run.cites else run for run in printed
    )
