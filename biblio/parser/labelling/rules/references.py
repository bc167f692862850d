"""Locators and extents: the page, chapter or section cited, the pages an article fills."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, pages
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy, in_turn

# Right behind the imprint's bracket, whatever follows: …, 1963), 57, which remains …
_AFTER_IMPRINT = Lazy(
    rf"{TAKEN}[)\]],?\s+(?P<pages>{pages.LIST})(?![\w/])(?!\s*(?:\(\d|vols?\b))",
    sign=rf"{TAKEN}[)\]],?\s+{pages.SIGN}",
)
# Between a title and a remark: …, 135, comes near to saying it
_BEFORE_REMARK = Lazy(
    rf",[”»\"]?\s+(?P<pages>{pages.LIST})(?=,\s+[a-zà-ÿ])",
    sign=in_turn(rf",[”»\"]?\s+{pages.SIGN}", r",\s+[a-zà-ÿ]"),
)
_PINPOINT = Lazy(
    rf"(?<=[\d{TAKEN}]),\s+{cues.pattern('here')}\s+(?:{cues.pattern('page')}\s*)?"
    rf"(?P<page>{pages.PAGE})(?!\w)",
    sign=rf"[\d{TAKEN}],\s+{cues.pattern('here')}\s",
)
# pp. 201–26 (p. 219)
_IN_BRACKETS = Lazy(
    rf"(?<={TAKEN})\s\({cues.pattern('page')}\s*(?P<page>{pages.PAGE})\)", sign=rf"{TAKEN}\s\("
)
# 2, no. 1 (1925): 19–29, 27
_BEHIND_EXTENT = Lazy(
    rf"[,:]\s(?P<page>(?!{dates.YEAR}){pages.PAGE})(?=[.;]|\s*$|,\s\D)",
    sign=rf"[,:]\s(?!{dates.YEAR}){pages.SIGN}",
)
# In Salt, edited by Ann Miller, 119–37. Cambridge: …
_BEFORE_IMPRINT = Lazy(rf"{TAKEN},\s(?P<pages>\d+{pages.DASH}\d+)\.\s")
# …,” 2019, 346–49, https:… · .” In, 346–49. https:…
_BEHIND_YEAR = Lazy(
    rf"(?:(?:{TAKEN}|{dates.YEAR}|\b[Ii]n),|{TAKEN}[.”»]+)\s(?P<pages>\d+{pages.DASH}\d+)(?=[.,]?\s*(?:{TAKEN}|$))"
)
# Aristotle, Politics 1253a: the page of an old edition, with the column; Virgil, Eclogues, 3.96:
# book and verse
_COLUMN = Lazy(
    rf"(?=[,\s])(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_]{{2}}\.)|(?<={TAKEN})),?\s(?P<page>\d{{1,4}}[a-e]\d{{0,2}}(?:{pages.DASH}\d[\da-e]*)?"
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}(?:{pages.DASH}\d{{1,4}}(?:\.\d{{1,3}})*)?)\s*[.;]?$"
)
# cxii, xlviii: of more letters than an initial has, and no word (ill., civil)
_LONG_ROMAN = (
    r"(?=[lc][ivxlc])(?!cl[.,])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|xl[ivx]*|xc[ivx]*"
)
_TOME = Lazy(
    rf"(?:[,)\]][”»\"]?|[a-zß-ÿ]\.|(?P<taken>{TAKEN})[”»\"]?)\s+"
    rf"(?:(?P<digits>\d{{1,2}}):|(?P<roman>[ivx]{{1,5}}|[IVX]{{1,5}}|{_LONG_ROMAN})(?:\.\s|,\s(?=(?:pp?|cols?)\.\s)|(?<=[IVX]),\s(?!{dates.YEAR}(?!\d))))"
    rf"(?:(?:pp?|cols?)\.\s)?(?P<pages>\d[\d–-]*(?:,\s\d[\d–-]*)*(?:\s?{cues.pattern('following')})?(?:,\snotes?(?=[.,;]|\s*$))?)"
    rf"\s*[.;]?\s*(?:$|,\s(?=[a-zß-ÿ]{{2,}}\s)|\s(?=\()|[\s.,;]*(?={TAKEN})"
    rf"|[.,]\s(?=[Eeé]d(?:it)?\.|{CAPITAL}[^\d,()“«]{{1,30}},?\s{dates.YEAR}\.?\s*$))",
    sign=r"\s(?:\d{1,2}:|[ivxlc]{1,8}[.,]\s|[IVX]{1,5}[.,]\s)(?:(?:pp?|cols?)\.\s)?\d",
)
# (New York 2012) XVIII 155-167 · (London: Bell, 1851), II, 140 · (London, 1851–54), II (1852), 140
_LARGE_TOME = Lazy(
    rf"{TAKEN}[)\]](?:,?\s(?P<volume>[IVXLC]+)\s|,\s(?P<tome>[IVXLC]+|[ivxl]+(?=,\spp?\.)|(?:i{{1,3}}|iv|vi{{0,3}}|ix|x)(?=,\s\d))(?:\s\({dates.YEAR}\))?,\s(?:pp?\.\s)?)"
    r"(?P<pages>\d+(?:[-–]\d+)?)\s*[.;]?\s*$"
)
# part i. p. 65: the division that the page is counted in
_DIVIDED = Lazy(
    rf"{cues.pattern('paged_part')}\.?\s[ivxlIVXL\d]{{1,6}}[.,]{{1,2}}\s$"
    r"|(?<=,\s)(?:[bcl]\.\s[ivxl\d]{1,6}[.,]{1,2}\s){1,2}$"
)
# Economic History, i. part 2, § 31: the volume that the division is counted in
_TOME_OF_DIVISION = Lazy(
    rf",\s(?P<roman>[ivx]{{1,5}})[.,]\s(?=(?:{cues.pattern('chapter')}(?:\.\s?|\s|(?=\d))|§\s?)[ivxl\d])"
)
# 123–46 (pp. 140–41)
_OPENS_BEHIND = Lazy(rf"(?:(?P<extent>\d{pages.DASH}\d+)|{TAKEN})\s\($")
_NEAR = 24  # characters
_HERE_LAST = Lazy(rf"(?<!\w){cues.as_written('here', 'en')}$")
_ONE_OF_THEM = Lazy(rf"\s\({cues.pattern('page')}\s*\d{{1,4}}\)")  # pp. 109–23 (p. 111)
# in Salt Essays (Brine Press 1995) 214, 220: as lawyers print it, the first page and the one meant
_FIRST_AND_PAGE = Lazy(
    rf"{TAKEN}\)\s(?P<first>\d{{1,4}}),\s(?P<page>\d{{1,4}}(?:{pages.DASH}\d+)?)(?!\w)"
)
_OLD_DIVISION = Lazy(rf"{cues.pattern('chapter')}\.\s[ivxl]+\.\s")  # De Sale lib. iv. cap. 27
# p. 50-62, p. 54: the extent, and the page meant
_ONE_BEHIND = Lazy(
    rf"(?P<extent>\d+{pages.DASH}\d+),\s{cues.pattern('page')}\s*(?P<page>\d+(?:{pages.DASH}\d+)?)$"
)
_LAST_YEAR = Lazy(rf"(?<=[\d–-]),\s+(?:\d{{4}}\s*&\s*)?{dates.YEAR}\.?\s*$")
# A page of the front matter: vii, xxiv. One letter alone may be an initial or a letter of a list.
_FRONT_MATTER = Lazy(r"(?=\w\w)(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)")
_OF_PAPER = Lazy(r"[A-K]\d{1,2}")  # A4: the page of a paper's part
_ONLY_YEAR = Lazy(dates.YEAR)
SUB_VOCE = Lazy(
    r"[,.]\s(?P<word>(?:s\.\s?v\.|sub voce|ad vocem|in voce)"
    r"\s[“«„»\"]?\s?[^“”«»\".]{2,40}[”»“«\"]?"
    r"|[Aa]rt\.\s[“«„»\"]\s?[^“”«»\"]{2,40}[”»“«\"](?:,\s(?:rem|Anm|note)\.?\s\w{1,3})?)\s*\.?$"
)
# chap. 2, esp. 51 · ch. iii, notamment p. 107: a page of the division
_PAGE_OF_DIVISION = Lazy(
    rf",\s{cues.pattern('here')}\s(?:{cues.pattern('page')}\s*)?{pages.LIST}(?!\w)",
    sign=rf",\s{cues.pattern('here')}\s",
)
# pp. 211–48: 219: the extent, and the page meant
_ONE_BEHIND_COLON = Lazy(rf":\s(?P<page>\d{{1,4}}(?:{pages.DASH}\d+)?)(?=[.,;)]|\s*$)")
_SPAN_OF_YEARS = Lazy(rf"{dates.YEAR}\s?[-–]\s?{dates.YEAR}")  # t. II, 1745-1760: no pages
_DATED = Lazy(rf"(?P<year>{dates.YEAR}),\s")  # …, 2019, 283: a year and a page


def locators(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """Pages with their word, or another division: `pp. 42–43`, `chap. vi`, `§ 5`."""
    if word := SUB_VOCE.search(reading.rest):
        return [Span("locator", *word.span("word"), 0.9)]
    for start, end in pages.divisions(reading.rest):
        if page := _PAGE_OF_DIVISION.match(reading.rest, end):
            return [Span("locator", start, page.end(), 0.9)]
    for match in pages.WITH_WORD.finditer(reading.rest):
        remark = bool(match["remark"])
        if divided := _DIVIDED.search(reading.rest[: match.start()]):
            return [Span("locator", divided.start(), match.end("pages"), 0.95)]
        if reading.has("journaltitle", "booktitle") and (one := _ONE_BEHIND.match(match["pages"])):
            start = match.start("pages")
            return [
                Span("pages", start, start + one.end("extent"), 0.95),
                Span("locator", start + one.start("page"), match.end("pages"), 0.95),
            ]
        if meant := _ONE_BEHIND_COLON.match(reading.rest, match.end()):
            extent = Span("pages", *match.span("pages"), 0.95)
            return [extent, Span("locator", *meant.span("page"), 0.95)]
        if _is_behind_extent(reading, match.start()):
            return [Span("locator", *match.span("pages"), 0.95)]
        return [_page_span(reading, *(match.span() if remark else match.span("pages")))]
    column = None if reading.has("year", "date", "url") else _COLUMN.search(reading.rest)
    if column:
        return [Span("locator", *column.span("page"), 0.9)]
    for start, end in pages.divisions(reading.rest):
        if _is_set_off(reading.rest, start) or _OLD_DIVISION.match(reading.rest, start):
            return [Span("locator", start, end, 0.9)]
    return []


def _is_behind_extent(reading: Reading, start: int) -> bool:
    """Whether the bracket that opens there stands behind the extent of a piece."""
    opening = _OPENS_BEHIND.search(reading.rest, max(start - _NEAR, 0), start)
    return opening is not None and (opening["extent"] is not None or reading.has("pages"))


def tomes(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """Volume and page with no word for either, at the end: `24:87`, `ii. 361`."""
    if reading.has("volume", "journaltitle"):
        return []
    match = _TOME.search(reading.rest)
    if match and any(a <= match.start("roman") < b for a, b in pages.divisions(reading.rest)):
        return []  # chap. IV, p. 12
    if not match and (divided := _TOME_OF_DIVISION.search(reading.rest)):
        return [Span("volume", *divided.span("roman"), 0.9)]
    if not match:
        large = _LARGE_TOME.search(reading.rest)
        if not large:
            return []
        label = "locator" if large["tome"] else "pages"
        volume = "tome" if large["tome"] else "volume"
        return [
            Span("volume", *large.span(volume), 0.9),
            Span(label, *large.span("pages"), 0.9),
        ]
    group = "digits" if match["digits"] else "roman"
    return [Span("volume", *match.span(group), 0.9), Span("locator", *match.span("pages"), 0.9)]


def bare_pages(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """Figures at the very end, after the imprint or a comma: `…, 123-124.`"""
    if reading.has("locator", "pages"):
        return []
    imprint = max((span.end for span in reading.all("publisher", "location", "year")), default=0)
    if reading.has("booktitle") and (first := _FIRST_AND_PAGE.search(reading.rest)):
        return [
            Span("pages", *first.span("first"), 0.9),
            Span("locator", *first.span("page"), 0.9),
        ]
    for match in (
        _AFTER_IMPRINT.search(reading.rest),
        _BEFORE_REMARK.search(reading.rest, imprint),
    ):
        if match and _is_figure(match["pages"]) and not _may_be_year(reading, match["pages"]):
            return _dated_pages(reading, *match.span("pages"))
    behind = _BEHIND_YEAR.search(reading.rest)
    if behind:
        return [_page_span(reading, *behind.span("pages"))]
    inside = _BEFORE_IMPRINT.search(reading.rest) if reading.has("booktitle") else None
    if inside:
        return [Span("pages", *inside.span("pages"), 0.9)]
    match = pages.BARE.search(_without_last_year(reading))
    if match and _DATED.match(match["pages"]) and not reading.has("year", "date"):
        return _dated_pages(reading, *match.span("pages"))
    if not match or not _may_be_page(reading, match):
        return []
    return [_page_span(reading, *match.span("pages"))]


def _dated_pages(reading: Reading, start: int, end: int) -> list[Span]:
    """The pages, and the year before them if none is read: `2014, 1`."""
    dated = _DATED.match(reading.text, start, end)
    if not dated or reading.has("year", "date"):
        return [_page_span(reading, start, end)]
    return [Span("year", *dated.span("year"), 0.9), _page_span(reading, dated.end(), end)]


def pinpoints(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The page meant within an extent: `72–83, at 77`, `1–33, esp. 2`."""
    extent = reading.first("pages")
    match = _PINPOINT.search(reading.rest) or (
        _IN_BRACKETS.search(reading.rest) if extent else None
    )
    if not match and extent and not reading.has("locator"):
        match = _BEHIND_EXTENT.match(reading.rest, extent.end)
    return [Span("locator", *match.span("page"), 0.95)] if match else []


