"""What is taken off a text when it is done: blanks at its ends, what is printed around marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblio.readers.shaping.blocks import BROKEN, NOTHING, Block, Piece, Rich
from biblio.values.patterns import Lazy

_BLANK = f" \n{BROKEN}"
_GAP = Lazy(rf"[\n{BROKEN}][ \u00a0]*[\n{BROKEN}][\s\u00a0]*")
_PAIRS = {"[": "]", "(": ")"}
_BETWEEN_MARKS = " ,;–\u00a0"
# what is left at the beginning of a note when its link back is gone, and at its end
_PRINTED = Lazy(
    r"(?i)[\s\[(^↑|]*(?:(?:fn|note|n\.?)\s*)?(?P<mark>\w{1,12}|[*†‡§¶#‖]{1,6}|\*\s\*(?:\s\*)?)"
    r"(?!\w)[\s\])]*[.:]?[\s|]*"
)
_LEFT_OVER = Lazy(r"(?i)(?:[\s^↑|,]|jump\ up(?:\ to)?:?|\[\s*\]|\(\s*\))*[.):\]]?[\s|]*")
_LEFT_BEHIND = Lazy(r"(?:\s|\[\s*\]|\(\s*\))*\Z")


def trimmed(rich: Rich) -> Rich:
    """The text without white space and line breaks at its ends."""
    string = rich.string
    start = len(string) - len(string.lstrip(_BLANK))
    return rich.cut(start, max(len(string.rstrip(_BLANK)), start))


def stanzas(rich: Rich) -> list[Rich]:
    """The stanzas of verse, which empty lines part; their lines stay as they are."""
    string, found, start = rich.string, [], 0
    for gap in _GAP.finditer(string):
        found.append(trimmed(rich.cut(start, gap.start())))
        start = gap.end()
    return [one for one in (*found, trimmed(rich.cut(start))) if one.string.strip(_BLANK)]


def marks(rich: Rich) -> Rich:
    """The text, brackets around marks made part of them, commas between raised marks left out."""
    pieces = list(rich.pieces)
    if not any(piece.call for piece in pieces):
        return rich
    for number in range(1, len(pieces) - 1):
        if pieces[number].call:
            _enclose(pieces, number)
        elif pieces[number - 1].call and pieces[number + 1].call:
            between = pieces[number]
            if between.look.superscript and not between.text.string.strip(_BETWEEN_MARKS):
                pieces[number] = between._replace(text=between.text.cut(0, 0))
    return Rich(tuple(piece for piece in pieces if piece.text.string))


def _enclose(pieces: list[Piece], number: int) -> None:
    """Take the brackets around a mark from the text beside it."""
    before, behind = pieces[number - 1], pieces[number + 1]
    closing = _PAIRS.get(before.text.string[-1:])
    if closing and behind.text.string.startswith(closing) and not (before.call or behind.call):
        pieces[number - 1] = before._replace(text=before.text.cut(0, len(before.text) - 1))
        pieces[number + 1] = behind._replace(text=behind.text.cut(1, len(behind.text)))


def note(blocks: Sequence[Block], mark: str, *, numbered: bool = False) -> tuple[Block, ...]:
    """The blocks of a note without its mark and what is left of its links back.

    `numbered` tells that a list prints its number: what looks like it may be the text.
    """
    kept = list(blocks)
    while kept:
        rich = _without_mark(kept[0].rich, mark, numbered)
        if rich.pieces:
            kept[0] = _with(kept[0], rich)
            break
        del kept[0]
    if kept:
        last = kept[-1].rich
        end = _LEFT_BEHIND.search(last.string)
        kept[-1] = _with(kept[-1], last.cut(0, end.start() if end else None))
    return tuple(block for block in kept if block.rich.pieces)


def _without_mark(rich: Rich, mark: str, numbered: bool) -> Rich:
    string = rich.string
    match = _PRINTED.match(string)
    said = match is not None and match["mark"].casefold() == mark.casefold()
    if match and said and not (numbered or mark.isalpha()):
        return trimmed(rich.cut(match.end()))
    if match is None or not said or not _stands_apart(rich, match):
        match = _LEFT_OVER.match(string)
    return trimmed(rich.cut(match.end())) if match and match.end() else rich


def _stands_apart(rich: Rich, match: re.Match[str]) -> bool:
    """Whether the mark is no word of the text (*A remark*): signs are with it, or a look."""
    signs = match[0].replace(match["mark"], "", 1).strip()
    return bool(signs) or any(one.text.string.strip() == match["mark"] for one in rich.pieces[:2])


def _with(block: Block, rich: Rich) -> Block:
    return Block(rich, block.style, block.level, NOTHING, block.later)
