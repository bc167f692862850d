"""Items of lists: the signs before them, as typed, become those of print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from biblio.document import Run
from biblio.packet.model import CommentMark, Inline

_SIGN = re.compile(r"\s*([-–—•·*+▪◦]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+", re.IGNORECASE)
_TYPED, _PRINTED = "-*+", "•"


def has_sign(text: str) -> bool:
    """Whether an item has a sign, a number or a letter of its own before it."""
    return bool(_SIGN.match(text))


def signed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The item with a tab behind its sign, and a bullet in place of one of the typewriter."""
    for at, inline in enumerate(inlines):
        match = _SIGN.match(inline.text) if isinstance(inline, Run) else None
        if isinstance(inline, Run) and match:
            sign = _PRINTED if match[1] in _TYPED else match[1]
            text = f"{sign}\t{inline.text[match.end() :]}"
            return (*inlines[:at], replace(inline, text=text), *inlines[at + 1 :])
        if not isinstance(inline, CommentMark):
            break
    return tuple(inlines)
