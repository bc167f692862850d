"""A citation's text cut into tokens: words, numbers, addresses, each with the signs that cling."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.values.patterns import Lazy

_TOKEN = Lazy(
    r"""
    (?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]”’»"'*]      # an address, without what follows it
    | [(\[<{“„«»‹"‘’'`*_¿¡–—-]{0,4}
      (?: \b10\.\d{4,9}/[^\s<>]*[^\W_]                    # a DOI
        | \d+(?:[-–—‐]\d+){1,6}(?![^\W_])                     # numbers from, to
        # a word or a number, and not the ending of `Hale’s`
        | [^\W_]+(?:(?<=[^\W\d_])[-‐‑’'](?!s\b)(?=[^\W\d_])[^\W_]+)* )
      (?:(?![(\[<{“„«‹"‘*_¿¡]{1,4}[^\W_])(?:[^\w\s]|_))*  # not what the next word begins with
    | (?:(?![(\[<{“„«‹"‘*_¿¡]{1,4}[^\W_])(?:[^\w\s]|_))+
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
