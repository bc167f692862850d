"""What changed between two texts, as the lines of a patch: in time that grows with their length.

`difflib` alone holds every line against every like one, which takes minutes for a large library.
Here lines that stand once in both texts are tied first (*patience*, Bram Cohen's way of comparing
files), and only what lies between is left to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_CONTEXT = 3
# Lines by lines that are compared; where nothing in between stands only once, more are replaced.
_MOST = 250_000

Code = tuple[str, int, int, int, int]
"""As of `difflib`: what is done with the lines i1 to i2 of the one to get j1 to j2 of the other."""


def unified(before: Sequence[str], after: Sequence[str], name: str) -> list[str]:
    """The patch that makes one file's lines the other's, as `diff -u` writes it; nothing if alike.

    Lines end as in the files; the last one may lack its newline.
    """
    hunks = _hunks(_codes(before, after))
    lines = [line for hunk in hunks for line in _hunk(hunk, before, after)]
    return [f"--- {name}\n", f"+++ {name}\n", *lines] if lines else []


def _hunks(codes: Sequence[Code]) -> Iterator[list[Code]]:
    """What is done, parted where more lines stay than two hunks show of what is around them."""
    hunk: list[Code] = []
    for kind, i1, i2, j1, j2 in codes:
        if kind != "equal":
            hunk.append((kind, i1, i2, j1, j2))
            continue
        if hunk:
            near = min(_CONTEXT, i2 - i1)
            if i2 - i1 > 2 * _CONTEXT or (i2, j2) == codes[-1][2::2]:
                yield [*hunk, (kind, i1, i1 + near, j1, j1 + near)]
                hunk = []
            else:
                hunk.append((kind, i1, i2, j1, j2))
        if not hunk:
            near = min(_CONTEXT, i2 - i1)
            hunk = [(kind, i2 - near, i2, j2 - near, j2)]
    if any(code[0] != "equal" for code in hunk):
        yield hunk


def _hunk(codes: Sequence[Code], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    first, last = codes[0], codes[-1]
    yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
    for kind, i1, i2, j1, j2 in codes:
        if kind == "equal":
            yield from (f" {line}" for line in before[i1:i2])
            continue
        yield from (f"-{line}" for line in before[i1:i2])
        yield from (f"+{line}" for line in after[j1:j2])


def _range(start: int, end: int) -> str:
    """Where the lines of a hunk stand: the first, counted from 1, and how many unless it is one."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _codes(before: Sequence[str], after: Sequence[str]) -> list[Code]:
    """What is done from the first line to the last, equal stretches in one piece."""
    codes: list[Code] = []
    for one in _pieces(before, after):
        if codes and codes[-1][0] == one[0] == "equal":
            codes[-1] = ("equal", codes[-1][1], one[2], codes[-1][3], one[4])
        elif one[1] < one[2] or one[3] < one[4]:
            codes.append(one)
    return codes


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Code]:
    i = j = 0
    for at, to in [*_anchors(before, after), (len(before), len(after))]:
        yield from _between(before, after, (i, at, j, to))
        if at < len(before):
            yield "equal", at, at + 1, to, to + 1
        i, j = at + 1, to + 1


def _between(
    before: Sequence[str], after: Sequence[str], gap: tuple[int, int, int, int]
) -> Iterator[Code]:
    i1, i2, j1, j2 = gap
    head = _alike(before[i1:i2], after[j1:j2])
    yield "equal", i1, i1 + head, j1, j1 + head
    i1, j1 = i1 + head, j1 + head
    tail = _alike(before[i1:i2][::-1], after[j1:j2][::-1])
    end, other = i2 - tail, j2 - tail
    if (end - i1) * (other - j1) > _MOST:
        yield "replace", i1, end, j1, other
    elif end > i1 or other > j1:
        matcher = SequenceMatcher(None, before[i1:end], after[j1:other], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            yield kind, i1 + a, i1 + b, j1 + c, j1 + d
    yield "equal", end, i2, other, j2


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are alike from the first on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of lines that stand once in each text, as many as are in one order in both."""
    once = Counter(before)
    places = {line: at for at, line in enumerate(after)}
    single = Counter(after)
    pairs = [
        (at, places[line])
        for at, line in enumerate(before)
        if once[line] == 1 and single[line] == 1
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise in both numbers (by patience sorting)."""
    tops: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for number, (_, to) in enumerate(pairs):
        pile = bisect_left(tops, to)
        before.append(heads[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [to]
        heads[pile : pile + 1] = [number]
    run, number = [], heads[-1] if heads else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
