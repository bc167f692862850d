"""Headings that announce notes, which a packet prints elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from biblio.document import Document, Paragraph
from biblio.readers.shaping.notes import NOTES
from biblio.readers.shaping.sections import kind_of


def headings_of_notes(document: Document) -> Iterator[int]:
    """The headings, such as *Notes*, below which the source has nothing but its notes.

    These are printed elsewhere, and would leave the heading alone.
    """
    notes = sorted(note.place.start for note in document.notes)
    for at, (one, after) in enumerate(pairwise((*document.paragraphs, None))):
        if one and _announces_notes(one) and (after is None or after.style == "heading"):
            first = bisect_left(notes, one.place.end)
            if first < len(notes) and (after is None or notes[first] < after.place.start):
                yield at


def _announces_notes(paragraph: Paragraph) -> bool:
    return paragraph.style == "heading" and kind_of(paragraph.string) in NOTES
