"""Repeated and shortened citations tied to the work they mean; where several fit, none is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.values import names, numerals, titles

_IMPRINT = ("publisher", "address", "year", "url", "journal", "booktitle", "volume", "edition")
_CONTRADICTORY = ("publisher", "address", "year", "volume", "edition", "journal", "url")

Strategy = Callable[[Sequence[Citation], int, dict[int, int]], "tuple[list[int], str]"]


def resolve(citations: Sequence[Citation]) -> tuple[Resolution, ...]:
    """For every citation the first citation of the work it means, where one can be told.

    A citation that stands for itself has no antecedent. Chains are followed to their first
    link; an unresolved link breaks them, as a wrong guess would mislead every later *ibid.*
    """
    roots: dict[int, int] = {}
    resolutions = [_resolve(citations, index, roots) for index in range(len(citations))]
    return tuple(resolutions)


def _resolve(citations: Sequence[Citation], index: int, roots: dict[int, int]) -> Resolution:
    citation = citations[index]
    found, reason = _STRATEGIES[citation.form](citations, index, roots)
    candidates = sorted({_root(roots, other) for other in found})
    if len(candidates) > 1:
        listed = tuple(_label(citations[other]) for other in candidates)
        return Resolution(citation, None, f"{reason}: several fit", candidates=listed)
    if not candidates:
        if citation.form in (Form.FULL, Form.MENTION):
            roots[index] = index
        return Resolution(citation, None, reason)
    roots[index] = candidates[0]
    return Resolution(_shortened(citation, citations[candidates[0]]), None, reason, candidates[0])


def _root(roots: dict[int, int], index: int) -> int:
    return roots.get(index, index)


def _ibid(
    citations: Sequence[Citation], index: int, roots: dict[int, int]
) -> tuple[list[int], str]:
    """The work of the note before; a note of several works leaves open which."""
    before = _previous(citations, index)
    if before is None:
        return [], "ibid. without a citation before it"
    if before not in roots:
        return [], "the citation before it is not resolved itself"
    same_note = [
        other
        for other in range(index)
        if _same_note(citations[other], citations[before])
        and not _same_note(citations[other], citations[index])
        and not _is_bare_address(citations[other])
        and other in roots
    ]
    return same_note or [before], "ibid.: the work cited just before"


def _previous(citations: Sequence[Citation], index: int) -> int | None:
    """The citation before it in the notes; a bare address is none that *ibid.* could mean."""
    kind = citations[index].kind
    for other in range(index - 1, -1, -1):
        if citations[other].kind is kind and not _is_bare_address(citations[other]):
            return other
    return None


def _is_bare_address(citation: Citation) -> bool:
    return bool(citation.value("url")) and not citation.value("title")


def _same_note(one: Citation, other: Citation) -> bool:
    return one.note is not None and one.note == other.note


def _supra(
    citations: Sequence[Citation], index: int, roots: dict[int, int]
) -> tuple[list[int], str]:
    """*op. cit.*: the one work cited before by that author."""
    citation = citations[index]
    authors = citation.values("author")
    if not authors:
        return _ibid(citations, index, roots)
    found = [
        other
        for other in sorted(set(roots.values()))
        if other < index and _share_people(authors, citations[other].values("author"))
    ]
    return found, "op. cit.: the work cited before by " + names.printed(authors)


def _author_date(
    citations: Sequence[Citation], index: int, roots: dict[int, int]
) -> tuple[list[int], str]:
    """Name and year: the entry of the reference list, or an earlier citation, with both."""
    citation = citations[index]
    authors, year = citation.values("author"), citation.value("year")
    found = [
        other
        for other, candidate in enumerate(citations)
        if candidate.form is Form.FULL
        and candidate.value("year") == year
        and _share_people(authors, candidate.values("author") or candidate.values("editor"))
    ]
    return found, f"the work of {names.printed(authors)} of {year}"


def _full(
    citations: Sequence[Citation], index: int, roots: dict[int, int]
) -> tuple[list[int], str]:
    """The same edition cited before, or the fuller citation that a short one shortens."""
    citation = citations[index]
    if not citation.value("title"):
        return [], "names no title to go by"
    earlier = [other for other in _earlier(index, roots) if not _is_mention(citations[other])]
    same = [other for other in earlier if _same_edition(citation, citations[other])]
    if same:
        return same, "cited before"
    if _is_bare(citation):
        fuller = [other for other in earlier if _shortens(citation, citations[other])]
        fuller = fuller or _in_reference_list(citations, citation)
        return fuller, "short for a work cited in full" if fuller else "the first citation"
    return [], "the first citation"


def _mention(
    citations: Sequence[Citation], index: int, roots: dict[int, int]
) -> tuple[list[int], str]:
    """A title named in passing: the work of that title cited anywhere in the document."""
    citation = citations[index]
    cited = [
        other
        for other, candidate in enumerate(citations)
        if not _is_mention(candidate) and _same_work(citation, candidate)
    ]
    if cited:
        return cited[:1], "named in passing; cited elsewhere"
    named = [other for other in _earlier(index, roots) if _same_work(citation, citations[other])]
    return named, "named before" if named else "a work named in passing"


def _earlier(index: int, roots: dict[int, int]) -> list[int]:
    return sorted({root for other, root in roots.items() if other < index and root < index})


def _is_mention(citation: Citation) -> bool:
    return citation.form is Form.MENTION


def _same_work(one: Citation, other: Citation) -> bool:
    title, known = one.value("title"), other.value("title")
    if not title or not known or not titles.same(title, known):
        return False
    return _same_people(_authors(one), _authors(other))


_STRATEGIES: dict[Form, Strategy] = {
    Form.IBID: _ibid,
    Form.SUPRA: _supra,
    Form.AUTHOR_DATE: _author_date,
    Form.FULL: _full,
    Form.SHORT: _full,
    Form.MENTION: _mention,
}


def _in_reference_list(citations: Sequence[Citation], citation: Citation) -> list[int]:
    return [
        other
        for other, candidate in enumerate(citations)
        if candidate.kind is Kind.BIBLIOGRAPHY and _shortens(citation, candidate)
    ]


def _same_edition(one: Citation, other: Citation) -> bool:
    title, known = one.value("title"), other.value("title")
    if not title or not known or not (titles.same(title, known) or titles.alike(title, known)):
        return False
    if not _same_people(_authors(one), _authors(other)):
        return False
    if _is_online(one) != _is_online(other) and (_is_printed(one) or _is_printed(other)):
        return False
    return all(_agree(name, one.value(name), other.value(name)) for name in _CONTRADICTORY)


def _is_online(citation: Citation) -> bool:
    return bool(citation.value("url")) and not _is_printed(citation)


def _is_printed(citation: Citation) -> bool:
    return bool(citation.value("publisher") or citation.value("address"))


def _agree(name: str, one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    a, b = titles.fold(one), titles.fold(other)
    if name == "volume":
        return numerals.arabic(a) == numerals.arabic(b)
    return a == b or (name == "publisher" and (a.startswith(b) or b.startswith(a)))


def _shortens(short: Citation, full: Citation) -> bool:
    title, known = short.value("title"), full.value("title")
    people = _authors(full) or full.values("editor")
    if not title or not known or not _same_people(_authors(short), people):
        return False
    return titles.shortens(title, known)


def _same_people(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether every family name of the shorter list stands in the longer; none contradicts none."""
    one = {titles.fold(names.without_particle(names.family_of(name))) for name in some}
    other = {titles.fold(names.without_particle(names.family_of(name))) for name in others}
    return not one or not other or one <= other or other <= one


def _share_people(some: Sequence[str], others: Sequence[str]) -> bool:
    return bool(some and others) and _same_people(some, others)


def _authors(citation: Citation) -> tuple[str, ...]:
    """The authors the citation prints; one that only the context suggested decides nothing."""
    return tuple(field.value for field in citation.fields if field.name == "author" and field.raw)


def _is_bare(citation: Citation) -> bool:
    return not any(citation.value(name) for name in _IMPRINT)


def _shortened(citation: Citation, full: Citation) -> Citation:
    """A bare title that an earlier citation gives in full is a short form."""
    if citation.form is Form.FULL and _is_bare(citation) and not _is_bare(full):
        return replace(citation, form=Form.SHORT)
    return citation


def _label(citation: Citation) -> str:
    people = names.printed(citation.values("author"))
    title = citation.value("title") or citation.text
    return f"{people}, {title}" if people else title
