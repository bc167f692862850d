"""Notes in brackets amid a paragraph, as transcribers set them: `never found.[Footnote 4: Ibid.]`.

Those that stand on lines of their own are lifted as all typed notes are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.blocks import Block, NoteBlocks, Part, Piece, Rich, Sheet, Style, joined
from biblio.readers.shaping.marks import Print
from biblio.values.patterns import Lazy

_BEGINS = Lazy(
    r"(?i)\[(?P<kind>foot|end)note(?:\s(?P<mark>[\w*†‡§]{1,5}))?:\s+(?=\S)", sign="(?i)note"
)
_BRACKET = Lazy(r"[\[\]]")
# characters; what is not closed within so many is no note, and where so many are not, none is
_LONGEST, _MOST_OPEN = 4_000, 50


class _Found(NamedTuple):
    """A note of a text: what is printed before it, its words, and where all of it stands."""

    mark: str
    part: Part
    start: int
    inside: int
    end: int


def lifted(sheet: Sheet) -> Sheet:
    """The sheet with such notes out of its blocks.

    A note whose mark stands elsewhere belongs there, any other one where it stands itself.
    """
    found = {
        number: notes
        for number, block in enumerate(sheet.blocks)
        if block.style is not Style.CODE and (notes := tuple(_find(block.rich.string)))
    }
    if not found:
        return sheet
    pointed = {one.mark for block in sheet.blocks for one in marks.pointers(block.rich.string)}
    blocks, added = list(sheet.blocks), []
    for number, notes in found.items():
        made = [_note(blocks[number].rich, one, number, pointed) for one in notes]
        blocks[number] = replace(blocks[number], rich=_without(blocks[number].rich, notes, made))
        added += made
    moved = (_moved(note, found.get(note.at[0], ())) if note.at else note for note in sheet.notes)
    return replace(sheet, blocks=tuple(blocks), notes=(*moved, *added))


def _find(string: str) -> Iterator[_Found]:
    at, unclosed = 1, 0
    while unclosed < _MOST_OPEN and (match := _BEGINS.search(string, at)):
        end = _closed(string, match.end())
        if end:
            part = Part.FOOTNOTE if match["kind"].casefold() == "foot" else Part.ENDNOTE
            yield _Found(match["mark"] or "", part, match.start(), match.end(), end)
        unclosed += not end
        at = end or match.end()


def _closed(string: str, start: int) -> int:
    """Behind the bracket that closes the one before `start`; 0 where none does."""
    depth = 1
    for bracket in _BRACKET.finditer(string, start, start + _LONGEST):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.end()
    return 0


def _note(rich: Rich, one: _Found, number: int, pointed: set[str]) -> NoteBlocks:
    words = Block(rich.cut(one.inside, one.end - 1).strip())
    source = rich.text.cut(one.start, one.end)
    if one.mark in pointed:
        at = (number, one.start)
        return NoteBlocks(one.mark, (words,), one.part, at=at, print=Print.GUTENBERG, source=source)
    name = f"bracket {number} {one.start}"
    return NoteBlocks(one.mark, (words,), one.part, id=name, source=source)


def _without(rich: Rich, notes: tuple[_Found, ...], made: list[NoteBlocks]) -> Rich:
    """The text without the notes; a sign that calls it stands for each that belongs here."""
    parts, at = [], 0
    for one, note in zip(notes, made, strict=True):
        parts.append(rich.cut(at, one.start))
        if note.id:
            parts.append(Rich((Piece(rich.text.cut(one.start, one.start + 1), call=note.id),)))
        at = one.end
    return joined([*parts, rich.cut(at)])


def _moved(note: NoteBlocks, before: tuple[_Found, ...]) -> NoteBlocks:
    """A note that stood behind some of these in the same block."""
    if note.at is None:
        return note
    number, position = note.at
    taken = sum(one.end - one.start for one in before if one.end <= position)
    return replace(note, at=(number, position - taken)) if taken else note
