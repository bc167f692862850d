"""Changes of a text file: citations replaced where they stand, or moved into notes and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from biblio.diagnostics import Edit
from biblio.document import Document, Run
from biblio.origins import TextOrigin, Where
from biblio.restyle.dialect import Dialect
from biblio.restyle.printing import Runs, by_key, fitted, nested
from biblio.restyle.sites import Left, Site
from biblio.restyle.way import Way

_LEAD = re.compile(r"(?:\s*[—–-]{1,3})?\s*[(\[]?$")
_STOP = re.compile(r"[)\]]?(?P<stop>[.,;:]?)")
# What a note may say around its citations and still stand in brackets: see also …; and …
_SIGNAL = re.compile(r"[\s;,.:(]*(?:[^\W\d_]+[\s.,]+){0,4}")
_AFTER = re.compile(r"[\s.,;)]*")
_MARKED = "[^{}]"
_ENDED = '.!?”"’»'
MOVED_ON = "its markup, or other text of the file, stands within it"
ALONE = "it is a paragraph of its own"


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
    _notes: list[tuple[str, Site]] = field(default_factory=list)
    _left: list[Left] = field(default_factory=list)
    _next: int = 0

    def splice(self, sites: Sequence[Site], runs: Sequence[Runs]) -> Spliced:
        """The text with the runs in place of the sites, as the way has it."""
        pairs = list(zip(sites, runs, strict=True))
        self._next = self._first_free_number()
        for note, group in groupby(pairs, lambda pair: pair[0].where.note):
            if note is None:
                for site, printed in group:
                    self._in_text(site, printed)
            else:
                self._in_note(note, list(group))
        return self._applied()

    def _in_text(self, site: Site, printed: Runs) -> None:
        if self.way is Way.NOTES and not site.is_entry:
            self._to_note(site, printed)
        else:
            self._in_place(site, printed)

    def _in_note(self, note: int, pairs: Sequence[tuple[Site, Runs]]) -> None:
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
            stop = "." if old.endswith(".") and after[:1] not in tuple(".,;:") else ""
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

    def _to_note(self, site: Site, printed: Runs) -> None:
        """The citation of the text becomes a note: its mark stands behind the punctuation."""
        span = self._span(site)
        if span is None:
            self._leave(site, MOVED_ON)
            return
        lead = _LEAD.search(self.source, 0, span[0])
        start = lead.start() if lead else span[0]
        stop = _STOP.match(self.source, span[1])
        end = stop.end() if stop else span[1]
        if not self.source[:start].rpartition("\n")[2].strip():
            self._leave(site, ALONE)
            return
        kept = stop["stop"] if stop else ""
        if self.source[span[0] : span[1]].endswith(".") and self.source[start - 1] not in '.!?”"’»':
            kept = "."
        mark = _MARKED.format(self._next)
        self._next += 1
        self._edits.append((Edit(start, end, kept + mark), None))
        text = self.dialect.written((*fitted(printed, "", "", "", bare=True), Run(".")))
        self._notes.append((f"{mark}: {text}", site))

    def _out_of_note(self, note: int, pairs: Sequence[tuple[Site, Runs]]) -> bool:
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
        pieces = _between(self.source, inside, cut)
        if not _only_cites(pieces):
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

    def _bracket(
        self, at: int, length: int, pairs: Sequence[tuple[Site, Runs]], pieces: Sequence[str]
    ) -> None:
        """Put what a note cites in brackets where its mark stands, before the punctuation."""
        stop = self.source[at - 1] if self.source[at - 1 : at] in tuple(".,;:") else ""
        start = at - len(stop)
        opening, closing = ("[", "]") if self.way is Way.KEYS else ("(", ")")
        self._edits.append((Edit(start, start, f" {opening}"), None))
        for (site, printed), piece in zip(pairs, pieces, strict=False):
            lead = _lead(piece, is_first=site is pairs[0][0])
            if self.way is Way.KEYS:
                text = by_key(site.cites)[1:-1]
            else:
                text = self.dialect.written(nested(fitted(printed, "", "", "", bare=True)))
            self._edits.append((Edit(start, start, lead), None))
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
        self._left.append(Left(site.where, self.document.string(site.where), reason))

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
        for text, site in self._notes:
            head = "\n" if parts[-1].endswith("\n") else "\n\n"
            parts.append(f"{head}{text}\n")
            length += len(head) + len(text) + 1
            sites.append(site)
            spans.append((length - 1 - len(text) + text.index(": ") + 2, length - 1))
        return Spliced("".join(parts), tuple(sites), tuple(spans), tuple(self._left))


def _between(
    source: str, inside: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """The words before, between and behind the spans."""
    ends = [inside[0], *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), inside[1]]
    return tuple(source[end:start] for end, start in zip(ends, starts, strict=True))


def _only_cites(pieces: Sequence[str]) -> bool:
    *before, after = pieces
    return all(_SIGNAL.fullmatch(piece) for piece in before) and bool(_AFTER.fullmatch(after))


def _lead(piece: str, *, is_first: bool) -> str:
    """The signal before a citation, in the midst of a sentence: *see also*."""
    words = piece.strip(" \t\n;,.:(")
    signal = f"{words[:1].lower()}{words[1:]} " if words else ""
    return signal if is_first else f"; {signal}"


def _bracketed(source: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets around a citation by key."""
    if source[start - 1 : start] == "[" and source[end : end + 1] == "]":
        return start - 1, end + 1
    return start, end


def listed(entries: Iterable[str], title: str) -> str:
    """A list of references as Markdown, to stand at the end of a manuscript."""
    return "".join((f"\n## {title}\n", *(f"\n{entry}\n" for entry in entries)))
