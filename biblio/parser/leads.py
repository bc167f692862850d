"""Where a citation may begin inside a sentence: behind the remark that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.values.names import Lexicon

_WORD = r"(?:(?:Mc|Mac|O’|D’|d’)?[A-ZÀ-ÞĀ-ŽА-Я][\w’-]*)"
_PARTICLE = r"(?:de|von|van|der|den|du|la|le|di|del|da|ten|ter|zu)"
_FULL = rf"(?:{_WORD}|(?:[A-ZÀ-Þ]\.\s?)+)(?:\s+(?:{_WORD}|[A-ZÀ-Þ]\.|{_PARTICLE}))*\s+{_WORD}"
_PEOPLE = rf"(?:{_FULL})(?:,\s+{_FULL})*(?:,?\s+(?:and|&)\s+{_FULL})?"
# A full name, then a title; or a family name alone, right after a comma or a small word.
_STARTS = (
    re.compile(rf"(?<=\s){_PEOPLE},\s+(?:eds?\.,\s+)?(?=[“‘«A-ZÀ-Þ])"),
    re.compile(rf"(?<=[a-zà-ÿ,:]\s){_WORD}(?:\s+and\s+{_WORD})?,\s+(?=[“‘«A-ZÀ-Þ]|[Oo]p\.\s?cit)"),
)
_REMARK = re.compile(r"(?:^|\s)[a-zà-ÿ]{2,}")


def starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Offsets at which an author and a title begin after a remark, full names first."""
    for pattern in _STARTS:
        for match in pattern.finditer(text):
            first = re.split(r"[\s,]", match.group())[0]
            if _REMARK.search(text[: match.start()]) and first.casefold() not in lexicon.common:
                yield match.start()
