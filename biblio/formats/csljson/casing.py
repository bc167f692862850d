"""Titles whose letters no style may change.

A style of English sets the titles of English items in title case, and those of items that tell no
language. In another alphabet that is a mistake (История Русской Революции), so such a title is
protected as CSL has it, by a span. Styles never lower a capital that was typed.
"""

from __future__ import annotations

import unicodedata

_OPEN, _CLOSE = '<span class="nocase">', "</span>"


def protected(text: str, language: str | None) -> str:
    """The title as it is to stand in an item; `language` is known to be another than English."""
    return f"{_OPEN}{text}{_CLOSE}" if language or _is_foreign(text) else text


def plain(text: str) -> str:
    """The title without a span that protects all of it."""
    inside = text[len(_OPEN) : -len(_CLOSE)]
    whole = text.startswith(_OPEN) and text.endswith(_CLOSE) and "<" not in inside
    return inside if whole else text


def _is_foreign(text: str) -> bool:
    """Whether most letters that have case are of another alphabet than the Latin one."""
    if text.isascii():
        return False
    cased = [letter for letter in text if letter.lower() != letter.upper()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in cased)
    return 2 * latin < len(cased)
