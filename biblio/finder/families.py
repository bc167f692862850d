"""Family names of two words, which a document tells where it cites somebody without forenames.

`Rosa Prado Lunt, *Sal*` is by Lunt, as far as the name tells; `Prado Lunt, *Sal*, p. 3` says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from biblio.citation import Citation, Field
from biblio.record.fields import PEOPLE
from biblio.values.folding import fold
from biblio.values.forenames import opens_name

_FAMILY = 2  # words


def of_two_words(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, the family of a full name being what another prints of it alone."""
    told = _endings(citations) & set(_alone(citations))
    if not told:
        return list(citations)
    return [
        replace(one, fields=tuple(_parted(field, told) for field in one.fields))
        for one in citations
    ]


def as_turned(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, a name of two words that another prints before a forename being a family:
    *PAREJO ALONSO, op. cit.* where *PAREJO ALONSO, L.* is cited.
    """
    whole = {
        fold(family)
        for one in citations
        for field in one.fields
        if field.name in PEOPLE and "," in field.raw and " " in (family := field.raw.split(",")[0])
    }
    if not whole:
        return list(citations)
    return [
        replace(one, fields=tuple(_as_family(field, whole) for field in one.fields))
        for one in citations
    ]


def _as_family(field: Field, whole: set[str]) -> Field:
    known = _is_bare(field) and fold(field.raw) in whole
    return replace(field, value=field.raw) if known else field


def _endings(citations: Iterable[Citation]) -> set[str]:
    """The last two words of names that have more of them."""
    names = (field.raw.split() for one in citations for field in one.fields if _is_bare(field))
    return {" ".join(words[-_FAMILY:]) for words in names if len(words) > _FAMILY}


def _alone(citations: Iterable[Citation]) -> Iterable[str]:
    """Names of two words of which the first is no forename."""
    for one in citations:
        for field in one.fields:
            words = field.raw.split() if _is_bare(field) else []
            if len(words) == _FAMILY and not opens_name(words[0]) and "." not in field.raw:
                yield " ".join(words)


def _is_bare(field: Field) -> bool:
    """Whether a person is printed, given name first."""
    return field.name in PEOPLE and bool(field.raw) and "," not in field.raw


def _parted(field: Field, told: set[str]) -> Field:
    words = field.raw.split() if _is_bare(field) else []
    family = " ".join(words[-_FAMILY:])
    if family not in told or len(words) < _FAMILY:
        return field
    given = " ".join(words[:-_FAMILY])
    return replace(field, value=f"{family}, {given}" if given else family)
