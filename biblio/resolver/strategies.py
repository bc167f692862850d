"""How each form of citation finds the work it means: candidates, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable

from biblio.citation import Citation, Form, Kind
from biblio.document import Exact
from biblio.language import cues
from biblio.resolver.comparison import (
    is_bare,
    is_bare_address,
    is_mention,
    is_unprinted,
    makers,
    same_edition,
    same_note,
    same_work,
    share_people,
    shortens,
)
from biblio.resolver.sofar import SoFar
from biblio.values import names
from biblio.values.patterns import Lazy

_ABOVE = Lazy(rf"(?<!\w){cues.pattern('above')}\s?(?P<number>\d+)")
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
    found = _beside(sofar, before, index) or [before]
    return _of_volumes(sofar, index, found), "ibid.: the work cited just before"


def _of_volumes(sofar: SoFar, index: int, works: list[int]) -> list[int]:
    """Of several works those that have volumes, where the citation gives one."""
    if len(works) < 2 or not sofar.citations[index].value("volume"):
        return works
    return [at for at in works if _has_volumes(sofar.citations[at])] or works


def _has_volumes(citation: Citation) -> bool:
    in_volumes = citation.value("volume") or citation.value("volumes")
    return bool(in_volumes) and not citation.value("journaltitle")


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
    if noted := _in_note_above(sofar, index):
        return noted, "the work cited in the note that it names"
    authors = citation.values("author")
    if not authors:
        return _ibid(sofar, index)
    found = [
        other
        for other in sorted(set(sofar.roots.values()))
        if other < index and share_people(authors, makers(sofar.citations[other]))
    ]
    return found, "op. cit.: the work cited before by " + names.printed(authors)


def _in_note_above(sofar: SoFar, index: int) -> list[int]:
    """The works of the note whose printed number the citation gives: `op. cit., n. 12`."""
    citation = sofar.citations[index]
    number = _ABOVE.search(citation.text) if citation.form is Form.SUPRA else None
    if not number:
        return []
    noted = [
        other
        for other in range(index)
        if sofar.citations[other].mark == number["number"] and other in sofar.roots
    ]
    authors = citation.values("author")
    theirs = [o for o in noted if share_people(authors, makers(sofar.citations[o]))]
    return theirs or noted


def _author_date(sofar: SoFar, index: int) -> Found:
    """Name and year: the entry of the reference list, or an earlier citation, with both."""
    citation = sofar.citations[index]
    authors, year = citation.values("author"), citation.year
    found = [
        other
        for other, candidate in enumerate(sofar.citations)
        if candidate.form is Form.FULL
        and candidate.year == year
        and share_people(authors, makers(candidate))
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
        if candidate.kind is Kind.BIBLIOGRAPHY and share_people(authors, makers(candidate))
    ]


def _full(sofar: SoFar, index: int) -> Found:
    """The same edition cited before, or the fuller citation that a short one shortens."""
    citation, mine = sofar.citations[index], sofar.descriptions[index]
    if not citation.value("title"):
        return [], "names no title to go by"
    roots = sofar.roots_before(index)
    earlier = [other for other in roots if not is_mention(sofar.citations[other])]
    same = [other for other in earlier if same_edition(mine, sofar.descriptions[other])]
    if same:
        return same, "cited before"
    if is_bare(mine) or is_unprinted(citation):
        fuller = [other for other in earlier if shortens(mine, sofar.descriptions[other])]
        fuller = fuller or _in_reference_list(sofar, index)
        return fuller, "short for a work cited in full" if fuller else "the first citation"
    return [], "the first citation"


def _mention(sofar: SoFar, index: int) -> Found:
    """A title named in passing: the work of that title cited anywhere in the document."""
    mine = sofar.descriptions[index]
    cited = [
        other
        for other in sofar.titled_like(index)
        if not is_mention(sofar.citations[other]) and same_work(mine, sofar.descriptions[other])
    ]
    if cited:
        return cited[:1], "named in passing; cited elsewhere"
    roots = sofar.roots_before(index)
    named = [other for other in roots if same_work(mine, sofar.descriptions[other])]
    return named, "named before" if named else "a work named in passing"


def _in_reference_list(sofar: SoFar, index: int) -> list[int]:
    mine = sofar.descriptions[index]
    return [
        other
        for other in sofar.titled_like(index)
        if sofar.citations[other].kind is Kind.BIBLIOGRAPHY
        and shortens(mine, sofar.descriptions[other])
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
