"""Changes of a text file: citations replaced where they stand, or moved into notes and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from biblio.diagnostics import Edit
from biblio.document import Document, Run
from biblio.houseconfig import Way
from biblio.origins import TextOrigin, Where
from biblio.restyle.dialect import Dialect
from biblio.restyle.leads import (
    REACH,
    STOPS,
    Cut,
    Group,
    behind_name,
    between,
    capital,
    groups,
    lead,
    only_cites,
)
from biblio.restyle.notespans import NoteSpans
from biblio.restyle.printing import (
    LINKED,
    Runs,
    by_key,
    fitted,
    keeping_links,
    lost_links,
    nested,
    sentence,
)
from biblio.restyle.sites import Left, Site
from biblio.restyle.textnotes import Change, Said, TextNotes

Pair = tuple[Site, Runs]
MOVED_ON = "its markup, or other text of the file, stands within it"


@dataclass(frozen=True, slots=True)
class Spliced:
    """The changes, in order; `sites` are side by side with the `spans` of what was printed.

    A span is characters of the changed text.
    """

    text: str
    sites: tuple[Site, ...]
    spans: tuple[tuple[int, int], ...]
    left: tuple[Left, ...]


@dataclass(slots=True)
class Splicer:
    """Makes the changes of one manuscript; `source` is its decoded text."""

    document: Document
    source: str
    dialect: Dialect
    way: Way
    _edits: list[Change] = field(default_factory=list)
    _left: list[Left] = field(default_factory=list)
    _notes: TextNotes = field(init=False)

    def __post_init__(self) -> None:
        self._notes = TextNotes(NoteSpans(self.document, self.source, self.dialect))

    def splice(self, sites: Sequence[Site], runs: Sequence[Runs]) -> Spliced:
        """The text with the runs in place of the sites, as the way has it."""
        given = zip(sites, runs, strict=True)
        pairs = [pair for site, own in given if (pair := self._linked(site, own))]
        for note, group in groupby(pairs, lambda pair: pair[0].where.note):
            if note is None:
                self._in_text(list(group))
            else:
                self._in_note(note, list(group))
        return self._applied()

    def _linked(self, site: Site, printed: Runs) -> Pair | None:
        """The site with what is printed, and with the links that would go with the old words.

        A key has no words that could lead anywhere: there such a citation is left.
        """
        old = self.document.runs(site.where)
        if not any(run.href for run in old):
            return site, printed
        if self.way is Way.KEYS and lost_links(printed, old):
            self._leave(site, LINKED)
            return None
        span = self._span(site)
        is_within = span is not None and self.dialect.link in self.source[slice(*span)]
        return site, keeping_links(printed, old) if is_within else printed

    def _in_text(self, pairs: Sequence[Pair]) -> None:
        moving = []
        for site, printed in pairs:
            if site.named:
                self._behind(site, printed, site.named)
            elif site.is_entry or not (self.way.is_in_notes or self.way is Way.KEYS):
                self._in_place(site, printed)
            elif span := self._span(site):
                moving.append(((site, printed), span))
            else:
                self._leave(site, MOVED_ON)
        for group in groups(self.source, [span for _, span in moving]):
            own = [pair for pair, _ in moving[group.members.start : group.members.stop]]
            if self.way is Way.KEYS:
                self._by_keys(own, group)
            elif group.tie:
                self._left += [self._as_left(site, group.tie) for site, _ in own]
            else:
                self._to_note(own, group.pieces, group.cut)

    def _behind(self, site: Site, printed: Runs, named: Where) -> None:
        """A citation of a work behind its name: in a note, or in brackets."""
        span = self._span_of(named)
        if span is None:
            self._leave(site, MOVED_ON)
            return
        bracket, mark = behind_name(self.source, span[1])
        if self.way.is_in_notes:
            words = self.dialect.written(sentence(printed))
            self._notes.add((bracket, mark), self.source[bracket:mark], [(words, site)])
        else:
            self._bracket((bracket, bracket), [(site, printed)], ("",))

    def _by_keys(self, pairs: Sequence[Pair], group: Group) -> None:
        """What the text cites there by keys: in brackets of their own in place of those around."""
        if group.bracket is None:
            for site, printed in pairs:
                self._in_place(site, printed)
            return
        start, end = group.bracket
        self._edits.append((Edit(start, start + 1, "["), None))
        at = start + 1
        for (site, _), piece in zip(pairs, group.pieces, strict=True):
            span = self._span(site)
            assert span is not None  # the group is of such as have one
            signal = lead(piece, is_first=site is pairs[0][0])
            self._edits.append((Edit(at, span[0], signal), None))
            self._edits.append((Edit(*span, by_key(site.cites)[1:-1]), site))
            at = span[1]
        self._edits.append((Edit(at, end, "]"), None))

    def _in_note(self, note: int, pairs: Sequence[Pair]) -> None:
        stays = not self.way.is_in_text or any(site.is_pinned for site, _ in pairs)
        if stays or not self._out_of_note(note, pairs):
            for site, printed in pairs:
                self._in_place(site, printed)

    def _in_place(self, site: Site, printed: Runs) -> None:
        span = self._span(site)
        if span is None:
            self._leave(site, MOVED_ON)
            return
        text = self._written(site, printed, span)
        start, end = span
        if text != self.source[start:end]:
            self._edits.append((Edit(start, end, text), site))

    def _written(self, site: Site, printed: Runs, span: tuple[int, int]) -> str:
        start, end = span
        old, after = self.source[start:end], self.source[end : end + REACH]
        if self.way is Way.KEYS:
            stop = "." if old.endswith(".") and after[:1] not in tuple(STOPS) else ""
            return by_key(site.cites) + stop
        before = self.source[max(start - REACH, 0) : start]
        bare = site.where.note is not None or site.is_entry or site.is_exact
        runs = fitted(printed, old, before, after, bare=bare)
        if site.is_exact and site.where.note is None:
            return self.dialect.written((Run("("), *nested(runs), Run(")")))
        return self.dialect.written(runs)

    def _to_note(self, pairs: Sequence[Pair], pieces: Sequence[str], cut: Cut) -> None:
        """What the text cites there becomes a note: its mark stands behind the punctuation."""
        said: Said = []
        for (site, printed), piece in zip(pairs, pieces, strict=True):
            is_last = site is pairs[-1][0]
            new = sentence(printed) if is_last else fitted(printed, "", "", "", bare=True)
            said.append((piece if said else capital(piece), None))
            said.append((self.dialect.written(new), site))
        kept = self.source[cut.end : cut.mark] + cut.stop
        self._notes.add((cut.start, cut.mark), kept, said)

    def _out_of_note(self, note: int, pairs: Sequence[Pair]) -> bool:
        """The note goes into brackets in the text, if it does nothing but cite."""
        spans = self._notes.spans
        call, inside = spans.call(note), spans.inside(note)
        cut = [span for site, _ in pairs if (span := self._span(site))]
        is_short = len(self.document.notes[note].paragraphs) == 1
        if call is None or inside is None or len(cut) < len(pairs) or not is_short:
            return False
        pieces = between(self.source, inside, cut)
        if not only_cites(pieces) or spans.whole(note) is None:
            return False
        self._bracket(call, pairs, pieces)
        self._notes.remove(note)
        return True

    def _bracket(self, call: tuple[int, int], pairs: Sequence[Pair], pieces: Sequence[str]) -> None:
        """Put what a note cites in brackets where it is called, before the punctuation."""
        at, end = call
        stop = self.source[at - 1] if self.source[at - 1 : at] in tuple(STOPS) else ""
        start = at - len(stop)
        opening, closing = ("[", "]") if self.way is Way.KEYS else ("(", ")")
        self._edits.append((Edit(start, start, f" {opening}"), None))
        for (site, printed), piece in zip(pairs, pieces, strict=False):
            signal = lead(piece, is_first=site is pairs[0][0])
            if self.way is Way.KEYS:
                text = by_key(site.cites)[1:-1]
            else:
                text = self.dialect.written(nested(fitted(printed, "", "", "", bare=True)))
            self._edits.append((Edit(start, start, signal), None))
            self._edits.append((Edit(start, start, text), site))
        self._edits.append((Edit(start, end, closing + stop), None))

    def _span(self, site: Site) -> tuple[int, int] | None:
        return self._span_of(site.where, is_exact=site.is_exact)

    def _span_of(self, where: Where, *, is_exact: bool = False) -> tuple[int, int] | None:
        origin = self.document.origin(where)
        if not isinstance(origin, TextOrigin) or self._is_cut(where):
            return None
        start, end = origin.start, origin.end
        if is_exact:
            start, end = _bracketed(self.source, start, end)
        return self.dialect.span(self.source, start, end, self.document.string(where))

    def _is_cut(self, where: Where) -> bool:
        """Whether the citation begins or ends in the midst of italics or of a link."""
        paragraph = self.document.paragraph(where)
        for edge in (where.start, where.end):
            if 0 < edge < len(paragraph.string):
                around = paragraph.runs_between(edge - 1, edge + 1)
                if len(around) == 1 and (around[0].italic or around[0].bold or around[0].href):
                    return True
        return False

    def _leave(self, site: Site, reason: str) -> None:
        self._left.append(self._as_left(site, reason))

    def _as_left(self, site: Site, reason: str) -> Left:
        return Left(site.where, self.document.string(site.where), reason)

    def _applied(self) -> Spliced:
        """The text with all edits; they do not overlap."""
        parts: list[str] = []
        sites: list[Site] = []
        spans: list[tuple[int, int]] = []
        at = length = 0
        edits = [*self._edits, *self._notes.changes()]
        for edit, site in sorted(edits, key=lambda pair: (pair[0].start, pair[0].end)):
            parts += [self.source[at : edit.start], edit.text]
            length += edit.start - at + len(edit.text)
            at = edit.end
            if site:
                sites.append(site)
                spans.append((length - len(edit.text), length))
        parts.append(self.source[at:])
        return Spliced("".join(parts), tuple(sites), tuple(spans), tuple(self._left))


def _bracketed(source: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets around a citation by key."""
    if source[start - 1 : start] == "[" and source[end : end + 1] == "]":
        return start - 1, end + 1
    return start, end
