"""Italics of a plain text: words between underscores, asterisks or tags, set so throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from biblio.document import Run, Text
from biblio.readers.shaping.blocks import Block, Piece, Rich, Sheet
from biblio.values.patterns import Lazy

_ITALIC = Run("", italic=True)
_LONGEST = 300
_FEWEST = 2
# of all signs so many must be such
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class _Signs:
    """What opens and closes italics, `sign` being common to both; `pattern` finds a pair."""

    sign: str
    pattern: Lazy


# a sign that opens, and one that closes: neither stands inside a word or an address
_KINDS = (
    _Signs("_", Lazy(rf"(?<![\w_/.=&?-])_(?=[^\s_])[^_]{{1,{_LONGEST}}}(?<=[^\s_])_(?![\w_/=&-])")),
    _Signs("*", Lazy(rf"(?<![\w*])\*(?=[^\s*])[^*]{{1,{_LONGEST}}}(?<=[^\s*])\*(?![\w*])")),
    _Signs("em>", Lazy(rf"<em>[^<>]{{1,{_LONGEST}}}</em>")),
    _Signs("i>", Lazy(rf"<i>[^<>]{{1,{_LONGEST}}}</i>")),
)
_OPENING = re.compile(r"_|\*|<\w+>")


def read(sheet: Sheet) -> Sheet:
    """The sheet with italics for the signs that its transcriber used, which are omitted."""
    for kind in _KINDS:
        sheet = _read(sheet, kind)
    return sheet


def _read(sheet: Sheet, kind: _Signs) -> Sheet:
    blocks = (*sheet.blocks, *(block for note in sheet.notes for block in note.blocks))
    if not _is_used([block.rich.string for block in blocks], kind):
        return sheet
    notes = (
        replace(note, blocks=tuple(_with_italics(block, kind) for block in note.blocks))
        for note in sheet.notes
    )
    return replace(
        sheet,
        blocks=tuple(_with_italics(block, kind) for block in sheet.blocks),
        notes=tuple(notes),
        omitted=(*sheet.omitted, *(sign for block in blocks for sign in _omitted(block, kind))),
    )


def _is_used(texts: list[str], kind: _Signs) -> bool:
    """Whether the signs mean italics: several pairs, and hardly one that is none."""
    if not any(kind.sign in text for text in texts):
        return False
    pairs = sum(1 for text in texts for _ in kind.pattern.finditer(text))
    fewest = _FEWEST if len(kind.sign) == 1 else 1  # a tag is no accident
    return pairs >= fewest and 2 * pairs >= _MOST * sum(text.count(kind.sign) for text in texts)


def _with_italics(block: Block, kind: _Signs) -> Block:
    return replace(block, rich=Rich(tuple(_pieces(block.rich, kind))))


def _pieces(rich: Rich, kind: _Signs) -> Iterator[Piece]:
    """The pieces of the text, each cut where italics begin and end."""
    for piece in rich.pieces:
        at, text = 0, piece.text
        for start, end, opening, closing in _pairs(text.string, kind):
            if at < start:
                yield Piece(text.cut(at, start), piece.look)
            yield Piece(text.cut(start + opening, end - closing), _ITALIC)
            at = end
        if at < len(text):
            yield Piece(text.cut(at, len(text)), piece.look)


def _pairs(string: str, kind: _Signs) -> Iterator[tuple[int, int, int, int]]:
    """Every pair: where it begins and ends, how long its opening and its closing sign are."""
    for match in kind.pattern.finditer(string):
        opening = _OPENING.match(match.group())
        length = opening.end() if opening else 1
        yield *match.span(), length, length + (length > 1)


def _omitted(block: Block, kind: _Signs) -> Iterator[Text]:
    text = block.rich.text
    for start, end, opening, closing in _pairs(text.string, kind):
        yield text.cut(start, start + opening)
        yield text.cut(end - closing, end)
