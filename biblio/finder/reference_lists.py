"""Reference lists at the end of a text, and the names with years that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.excerpt import Excerpt
from biblio.finder import links
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import locating
from biblio.record.person import from_print
from biblio.values import dates, names
from biblio.values.declension import nominatives
from biblio.values.patterns import CAPITAL, Lazy

_WORD_OF_NAME = rf"{CAPITAL}[\w’-]+"
_NAME = (
    rf"(?:{names.LEADING_PARTICLE}\s){{0,3}}{_WORD_OF_NAME}"
    rf"(?:\s{cues.as_written('particle', 'es', 'pt')}\s{_WORD_OF_NAME})?"
)
_NAMES = (
    rf"(?<![\w’-])(?P<names>{_NAME}(?:,\s{_NAME}){{0,12}}(?:,?\s{names.AND}\s{_NAME}"
    rf"|\s{names.OTHERS})?)(?:[’']s?)?"
)
_YEAR = (
    rf"\((?:[\[(]{dates.YEAR}[\])]\s)?(?P<year>{dates.YEAR})[a-z]?(?:\s\[{dates.YEAR}\]|/{dates.YEAR})?"
    rf"(?:[,:]\s?[^()]{{1,40}})?\)"
)
_NAME_AND_YEAR = Lazy(rf"{_NAMES}\s{_YEAR}")
# Noll 1974, S. 12 f. · Noll, 1974: 12
_PLAIN_YEAR = (
    rf"(?P<plain>{dates.YEAR})[a-z]?(?![\w/–-])"
    rf"(?:,\s{cues.pattern('page')}\s?{locating.FIGURES}|:\s?{locating.FIGURES})?"
)
_NAME_AND_ANY_YEAR = Lazy(rf"{_NAMES}(?:\s{_YEAR}|,?\s{_PLAIN_YEAR})")
# International Salt Union. (2014) · Salt Union (2014): no comma, as people’s names have
_BODY = Lazy(rf"(?P<body>{CAPITAL}[^,.()\d]{{3,90}}?)\.?\s(?:\[[A-Z]+\]\s)?[(\d]")
_YEAR_OF_BODY = Lazy(
    rf"(?:\s[\[(][A-Z]{{2,10}}[\])])?(?:[’']s?)?\s\({dates.YEAR}[a-z]?(?:[,:]\s?[^()]{{1,40}})?\)"
)
# Miller (2011b: 9–11, my italics)
_REMARK = Lazy(rf"(?<=\d),\s(?!{cues.pattern('page')})[^\W\d_][^()\d]{{3,}}\)$")
_WORD = Lazy(r"[^\W\d_][\w’-]+")
# 12. · [12] · •: a year or a page is no number of an entry
_NUMBER = Lazy(rf"(?:\[\d{{1,3}}\]|\d{{1,3}}[.)]|[-*•‣])\s+(?=[“«„\"‘—]|{CAPITAL}|https?:)")
_ACRONYM = Lazy(r"[^.\d(]{8,90}\s[(\[](?P<letters>[A-Z]{2,10})[)\]]")  # Salt Council (SC)
_LONGEST_NAME = 4


def find(document: Document) -> Iterator[Passage]:
    """Every entry of the document's reference lists."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style != "bibliography":
            continue
        text = without_number(links.spelled_out(document, document.whole(index)).strip())
        if text.string:
            yield Passage(document, text, Kind.BIBLIOGRAPHY, Shape.ENTRY)


def without_number(text: Excerpt) -> Excerpt:
    """The entry without the bullet or the number before it."""
    number = _NUMBER.match(text.string)
    return text.cut(number.end(), len(text)) if number else text


def pointers(document: Document) -> Iterator[Passage]:
    """`Pease and Pease (2005)` in the running text, where a reference list has that name."""
    listed, bodies = listed_names(document), _listed_bodies(document)
    for index, paragraph in enumerate(document.paragraphs):
        if not listed or paragraph.style == "bibliography":
            continue
        for span in _bodies_and_years(paragraph.string, bodies):
            text = document.excerpt(Where(None, index, *span))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)
        for span in names_and_years(paragraph.string, listed):
            text = document.excerpt(Where(None, index, *span))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)


def names_and_years(
    string: str, listed: frozenset[tuple[str, str]], *, plain: bool = False
) -> Iterator[tuple[int, int]]:
    """Where names with a year stand that an entry has, in order; `plain` takes years without
    brackets as well, with the page behind them: `Noll 1974, S. 12 f.`
    """
    pattern = _NAME_AND_ANY_YEAR if plain else _NAME_AND_YEAR
    for match in pattern.finditer(string):
        start = _begin(match, listed)
        if start is not None:
            remark = _REMARK.search(string, start, match.end())
            yield start, remark.start() if remark else match.end()


def _bodies_and_years(string: str, bodies: frozenset[str]) -> Iterator[tuple[int, int]]:
    """`The Salt Union of the North [SUN] (2014)`: where a body that has an entry stands so."""
    for year in _YEAR_OF_BODY.finditer(string):
        body = next((one for one in bodies if string.endswith(one, 0, year.start())), None)
        if body:
            yield year.start() - len(body), year.end()


def _listed_bodies(document: Document) -> frozenset[str]:
    """The bodies with which entries begin, as they are printed."""
    entries = (p.string for p in document.paragraphs if p.style == "bibliography")
    heads = (_BODY.match(entry) for entry in entries)
    return frozenset(one["body"] for one in heads if one and " " in one["body"])


def _begin(match: re.Match[str], listed: frozenset[tuple[str, str]]) -> int | None:
    """Where the names begin that an entry has: in *eine Formel von Beck (1986)* behind *von*,
    in *in Berkeley, Beck and Noll (1986)* behind the town."""
    year = next(filter(None, map(match.groupdict().get, ("year", "plain"))), "")
    for name, at in names.split(match["names"]):
        first = name.removesuffix("’s").removesuffix("'s")
        family = first.rpartition(" ")[2]
        if is_listed(from_print(first).surname, year, listed):
            return match.start() + at
        if is_listed(family, year, listed):
            return match.start() + match["names"].find(family, at)
    return None


def is_listed(family: str, year: str, listed: frozenset[tuple[str, str]]) -> bool:
    """Whether an entry of that year has the name, as it is or as lists have it: *у Чернова*."""
    forms = (family, *nominatives(family))
    return any((one.casefold(), year) in listed for one in forms)


def listed_names(document: Document) -> frozenset[tuple[str, str]]:
    """The words with which entries begin, and these together, each with the years of its entry."""
    entries = [p.string for p in document.paragraphs if p.style == "bibliography"]
    return frozenset(
        (one.casefold(), year)
        for entry in entries
        for one in _beginnings(entry)
        for year in re.findall(dates.YEAR, entry)
    )


def _beginnings(entry: str) -> list[str]:
    head = " ".join(entry.split(",")[0].split()[:_LONGEST_NAME])
    said, body = _ACRONYM.match(entry), _BODY.match(entry)
    letters = [said["letters"]] if said else []
    letters += filter(None, [names.acronym(body["body"])] if body else [])
    return [head, *_WORD.findall(head), *letters]
