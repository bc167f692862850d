"""Notes whose raised marks are letters or roman numbers: a paragraph that begins with a raised *i*,
and a raised *i* in the text above. Raised figures are read with all typed marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from biblio.readers.shaping.blocks import Block, NoteBlocks, Piece, Rich, Sheet, Style
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.numerals import arabic

_FIRST = ("a", "i")


def lifted(sheet: Sheet) -> Sheet:
    """The sheet with such notes out of its blocks: those that one raised mark above calls, where
    they are several or the first of them is *a* or *i*.
    """
    begun = dict(_begun(sheet.blocks))
    if not begun:
        return sheet
    called: Counter[str] = Counter()
    notes: dict[int, NoteBlocks] = {}
    for number, block in enumerate(sheet.blocks):
        mark = begun.get(number)
        if mark and called[mark] == 1:
            notes[number] = _note(block, mark, number)
        called.update(piece.text.string for piece in _calls(block))
    if len(notes) == 1 and next(iter(notes.values())).mark.casefold() not in _FIRST:
        return sheet
    names = {note.mark: str(note.id) for note in notes.values()}
    kept = [number for number in range(len(sheet.blocks)) if number not in notes]
    blocks = (replace(sheet.blocks[at], rich=_calling(sheet.blocks[at], names)) for at in kept)
    moved = (_moved(note, kept) for note in sheet.notes)
    return replace(sheet, blocks=tuple(blocks), notes=(*moved, *notes.values()))


def _begun(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """The paragraphs that begin with such a mark."""
    for number, block in enumerate(blocks):
        first = block.rich.pieces[0] if len(block.rich.pieces) > 1 else None
        if first and block.style in (Style.TEXT, Style.LIST) and _is_mark(first):
            yield number, first.text.string


def _is_mark(piece: Piece) -> bool:
    """Whether the piece is a raised letter or roman number."""
    label = piece.text.string
    letter = len(label) == 1 and label.isalpha()
    return piece.look.superscript and piece.call is None and (letter or _is_roman(label))


def _is_roman(label: str) -> bool:
    return label.isalpha() and arabic(label) > 0


def _calls(block: Block) -> Iterator[Piece]:
    """The raised marks behind a word of the block."""
    for last, piece in pairwise(block.rich.pieces):
        if _is_mark(piece) and not last.text.string[-1:].isspace():
            yield piece


def _calling(block: Block, names: dict[str, str]) -> Rich:
    """The text, in which the marks call the notes of these names."""
    found = {id(piece) for piece in _calls(block)}
    return Rich(
        tuple(
            piece._replace(call=names.get(piece.text.string)) if id(piece) in found else piece
            for piece in block.rich.pieces
        )
    )


def _note(block: Block, mark: str, number: int) -> NoteBlocks:
    words = replace(block, rich=block.rich.cut(len(mark)).strip(), style=Style.TEXT)
    return NoteBlocks(
        mark, (words,), id=f"raised {number}", print=Print.RAISED, source=block.rich.text
    )


def _moved(note: NoteBlocks, kept: list[int]) -> NoteBlocks:
    """A note that stood where its block is kept, or before the next one that is."""
    if note.at is None:
        return note
    number = bisect_left(kept, note.at[0])
    return replace(note, at=(number, note.at[1] if note.at[0] in kept else 0))
