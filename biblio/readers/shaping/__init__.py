"""From the blocks that a format yields to a Document, alike for all formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from biblio.document import Document
from biblio.files import limits
from biblio.readers.shaping import assembly, joints, vocabulary
from biblio.readers.shaping.assembly import Shaped
from biblio.readers.shaping.blocks import Sheet

__all__ = ["Shaped", "account", "shape"]


def shape(sheet: Sheet) -> Document:
    """The document that the sheet makes."""
    return account(sheet).document


def account(sheet: Sheet) -> Shaped:
    """The document that the sheet makes, with an account of what was left out of it.

    Raises BiblioError where there are more blocks, or longer ones, than any text has (see
    `files.limits`).
    """
    limits.refuse_many(len(sheet.blocks), sheet.path)
    longest = max((block.rich.length for block in sheet.blocks), default=0)
    limits.refuse_endless(longest, sheet.path)
    words = sheet.words or vocabulary.collect(_lines(sheet))
    if not sheet.settled:
        # formats that see lines settle their notes themselves
        from biblio.readers.shaping.settled import settle

        sheet = settle(sheet, words)
    return assembly.assemble(sheet, words)


def _lines(sheet: Sheet) -> Iterator[str]:
    """The lines of all blocks."""
    noted = (block for note in sheet.notes for block in note.blocks)
    for block in chain(sheet.blocks, noted):
        for line, _ in joints.lines(block.rich):
            yield line.string.strip()
