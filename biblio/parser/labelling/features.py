"""What a sequence model is told of each token: its form, its neighbours, and where it stands.

A feature is a short string; its first letter says what kind it is. What hangs on one token alone is
made once and kept, for this runs for every token of every document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from biblio.parser.labelling.lexicon import kinds
from biblio.parser.labelling.tokens import Token
from biblio.values.patterns import Lazy

Offsets = tuple[int, int]
Features = tuple[str, ...]

_ROMAN = Lazy(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ADDRESS = ("http", "www.", "10.")
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
_YEARS = range(1450, 2036)


class Form(NamedTuple):
    """A token by itself, and what it says of itself and to its neighbours."""

    word: str
    shape: str
    is_word: bool
    own: Features
    before: Features = ()
    behind: Features = ()
    word_before: Features = ()
    word_behind: Features = ()
    farther_before: str = "2^"
    farther_behind: str = "4$"


def features(tokens: Sequence[Token], italics: Iterable[Offsets] | None = None) -> list[list[str]]:
    """The features of each token, in order.

    `italics` are offsets of the text that are printed in italics, None where the document does
    not tell.
    """
    forms = [_form(token.text) for token in tokens]
    padded = [_START, _START, *forms, _END, _END]
    shapes = [form.shape for form in padded]
    rows = zip(
        forms,
        padded[1:],
        padded[3:],
        zip(shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:], strict=False),
        _places(tokens, forms),
        _around(forms),
        _slanted(tokens, italics),
        strict=False,
    )
    return [
        [
            *form.own,
            *place,
            *around,
            *before.before,
            *behind.behind,
            f"f{before.word} {form.word}",
            f"g{form.word} {behind.word}",
            f"F{s1} {s0} {s3}",
            f"G{s2} {s1} {s0}",
            f"H{s0} {s3} {s4}",
            slanted,
        ]
        for form, before, behind, (s2, s1, s0, s3, s4), place, around, slanted in rows
    ]


@lru_cache(maxsize=1 << 16)
def _form(text: str) -> Form:
    word = _word(text)
    shape = _shape(text)
    lists = kinds().get(word, ())
    own = [f"w{word}", f"s{shape}", *(f"k{kind}" for kind in lists or "-")]
    if text[0].isalpha():
        own += [f"t{text}", f"p{word[:2]}", f"q{word[:3]}", f"u{word[-2:]}", f"v{word[-3:]}"]
        own += [f"r{word[-1:]}{shape}", f"l{min(len(text), 9)}", f"x{word[-4:]}"]
        own += [f"m{shape}{kind}" for kind in lists]
    return Form(
        word,
        shape,
        shape[0].isalnum(),
        tuple(own),
        (f"b{word}",),
        (f"d{word}",),
        (f"1{word}", *(f"7{kind}" for kind in lists)),
        (f"3{word}", *(f"8{kind}" for kind in lists)),
        f"2{word}",
        f"4{word}",
    )


_START = Form("^", "^", False, (), ("b^",), ("d^",), ("1^",), ("3^",))
_END = Form("$", "$", False, (), ("b$",), ("d$",), ("1$",), ("3$",))


def _word(text: str) -> str:
    """The word as it is compared: in lower case; of figures only how many there are."""
    if text.isdigit():
        return "0" * min(len(text), 6)
    return "http" if text.startswith(_ADDRESS[:2]) else text.casefold()


def _shape(text: str) -> str:
    if text.isdigit():
        return "year" if len(text) == 4 and int(text) in _YEARS else f"d{min(len(text), 5)}"
    if len(text) == 1 and not text.isalpha():
        return text
    if text.startswith(_ADDRESS):
        return "url"
    if any(sign.isdigit() for sign in text):
        return f"d{'X' * text[0].isalpha()}{min(len(text), 4)}"
    return _letters(text)


def _letters(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if _ROMAN.fullmatch(text.casefold()):
        return "roman" if text.islower() else "ROMAN"
    if text.isupper() or text.islower():
        return "AA" if text.isupper() else "aa"
    return "Aa" if text[0].isupper() else "aA"


def _around(forms: Sequence[Form]) -> Iterator[Features]:
    """For each token the two words before and the two behind it, signs passed over."""
    words = [form for form in forms if form.is_word]
    padded = [_START, _START, *words, _END, _END]
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
    count = len(tokens)
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
        yield place + _state(deep, quote, stop, since, seen, year, token.start == end)
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
    depth: int, quote: str, stop: str, since: int, seen: int, year: int, glued: bool
) -> Features:
    """What was open, how many stops there were, the last of them and how far back, and years."""
    return (
        f"S{depth}{quote}",
        f"T{stop}{since}",
        f"U{seen}",
        f"V{year}{glued:d}",
        f"W{year}{stop}{depth > 0:d}{quote != '':d}",
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark begins something: what follows touches it, no word before does."""
    follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    precedes = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.isalnum()
    return follows and not precedes
