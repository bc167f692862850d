"""Lines as running text: rejoined, every character tied to its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.shaping.joints import between, last_word
from biblio.readers.shaping.urls import Joint
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.text.lines import Line

_SOFT_HYPHEN = "\u00ad"


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


def stanza(lines: Sequence[Line], margin: int) -> Text:
    """The lines of verse, or a row of a table, each set in as it is from the margin."""
    joining = _Joining()
    for number, line in enumerate(lines):
        if number:
            joining.add("\n", lines[number - 1].end)
        for _ in range(line.indent - margin):
            joining.add(" ", line.start - 1)
        for piece, source in _pieces(line):
            joining.add(piece, source)
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
