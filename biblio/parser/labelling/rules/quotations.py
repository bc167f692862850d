"""Titles in quotation marks, in every national style and with marks that do not match."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import Reading, Span, trimmed
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, Lazy

_MARKS = "“”„«»‘’\"'"
# Preface to Bukharin’s Pamphlet “…”: the quoted title is part of a longer one.
_OF_A_PIECE = Lazy(rf",\s(?:{cues.pattern('piece')}|{cues.as_written('piece_about')})\s[^,“”]*$")
_OF_A_SERIES = Lazy(rf"\b{cues.as_written('series_noun')}\.?$")
# E. Miller, Salt and Bread, in «Review»: the marks are those of what the piece is printed in.
_OF_A_CONTAINER = Lazy(
    rf"[^,“”«»]{{2,60}},\s(?!{cues.pattern('inside')}\s)[^“”«»]{{3,}},\s{cues.pattern('inside')}\s?:?$",
    sign=rf",\s{cues.pattern('inside')}\s?:?$",
)
# Salt and bread, in «Review»: behind authors that are read already
_OF_A_TITLE = Lazy(
    rf"(?:[^\s,“”«»]+\s){{2,}}[^“”«»]*,\s{cues.pattern('inside')}\s?:?$",
    sign=rf",\s{cues.pattern('inside')}\s?:?$",
)
# An opening double mark, anything but another opening, a closing one: “ closes in German.
_DOUBLE = Lazy(
    r"“(?P<a>[^“”\"]+)[”“\"]|«(?P<b>[^«»]+)[»”]|»(?P<e>[^«»]+)«|„(?P<c>[^„“”\"]+)[“”\"]|\"(?P<d>[^\"]+)\"|(?<!\w)”(?P<f>[^“”\"]+)”"
)
_GOES_ON_AT_ONCE = Lazy(rf"[{_MARKS}]\s[^\W\d_a-zß-ÿ]\w+(?:\s[^\W\d_]+)*[:,(]")
# “A quotation ends.” Ann Miller, “Salt and Bread”: whose words they are, and where they stand
_QUOTED_FROM = Lazy(
    rf"(?:[.?!…][{_MARKS}]|(?<=[.?!…])[{_MARKS}]|[{_MARKS}][.?!…])\s(?:{PERSON}),\s(?P<mark>[{_MARKS}])?"
)
# ‘The “Salt” of the Earth’: in English the outer marks are the title's
_SINGLE_ROUND_DOUBLE = Lazy(
    r"(?<!\w)(?<![“„«]\w)‘(?P<a>[^‘’“”„«]*+(?:(?<=\w)’(?=\w)[^‘’“”„«]*+)*+“[^‘“”]+”[^‘“”]*?)’(?!\w)",
    sign="‘",
)
# »Salz und Brot«. Geschichte einer Mahlzeit, München 1995 · “Salt”: a history of bread: a quotation
# begins the title
_SUBTITLE = Lazy(
    rf"[{_MARKS}](?:\.\s{CAPITAL}[^.,:;()\d{_MARKS}]{{5,80}},"
    rf"\s{CAPITAL}[\w .]{{2,25}}\s{dates.YEAR}(?![\w–-])"
    rf"|(?<=[“«])\.\s{CAPITAL}[^.,:;(){_MARKS}]{{5,120}},\s(?!\d|{cues.pattern('volume')}|{cues.pattern('issue')})"
    r"|:\s[^\W\d_])",
    sign=rf"[{_MARKS}][.:]\s",
)
# A. Noll, Salz, „Texte” 1977, nr 2: an author and a title stand before, a number behind
_HEADED = Lazy(r"[^,“«„]{3,60},\s(?:[^“«„»”]{3,}|[^“«„»”]+[“«„][^“”«»„]*[”»“]\s[^“«„»”]+),$")
# *Life of Noll*, vol. iv. p. 134:—“He was …” · *Salt* (3rd ed., p. 12): words of a work in italics
_PLACED = Lazy(rf"(?<!\w){cues.pattern('page')}\s?(?:\d|[ivxlc]+(?!\w))", sign=cues.sign("page"))
_BEHIND_PAGE = Lazy(r"\d\s\([“«„\"]?\s?$")  # …, p. 652 (« Le sel de la terre »)
# Dictionnaire du sel, s. v. « Gabelle » · …, art. « Gabelle »
_SUB_VOCE = Lazy(r"\b(?:s\.\s?v\.?|sub voce|ad vocem|(?<=,\s)[Aa]rt\.)$")
_TITLED = Lazy(r"(?:[^\s,“«„]+\s)+[^,“«„]{2,},$")
# Anna Noll, Das Lied „Salz“ in der Steiermark: one word of a title that goes on in small letters
_GOES_ON_SMALL = Lazy(
    rf"[{_MARKS}]\s(?!{cues.pattern('inside')}\s?:?\s(?![a-zß-ÿ])|{cues.pattern('written_by')}\s|{cues.pattern('editor')}\s|{cues.pattern('translator')}\s)"
    rf"(?![A-ZÀ-Þ])[^\W\d_]+\s"
)
# „Ist Salz Brot“? Kritische Anmerkungen: a quotation that the rest of the title asks about
_BEFORE_TITLE = Lazy(rf"[{_MARKS}][?!]\s{CAPITAL}")
_NUMBERED = Lazy(
    rf"[{_MARKS}],?\s(?:{cues.pattern('new_series')}[,\s]|(?:\d{{1,3}}|[IVXLC]+),\s{dates.YEAR},\s|{dates.YEAR},\s(?:{cues.pattern('issue')}|{cues.pattern('volume')}|{cues.pattern('yearly')})|(?:{cues.pattern('yearly')}|{cues.pattern('volume')})\s*[\dIVX]"
    rf"|{cues.pattern('issue')}\s*\d|(?:\d{{1,3}}|[IVXLC]+)\s\()"
)
_IMPRINT_BEFORE = Lazy(rf",\s(?P<place>{CAPITAL}[^,]{{2,30}}),\s[^,]{{2,40}},$")
_YEAR_BEHIND = Lazy(rf"\s?[{_MARKS}],\s{dates.YEAR}")
_ARTICLE_LAST = Lazy(rf"\s{cues.as_written('before_noun')}$")
# ’Salt’: in Sweden and Finland the closing mark opens as well
_SINGLE = Lazy(
    r"(?<!\w)‘(?P<a>[^‘]{3,}?)’(?!\w)|(?<!\w)'(?P<b>[^']{3,}?)'(?!\w)"
    r"|(?<=\s)’(?P<c>(?=[^\W\d_a-zß-ÿ])[^‘’]{3,}?(?:(?<=\w)’(?=\w)[^‘’]+?)*)’(?=[,.])"
)


def quoted(text: str) -> Iterable[tuple[int, int]]:
    """The spans within quotation marks, without the marks: double ones, else single ones."""
    outer = _SINGLE_ROUND_DOUBLE.search(text)
    if outer:
        return [outer.span("a")]
    for pattern in (_DOUBLE, _SINGLE):
        found = [match.span(str(match.lastgroup)) for match in pattern.finditer(text)]
        if found:
            return found
    return []


def _is_quoted_from(reading: Reading, end: int) -> bool:
    """Whether a quotation ends there, and who is quoted follows with the title."""
    whose = _QUOTED_FROM.match(reading.text, end)
    shown = bool(whose and any(start == whose.end() for start, _ in reading.italics))
    return whose is not None and (bool(whose["mark"]) or shown)


def is_from_work(reading: Reading, start: int) -> bool:
    """Whether the words stand behind a title in italics and its page: these are quoted from it."""
    ends = [end for _, end in reading.italics if end < start]
    return bool(ends) and _PLACED.search(reading.text, min(ends), start) is not None


def _stands_as_title(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the quotation marks set off a title, not a word within one: Gertrude “Ma” Rainey."""
    text = reading.text
    before = text[:start].rstrip(_MARKS + " \xa0\u202f")
    titled = _OF_A_TITLE.match(before) and not all_people(before.rpartition(",")[0], lexicon)
    container = titled or _OF_A_CONTAINER.match(before)
    if _OF_A_PIECE.search(before) or _OF_A_SERIES.search(before) or container:
        return False
    if _BEFORE_TITLE.match(text, end) or _is_word_of_title(reading, before, end, lexicon):
        return False
    goes_on = re.match(rf"[{_MARKS}]*\s+[A-ZÀ-Þ]|[{_MARKS}]*,\s+\d{{4}}\s+\w", text[end:])
    if _SUB_VOCE.search(before) or _BEHIND_PAGE.search(before):
        return False
    headed = _HEADED.match(before) or (
        _TITLED.match(before) and not all_people(before.rstrip(" ,"), lexicon)
    )
    if _SUBTITLE.match(text, end) or (headed and _NUMBERED.match(text, end)):
        return False
    imprint = _IMPRINT_BEFORE.search(before) if _YEAR_BEHIND.match(text, end) else None
    if imprint and places.is_city(imprint["place"]):
        return False  # Paris, Gallimard, « Folio », 1985
    if _ARTICLE_LAST.search(before):
        return False  # Unravelling the “Salt Effect”
    apart = not before or before[-1] in ",.:;(–—" or re.search(r"(?:\bin|’s|'s)$", before)
    if not before and _is_quoted_from(reading, end):
        return False
    if not before:
        # “Left-Wing” Communism, but “Is This a Problem?” Library Journal
        return text[end - 1] in "?!" or not _GOES_ON_AT_ONCE.match(text, end)
    return bool(apart) or not goes_on or all_people(before, lexicon)


def _is_word_of_title(reading: Reading, before: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a title has begun behind its authors, and goes on behind the quotation marks."""
    people, comma, begun = before.rpartition(", ")
    if not comma or not begun[:1].isupper() or not _GOES_ON_SMALL.match(reading.text, end):
        return False
    return all_people(people, lexicon)


def titles(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The first quoted stretch that can be a title."""
    for start, end in quoted(reading.rest):
        start, end = trimmed(reading.text, start, end)
        inside = any(first < start and end < last for first, last in reading.italics)
        if (
            inside
            or is_from_work(reading, start)
            or not _stands_as_title(reading, start, end, lexicon)
        ):
            continue
        first = reading.text[start : start + 1]
        if end - start > 1 and not first.islower() and end - start < 300:
            return [Span("title", start, end, 0.95)]
    return []
