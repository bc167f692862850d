"""Repeated and shortened citations tied to the work they mean; where several fit, none is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from biblio.citation import Citation, Form, Resolution
from biblio.resolver.comparison import is_bare, label
from biblio.resolver.sofar import SoFar
from biblio.resolver.strategies import STRATEGIES

__all__ = ["resolve"]


def resolve(citations: Sequence[Citation]) -> tuple[Resolution, ...]:
    """For every citation the first citation of the work it means, where one can be told.

    A citation that stands for itself has no antecedent. Chains are followed to their first
    link; an unresolved link breaks them, as a wrong guess would mislead every later *ibid.*
    """
    sofar = SoFar.of(citations)
    return tuple(_resolve(sofar, index) for index in range(len(citations)))


def _resolve(sofar: SoFar, index: int) -> Resolution:
    citation = sofar.citations[index]
    found, reason = STRATEGIES[citation.form](sofar, index)
    candidates = sorted({sofar.root(other) for other in found})
    if len(candidates) > 1:
        listed = tuple(label(sofar.citations[other]) for other in candidates)
        return Resolution(citation, None, f"{reason}: several fit", candidates=listed)
    if not candidates:
        if citation.form in (Form.FULL, Form.MENTION):
            sofar.roots[index] = index
        return Resolution(citation, None, reason)
    sofar.roots[index] = candidates[0]
    shortened = _shortened(sofar, index, candidates[0])
    return Resolution(shortened, None, reason, candidates[0])


def _shortened(sofar: SoFar, index: int, full: int) -> Citation:
    """A bare title that an earlier citation gives in full is a short form."""
    citation = sofar.citations[index]
    bare = is_bare(sofar.descriptions[index]) and not is_bare(sofar.descriptions[full])
    if citation.form is Form.FULL and bare:
        return replace(citation, form=Form.SHORT)
    return citation
