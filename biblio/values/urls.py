"""URLs in prose: found, and freed of the sentence's punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.values.patterns import Lazy

_URL = Lazy(r"(?:https?://|ftp://|www\.)[^\s<>“”„«»\"]+|\b(?:doi:\s?)?10\.\d{4,9}/[^\s<>“”]+")
_DOI = Lazy(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
# Rule R3 of the site rules: these end the sentence, not the address.
_TRAILING = ".,;:!?’'”\"»"


def find(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the URLs and DOIs of the text, without trailing punctuation."""
    for match in _URL.finditer(text):
        yield match.start(), match.start() + len(trimmed(match.group()))


def doi(address: str) -> str:
    """The DOI that an address or a printed DOI holds, bare; an empty string where it holds none."""
    found = _DOI.fullmatch(" ".join(address.split()))
    return found["doi"] if found else ""


def trimmed(url: str) -> str:
    """The URL without sentence punctuation or an unopened closing bracket at its end."""
    while url and (url[-1] in _TRAILING or _unopened(url)):
        url = url[:-1]
    return url


def _unopened(url: str) -> bool:
    pairs = {")": "(", "]": "["}
    return url[-1] in pairs and url.count(pairs[url[-1]]) < url.count(url[-1])
