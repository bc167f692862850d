"""The lines of poems, every fifth of which has its number where the poem is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from biblio.document import Run
from biblio.packet.model import Block, Inline, Look

EVERY = 5
_SHORTEST = 10  # lines of a poem in which anybody looks for one

Line = tuple[Inline, ...]


def first_lines(blocks: Sequence[Block]) -> dict[int, int]:
    """The number of the first line of each stanza, by its position, where lines are numbered.

    Stanzas in a row are one poem.
    """
    found: dict[int, int] = {}
    poems = groupby(enumerate(blocks), key=lambda one: one[1].look is Look.VERSE)
    for stanzas in (tuple(group) for is_poem, group in poems if is_poem):
        counts = [len(lines_of(block.inlines)) for _, block in stanzas]
        if sum(counts) >= _SHORTEST:
            starts = (1 + sum(counts[:at]) for at in range(len(counts)))
            found |= {position: start for (position, _), start in zip(stanzas, starts, strict=True)}
    return found


def lines_of(inlines: Sequence[Inline]) -> list[Line]:
    """The lines of a stanza, without their ends; every mark stays in its line."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if not isinstance(inline, Run):
            lines[-1].append(inline)
            continue
        for at, text in enumerate(inline.text.split("\n")):
            if at:
                lines.append([])
            if text:
                lines[-1].append(replace(inline, text=text))
    return list(map(tuple, lines))


def numbered(inlines: Sequence[Inline], first: int) -> Iterator[tuple[Line, int | None]]:
    """The lines of a stanza, each with the number that it bears, if any."""
    for number, line in enumerate(lines_of(inlines), first):
        yield line, None if number % EVERY else number
