"""Repeated and shortened citations tied to the work they mean; where several fit, none is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from biblio.citation import Citation, Form, Resolution
from biblio.library import Library
from biblio.resolver.comparison import is_bare, is_unprinted, label, makers
from biblio.resolver.preference import leading
from biblio.resolver.sofar import SoFar
from biblio.resolver.strategies import STRATEGIES

__all__ = ["resolve"]

# *Ibid.* after a note of several works means any of them: nothing in it can tell which.
_WEIGHED = (Form.SUPRA, Form.SHORT, Form.AUTHOR_DATE, Form.FULL)


def resolve(
    citations: Sequence[Citation], library: Library | None = None
) -> tuple[Resolution, ...]:
    """For every citation the first citation of the work it means, where one can be told.

    The citations come in order of reading. One that says the key of an entry of the `library`
    means that entry; BibTeX takes capital and small letters of keys for the same.
    A citation that stands for itself has no antecedent. Chains are followed to their first
    link; an unresolved link breaks them, as a wrong guess would mislead every later *ibid.*
    """
    sofar = SoFar(citations)
    keys = _keys(library)
    return tuple(_keyed(_resolve(sofar, index), keys) for index in range(len(citations)))


def _keys(library: Library | None) -> Mapping[str, str]:
    """The entries' keys by all that they go by: BibLaTeX's `ids` are other names of an entry."""
    entries = tuple(library or ())
    aliases = {
        alias.strip().casefold(): entry.key
        for entry in entries
        for alias in (entry.get("ids") or "").split(",")
    }
    return aliases | {entry.key.casefold(): entry.key for entry in reversed(entries)}


def _keyed(resolution: Resolution, keys: Mapping[str, str]) -> Resolution:
    """An exact citation with the key of its entry, if there is one."""
    exact = resolution.citation.exact
    if exact is None:
        return resolution
    key = keys.get(exact.key.casefold())
    unknown = f"no entry has the key {exact.key}" if keys else "it says a key: there is no library"
    return replace(resolution, key=key, reason=resolution.reason if key else unknown)


def _resolve(sofar: SoFar, index: int) -> Resolution:
    citation = sofar.citations[index]
    found, reason = STRATEGIES[citation.form](sofar, index)
    candidates = sorted({sofar.root(other) for other in found})
    if len(candidates) > 1 and citation.form in _WEIGHED:
        best = leading(citation, [(other, sofar.citations[other]) for other in candidates])
        candidates = candidates if best is None else [best]
    if len(candidates) > 1:
        listed = tuple(label(sofar.citations[other]) for other in candidates)
        return Resolution(citation, None, f"{reason}: several fit", candidates=listed)
    if not candidates:
        if citation.form in (Form.FULL, Form.MENTION, Form.KEY):
            sofar.settle(index, index)
        return Resolution(citation, None, reason)
    sofar.settle(index, candidates[0])
    shortened = _shortened(sofar, index, candidates[0])
    return Resolution(shortened, None, reason, candidates[0])


def _shortened(sofar: SoFar, index: int, full: int) -> Citation:
    """A bare title that an earlier citation gives in full is a short form.

    Of a case the first party is its short title: `Salter (n 1) 31`.
    """
    citation = sofar.citations[index]
    title = sofar.citations[full].value("title") or ""
    if citation.form is Form.SUPRA and not makers(sofar.citations[full]):
        named = tuple(
            replace(one, name="title", value=one.raw) if one.raw and one.raw in title else one
            for one in citation.fields
        )
        return replace(citation, fields=named)
    bare = is_bare(sofar.descriptions[index]) and not is_bare(sofar.descriptions[full])
    bare = bare or (is_unprinted(citation) and bool(citation.locator))
    if citation.form is Form.FULL and bare:
        return replace(citation, form=Form.SHORT)
    return citation
