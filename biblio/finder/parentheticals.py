"""Citations in brackets within the running text: (Orwell, Politics …), (Giddens, 1970, 289)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice, zip_longest

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.finder import attributions, people, reference_lists
from biblio.finder.cues import CLOSING, SET_OFF
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import segment, signals
from biblio.record.person import from_print
from biblio.values import dates, names, places, title_words
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_BRACKET = Lazy(r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\])")
_ONE_YEAR = Lazy(rf"{dates.YEAR}[a-k]?(?![\w–-])")
_YEARS = Lazy(
    rf"(?P<names>{CAPITAL}[^\d;()]{{1,80}}?),?\s(?P<first>{dates.YEAR}[a-k]?)(?:,\s(?:{dates.YEAR}[a-k]?))+"
    rf"(?:[,:]\s{cues.pattern('page')}\s?\d[\d–, -]*)?"
)
# 1971, pp. 12ff. · 1999: 44 f. · 1990, vol. 2, p. 15 · 1988, chap. 3
_YEAR_AND_PAGE = Lazy(
    rf"{dates.YEAR}[a-k]?(?::\s?\d|,\s(?:{cues.pattern('page')}|{cues.pattern('volume')}|{cues.pattern('provision')}|{cues.pattern('item')}|§|{cues.pattern('chapter')}\.)\s?[\divxlcIVX])"
)
_FAMILY = (
    rf"(?:{CAPITAL}\.\s?){{0,3}}"
    rf"(?:{cues.pattern('particle')}\s){{0,2}}(?:[ODL][’'])?{CAPITAL}[\w-]+"
)
_IN_SENTENCE = Lazy(
    rf"(?<![\w’'])(?P<names>{_FAMILY}(?:(?:,\s{_FAMILY})?,?\s{names.AND}\s{_FAMILY})?)"
    rf"(?:\s{names.OTHERS})?(?:[’']s?(?:\s[a-z]+){{0,3}}|[’'][a-zçğıöşü]{{1,4}}(?:\s{cues.pattern('according')})?)?\s$"
)
_NAME = Lazy(rf"(?<![\w’'])(?P<name>{CAPITAL}[\w-]+)\s$")
_LONGEST_NAME = 30
_REACH = 300  # characters: a sentence or two
# Miller 2011a: 12; ders. 2011b
_SAME = Lazy(rf"{cues.pattern('idem')},?\s(?={dates.YEAR})")
_HEADED = Lazy(rf"(?:^|;\s)(?:[^\W\d_]+\s)*?({CAPITAL}[^\d;()]{{1,80}}?),?\s{dates.YEAR}")
_YEAR_FIRST = Lazy(rf"(?P<year>{dates.YEAR})[a-k]?[,:]\s?[^,;:]{{1,40}}$")
# ср.: [Miller, 1974, p. 6]
_LED = Lazy(r"\s*(?P<words>[^\W\d_][^\[\]()\d]{0,60})\s(?=\[[^\[\]]{5,}\][\s.]*$)", sign=r"\]\W*\Z")
_WORD = Lazy(rf"{CAPITAL}[\w-]+")
_NAME_AND_PAGE = Lazy(
    rf"\((?:[a-z]+\.\sin\s)?(?P<name>[*_“\"]?{CAPITAL}[^()\d]{{1,60}}?)\s\d{{1,4}}(?:[-–]\d{{1,4}})?\)"
)
_PAGE_ALONE = Lazy(r"(?<=[\w”\"’.»]\s)\(\d{1,3}(?:[-–]\d{1,3})?\)(?=[.,;:]|$)")
_AT_END = Lazy(r"[ .]*\Z")
_MANNER = 2  # so many brackets show how a text cites
_LANGUAGE_AND_URL = Lazy(
    r"(?:in|на|auf|en) [^\W\d_]+:?\s*(?:https?://|www\.)\S+|(?:https?://|www\.)\S+"
)


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """Brackets that hold a citation; several works in one are several passages."""
    listed = reference_lists.listed_names(document)
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style == "bibliography":
            continue
        for match in _BRACKET.finditer(paragraph.string):
            yield from _in_bracket(document, index, _innermost(match), lexicon, listed)


def _innermost(bracket: re.Match[str]) -> re.Match[str]:
    """`(see [Miller, 1974, p. 6])`: the brackets within, where only words that lead to them stand
    before.
    """
    inside, start = bracket["round"] or "", bracket.start("round")
    led = _LED.match(inside)
    if not led or not (led["words"].islower() or signals.length(led["words"])):
        return bracket
    return _BRACKET.match(bracket.string, start + led.end()) or bracket


def pages(document: Document, lexicon: Lexicon, named: people.Named) -> Iterator[Passage]:
    """`(26)` behind what somebody is said to have written, in a text that cites by name and page.

    The manner shows in other brackets: `(Miller 12)`, `(*Salt* 77-78)`.
    """
    strings = [one.string for one in document.paragraphs if one.style != "bibliography"]
    shown = (one for string in strings for one in _NAME_AND_PAGE.finditer(string))
    if (
        len(list(islice((one for one in shown if _is_cited(one["name"], lexicon)), _MANNER)))
        < _MANNER
    ):
        return
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "bibliography"):
            continue
        for match in _PAGE_ALONE.finditer(paragraph.string):
            person = named.antecedent(index, match.start())
            known = person and names.family_of(from_print(person).surname) in lexicon.names
            text = document.excerpt(Where(None, index, *match.span()))
            author = person if known else None
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE, author=author)


def _is_cited(words: str, lexicon: Lexicon) -> bool:
    """Whether they are a family that the document cites, or a title."""
    words = words.strip(' ,*_“”"')
    known = any(name in lexicon.names for name, _ in names.split(words))
    return known or title_words.is_short(words, lexicon.titles)


@lru_cache(maxsize=8)  # every lead-in of a paragraph asks
def supplements(string: str) -> tuple[tuple[int, int], ...]:
    """The spans of brackets that only add an address: `(in Russian: https://…)`."""
    return tuple(
        match.span(str(match.lastgroup))
        for match in _BRACKET.finditer(string)
        if _LANGUAGE_AND_URL.fullmatch(match[str(match.lastgroup)].strip())
    )


def _in_bracket(
    document: Document,
    index: int,
    match: re.Match[str],
    lexicon: Lexicon,
    listed: frozenset[tuple[str, str]],
) -> Iterator[Passage]:
    group = str(match.lastgroup)
    if group == "square" and match.group().strip("[]").isdigit():
        return
    if group == "square" and document.paragraphs[index].style == "caption" and not match.start():
        return  # [Illustration: The weir, 1794. To face p. 6]: the transcriber's bracket
    inside, offset = match[group], match.start(group)
    if _LANGUAGE_AND_URL.fullmatch(inside.strip()):
        return
    quotes = _is_behind_quotation(document, index, match)
    for piece in _single(inside, segment.pieces(inside)):
        text = document.excerpt(Where(None, index, offset + piece.start, offset + piece.end))
        yield Passage(
            document,
            text,
            Kind.INLINE,
            Shape.BRACKET,
            signal=piece.signal,
            quotes=quotes,
            author=_names_before(inside, piece.start)
            or _names_in_sentence(match, inside, piece)
            or _name_before(match, piece, lexicon)
            or _listed_before(match, inside, piece, listed),
        )


def _is_behind_quotation(document: Document, index: int, bracket: re.Match[str]) -> bool:
    """Whether the bracket stands behind a quotation: at its end, or on a line of its own."""
    string = bracket.string
    before = string[max(bracket.start() - _LONGEST_NAME, 0) : bracket.start()].rstrip(" .,")
    if _AT_END.match(string, bracket.end()):
        if not string[: bracket.start()].rstrip(" .,"):
            return index > 0 and attributions.is_quotation(document, index - 1)
        if document.paragraphs[index].style in SET_OFF:
            return True
    return before[-1:] in tuple(CLOSING)


def _name_before(match: re.Match[str], piece: segment.Piece, lexicon: Lexicon) -> str | None:
    """Who is named right before the bracket: `Cole (World of Labour, chap. vi)`."""
    if _ONE_YEAR.fullmatch(match[str(match.lastgroup)]) or piece.signal:
        return None
    name = _NAME.search(match.string, max(match.start() - _LONGEST_NAME, 0), match.start())
    return name["name"] if name and names.family_of(name["name"]) in lexicon.names else None


def _names_in_sentence(bracket: re.Match[str], inside: str, piece: segment.Piece) -> str | None:
    """Who is named right before a year with a page: `Miller (1971, pp. 12ff.)`, `Noll (1999: 44)`,
    whatever else the text cites; a year alone may be of anything.
    """
    if not (_YEAR_AND_PAGE.match(inside) and _YEAR_AND_PAGE.match(inside, piece.start)):
        return None  # (1944, p. 10; 1950, p. 3): both are the same person’s
    start = max(bracket.start() - _REACH, 0)
    found = _IN_SENTENCE.search(bracket.string, start, bracket.start())
    people = [name for name, _ in names.split(found["names"])] if found else []
    told = all(names.looks_like_person(one) and not _is_no_family(one) for one in people)
    return " and ".join(people) if told and people else None


def _is_no_family(word: str) -> bool:
    return places.is_city(word) or places.is_region(word) or dates.is_month(word)


def _listed_before(
    bracket: re.Match[str], inside: str, piece: segment.Piece, listed: frozenset[tuple[str, str]]
) -> str | None:
    """Who, named not long before, has an entry of that year: `Beck argues … (1986, 5)`."""
    year = _YEAR_FIRST.match(inside, piece.start, piece.end)
    if not year or piece.signal:
        return None
    near = max(bracket.start() - _REACH, 0), bracket.start()
    words = reversed(list(_WORD.finditer(bracket.string, *near)))
    told = (w[0] for w in words if reference_lists.is_listed(w[0], year["year"], listed))
    return next(told, None)


def _single(inside: str, pieces: Iterable[segment.Piece]) -> Iterator[segment.Piece]:
    """The pieces, those with several years cut to one each: `Steedman, 2001a, 2001b`."""
    for piece in pieces:
        years = _YEARS.fullmatch(inside, piece.start, piece.end)
        if not years:
            yield piece
            continue
        yield replace(piece, end=years.end("first"))
        further = list(_ONE_YEAR.finditer(inside, years.end("first"), piece.end))
        for year, following in zip_longest(further, further[1:]):
            yield segment.Piece(year.start(), year.end() if following else piece.end)


def _names_before(inside: str, start: int) -> str | None:
    """Whose further work a bare year in the bracket is."""
    if idem := _SAME.match(inside, start):
        before = _HEADED.findall(inside[: idem.start()])
        return " and ".join(name for name, _ in names.split(before[-1])) if before else None
    if not _ONE_YEAR.match(inside, start):
        return None
    found = (one for one in _YEARS.finditer(inside) if one.start("first") < start <= one.end())
    years = next(found, None)
    if not years:
        return None
    return " and ".join(name for name, _ in names.split(years["names"]))
