"""Where a field stands among the signs that cling to its words."""

from __future__ import annotations

_MOST = 60  # signs that are taken away: more are no citation's, and each looks for its partner
_PLAIN = frozenset(" \t\n,;:.†/–—-_*")
QUOTES = {
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
"""Which signs end a quotation that another one began."""
_PARTNERS = {"(": ")", "[": "]", **QUOTES, "`": "´'`"}
_CLOSING = {
    ")": "(",
    "]": "[",
    "”": "“„",
    "“": "„",
    "»": "«",
    "«": "»",
    "’": "‘",
    "´": "`",
    "›": "‹",
    '"': '"',
    "'": "'`",
}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets within `text` of what stands from `start` to `end`, freed of signs at either edge.

    Brackets and quotation marks go where they hold the whole, or where their partner is outside.
    """
    for _ in range(_MOST):
        if start >= end:
            break
        first, last = text[start], text[end - 1]
        if first in _PLAIN:
            start += 1
        elif last in _PLAIN:
            end -= 1
        elif first in _PARTNERS and (at := _closed(text, start, end)) in (end - 1, end):
            start, end = start + 1, at
        elif last in _CLOSING and not any(one in text[start : end - 1] for one in _CLOSING[last]):
            end -= 1
        else:
            break
    return start, end


def _closed(text: str, start: int, end: int) -> int:
    """Where the partner of the first sign stands, or `end`; an apostrophe within a word is none."""
    signs = _PARTNERS[text[start]]
    for at in range(start + 1, end):
        if text[at] in signs and not text[at + 1 : min(at + 2, end)].isalnum():
            return at
    return end
