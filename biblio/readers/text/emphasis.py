"""Italics and bold of a plain text: words between signs, where its transcriber set them throughout.

The signs are underscores, asterisks, one or two, and the tags of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.document import Run, Text
from biblio.readers.shaping.blocks import Block, Piece, Rich, Sheet, Style
from biblio.readers.shaping.marks import Print
from biblio.values.patterns import Lazy

_ITALIC, _BOLD = Run("", italic=True), Run("", bold=True)
_LONGEST = 300
_FEWEST = 2
# of all underscores so many must be such
_MOST = 0.8


class Sign(NamedTuple):
    """A way to set words apart: `inside` is the group of the words, `sign` what is counted."""

    pattern: Lazy
    look: Run
    sign: str
    fewest: int = 1


# an underscore that opens, and one that closes: neither stands inside a word or an address
_SCORED = Sign(
    Lazy(rf"(?<![\w_/.=&?-])_(?=[^\s_])(?P<inside>[^_]{{1,{_LONGEST}}})(?<=[^\s_])_(?![\w_/=&-])"),
    _ITALIC,
    "_",
    _FEWEST,
)
_TAG = rf"(?i)<(?P<name>{{}})>(?P<inside>[^<]{{{{1,{_LONGEST}}}}})</(?P=name)>"
_TAGGED = (
    Sign(Lazy(_TAG.format("em|i|cite")), _ITALIC, ""),
    Sign(Lazy(_TAG.format("strong|b")), _BOLD, ""),
)
# an asterisk may be a note's mark, too: where one is, none means italics
_STARRED = (
    Sign(
        Lazy(rf"(?<![\w*])\*\*(?=[^\s*])(?P<inside>[^*]{{1,{_LONGEST}}})(?<=[^\s*])\*\*(?![\w*])"),
        _BOLD,
        "**",
    ),
    Sign(
        Lazy(rf"(?<![\w*])\*(?=[^\s*])(?P<inside>[^*]{{1,{_LONGEST}}})(?<=[^\s*])\*(?![\w*])"),
        _ITALIC,
        "*",
        _FEWEST,
    ),
)
_PLAIN_STYLES = (Style.ORNAMENT, Style.CODE)


def read(sheet: Sheet) -> Sheet:
    """The sheet with looks for its signs, which are omitted."""
    starred = any(note.print is Print.SYMBOL for note in sheet.notes)
    marked = sheet
    for sign in (_SCORED, *_TAGGED, *(() if starred else _STARRED)):
        # one pair is enough where others show that the file does so
        marked = _read(marked, sign, 1 if marked is not sheet else sign.fewest)
    return marked


def _read(sheet: Sheet, sign: Sign, fewest: int) -> Sheet:
    blocks = (*sheet.blocks, *(block for note in sheet.notes for block in note.blocks))
    written = [block for block in blocks if block.style not in _PLAIN_STYLES]
    if not _is_used([block.rich.string for block in written], sign, fewest):
        return sheet
    notes = (
        replace(note, blocks=tuple(_shown(block, sign) for block in note.blocks))
        for note in sheet.notes
    )
    return replace(
        sheet,
        blocks=tuple(_shown(block, sign) for block in sheet.blocks),
        notes=tuple(notes),
        omitted=(*sheet.omitted, *(text for block in written for text in _signs(block, sign))),
    )


def _is_used(texts: Sequence[str], sign: Sign, fewest: int) -> bool:
    """Whether the signs mean the look: enough pairs, and hardly a sign that is of none."""
    if not any((sign.sign or "</") in text for text in texts):
        return False
    pairs = sum(1 for text in texts for _ in sign.pattern.finditer(text))
    if pairs < fewest or not sign.sign:
        return pairs >= fewest
    return 2 * pairs >= _MOST * sum(text.count(sign.sign) for text in texts)


def _shown(block: Block, sign: Sign) -> Block:
    """The block with the look for the signs in it."""
    matches = list(sign.pattern.finditer(block.rich.string))
    if block.style in _PLAIN_STYLES or not matches:
        return block
    return replace(block, rich=Rich(tuple(_pieces(block.rich, matches, sign.look))))


def _pieces(rich: Rich, matches: Sequence[re.Match[str]], look: Run) -> Iterator[Piece]:
    at = 0
    for match in matches:
        start, end = match.span("inside")
        yield from rich.cut(at, match.start()).pieces
        for piece in rich.cut(start, end).pieces:
            own = piece.look
            both = replace(own, italic=own.italic or look.italic, bold=own.bold or look.bold)
            yield piece._replace(look=both)
        at = match.end()
    yield from rich.cut(at).pieces


def _signs(block: Block, sign: Sign) -> Iterator[Text]:
    text = block.rich.text
    for match in sign.pattern.finditer(text.string):
        yield text.cut(match.start(), match.start("inside"))
        yield text.cut(match.end("inside"), match.end())
