"""Titles whose letters no style may change.

A style of English sets the titles of English items in title case, and those of items that tell no
language. In another alphabet that is a mistake (История Русской Революции), so such a title is
protected as CSL has it, by a span. Styles never lower a capital that was typed.
"""

from __future__ import annotations

import unicodedata

from biblio.values.marked import Look, Mark, looking, marked, marks_of


def protected(text: str, language: str | None) -> str:
    """The title as it is to stand in an item; `language` is known to be another than English."""
    if not (language or _is_foreign(text)):
        return text
    return text if _is_protected(text) else looking(text, Look.PROTECTED)


def plain(text: str, *, foreign: bool = False) -> str:
    """The title without a mark that protects all of it, where it would have that anyway."""
    if not (_is_protected(text) and (foreign or _is_foreign(text))):
        return text
    rest = (one for one in marks_of(text) if one != Mark(0, len(text), Look.PROTECTED))
    return marked(text, rest)


def _is_protected(text: str) -> bool:
    return Mark(0, len(text), Look.PROTECTED) in marks_of(text)


def _is_foreign(text: str) -> bool:
    """Whether most letters that have case are of another alphabet than the Latin one."""
    if text.isascii():
        return False
    cased = [letter for letter in text if letter.lower() != letter.upper()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in cased)
    return 2 * latin < len(cased)
