"""Which of a name's words is the family's, where a document prints it first without a comma.

`Salm Anna` alone may be read either way; a list or notes in which most names are plainly turned,
since a common forename stands last, are turned throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from biblio.citation import Citation, Field
from biblio.record.fields import PEOPLE
from biblio.record.person import from_print
from biblio.values import names
from biblio.values.forenames import common, is_initial, opens_name

# Of 6,507 full names of libraries, printed given name first, 57 look turned by these signs; printed
# family first, 2,837 do. Three times as many as look straight is beyond chance from two on.
_LEAST, _TIMES = 2, 3
_LONGEST = 4  # words


def in_one_order(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, their people read family name first where the document prints them so.

    First authors and all others are told apart: many lists turn only the first.
    """
    bare = [field for one in citations for field in _bare(one)]
    first = _are_turned([one for one in bare if not one.start], _LEAST)
    others = _are_turned([one for one in bare if one.start], 1 if first else _LEAST)
    if not (first or others):
        return list(citations)
    return [replace(one, fields=tuple(_turned(one, first, others))) for one in citations]


def _are_turned(people: Iterable[Field], least: int) -> bool:
    """Whether at least so many of the people look turned, and hardly any of them straight."""
    words = [one.raw.split() for one in people]
    turned = sum(map(_looks_turned, words))
    straight = sum(opens_name(one[0]) and one[-1] not in common() for one in words)
    return turned >= max(least, _TIMES * straight)


def _bare(citation: Citation) -> Iterator[Field]:
    """The people whose names are several words, none of them parted by a comma."""
    for field in citation.fields:
        words = field.raw.split() if field.name in PEOPLE and "," not in field.raw else ()
        if 1 < len(words) <= _LONGEST and not names.is_corporate(field.raw):
            yield field


def _looks_turned(words: Sequence[str]) -> bool:
    first, *given = words
    known = not opens_name(first) and all(one in common() or is_initial(one) for one in given)
    return known or bool(names.family_end(list(words)))


def _turned(citation: Citation, first: bool, others: bool) -> Iterator[Field]:
    bare = list(_bare(citation))
    for field in citation.fields:
        if field in bare and (others if field.start else first):
            family, given = _parted(field.raw)
            yield replace(field, value=str(from_print(f"{family}, {given}")))
        else:
            yield field


def _parted(name: str) -> tuple[str, str]:
    """The family name with its particles before it, and the rest: `de Salm`, `Anna`."""
    words = name.split()
    cut = 1
    while cut < len(words) - 1 and words[cut - 1].casefold() in names.PARTICLES:
        cut += 1
    return " ".join(words[:cut]), " ".join(words[cut:])
