"""Italics of a plain text: words between underscores, where its transcriber set them throughout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio.document import Run, Text
from biblio.readers.shaping.blocks import Block, Piece, Rich, Sheet
from biblio.values.patterns import Lazy

_ITALIC = Run("", italic=True)
_LONGEST = 300
# an underscore that opens, and one that closes: neither stands inside a word or an address
_EMPHASIS = Lazy(rf"(?<![\w_/.=&?-])_(?=[^\s_])[^_]{{1,{_LONGEST}}}(?<=[^\s_])_(?![\w_/=&-])")
_FEWEST = 2
# of all underscores so many must be such
_MOST = 0.8


def read(sheet: Sheet) -> Sheet:
    """The sheet with italics for its underscores, which are omitted."""
    blocks = (*sheet.blocks, *(block for note in sheet.notes for block in note.blocks))
    if not _is_used([block.rich.string for block in blocks]):
        return sheet
    notes = (replace(note, blocks=tuple(map(_with_italics, note.blocks))) for note in sheet.notes)
    return replace(
        sheet,
        blocks=tuple(map(_with_italics, sheet.blocks)),
        notes=tuple(notes),
        omitted=(*sheet.omitted, *(sign for block in blocks for sign in _signs(block))),
    )


def _is_used(texts: list[str]) -> bool:
    """Whether underscores mean italics: several pairs, and hardly one that is none."""
    if not any("_" in text for text in texts):
        return False
    pairs = sum(1 for text in texts for _ in _EMPHASIS.finditer(text))
    return pairs >= _FEWEST and 2 * pairs >= _MOST * sum(text.count("_") for text in texts)


def _with_italics(block: Block) -> Block:
    return replace(block, rich=Rich(tuple(_pieces(block.rich))))


def _pieces(rich: Rich) -> Iterator[Piece]:
    at, text = 0, rich.text
    for match in _EMPHASIS.finditer(text.string):
        start, end = match.span()
        if at < start:
            yield Piece(text.cut(at, start))
        yield Piece(text.cut(start + 1, end - 1), _ITALIC)
        at = end
    if at < len(text):
        yield Piece(text.cut(at, len(text)))


def _signs(block: Block) -> Iterator[Text]:
    for match in _EMPHASIS.finditer(block.rich.string):
        for at in (match.start(), match.end() - 1):
            yield block.rich.text.cut(at, at + 1)
