"""Headings that announce notes, which a packet prints elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from biblio.document import Document, Paragraph
from biblio.readers.shaping.notes import NOTES
from biblio.readers.shaping.sections import kind_of


def headings_of_notes(document: Document) -> Iterator[int]:
    """The headings, such as *Notes*, below which the source has nothing but its notes.

    These are printed elsewhere, and would leave the heading alone.
    """
    noted = {note.after for note in document.notes}
    for at, (one, after) in enumerate(pairwise((*document.paragraphs, None))):
        ends = after is None or after.style == "heading"
        if one and ends and at in noted and _announces_notes(one):
            yield at


def _announces_notes(paragraph: Paragraph) -> bool:
    return paragraph.style == "heading" and kind_of(paragraph.string) in NOTES
