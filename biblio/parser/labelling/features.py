"""What a sequence model is told of each token: its form, its neighbours, and where it stands.

A feature is a short string; its first letter says what kind it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from biblio.parser.labelling.clauses import clauses, ends, manner
from biblio.parser.labelling.edges import QUOTES
from biblio.parser.labelling.forms import END, START, Features, Form, form_of
from biblio.parser.labelling.tokens import Token

Offsets = tuple[int, int]

_OPENING = frozenset("([<")
_CLOSING = frozenset(")]>")
# Beyond these, how far, how deep and how many make no difference.
_FIRST, _LAST, _FAR, _DEEP, _MANY = 4, 5, 4, 2, 6
_TENTHS = 10
_LONGEST_CHUNK = 6
_ALONE = ("y",)


def features(tokens: Sequence[Token], italics: Iterable[Offsets] | None = None) -> list[list[str]]:
    """The features of each token, in order.

    `italics` are offsets of the text that are printed in italics, None where the document does
    not tell.
    """
    forms = [form_of(token.text) for token in tokens]
    gaps = _gaps(tokens)
    rows = zip(
        _windows(forms),
        _places(forms),
        clauses(forms),
        _chunks(forms, gaps),
        _across(forms, gaps),
        _slanted(tokens, italics),
        strict=True,
    )
    return [
        [
            *own.own,
            *before.to_next,
            *behind.to_previous,
            second.to_second_next,
            second_behind.to_second_previous,
            *place,
            *clause,
            *chunk,
            *across,
            slanted,
        ]
        for window, place, clause, chunk, across, slanted in rows
        for second, before, own, behind, second_behind in [window]
    ]


def _windows(forms: Sequence[Form]) -> Iterator[tuple[Form, Form, Form, Form, Form]]:
    """Each form with the two before it and the two behind."""
    padded = [START, START, *forms, END, END]
    return zip(padded, padded[1:], forms, padded[3:], padded[4:], strict=False)


def _across(forms: Sequence[Form], gaps: Sequence[str]) -> Iterator[Features]:
    """For each token its form with the one before and with the one behind, and what parts them."""
    windows = zip([START, *forms], forms, [*forms[1:], END], gaps, gaps[1:], strict=False)
    for before, own, behind, gap, next_gap in windows:
        yield (
            f"5{before.word}{gap}{own.word}",
            f"6{own.word}{next_gap}{behind.word}",
            f"A{before.shape}{gap}{own.shape}",
            f"B{own.shape}{next_gap}{behind.shape}",
            f"C{before.force}{gap}{own.shape}",
            f"D{own.force}{next_gap}{behind.shape}",
            f"F{before.force}{gap}{own.known}",
            f"G{own.force}{next_gap}{behind.known}",
            f"H{before.known} {own.force}",
            f"I{before.force}{gap}{own.force}{next_gap}{behind.force}",
        )


def _gaps(tokens: Sequence[Token]) -> list[str]:
    """What stands before each token, and behind the last: a space, or nothing."""
    inner = [" " * (one.end < other.start) for one, other in pairwise(tokens)]
    return [" ", *inner, " "]


def _chunks(forms: Sequence[Form], gaps: Sequence[str]) -> Iterator[Features]:
    """For each token the shapes of all that stands between the same two spaces: `12(3):45`."""
    start = 0
    for end in range(1, len(forms) + 1):
        if gaps[end]:
            if end - start == 1:
                yield _ALONE
            else:
                some = forms[start : min(end, start + _LONGEST_CHUNK)]
                shapes = "".join(f"{form.lead}{form.shape}{form.tail}" for form in some)
                yield from ((f"y{shapes}", f"z{at}{shapes}") for at in range(end - start))
            start = end


def _slanted(tokens: Sequence[Token], italics: Iterable[Offsets] | None) -> list[str]:
    """For each token whether it is in italics, and whether they begin or end with it."""
    if italics is None:
        return ["i?"] * len(tokens)
    flags = bytearray(len(tokens) + 2)
    for start, end in italics:
        for at, token in enumerate(tokens, 1):
            flags[at] |= start < token.end and token.start < end
    return [f"i{flags[at - 1]}{flags[at]}{flags[at + 1]}" for at in range(1, len(tokens) + 1)]


def _places(forms: Sequence[Form]) -> Iterator[Features]:
    """For each token where it stands: how far on, in what brackets and quotation marks."""
    count, printed = len(forms), manner(forms)
    years = [at for at, form in enumerate(forms) if form.shape == "year"] or [count]
    depth, quote, stop, since, seen = 0, "", "^", 0, 0
    for at, form in enumerate(forms):
        for sign in form.lead:
            depth += sign in _OPENING
            quote = sign if not quote and sign in QUOTES else quote
        year = (at >= years[0]) + (at > years[-1])
        left = count - at
        deep = depth if depth < _DEEP else _DEEP
        yield (
            *_place(at * _TENTHS // count, min(at, _FIRST), min(left, _LAST)),
            *_state(deep, quote, stop, since, seen, year, printed),
        )
        for sign in form.tail:
            if quote and sign in QUOTES[quote]:
                quote = ""
            depth -= depth > 0 and sign in _CLOSING
        since += since < _FAR
        if form.stop and ends(form):
            stop, since, seen = form.stop, 0, seen + (seen < _MANY)


@lru_cache(maxsize=1 << 10)
def _place(tenth: int, first: int, last: int) -> Features:
    return f"P{tenth}", f"Q{first}", f"R{last}"


@lru_cache(maxsize=1 << 14)
def _state(
    depth: int, quote: str, stop: str, since: int, seen: int, year: int, printed: str
) -> Features:
    """What was open, how many stops there were, the last of them and how far back, and years;
    all but the first in the light of how the whole is printed.
    """
    return (
        f"S{depth}{quote}",
        f"T{stop}{since}",
        f"U{seen}",
        f"W{year}{stop}{depth > 0:d}{quote != '':d}",
        f"E{printed}",
        f"J{printed}{seen}{quote != '':d}",
    )