def _without_last_year(reading: Reading) -> str:
    """What is left of the text, up to a year at its end: in `92, 1978` only 92 is a page."""
    rest = reading.rest.rstrip(TAKEN)
    year = None if reading.has("year", "date") else _LAST_YEAR.search(rest)
    return rest[: year.start()] if year else rest


def _may_be_year(reading: Reading, value: str) -> bool:
    return bool(_ONLY_YEAR.fullmatch(value)) and not reading.has("year", "date")


def _is_figure(value: str) -> bool:
    return value[0].isdigit() or bool(_FRONT_MATTER.match(value) or _OF_PAPER.fullmatch(value))


def _may_be_page(reading: Reading, match: re.Match[str]) -> bool:
    value = match["pages"]
    before = reading.rest[: match.start("pages")].rstrip(" ")
    if not _is_figure(value) and not reading.has("year", "publisher", "location"):
        return False
    if _may_be_year(reading, value) or _SPAN_OF_YEARS.fullmatch(value):
        return False
    return before.endswith((*',:;)].”»"', TAKEN)) and (
        reading.has("journaltitle") or bool(before.strip(",:; " + TAKEN))
    )


def _page_span(reading: Reading, start: int, end: int) -> Span:
    """A range after a journal or in a collection is the extent, everything else a locator."""
    contained = reading.has("journaltitle", "booktitle")
    contained = contained or _ONE_OF_THEM.match(reading.rest, end) is not None
    label = "pages" if contained and pages.is_range(reading.text[start:end]) else "locator"
    return Span(label, start, end, 0.95)


def _is_set_off(rest: str, start: int) -> bool:
    before = rest[:start].rstrip(" ")
    said = _HERE_LAST.search(before, max(len(before) - _NEAR, 0))
    return not before or before.endswith((",", ";", ")", "(", ":", ".", TAKEN)) or said is not None
