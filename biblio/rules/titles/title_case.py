"""Finds titles in capitals, and small words with a capital in the middle of a title.

## What it does
Reports a title printed all in capitals, and the English words *and*, *of* and *for*, and *the*
behind a preposition, where they have a capital within a title. Titles of other languages, single
capitalised words such as acronyms, the first word and what follows a colon are right.

## Why
Capitals are typography, not spelling: a style can make them, and cannot unmake them. English titles
have their articles, conjunctions and prepositions in small letters (*Chicago Manual of Style*,
8.159).

## Example
    title = {The Proletarian Revolution And The Renegade Kautsky}

is *The Proletarian Revolution and the Renegade Kautsky*.

## Fix
Unsafe: the small words get small letters. Capitals throughout are left to you: only you know which
words are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

_FIELDS = ("title", "subtitle", "booktitle", "maintitle")
# A capital behind these is that of a new beginning.
_WITHIN = r"(?<=[^\W_],[ ])|(?<=[^\W_][ ])"
_LITTLE = compiled.pattern(
    rf"(?:{_WITHIN})(?:(?:And|Of|For)(?:[ ]The)?|(?:In|On|To|From|With|By|At|Into)[ ]The)"
    r"(?=[ ][^\W_])"
)
_ENGLISH = compiled.pattern(r"\b(?:the|of|and|in|to|for|on|an?)\b", re.IGNORECASE)
_PLACES = compiled.pattern(r"The (?:Hague|Gambia|Bronx|Bahamas|Netherlands)")
_LETTERS = compiled.pattern(r"[^\W\d_]+")
_FEW = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Find capitals that are none of the title's own."""
    for record, field in subject.having(*_FIELDS):
        title = record.fields[field]
        if title.isupper():
            if _is_shouted(title):
                yield record.finding("The title is printed all in capitals.", field)
        elif "And" in title or "Of" in title or "For" in title or " The " in title:
            yield from _little_words(record, field, title)


def _is_shouted(title: str) -> bool:
    """Whether it is a title of several words: `NATO` and `AIDS in the USA` are no shouting."""
    words = [word for word in _LETTERS.findall(title) if len(word) > 1]
    return len(words) >= _FEW and len("".join(words)) > 12


def _little_words(record: Record, field: str, title: str) -> Iterator[Finding]:
    found = [
        match for match in _LITTLE.finditer(title) if not _PLACES.match(title, match.end() - 3)
    ]
    if found and len(_ENGLISH.findall(title)) > 1:
        mended = _LITTLE.sub(_lowered, title)
        words = "”, “".join(dict.fromkeys(match.group() for match in found))
        fix = record.rewriting({field: mended}, safe=False)
        message = f"“{words}” within an English title has a small letter."
        yield record.finding(message, field, part=found[0].group(), fix=fix)


def _lowered(match: re.Match[str]) -> str:
    place = _PLACES.match(match.string, match.end() - 3)
    return match.group()[:-3].lower() + "The" if place else match.group().lower()
