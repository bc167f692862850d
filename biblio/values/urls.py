"""URLs in prose: found, and freed of the sentence's punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.values.patterns import Lazy

_URL = Lazy(r"(?:https?://|ftp://|www\.)[^\s<>“”„«»\"]+|\b(?:doi:\s?)?10\.\d{4,9}/[^\s<>“”]+")
# In each address is one of these; they are found much faster than it.
_SIGNS = ("://", "www.", "10.")
_DOI = Lazy(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
# Rule R3 of the site rules: these end the sentence, not the address.
_TRAILING = ".,;:!?’'”\"»"


def find(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the URLs and DOIs of the text, without trailing punctuation."""
    for match in _URL.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        yield match.start(), match.start() + len(trimmed(match.group()))


def doi(address: str) -> str:
    """The DOI that an address or a printed DOI holds, bare; an empty string where it holds none."""
    found = _DOI.fullmatch(" ".join(address.split()))
    return found["doi"] if found else ""


def trimmed(url: str) -> str:
    """The URL without sentence punctuation or an unopened closing bracket at its end."""
    spare = {close: url.count(close) - url.count(opening) for opening, close in ("()", "[]")}
    end = len(url)
    while end and (url[end - 1] in _TRAILING or spare.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in spare:
            spare[url[end]] -= 1
    return url[:end]
