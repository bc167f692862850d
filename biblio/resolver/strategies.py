"""How each form of citation finds the work it means: candidates, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable

from biblio.citation import Citation, Form, Kind
from biblio.document import Exact
from biblio.resolver.comparison import (
    is_bare,
    is_bare_address,
    is_mention,
    same_edition,
    same_note,
    same_work,
    share_people,
    shortens,
)
from biblio.resolver.sofar import SoFar
from biblio.values import names

Found = tuple[list[int], str]
Strategy = Callable[[SoFar, int], Found]


def _key(sofar: SoFar, index: int) -> Found:
    """The first citation that says the same key."""
    exact = sofar.citations[index].exact
    earlier = (at for at in range(index) if at in sofar.roots)
    same = [at for at in earlier if _says(sofar.citations[at], exact)]
    return same[:1], "it says the key"


def _says(citation: Citation, exact: Exact | None) -> bool:
    said = citation.exact
    return bool(said and exact and said.key == exact.key)


def _ibid(sofar: SoFar, index: int) -> Found:
    """The work of the note before; a note of several works leaves open which."""
    before = _previous(sofar, index)
    if before is None:
        return [], "ibid. without a citation before it"
    if before not in sofar.roots:
        return [], "the citation before it is not resolved itself"
    return _beside(sofar, before, index) or [before], "ibid.: the work cited just before"


def _beside(sofar: SoFar, before: int, index: int) -> list[int]:
    """The works that the note of the citation `before` cites, if it is another note than ours."""
    noted = sofar.citations[before]
    if same_note(noted, sofar.citations[index]):
        return []
    first = before
    while first and same_note(sofar.citations[first - 1], noted):
        first -= 1
    return [
        other
        for other in range(first, index)
        if other in sofar.roots
        and same_note(sofar.citations[other], noted)
        and not is_bare_address(sofar.citations[other])
    ]


def _previous(sofar: SoFar, index: int) -> int | None:
    """The citation before it in the notes; a bare address is none that *ibid.* could mean."""
    kind = sofar.citations[index].kind
    for other in range(index - 1, -1, -1):
        if sofar.citations[other].kind is kind and not is_bare_address(sofar.citations[other]):
            return other
    return None


def _supra(sofar: SoFar, index: int) -> Found:
    """*op. cit.*: the one work cited before by that author."""
    citation = sofar.citations[index]
    authors = citation.values("author")
    if not authors:
        return _ibid(sofar, index)
    found = [
        other
        for other in sorted(set(sofar.roots.values()))
        if other < index and share_people(authors, sofar.citations[other].values("author"))
    ]
    return found, "op. cit.: the work cited before by " + names.printed(authors)


def _author_date(sofar: SoFar, index: int) -> Found:
    """Name and year: the entry of the reference list, or an earlier citation, with both."""
    citation = sofar.citations[index]
    authors, year = citation.values("author"), citation.value("year")
    found = [
        other
        for other, candidate in enumerate(sofar.citations)
        if candidate.form is Form.FULL
        and candidate.value("year") == year
        and share_people(authors, candidate.values("author") or candidate.values("editor"))
    ]
    return found, f"the work of {names.printed(authors)} of {year}"


def _short(sofar: SoFar, index: int) -> Found:
    """A short title: the work it shortens; a name alone: the one work cited before by that name."""
    citation = sofar.citations[index]
    if citation.value("title"):
        return _full(sofar, index)
    authors = citation.values("author")
    found, _ = _supra(sofar, index)
    return found or _listed_by(sofar, authors), "the one work of " + names.printed(authors)


def _listed_by(sofar: SoFar, authors: tuple[str, ...]) -> list[int]:
    """The entries of the reference list that are by the authors."""
    return [
        other
        for other, candidate in enumerate(sofar.citations)
        if candidate.kind is Kind.BIBLIOGRAPHY and share_people(authors, candidate.values("author"))
    ]


def _full(sofar: SoFar, index: int) -> Found:
    """The same edition cited before, or the fuller citation that a short one shortens."""
    citation = sofar.citations[index]
    if not citation.value("title"):
        return [], "names no title to go by"
    roots = sofar.roots_before(index)
    earlier = [other for other in roots if not is_mention(sofar.citations[other])]
    same = [other for other in earlier if same_edition(citation, sofar.citations[other])]
    if same:
        return same, "cited before"
    if is_bare(citation):
        fuller = [other for other in earlier if shortens(citation, sofar.citations[other])]
        fuller = fuller or _in_reference_list(sofar, index)
        return fuller, "short for a work cited in full" if fuller else "the first citation"
    return [], "the first citation"


def _mention(sofar: SoFar, index: int) -> Found:
    """A title named in passing: the work of that title cited anywhere in the document."""
    citation = sofar.citations[index]
    cited = [
        other
        for other in sofar.titled_like(index)
        if not is_mention(sofar.citations[other]) and same_work(citation, sofar.citations[other])
    ]
    if cited:
        return cited[:1], "named in passing; cited elsewhere"
    roots = sofar.roots_before(index)
    named = [other for other in roots if same_work(citation, sofar.citations[other])]
    return named, "named before" if named else "a work named in passing"


def _in_reference_list(sofar: SoFar, index: int) -> list[int]:
    citation = sofar.citations[index]
    return [
        other
        for other in sofar.titled_like(index)
        if sofar.citations[other].kind is Kind.BIBLIOGRAPHY
        and shortens(citation, sofar.citations[other])
    ]


STRATEGIES: dict[Form, Strategy] = {
    Form.KEY: _key,
    Form.IBID: _ibid,
    Form.SUPRA: _supra,
    Form.AUTHOR_DATE: _author_date,
    Form.FULL: _full,
    Form.SHORT: _short,
    Form.MENTION: _mention,
}
