"""Persons whom nobody cites and no library knows, found by their names in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from biblio.packet.back_matter.persons import is_something_else
from biblio.packet.wording.word_forms import small_words
from biblio.values.forenames import common

# Paragraphs that name somebody who is to stand in the index. In 30 real texts of 4 to 142
# paragraphs (articles, speeches, theses, pages, in seven languages) three of them find 32 names,
# all of them persons; two would find 71.
_OFTEN = 3
_REST = r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*"
_WORD = rf"[^\W\d_a-z]{_REST}"
_PARTICLE = r"(?:(?:de|del|della|den|der|di|da|du|la|le|ten|ter|van|von|zu)\s+){0,2}"
# a forename that is known, others or initials, a family name, and no further word in capitals
_FULL = re.compile(
    rf"(?P<given>[^\W\d_a-z](?<![\w.’'-].){_REST}(?:\s+(?:{_WORD}|(?:[^\W\d_a-z]\.\s?)+)){{0,2}}?)\s+"
    rf"(?P<family>{_PARTICLE}{_WORD})(?:[’']s?)?(?![\w’'-])(?!\s+[^\W\d_a-z])"
)


def often_named(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The persons (`Family, Given`) whom some of the texts name, once at least in full.

    The family name is no word that the texts write small too, no place, month or numeral.
    """
    small = small_words(texts)
    given: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for family, forenames in _called(text):
            if family.split()[-1].casefold() not in small:
                given[family].add(forenames)
    often = _counted(given, texts)
    return tuple(f"{family}, {max(given[family], key=len)}" for family in given if family in often)


def _called(text: str) -> Iterator[tuple[str, str]]:
    for match in _FULL.finditer(text):
        given, family = match["given"].split(), match["family"]
        if given[0] in common() and not is_something_else(family.split()[-1]):
            yield " ".join(family.split()), " ".join(given)


def _counted(families: Collection[str], texts: Sequence[str]) -> set[str]:
    """The families that so many texts name."""
    if not families:
        return set()
    longest = sorted(families, key=len, reverse=True)
    any_of = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    times: defaultdict[str, int] = defaultdict(int)
    for text in texts:
        for family in set(any_of.findall(text)):
            times[family] += 1
    return {family for family, number in times.items() if number >= _OFTEN}
