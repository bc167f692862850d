"""Excerpts: of a reading only the paragraphs that are wanted, with the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.recipe.paragraph_ranges import Range


def excerpt(pieces: Sequence[Piece], ranges: Sequence[Range]) -> tuple[Piece | None, ...]:
    """The pieces wanted, with None where something of the text is left out.

    A piece without a number goes with the text that it belongs to.
    """
    if not ranges:
        return tuple(pieces)
    wanted = [any(one.holds(piece.near) for one in ranges) for piece in pieces]
    return tuple(_elided(pieces, wanted))


def _elided(pieces: Iterable[Piece], wanted: Sequence[bool]) -> Iterator[Piece | None]:
    before = True
    for piece, is_wanted in zip(pieces, wanted, strict=True):
        if is_wanted:
            yield piece
        elif before:
            yield None
        before = is_wanted
