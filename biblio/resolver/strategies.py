"""How each form of citation finds the work it means: candidates, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from biblio.citation import Citation, Form, Kind
from biblio.language import cues
from biblio.resolver.comparison import (
    is_bare,
    is_bare_address,
    is_mention,
    is_unprinted,
    makers,
    misprints,
    same_edition,
    same_note,
    same_work,
    share_people,
    shortens,
)
from biblio.resolver.sofar import SoFar
from biblio.values import names, titles
from biblio.values.declension import nominatives
from biblio.values.patterns import Lazy

_ABOVE = Lazy(rf"(?<!\w){cues.pattern('above')}\s?(?P<number>\d+)")
_ENTRY = Lazy(r"[\s\[]*(?P<first>\d{1,3})(?:\s?[–-]\s?(?P<last>\d{1,3}))?(?=\s?[,:;\]]|$)")
_PAGE_WORD = Lazy(rf"{cues.pattern('page')}\s*")
_HEAD = 1  # the title and the first paragraph
Found = tuple[list[int], str]
Strategy = Callable[[SoFar, int], Found]


def _key(sofar: SoFar, index: int) -> Found:
    """The first citation that says the same key."""
    exact = sofar.citations[index].exact
    return sofar.with_key(exact.key) if exact else [], "it says the key"


def _ibid(sofar: SoFar, index: int) -> Found:
    """The work of the note before; a note of several works leaves open which."""
    if _says_place_alone(sofar.citations[index]) and _reviews(sofar):
        return [0], "a page of the work at the head of the text"
    before = sofar.previous[index]
    if before is None:
        return [], "ibid. without a citation before it"
    if before not in sofar.roots:
        return [], "the citation before it is not resolved itself"
    found = _beside(sofar, before, index) or [before]
    if authors := sofar.citations[index].values("author"):
        found = _theirs(sofar, authors, found) or _before_by(sofar, authors, index)
    return _of_volumes(sofar, index, found), "ibid.: the work cited just before"


def _says_place_alone(citation: Citation) -> bool:
    """Whether a note says nothing but a page: `p. 137.`"""
    place = next((one for one in citation.fields if one.name == "locator"), None)
    led = citation.text[: place.start] if place else ""
    alone = citation.note is not None and len(citation.fields) == 1
    return alone and _PAGE_WORD.fullmatch(led) is not None


def _reviews(sofar: SoFar) -> bool:
    """Whether the text begins with a book that it reviews: it is cited in full at its head."""
    first = sofar.citations[0]
    return first.form is Form.FULL and first.note is None and first.where.paragraph <= _HEAD


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


def _supra(sofar: SoFar, index: int) -> Found:
    """*op. cit.*: the one work cited before by that author."""
    citation = sofar.citations[index]
    if noted := _in_note_above(sofar, index):
        return noted, "the work cited in the note that it names"
    if entry := _ENTRY.match(citation.text) if citation.kind is Kind.INLINE else None:
        row = range(int(entry["first"]), int(entry["last"] or entry["first"]) + 1)
        return [at for number in row for at in sofar.numbered(number)], "the entry of that number"
    authors = citation.values("author")
    if not authors:
        return _ibid(sofar, index)
    found = _before_by(sofar, authors, index) or _entitled(sofar, citation, index)
    return found, "op. cit.: the work cited before by " + names.printed(authors)


def _entitled(sofar: SoFar, citation: Citation, index: int) -> list[int]:
    """The works whose titles begin as what stands before *op. cit.*: `Mémoires, op. cit.`"""
    named = next((one.raw for one in citation.fields if one.name == "author"), "")
    return [at for at in sofar.works_named(named, index) if _begins(sofar.citations[at], named)]


def _begins(work: Citation, named: str) -> bool:
    title = work.value("title")
    return bool(title and named) and titles.shortens(named, title or "")


def _before_by(sofar: SoFar, authors: tuple[str, ...], index: int) -> list[int]:
    """The works cited before by the authors."""
    return _theirs(sofar, authors, sofar.works_by(authors, index))


def _theirs(sofar: SoFar, authors: tuple[str, ...], works: Iterable[int]) -> list[int]:
    """Of some works those that are by the authors."""
    return [at for at in works if share_people(authors, sofar.makers(at))]


def _in_note_above(sofar: SoFar, index: int) -> list[int]:
    """The works of the note whose printed number the citation gives: `op. cit., n. 12`."""
    citation = sofar.citations[index]
    number = _ABOVE.search(citation.text) if citation.form is Form.SUPRA else None
    if not number:
        return []
    noted = sofar.in_note(number["number"], index)
    named = [field.raw for field in citation.fields if field.name in ("author", "title")]
    of_case = [at for at in noted if any(_names_party(sofar.citations[at], one) for one in named)]
    return _theirs(sofar, citation.values("author"), noted) or of_case or noted


def _names_party(work: Citation, words: str) -> bool:
    """Whether the words begin the title of a case: `Salter (n 4)`, `Salter v Brine (n 4)`."""
    return bool(words) and not makers(work) and (work.value("title") or "").startswith(words)


def _author_date(sofar: SoFar, index: int) -> Found:
    """Name and year: the entry of the reference list, or an earlier citation, with both."""
    citation = sofar.citations[index]
    authors, year = citation.values("author"), citation.year
    found = _theirs(sofar, authors, sofar.full_by(authors, year))
    if not found and (undone := tuple(_undeclined(sofar, name, year) for name in authors)):
        found = _theirs(sofar, undone, sofar.full_by(undone, year)) if all(undone) else []
    return found, f"the work of {names.printed(authors)} of {year}"


def _undeclined(sofar: SoFar, name: str, year: str | None) -> str:
    """The name as a work of that year has it, if the sentence declines it: *у Чернова (1988)*."""
    family, comma, given = name.partition(", ")
    forms = (f"{one}{comma}{given}" for one in (family, *nominatives(family)))
    return next((f for f in forms if _theirs(sofar, (f,), sofar.full_by([f], year))), "")


def _short(sofar: SoFar, index: int) -> Found:
    """A short title: the work it shortens; a name alone: the one work cited before by that name."""
    citation = sofar.citations[index]
    if citation.value("title"):
        found, reason = _full(sofar, index)
        return (found or _listed_with_year(sofar, index) or _listed_by_word(sofar, index)), reason
    authors = citation.values("author")
    found, _ = _supra(sofar, index)
    return found or _listed_by(sofar, authors), "the one work of " + names.printed(authors)


def _listed_with_year(sofar: SoFar, index: int) -> list[int]:
    """The entries of the reference list, and what else they made who are named, with the title and
    the year: `(“Night Salt,” 1974)`, `Noble, Night Salt 1974, p. 3`.
    """
    mine = sofar.citations[index]
    people = makers(mine)
    found = sorted({*sofar.listed_like(index), *sofar.cited_like(index)})
    return [
        at
        for at in found
        if mine.year
        and sofar.citations[at].year == mine.year
        and (not people or share_people(people, sofar.makers(at)))
        and titles.shortens(mine.value("title") or "", sofar.citations[at].value("title") or "")
    ]


def _listed_by_word(sofar: SoFar, index: int) -> list[int]:
    """The listed works with the word in the title, where nobody is named: `(*Dream* 2.1.148)`."""
    mine = sofar.citations[index]
    title = mine.value("title") or ""
    found = () if makers(mine) or mine.year else sofar.listed_like(index)
    return [at for at in found if titles.has_word(title, sofar.citations[at].value("title") or "")]


def _listed_by(sofar: SoFar, authors: tuple[str, ...]) -> list[int]:
    """The entries of the reference list that are by the authors."""
    return _theirs(sofar, authors, sofar.listed_by(authors))


def _full(sofar: SoFar, index: int) -> Found:
    """The same edition cited before, or the fuller citation that a short one shortens."""
    citation, mine = sofar.citations[index], sofar.descriptions[index]
    if not citation.value("title"):
        return [], "names no title to go by"
    earlier = [
        other for other in sofar.works_before(index) if not is_mention(sofar.citations[other])
    ]
    same = [other for other in earlier if same_edition(mine, sofar.descriptions[other])]
    if same:
        return same, "cited before"
    if is_bare(mine) or is_unprinted(citation):
        theirs = sofar.works_titled_by(makers(citation), index)
        fuller = [at for at in theirs if shortens(mine, sofar.descriptions[at])]
        fuller = fuller or [at for at in earlier if shortens(mine, sofar.descriptions[at])]
        fuller = fuller or _in_reference_list(sofar, index)
        fuller = fuller or [at for at in theirs if misprints(mine, sofar.descriptions[at])]
        return fuller, "short for a work cited in full" if fuller else "the first citation"
    return [], "the first citation"


def _mention(sofar: SoFar, index: int) -> Found:
    """A title named in passing: the work of that title cited anywhere in the document."""
    mine = sofar.descriptions[index]
    cited = (at for at in sofar.cited_like(index) if same_work(mine, sofar.descriptions[at]))
    first = next(cited, None)
    if first is not None:
        return [first], "named in passing; cited elsewhere"
    works = sofar.works_before(index)
    named = [other for other in works if same_work(mine, sofar.descriptions[other])]
    return named, "named before" if named else "a work named in passing"


def _in_reference_list(sofar: SoFar, index: int) -> list[int]:
    mine = sofar.descriptions[index]
    return [
        other for other in sofar.listed_like(index) if shortens(mine, sofar.descriptions[other])
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
