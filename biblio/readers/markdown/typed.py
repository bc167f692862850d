"""Lines that CommonMark would join and nobody else: pandoc's line blocks, tables as typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.document import Style, Text
from biblio.readers.shaping import columns, joints
from biblio.readers.shaping.blocks import BROKEN, Rich, joined, plain
from biblio.values.patterns import Lazy

_BAR = Lazy(r"\s*\|(?: |$)")


class Parted(NamedTuple):
    """The texts that a block's lines are, and their style if they have one of their own."""

    richs: tuple[Rich, ...]
    style: Style | None = None


def parted(rich: Rich, lines: Sequence[str]) -> Parted | None:
    """What the lines of a block are where they are not to be joined; `lines` as they are typed.

    Behind a bar (`| The salt is white`) each is one of verse; rows of a table are typed below one
    another, or between bars.
    """
    if len(columns.rows(lines)) == len(lines):
        return Parted(tuple(line for line, _ in joints.lines(rich)))
    if all(_BAR.match(line) for line in lines):
        return Parted((_stanza(rich),), Style.VERSE)
    return None


def _stanza(rich: Rich) -> Rich:
    """The lines without their bars, each broken off by the author."""
    parts: list[Rich] = []
    for line, end in joints.lines(rich):
        bar = _BAR.match(line.string)
        parts.append(line.cut(bar.end() if bar else 0))
        if end.pieces:
            parts.append(plain(Text(BROKEN, end.pieces[0].text.alignment)))
    return joined(parts)
