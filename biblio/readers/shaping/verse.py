"""Whether lines are a stanza: what a poem's lines look like, and its ends of lines kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biblio.readers.shaping import joints
from biblio.readers.shaping.rich import NOTHING, Rich, joined, plain
from biblio.readers.shaping.sentences import finished, hyphenated
from biblio.values.patterns import Lazy

# the longest line of the poems in the Gutenberg books that were looked at has 68 characters;
# names and towns under a letter have ten or so
LONGEST, _SHORTEST = 68, 15
_OPENING = "“„‘«\"'([—–-_ "
_PAUSE = Lazy(r"[,;:—–!?.…-][”\"’'»)\]]*(?:\[\^?\w{1,4}\]|\{\w{1,4}\}|\d{1,3}|[*†‡])?$")
# a list, a table, a line of contents, *Source: …*, an address
_OTHER = Lazy(
    r"(?:[-•‣▪◦*+]|\(?\d{1,3}[.)]|\w{1,2}\))\s|[^\W\d_]+: |.*(?:\S(?: {3,}|\t)\S|\s\|\s|://|\d{3}|[.\s]\d+$)"
)
# every fourth or fifth line has its number at the margin
_NUMBERED = Lazy(r"(?:\s{2,}|\t)\[?\d{1,4}\]?$")
_INDENT = 2  # spaces at least
# of the lines within, so many end with a sign
_PAUSING = 0.4


def is_stanza(lines: Sequence[str], *, set_in: bool = False) -> bool:
    """Whether the lines (stripped) may be verse by their length and their ends.

    Lines that are set in and all begin with capitals need not end with signs.
    """
    lines = _without_numbers(lines)
    if len(lines) < 2 or max(map(len, lines)) > LONGEST or _middle(map(len, lines)) < _SHORTEST:
        return False
    if any(_OTHER.match(line) or hyphenated(line) for line in lines):
        return False
    if set_in and all(line.lstrip(_OPENING)[:1].isupper() for line in lines):
        return not any(line.isupper() for line in lines)
    within = lines[:-1]
    pausing = sum(_PAUSE.search(line) is not None for line in within)
    return pausing >= _PAUSING * len(within) and not all(map(finished, within))


def _without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """The lines without those numbers; where most have one they are a table's."""
    bare = [line[: match.start()] if (match := _NUMBERED.search(line)) else line for line in lines]
    changed = sum(one != other for one, other in zip(lines, bare, strict=True))
    return bare if 3 * changed <= len(lines) else lines


def _middle(lengths: Iterable[int]) -> float:
    """The median: `statistics` would load nine modules for it."""
    ordered = sorted(lengths)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def kept(rich: Rich) -> Rich:
    """The lines of the text with their ends, which are line feeds then; empty ones are gone.

    What is set in deeper than the others stays so; a single space is no indent.
    """
    lines = [(line, sign) for line, sign in joints.lines(rich) if line.string.strip()]
    depths = [len(line.string) - len(line.string.lstrip()) for line, _ in lines]
    edge = min(depths, default=0)
    parts: list[Rich] = []
    end = NOTHING
    for (line, sign), depth in zip(lines, depths, strict=True):
        if parts and end.pieces:
            place = end.pieces[0].text
            parts.append(plain(type(place)("\n", place.alignment)))
        start = edge if depth - edge >= _INDENT else depth
        parts.append(line.cut(start, len(line.string.rstrip())))
        end = sign
    return joined(parts)
