"""A citation's text cut into tokens: words, numbers, addresses, single signs."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.values.patterns import Lazy

_TOKEN = Lazy(
    r"""
    (?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]”’»"'*]      # an address, without what follows it
    | \b10\.\d{4,9}/[^\s<>]*[^\W_]                        # a DOI
    # a word or a number; never 1800-1850, and not the ending of `Hale’s`
    | [^\W_]+(?:(?<=[^\W\d_])[-‐‑’'](?!s\b)(?=[^\W\d_])[^\W_]+)*
    | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """Characters `start` to `end` (exclusive) of the text that was cut."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; they cover all of it but its white space."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
