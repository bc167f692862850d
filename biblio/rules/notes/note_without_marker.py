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
from collections.abc import Iterator

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


def _of_mark(manuscript: Manuscript, span: Span, mark: str) -> Span:
    at = manuscript.text.find(mark, span.start, span.start + _REACH)
    return Span(at, at + len(mark)) if at >= 0 else span


def _sure(manuscript: Manuscript, starts: frozenset[int]) -> Iterator[Note]:
    """The notes that begin there of which it is certain that nothing points to them."""
    notes = manuscript.document.notes
    marks = Counter(note.mark for note in notes)
    text = "\n".join(one.string for one in manuscript.document.paragraphs) if starts else ""
    for note in notes:
        if manuscript.is_markdown and not manuscript.text.startswith("[^", _start(note)):
            continue  # an item of a list
        several = note.mark.isdecimal() and marks[note.mark] > 1
        if (
            _start(note) in starts
            and not several
            and not (_is_adorned(note) or _stands_in(text, note.mark))
        ):
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
