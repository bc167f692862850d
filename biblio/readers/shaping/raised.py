"""Notes whose raised marks are letters or roman numbers: a paragraph that begins with a raised *i*,
and a raised *i* in the text above. Raised figures are read with all typed marks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from biblio.readers.shaping.blocks import Block, NoteBlocks, Piece, Rich, Sheet, Style
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.numerals import arabic
from biblio.values.patterns import Lazy

_FIRST = ("a", "i")
# names of the notes that are called, by the numbers of the pieces that call them
Names = Mapping[int, str]
_REACH = 24
_SHORT = 2
_VOWELS = frozenset("aeiouyæœøаеиоуыэюяіαεηιουω")
# behind a year a note is called as behind a word
_YEAR = Lazy(r"(?<!\d)(?:1[5-9]|20)\d\d$")
# *don’t* and *U.S.* end in letters that shorten nothing
_LAST_WORD = Lazy(r"(?P<joined>(?<=[^\W\d_])['’.])?(?P<letters>[^\W\d_]+)(?P<stop>\.)?$")


def lifted(sheet: Sheet) -> Sheet:
    """The sheet with such notes out of its blocks: those that one raised mark above calls, where
    they are several or the first of them is *a* or *i*. Letters may begin afresh: a mark calls the
    next note that has it.
    """
    notes, names = _called(sheet.blocks)
    if not notes or (len(notes) == 1 and _only(notes).mark.casefold() not in _FIRST):
        return sheet
    kept = [number for number in range(len(sheet.blocks)) if number not in notes]
    blocks = (
        replace(sheet.blocks[at], rich=_calling(sheet.blocks[at], names.get(at, {}))) for at in kept
    )
    moved = (_moved(note, kept) for note in sheet.notes)
    return replace(sheet, blocks=tuple(blocks), notes=(*moved, *notes.values()))


def _called(blocks: tuple[Block, ...]) -> tuple[dict[int, NoteBlocks], Mapping[int, Names]]:
    """The notes by the numbers of their blocks, and what calls them in each block."""
    begun = dict(_begun(blocks))
    notes: dict[int, NoteBlocks] = {}
    names: defaultdict[int, dict[int, str]] = defaultdict(dict)
    waiting: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, block in enumerate(blocks if begun else ()):
        calls = waiting.pop(begun.get(number, ""), [])
        if len(calls) == 1:
            notes[number] = _note(block, begun[number], number)
            (where, at), *_ = calls
            names[where][at] = str(notes[number].id)
            continue
        for at in _calls(block):
            waiting[block.rich.pieces[at].text.string].append((number, at))
    return notes, names


def _only(notes: dict[int, NoteBlocks]) -> NoteBlocks:
    return next(iter(notes.values()))


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


def _calls(block: Block) -> Iterator[int]:
    """Which pieces of the block are raised marks behind a word, and no part of it."""
    before = ""
    for at, piece in enumerate(block.rich.pieces):
        if before and _is_mark(piece) and not (before[-1].isspace() or _is_shortened(before)):
            yield at
        before = (before + piece.text.string)[-_REACH:]


def _is_shortened(before: str) -> bool:
    """Whether a raised letter belongs to what stands before it: *XVIe*, *3b*, *Dr*, *n.o*."""
    if before[-1].isdecimal():
        return _YEAR.search(before) is None
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    letters = word["letters"]
    if word["stop"]:
        return len(letters) == 1 and not word["joined"]
    if len(letters) > 1 and arabic(letters):
        return True
    return not word["joined"] and _is_abbreviated(letters)


def _is_abbreviated(letters: str) -> bool:
    """Whether it is one letter, or two without a vowel, in a script that has capitals."""
    bare = {unicodedata.normalize("NFD", letter)[0] for letter in letters.casefold()}
    short = len(letters) == 1 or (len(letters) == _SHORT and not bare & _VOWELS)
    return short and letters.upper() != letters.lower()


def _calling(block: Block, names: Names) -> Rich:
    """The text, in which these pieces call the notes of these names."""
    return Rich(
        tuple(
            piece._replace(call=names[at]) if at in names else piece
            for at, piece in enumerate(block.rich.pieces)
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
