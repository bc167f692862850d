"""Changes of a text file: citations replaced where they stand, or moved into notes and out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from biblio.diagnostics import Edit
from biblio.document import Document, Run
from biblio.houseconfig import Way
from biblio.origins import TextOrigin, Where
from biblio.restyle.dialect import Dialect
from biblio.restyle.leads import STOPS, Cut, between, capital, groups, lead, only_cites
from biblio.restyle.printing import Runs, by_key, fitted, nested, sentence
from biblio.restyle.sites import Left, Site

_MARKED = "[^{}]"
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
    _edits: list[tuple[Edit, Site | None]] = field(default_factory=list)
    _notes: list[list[tuple[str, Site | None]]] = field(default_factory=list)
    _left: list[Left] = field(default_factory=list)
    _next: int = 0

    def splice(self, sites: Sequence[Site], runs: Sequence[Runs]) -> Spliced:
        """The text with the runs in place of the sites, as the way has it."""
        pairs = list(zip(sites, runs, strict=True))
        self._next = self._first_free_number()
        for note, group in groupby(pairs, lambda pair: pair[0].where.note):
            if note is None:
                self._in_text(list(group))
            else:
                self._in_note(note, list(group))
        return self._applied()

    def _in_text(self, pairs: Sequence[Pair]) -> None:
        moving = []
        for site, printed in pairs:
            if not self.way.is_in_notes or site.is_entry:
                self._in_place(site, printed)
            elif span := self._span(site):
                moving.append(((site, printed), span))
            else:
                self._leave(site, MOVED_ON)
        for group in groups(self.source, [span for _, span in moving]):
            own = [pair for pair, _ in moving[group.members.start : group.members.stop]]
            if group.tie:
                self._left += [self._as_left(site, group.tie) for site, _ in own]
            else:
                self._to_note(own, group.pieces, group.cut)

    def _in_note(self, note: int, pairs: Sequence[Pair]) -> None:
        moves = self.way in (Way.INLINE, Way.AUTHOR_DATE, Way.KEYS)
        if not (moves and self._out_of_note(note, pairs)):
            for site, printed in pairs:
                self._in_place(site, printed)

    def _in_place(self, site: Site, printed: Runs) -> None:
        span = self._span(site)
        if span is None:
            self._leave(site, MOVED_ON)
            return
        text = self._written(site, printed, span)
        start, end = self._with_brackets(*span)
        if text != self.source[start:end]:
            self._edits.append((Edit(start, end, text), site))

    def _written(self, site: Site, printed: Runs, span: tuple[int, int]) -> str:
        start, end = span
        old, after = self.source[start:end], self.source[end : end + 1]
        if self.way is Way.KEYS:
            stop = "." if old.endswith(".") and after[:1] not in tuple(STOPS) else ""
            return by_key(site.cites) + stop
        before = self.source[max(start - 1, 0) : start]
        bare = site.where.note is not None or site.is_entry or site.is_exact
        runs = fitted(printed, old, before, after, bare=bare)
        if site.is_exact and site.where.note is None:
            return self.dialect.written((Run("("), *nested(runs), Run(")")))
        return self.dialect.written(runs)

    def _with_brackets(self, start: int, end: int) -> tuple[int, int]:
        """Keys bring brackets of their own: those around a citation go."""
        if self.way is Way.KEYS and self.source[start - 1 : end + 1 : end - start + 1] == "()":
            return start - 1, end + 1
        return start, end

    def _to_note(self, pairs: Sequence[Pair], pieces: Sequence[str], cut: Cut) -> None:
        """What the text cites there becomes a note: its mark stands behind the punctuation."""
        mark = _MARKED.format(self._next)
        self._next += 1
        kept = self.source[cut.end : cut.mark] + cut.stop
        self._edits.append((Edit(cut.start, cut.mark, kept + mark), None))
        note: list[tuple[str, Site | None]] = [(f"{mark}: ", None)]
        for (site, printed), piece in zip(pairs, pieces, strict=True):
            is_last = site is pairs[-1][0]
            new = sentence(printed) if is_last else fitted(printed, "", "", "", bare=True)
            note.append((piece if len(note) > 1 else capital(piece), None))
            note.append((self.dialect.written(new), site))
        self._notes.append(note)

    def _out_of_note(self, note: int, pairs: Sequence[Pair]) -> bool:
        """The note goes into brackets in the text, if it does nothing but cite."""
        own = self.document.notes[note]
        origin = own.origin
        mark = _MARKED.format(own.mark)
        found = [match.start() for match in re.finditer(re.escape(mark) + r"(?!:)", self.source)]
        spans = [self._span(site) for site, _ in pairs]
        if len(own.paragraphs) != 1 or len(found) != 1 or not isinstance(origin, TextOrigin):
            return False
        inside = self._inside(origin)
        cut = [span for span in spans if span]
        if inside is None or len(cut) < len(spans):
            return False
        pieces = between(self.source, inside, cut)
        if not only_cites(pieces):
            return False
        self._bracket(found[0], len(mark), pairs, pieces)
        end = re.compile(r"\s*").match(self.source, inside[1])
        self._edits.append((Edit(origin.start, end.end() if end else inside[1], ""), None))
        return True

    def _inside(self, origin: TextOrigin) -> tuple[int, int] | None:
        """Where the words of a note stand that is defined in one place: behind `[^1]:`."""
        head = re.compile(r"[ \t]*\[\^[^\]\s]+\]:[ \t]*").match(self.source, origin.start)
        if head is None:
            return None
        end = origin.start + len(self.source[origin.start : origin.end].rstrip())
        return head.end(), max(end, head.end())

    def _bracket(self, at: int, length: int, pairs: Sequence[Pair], pieces: Sequence[str]) -> None:
        """Put what a note cites in brackets where its mark stands, before the punctuation."""
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
        self._edits.append((Edit(start, at + length, closing + stop), None))

    def _span(self, site: Site) -> tuple[int, int] | None:
        origin = self.document.origin(site.where)
        if not isinstance(origin, TextOrigin):
            return None
        if self._is_cut(site.where):
            return None
        words = self.document.string(site.where)
        start, end = origin.start, origin.end
        if site.is_exact:
            start, end = _bracketed(self.source, start, end)
        return self.dialect.span(self.source, start, end, words)

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

    def _first_free_number(self) -> int:
        taken = re.findall(r"\[\^(\d{1,6})\]", self.source)
        return max(map(int, taken), default=0) + 1

    def _applied(self) -> Spliced:
        """The text with all edits; they do not overlap."""
        parts: list[str] = []
        sites: list[Site] = []
        spans: list[tuple[int, int]] = []
        at = length = 0
        for edit, site in sorted(self._edits, key=lambda pair: (pair[0].start, pair[0].end)):
            parts += [self.source[at : edit.start], edit.text]
            length += edit.start - at + len(edit.text)
            at = edit.end
            if site:
                sites.append(site)
                spans.append((length - len(edit.text), length))
        parts.append(self.source[at:])
        length += len(self.source) - at
        for note in self._notes:
            head = "\n" if parts[-1].endswith("\n") else "\n\n"
            for text, site in ((head, None), *note, ("\n", None)):
                parts.append(text)
                length += len(text)
                if site:
                    sites.append(site)
                    spans.append((length - len(text), length))
        return Spliced("".join(parts), tuple(sites), tuple(spans), tuple(self._left))


def _bracketed(source: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets around a citation by key."""
    if source[start - 1 : start] == "[" and source[end : end + 1] == "]":
        return start - 1, end + 1
    return start, end
