"""Joining lines to running text: spaces, dashes, and words broken at a hyphen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.text import urls
from biblio.readers.text.joint import GLUED, KEPT, MENDED, SPACED, Joint
from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_LETTERS_BEFORE = Lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_LETTERS_AFTER = Lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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


class _Joining:
    """The text so far, in pieces, and where in the source each piece begins."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.anchors: list[tuple[int, int]] = []
        self.length = 0

    def add(self, string: str, source: int) -> None:
        """Put the string, which begins at the source offset, at the end."""
        if string:
            self.pieces.append(string)
            self.anchors.append((self.length, source))
            self.length += len(string)

    def close(self, joint: Joint) -> None:
        """Let the text end as the joint wants it before the next line comes."""
        last, (at, source) = self.pieces[-1], self.anchors[-1]
        if joint.glue:
            self.add(joint.glue, source + len(last))
        elif joint.cut:
            self.pieces[-1] = last[: -joint.cut]
            self.length -= joint.cut
            if self.length == at:
                del self.pieces[-1], self.anchors[-1]

    def text(self) -> Text:
        """All of it, every character tied to its source."""
        return Text("".join(self.pieces), TextAlignment(tuple(self.anchors) or ((0, 0),)))


def join(lines: Iterable[Line], vocabulary: Vocabulary) -> Text:
    """The lines as one running text, every character tied to its source."""
    joining = _Joining()
    tail = ""
    for line in lines:
        pieces = list(_pieces(line))
        string = "".join(piece for piece, _ in pieces)
        if joining.pieces:
            joint = between(tail, string, vocabulary)
            joining.close(joint)
            tail = "" if joint.glue else tail[: len(tail) - joint.cut]
        for piece, source in pieces:
            joining.add(piece, source)
        tail = last_word(tail, string)
    return joining.text()


def _pieces(line: Line) -> Iterator[tuple[str, int]]:
    """The line without soft hyphens inside; one at its end is left to the joint."""
    if not line.gaps and _SOFT_HYPHEN not in line.text:
        yield line.text, line.start
        return
    last = line.text[-1:]
    for piece, source in line.pieces():
        for part in piece.split(_SOFT_HYPHEN):
            yield part, source
            source += len(part) + 1
    if last == _SOFT_HYPHEN:
        yield last, source - 2


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
