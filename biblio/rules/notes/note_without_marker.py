"""Finds a note that nothing in the text points to.

## What it does
Reports a note whose mark does not stand in the text. It is silent where the mark is there after
all but could not be tied to the note for certain: where two notes have one number, or where the
mark still stands behind a word.

## Why
A reader never comes upon such a note, and the numbers after it may all be wrong by one.

## Example
    The house was sold in 1871.[^3]

    [^3]: Parish register, 44.
    [^4]: The deed is lost.

## Fix
None: only the author knows where the mark belongs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from biblio.diagnostics import Span
from biblio.document import Note
from biblio.origins import TextOrigin
from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

# [Footnote 14:
_REACH = 24


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the reader says of notes, save where it may have been misled."""
    for manuscript in subject.documents:
        said = {one.span.start: one for one in manuscript.said("note-without-marker") if one.span}
        for note in _sure(manuscript, frozenset(said)):
            one = said[_start(note)]
            span = _of_mark(manuscript, one.span or Span(0, 0), note.mark)
            yield manuscript.finding(span, one.message)
        if manuscript.decoded is None and any(manuscript.said("note-without-marker")):
            yield from _without_places(manuscript)


def _without_places(manuscript: Manuscript) -> Iterator[Finding]:
    """The notes of a file that is no text, whose places are those of the document."""
    document = manuscript.document
    loose = [one for one in document.notes if one.anchor is None and one.paragraphs]
    for note in _certain(manuscript, loose):
        where = document.whole(0, document.notes.index(note))
        message = f"Nothing in the text points to the note {note.mark}."
        yield manuscript.finding_at(where, message)


def _of_mark(manuscript: Manuscript, span: Span, mark: str) -> Span:
    at = manuscript.text.find(mark, span.start, span.start + _REACH)
    return Span(at, at + len(mark)) if at >= 0 else span


def _sure(manuscript: Manuscript, starts: frozenset[int]) -> Iterator[Note]:
    """The notes that begin there of which it is certain that nothing points to them."""
    begun = [note for note in manuscript.document.notes if _start(note) in starts]
    for note in _certain(manuscript, begun):
        # in Markdown an item of a list is none
        if not manuscript.is_markdown or manuscript.text.startswith("[^", _start(note)):
            yield note


def _certain(manuscript: Manuscript, notes: Sequence[Note]) -> Iterator[Note]:
    """Those whose mark nothing else has, in the text or among the notes."""
    document = manuscript.document
    marks = Counter(note.mark for note in document.notes)
    text = "\n".join(one.string for one in document.paragraphs) if notes else ""
    for note in notes:
        several = note.mark.isdecimal() and marks[note.mark] > 1
        if not (several or _is_adorned(note) or _stands_in(text, note.mark)):
            yield note


def _start(note: Note) -> int:
    """Where the note begins in the source; -1 where the file is no text."""
    return note.origin.start if isinstance(note.origin, TextOrigin) else -1


def _stands_in(text: str, mark: str) -> bool:
    return any(
        text[match.start() - 1 : match.start()].isalpha()
        or text[match.start() - 1 : match.start()] in (*".,;:!?”’»)",)
        for match in re.finditer(rf"{re.escape(mark)}(?!\w)", text)
        if match.start()
    )


def _is_adorned(note: Note) -> bool:
    """`** Please do not touch **` is no note."""
    return bool(note.paragraphs) and note.paragraphs[-1].string.rstrip().endswith(note.mark)
