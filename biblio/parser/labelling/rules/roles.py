"""Heads of entries in which semicolons part the names and brackets say who did what (DIN 1505).

`Brine ; Noll, A. (Hrsg.) ; Marle, B. (Übers.): De sale. Bern : Harbour, 1972`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblio.language import cues
from biblio.parser.labelling.spans import Span, trimmed
from biblio.values import names
from biblio.values.patterns import CAPITAL, Lazy

_NAME = rf"{CAPITAL}[^:;()\d]{{1,60}}"
_ROLE = r"(?:\s\([^()]{2,12}\))?"
_LIST = Lazy(rf"{_NAME}{_ROLE}(?:\s?;\s[^:;()\d]{{2,60}}{_ROLE})+(?=:\s)", sign=" ; ")
_PART = Lazy(r"(?P<name>[^:;()]+?)(?:\s\((?P<role>[^()]+)\))?\s?(?:;\s|$)")
_OTHERS = Lazy(names.OTHERS)
_EDITED = Lazy(cues.pattern("edited"))
_TRANSLATED = Lazy(cues.pattern("translated"))


class Makers(NamedTuple):
    """Who made a work, and where the colon behind them stands."""

    spans: tuple[Span, ...]
    end: int


def head(text: str) -> Makers | None:
    """Who wrote, edited and translated, where a role or a name in one word is among them.

    A role is said once of all the names before it. A translator alone stands behind the author,
    and so does whoever follows a name in one word.
    """
    match = _LIST.match(text)
    parts = list(_PART.finditer(text, 0, match.end())) if match else []
    if not match or not any(one["role"] or _OTHERS.fullmatch(one["name"]) for one in parts):
        return None
    found = list(_with_roles(text, parts))
    if not found:
        return None
    first = found[0]
    if len(found) > 1 and (first.label == "translator" or _is_one_word(text, first)):
        found[0] = Span("author", first.start, first.end, first.confidence)
    return Makers(tuple(found), match.end())


def _with_roles(text: str, parts: list[re.Match[str]]) -> Iterator[Span]:
    waiting: list[tuple[int, int]] = []
    for part in parts:
        if not _OTHERS.fullmatch(part["name"]):
            waiting.append(trimmed(text, *part.span("name"), behind=",;:"))
        if part["role"]:
            yield from (Span(_role(part["role"]), *one, 0.95) for one in waiting)
            waiting = []
    yield from (Span("author", *one, 0.95) for one in waiting)


def _role(word: str) -> str:
    if _TRANSLATED.fullmatch(word):
        return "translator"
    return "editor" if _EDITED.fullmatch(word) else "author"


def _is_one_word(text: str, span: Span) -> bool:
    return span.label == "editor" and text[span.start : span.end].isalpha()
