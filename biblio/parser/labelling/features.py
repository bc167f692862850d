"""What a sequence model is told of each token: its form, its neighbours, and where it stands.

A feature is a short string; its first letter says what kind it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from biblio.parser.labelling.clauses import clauses, manner
from biblio.parser.labelling.forms import END, START, Features, Form, form_of
from biblio.parser.labelling.tokens import Token

Offsets = tuple[int, int]

# Which sign ends a quotation that another one began.
_QUOTES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‹": "›",
    '"': '"',
    "'": "'",
    "`": "'",
}
_OPENING = frozenset("([<")
_CLOSING = frozenset(")]>")
_STOPS = frozenset(".,;:()/")
# Beyond these, how far, how deep and how many make no difference.
_FAR, _DEEP, _MANY = 4, 2, 6
_EIGHTHS = 8


def features(tokens: Sequence[Token], italics: Iterable[Offsets] | None = None) -> list[list[str]]:
    """The features of each token, in order.

    `italics` are offsets of the text that are printed in italics, None where the document does
    not tell.
    """
    forms = [form_of(token.text) for token in tokens]
    padded = [START, START, *forms, END, END]
    shapes = [form.shape for form in padded]
    rows = zip(
        forms,
        padded[1:],
        padded[3:],
        zip(shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:], strict=False),
        _places(tokens, forms),
        _around(forms),
        clauses(forms),
        _slanted(tokens, italics),
        strict=False,
    )
    return [
        [
            *form.own,
            *place,
            *around,
            *clause,
            *before.before,
            *behind.behind,
            f"f{before.word} {form.word}",
            f"g{form.word} {behind.word}",
            f"F{s1} {s0} {s3}",
            f"G{s2} {s1} {s0}",
            f"H{s0} {s3} {s4}",
            slanted,
        ]
        for form, before, behind, (s2, s1, s0, s3, s4), place, around, clause, slanted in rows
    ]


def _around(forms: Sequence[Form]) -> Iterator[Features]:
    """For each token the two words before and the two behind it, signs passed over."""
    words = [form for form in forms if form.is_word]
    padded = [START, START, *words, END, END]
    at = 2
    for form in forms:
        here = form.is_word
        two, one = padded[at - 2], padded[at - 1]
        next_one, next_two = padded[at + here], padded[at + here + 1]
        yield (
            *one.word_before,
            two.farther_before,
            *next_one.word_behind,
            next_two.farther_behind,
            f"5{two.shape} {one.shape}",
            f"6{next_one.shape} {next_two.shape}",
        )
        at += here


def _slanted(tokens: Sequence[Token], italics: Iterable[Offsets] | None) -> list[str]:
    """For each token whether it is in italics, and whether they begin or end with it."""
    if italics is None:
        return ["i?"] * len(tokens)
    flags = bytearray(len(tokens) + 2)
    for start, end in italics:
        for at, token in enumerate(tokens, 1):
            flags[at] |= start < token.end and token.start < end
    return [f"i{flags[at - 1]}{flags[at]}{flags[at + 1]}" for at in range(1, len(tokens) + 1)]


def _places(tokens: Sequence[Token], forms: Sequence[Form]) -> Iterator[Features]:
    """For each token where it stands: how far on, in what brackets and quotation marks."""
    count, printed = len(tokens), manner(forms)
    years = [at for at, form in enumerate(forms) if form.shape == "year"] or [count]
    depth, quote, stop, since, seen, end = 0, "", "^", 0, 0, -1
    for at, token in enumerate(tokens):
        text = token.text
        depth += text in _OPENING
        opened = not quote and text in _QUOTES and _opens(tokens, at)
        quote = text if opened else quote
        year = (at >= years[0]) + (at > years[-1])
        left = count - at
        place = _place(at * _EIGHTHS // count, at if at < _FAR else _FAR, left if left < 6 else 5)
        deep = depth if depth < _DEEP else _DEEP
        yield place + _state(deep, quote, stop, since, seen, year, token.start == end, printed)
        end = token.end
        if quote and not opened and text in _QUOTES[quote]:
            quote = ""
        depth -= depth > 0 and text in _CLOSING
        since += since < _FAR
        if text in _STOPS:
            stop, since, seen = text, 0, seen + (seen < _MANY)


@lru_cache(maxsize=1 << 10)
def _place(eighth: int, first: int, last: int) -> Features:
    return f"P{eighth}", f"Q{first}", f"R{last}"


@lru_cache(maxsize=1 << 14)
def _state(
    depth: int, quote: str, stop: str, since: int, seen: int, year: int, glued: bool, printed: str
) -> Features:
    """What was open, how many stops there were, the last of them and how far back, and years;
    all but the first in the light of how the whole is printed.
    """
    return (
        f"S{depth}{quote}",
        f"T{stop}{since}",
        f"U{seen}",
        f"V{year}{glued:d}",
        f"W{year}{stop}{depth > 0:d}{quote != '':d}",
        f"E{printed}",
        f"J{printed}{seen}{quote != '':d}",
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark begins something: what follows touches it, no word before does."""
    follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    precedes = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.isalnum()
    return follows and not precedes
