"""What joins lines to running text: spaces, dashes, and words broken at a hyphen.

Positions are those in the text of a block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from biblio.document import Text
from biblio.readers.shaping import urls
from biblio.readers.shaping.rich import LINE_ENDS, NOTHING, Piece, Rich, joined
from biblio.readers.shaping.urls import GLUED, KEPT, MENDED, SPACED, Joint
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.values.patterns import Lazy

_LETTERS_BEFORE = Lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_LETTERS_AFTER = Lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINE_END = Lazy(r"[\n\u2028]")
_IDEOGRAPHS = (("\u3000", "\u30ff"), ("\u3400", "\u9fff"), ("\uff00", "\uff60"))
_DASHES = "—–"
_SOFT_HYPHEN = "\u00ad"
_LONGEST_URL = 2000
# after these the hyphen of *two- and threefold* stays, with its space
_CONJUNCTIONS = frozenset(
    ("and", "or", "und", "oder", "bzw", "sowie", "et", "ou", "y", "o", "e", "и", "или")
)
_PREFIXES = frozenset(("self", "quasi", "well", "half"))


class _Halves(NamedTuple):
    """The two halves of a broken word, and the parts of a compound next to the break."""

    left: str
    right: str

    @property
    def last(self) -> str:
        return self.left.rpartition("-")[2]

    @property
    def first(self) -> str:
        return self.right.partition("-")[0]


def join(rich: Rich, vocabulary: Vocabulary) -> Rich:
    """The lines of the text as one, without soft hyphens; what joins them is in their place."""
    parts: list[Rich] = []
    tail, end = "", NOTHING
    for line, broken in lines(rich):
        kept = _without_soft(line.strip())
        if not kept.pieces:
            continue
        if parts:
            joint = between(tail, kept.string, vocabulary)
            if joint.glue:
                parts.append(_glue(joint.glue, parts[-1], end))
            if joint.cut:
                parts[-1] = parts[-1].cut(0, len(parts[-1].string) - joint.cut)
            tail = "" if joint.glue else tail[: len(tail) - joint.cut]
        parts.append(kept)
        tail, end = last_word(tail, kept.string), broken
    return joined(parts)


def lines(rich: Rich) -> Iterator[tuple[Rich, Rich]]:
    """The lines of the text, each with the sign that ends or breaks it."""
    line: list[Piece] = []
    for piece in rich.pieces:
        if _LINE_END.search(piece.text.string) is None:
            line.append(piece)
            continue
        for part in _parted(piece):
            if part.text.string in LINE_ENDS:
                yield Rich(tuple(line)), Rich((part,))
                line = []
            else:
                line.append(part)
    yield Rich(tuple(line)), NOTHING


def _parted(piece: Piece) -> Iterator[Piece]:
    """The piece in parts, each sign that ends a line a part of its own."""
    at = 0
    for match in _LINE_END.finditer(piece.text.string):
        for start, end in ((at, match.start()), match.span()):
            if start < end:
                yield piece._replace(text=piece.text.cut(start, end))
        at = match.end()
    if at < len(piece.text.string):
        yield piece._replace(text=piece.text.cut(at, len(piece.text.string)))


def _glue(glue: str, before: Rich, end: Rich) -> Rich:
    """What comes in between, in the place of the line's end and the look of what precedes it."""
    place = end.pieces[0].text.alignment
    return Rich((Piece(Text(glue, place), before.pieces[-1].look),))


def _without_soft(rich: Rich) -> Rich:
    """The text without soft hyphens but one at its end, which is left to the joint."""
    string = rich.string
    if _SOFT_HYPHEN not in string:
        return rich
    found = [at for at, sign in enumerate(string[:-1]) if sign == _SOFT_HYPHEN]
    return rich.without([(at, at + 1) for at in found])


def last_word(tail: str, text: str) -> str:
    """The last word so far, or the end of it."""
    _, space, last = text.rpartition(" ")
    return (last if space else tail + text)[-_LONGEST_URL:]


def between(tail: str, after: str, vocabulary: Vocabulary) -> Joint:
    """What joins the last word of a line to the next line."""
    if urls.is_url(tail):
        return urls.joint(tail, after, vocabulary)
    if tail.endswith(("\u00ad", "¬")):
        return MENDED
    if tail.endswith(("-", "\u2010")) and not tail.endswith("--"):
        return _hyphen(tail, after, vocabulary)
    return GLUED if _touches(tail, after) else SPACED


def _touches(tail: str, after: str) -> bool:
    """Whether no space belongs between the two: a dash, a slash, an East Asian script."""
    if tail.endswith((*_DASHES, "--", "/")):
        return tail.strip("-—–/") != ""
    if after.startswith(("—", "--")):
        return after[1:2] not in ("", " ") and tail[-1:].isalnum()
    return _is_ideograph(tail[-1:]) and _is_ideograph(after[:1])


def _is_ideograph(character: str) -> bool:
    return character > "\u2fff" and any(one <= character <= two for one, two in _IDEOGRAPHS)


def _hyphen(tail: str, after: str, vocabulary: Vocabulary) -> Joint:
    """What becomes of a hyphen at a line end: the typesetter's goes, the writer's stays."""
    if tail.strip("-\u2010") == "":
        return SPACED
    before, behind = _LETTERS_BEFORE.search(tail[:-1]), _LETTERS_AFTER.match(after)
    if before is None or behind is None:
        return KEPT
    halves = _Halves(before[0], behind[0])
    if halves.right in _CONJUNCTIONS and not vocabulary.knows(halves.last + halves.first):
        return SPACED
    return KEPT if _is_compound(halves, vocabulary) else MENDED


def _is_compound(halves: _Halves, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen is part of the word, by the document's own usage."""
    whole = vocabulary.count(halves.last + halves.first)
    apart = max(
        vocabulary.count(f"{halves.left}-{halves.right}"),
        vocabulary.count(f"{halves.last}-{halves.first}"),
    )
    if whole or apart:
        return apart > whole
    if halves.first[0].isupper():
        return not (halves.last.isupper() and halves.first.isupper())
    if vocabulary.knows(halves.last + halves.first) or len(halves.first) < 3:
        return False
    return vocabulary.knows(halves.first) and _takes_hyphen(halves.last, vocabulary)


def _takes_hyphen(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the word is one that a hyphen often follows: *self-*, *working-* …"""
    if word.casefold() in _PREFIXES or vocabulary.compounded(word):
        return True
    return len(word) > 5 and word.endswith(("ing", "ed")) and vocabulary.knows(word)
