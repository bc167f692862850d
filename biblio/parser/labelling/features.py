"""What a sequence model is told of each token: its form, its neighbours, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from biblio.parser.labelling.lexicon import kinds
from biblio.parser.labelling.tokens import Token

Offsets = tuple[int, int]

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_OPENING = {"(": 1, "[": 1, "<": 1}
_CLOSING = {")": 1, "]": 1, ">": 1}
# Which sign ends a quotation that another one began.
_QUOTES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‹": "›", '"': '"', "'": "'", "`": "'"}
_STOPS = frozenset(".,;:()/")
_FAR = 4
_TENTHS = 8


def features(
    tokens: Sequence[Token], italics: Iterable[Offsets] | None = None
) -> list[list[str]]:
    """The features of each token, in order.

    `italics` are offsets of the text that are printed in italics, None where the document does
    not tell.
    """
    forms = [_form(token.text) for token in tokens]
    slanted = _slanted(tokens, italics)
    places = _places(tokens, forms)
    around = _around(forms)
    words = ["", "", *(form[0] for form in forms), "", ""]
    shapes = ["^", "^", *(form[1] for form in forms), "$", "$"]
    made = []
    for at, form in enumerate(forms):
        w = words[at : at + 5]
        s = shapes[at : at + 5]
        row = [
            *form[3],
            *places[at],
            *around[at],
            f"b{w[1]}",
            f"d{w[3]}",
            f"f{w[1]} {w[2]}",
            f"g{w[2]} {w[3]}",
            f"B{s[1]}",
            f"D{s[3]}",
            f"F{s[1]} {s[2]} {s[3]}",
            f"G{s[0]} {s[1]} {s[2]}",
            f"H{s[2]} {s[3]} {s[4]}",
            f"i{slanted[at]}",
        ]
        made.append(row)
    return made


Form = tuple[str, str, tuple[str, ...], tuple[str, ...]]


_START: Form = ("^", "^", (), ())
_END: Form = ("$", "$", (), ())


@lru_cache(maxsize=1 << 16)
def _form(text: str) -> Form:
    """Of a token alone: its word, its shape, its lists, and its own features."""
    word = _word(text)
    shape = _shape(text)
    lists = kinds().get(word, ())
    own = [f"w{word}", f"s{shape}", *(f"k{kind}" for kind in lists)]
    if not lists:
        own.append("k-")
    if text[0].isalpha():
        own += [f"t{text}", f"p{word[:2]}", f"q{word[:3]}", f"u{word[-2:]}", f"v{word[-3:]}"]
        own += [f"r{word[-1:]}{shape}", f"l{min(len(text), 9)}", f"x{word[-4:]}"]
        own += [f"m{shape}{kind}" for kind in lists]
    return word, shape, lists, tuple(own)


def _word(text: str) -> str:
    """The word as it is compared: in lower case, figures by their number."""
    if text.isdigit():
        return "0" * min(len(text), 6)
    if text.startswith(("http", "www.")):
        return "http"
    return text.casefold()


def _shape(text: str) -> str:
    if text.isdigit():
        return _figures(text)
    if not text[0].isalnum():
        return text if len(text) == 1 else "url"
    if text.startswith(("http", "www.", "10.")) and ("/" in text or "." in text):
        return "url"
    if text.isalpha() or "-" in text or "’" in text or "'" in text:
        return _letters(text)
    return "d" + ("X" if text[0].isalpha() else "") + str(min(len(text), 4))


def _figures(text: str) -> str:
    if len(text) == 4 and 1450 <= int(text) <= 2035:
        return "year"
    return f"d{min(len(text), 5)}"


def _letters(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if _ROMAN.fullmatch(text.casefold()):
        return "roman" if text.islower() else "ROMAN"
    if text.isupper():
        return "AA"
    if text.islower():
        return "aa"
    return "Aa" if text[0].isupper() else "aA"


def _slanted(tokens: Sequence[Token], italics: Iterable[Offsets] | None) -> list[str]:
    """For each token whether it is in italics, and whether they begin or end with it."""
    if italics is None:
        return ["?"] * len(tokens)
    flags = bytearray(len(tokens) + 2)
    for start, end in italics:
        for at, token in enumerate(tokens, 1):
            if start < token.end and token.start < end:
                flags[at] = 1
    return [f"{flags[at - 1]}{flags[at]}{flags[at + 1]}" for at in range(1, len(tokens) + 1)]


def _places(tokens: Sequence[Token], forms: Sequence[Form]) -> list[list[str]]:
    """For each token where it stands: how far on, in what brackets and quotation marks."""
    count = len(tokens)
    years = [at for at, form in enumerate(forms) if form[1] == "year"]
    last_year = years[-1] if years else -1
    depth, quote, stop, since, seen, end = 0, "", "^", 0, 0, -1
    first_year = years[0] if years else count
    made = []
    for at, token in enumerate(tokens):
        text = token.text
        depth += _OPENING.get(text, 0)
        opened = not quote and text in _QUOTES and _opens(tokens, at)
        if opened:
            quote = text
        glued = "g" if token.start == end else "-"
        end = token.end
        year = "0" if at < first_year else "1" if at <= last_year else "2"
        # how many stops so far, what the last one was, and how far back
        made.append(
            [
                f"P{at * _TENTHS // count}",
                f"Q{at if at < _FAR else '+'}",
                f"R{count - at if count - at <= _FAR else '+'}",
                f"S{min(depth, 2)}{quote}",
                f"T{stop}{min(since, _FAR)}",
                f"U{min(seen, 6)}",
                f"V{year}{glued}",
                f"W{year}{stop}{min(depth, 1)}{bool(quote):d}",
            ]
        )
        if quote and not opened and text in _QUOTES[quote]:
            quote = ""
        depth = max(0, depth - _CLOSING.get(text, 0))
        if text in _STOPS:
            stop, since, seen = text, 0, seen + 1
        else:
            since += 1
    return made


def _around(forms: Sequence[Form]) -> list[tuple[str, ...]]:
    """For each token the words before and after it, signs passed over."""
    words = [at for at, form in enumerate(forms) if form[1][0].isalnum()]
    made: list[tuple[str, ...]] = []
    behind, ahead = 0, 0
    for at in range(len(forms)):
        while behind < len(words) and words[behind] < at:
            behind += 1
        ahead = behind + (behind < len(words) and words[behind] == at)
        one, two = (forms[words[k]] if k >= 0 else _START for k in (behind - 1, behind - 2))
        next_one, next_two = (
            forms[words[k]] if k < len(words) else _END for k in (ahead, ahead + 1)
        )
        made.append(
            (
                f"1{one[0]}",
                f"2{two[0]}",
                f"3{next_one[0]}",
                f"4{next_two[0]}",
                f"5{two[1]} {one[1]}",
                f"6{next_one[1]} {next_two[1]}",
                *(f"7{kind}" for kind in one[2]),
                *(f"8{kind}" for kind in next_one[2]),
            )
        )
    return made


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark begins something: what follows touches it, what precedes does not."""
    follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    precedes = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.isalnum()
    return follows and not precedes
