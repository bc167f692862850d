"""A document as HTML: its paragraphs with every citation marked, its notes beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from biblio.bibliography.writers.html import inlines
from biblio.document import Document, Paragraph, Run
from biblio.extractor import Extraction
from biblio.review.subject import Reviewed, is_grave, name_of

_TAGS = {"quotation": "blockquote", "code": "pre"}
_DEEPEST = 6

Place = tuple[int | None, int]
"""A paragraph: of the body (None) or of that note, and its number there."""


Anchor = tuple[int, int]
"""Where in its paragraph the mark of a note stands, and the note's number."""


class Spot(NamedTuple):
    """Characters `start` to `end` of a paragraph are of that citation, or of a field of it."""

    start: int
    end: int
    citation: int
    field: int | None = None


def spots(extraction: Extraction) -> Mapping[Place, tuple[Spot, ...]]:
    """Where the citations and their fields stand, paragraph by paragraph."""
    found: defaultdict[Place, list[Spot]] = defaultdict(list)
    for number, citation in enumerate(extraction.citations):
        for where in citation.wheres:
            found[where.note, where.paragraph].append(Spot(where.start, where.end, number))
        for at, field in enumerate(citation.fields):
            for length, where in citation.excerpt.cut(field.start, field.end).stretches:
                if field.raw and length:
                    spot = Spot(where.start, where.end, number, at)
                    found[where.note, where.paragraph].append(spot)
    return {place: tuple(sorted(ones, key=lambda one: one[:3])) for place, ones in found.items()}


class Prose:
    """The HTML of one document of a review."""

    def __init__(self, reviewed: Reviewed, number: int) -> None:
        self._number = number
        self._extraction = reviewed.extractions[number]
        self._document: Document = self._extraction.document
        self._spots = spots(self._extraction)
        self._anchors = _anchors(self._document)
        self._standings = [one.standing for one in reviewed.citations if one.document == number]
        self._findings: defaultdict[Place, list[str]] = defaultdict(list)
        for at, finding in reviewed.findings_in(number):
            where = finding.where
            place = (where.note, where.paragraph) if where else None
            if place:
                self._findings[place].append(_flag(at, finding.code, grave=is_grave(finding)))

    def html(self) -> Iterator[str]:
        """The document row by row: a paragraph, and beside it the notes that it has marks of."""
        beside: defaultdict[int, list[int]] = defaultdict(list)
        for number, note in enumerate(self._document.notes):
            after = note.anchor_paragraph if note.anchor_paragraph is not None else note.after
            beside[-1 if after is None else after].append(number)
        if beside[-1]:
            yield self._row("", self._notes(beside[-1]))
        for at, paragraph in enumerate(self._document.paragraphs):
            flags = "".join(self._findings[None, at])
            yield self._row(self._block(paragraph, at), flags + self._notes(beside[at]))

    def _row(self, text: str, margin: str) -> str:
        beside = f'<div class="side">{margin}</div>'
        return f'<div class="row"><div class="text">{text}</div>{beside}</div>\n'

    def _block(self, paragraph: Paragraph, at: int) -> str:
        tag = _TAGS.get(paragraph.style, "p")
        if paragraph.style == "heading":
            tag = f"h{min(paragraph.level + 2, _DEEPEST)}"
        inside = self._inside(paragraph, (None, at), self._anchors[at])
        place = f'data-place="{self._number}:-:{at}"'
        return f'<{tag} class="{escape(paragraph.style)}" {place}>{inside}</{tag}>'

    def _notes(self, numbers: Iterable[int]) -> str:
        return "".join(map(self._note, numbers))

    def _note(self, number: int) -> str:
        note = self._document.notes[number]
        name = f"d{self._number + 1}n{number + 1}"
        flags = "".join(
            flag for at in range(len(note.paragraphs)) for flag in self._findings[number, at]
        )
        paragraphs = "".join(
            f'<p data-place="{self._number}:{number}:{at}">'
            f"{self._inside(one, (number, at), [])}</p>"
            for at, one in enumerate(note.paragraphs)
        )
        mark = f'<a class="mark" href="#{name}m">{escape(note.mark)}</a>'
        return f'<aside class="note" id="{name}">{mark}{paragraphs}{flags}</aside>'

    def _inside(self, paragraph: Paragraph, place: Place, anchors: Sequence[Anchor]) -> str:
        """The paragraph's characters, its citations in marks of their own."""
        there = self._spots.get(place, ())
        html: list[str] = []
        opened: int | None = None
        marks = list(anchors)
        for start, end in pairwise(_bounds(paragraph, there, anchors)):
            within = [one for one in there if one.start <= start and end <= one.end]
            citation = next((one.citation for one in within if one.field is None), None)
            while marks and marks[0][0] <= start and (opened is None or citation != opened):
                html.append(("</mark>" if opened is not None else "") + self._mark(marks.pop(0)[1]))
                opened = None
            if citation != opened:
                html.append("</mark>" if opened is not None else "")
                html.append("" if citation is None else self._opening(citation))
                opened = citation
            fields = [one.field for one in within if one.field is not None]
            html.append(_field(_styled(paragraph.runs_between(start, end)), fields))
        html.append("</mark>" if opened is not None else "")
        html.extend(self._mark(number) for _, number in marks)
        return "".join(html)

    def _opening(self, citation: int) -> str:
        name, standing = name_of(self._number, citation), self._standings[citation]
        return f'<mark class="{standing}" data-c="{name}" tabindex="0">'

    def _mark(self, number: int) -> str:
        name = f"d{self._number + 1}n{number + 1}"
        mark = escape(self._document.notes[number].mark)
        return f'<sup class="ref"><a id="{name}m" href="#{name}">{mark}</a></sup>'


def _anchors(document: Document) -> Mapping[int, list[Anchor]]:
    """The marks of notes in each paragraph of the body, in order."""
    found: defaultdict[int, list[Anchor]] = defaultdict(list)
    for number, note in enumerate(document.notes):
        if note.anchor_paragraph is not None and note.anchor is not None:
            found[note.anchor_paragraph].append((note.anchor, number))
    for anchors in found.values():
        anchors.sort()
    return found


def _bounds(paragraph: Paragraph, there: Iterable[Spot], anchors: Iterable[Anchor]) -> list[int]:
    """Where the look, the citation or the field changes, in order, both ends of all included."""
    length, at = len(paragraph.string), 0
    bounds = {0, length, *(at for at, _ in anchors)}
    for run in paragraph.runs:
        at += len(run.text)
        bounds.add(at)
    for spot in there:
        bounds |= {spot.start, spot.end}
    return sorted(bound for bound in bounds if 0 <= bound <= length)


def _field(html: str, fields: Sequence[int]) -> str:
    return f'<span data-f="{" ".join(map(str, fields))}">{html}</span>' if fields else html


def _styled(runs: Iterable[Run]) -> str:
    """The runs with their looks; only what may be clicked is a link."""
    return "".join(f"<s>{inlines((one,))}</s>" if one.struck else inlines((one,)) for one in runs)


def _flag(number: int, code: str, *, grave: bool) -> str:
    weight = "grave" if grave else "slight"
    return f'<button class="flag {weight}" data-finding="{number}">{escape(code)}</button>'
