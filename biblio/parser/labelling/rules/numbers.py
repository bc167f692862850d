"""Editions, volumes, issue numbers, dates and years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates as date_values
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

_ORDINAL = (
    r"\d{1,2}(?:st|nd|rd|th|d|te|ste|ter|ème|-е|\.ª|\.º|\.|e|[aªº]\.?)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|"
    r"[Ee]ighth|[Nn]inth|[Tt]enth|(?-i:(?:X|IX|IV|V?I{1,3}|V)(?:\.?[ªº])?\.?)"
)
_CHANGE = cues.pattern("change")
_EDITION = Lazy(
    rf"(?<![\w.])(?P<edition>(?:{_ORDINAL}|{_CHANGE})(?:,?\s+(?:and\s+)?{_CHANGE})*)"
    rf"\s+{cues.pattern('edition')}(?!\w)\.?",
    re.IGNORECASE,
    sign=rf"\s{cues.pattern('edition')}(?!\w)",
)
_FIRST = Lazy(rf"\s{date_values.YEAR}[)\]]|\s{TAKEN}+[)\]]")  # (1. Aufl. 1990): another edition
_EDITION_FIRST = Lazy(
    rf"[,.]\s(?P<word>{cues.pattern('edition_first')})\s?(?P<edition>\d{{1,2}}(?!\d)|[IVX]{{1,4}}(?=,))",
    sign=cues.sign("edition_first"),
)
_NUMERAL = (
    r"\d{1,4}(?:[/-]\d{1,3})?|[IVXLC]+(?:[/.]\d{1,2}(?!\d))?|[ivxlc]+"
    rf"|{cues.as_written('number_word')}"
)
# Of 51 volumes of sets in the libraries that others share, three have a higher number.
_MOST_VOLUMES = 60
_OF_SETS = Lazy(rf"(?<!\w){cues.pattern('of_sets')}(?!\w)", sign=cues.sign("of_sets"))
_ENDS = Lazy(r"\s*[.;]?\s*$")
_VOLUME = Lazy(
    rf"(?<!\w){cues.pattern('volume')}(?:(?<=\.)|(?=\d)|(?=\s))\s*(?P<volume>{_NUMERAL})(?!\w)"
)
# Tuz Dergisi, c. 3, sy. 4: elsewhere the letter stands for a chapter, or about a year
_VOLUME_OF_ISSUE = Lazy(
    rf"(?<!\w){cues.pattern('volume_of_issue')}\s?(?P<volume>{_NUMERAL})"
    rf"(?=\s\((?:{date_values.YEAR}|{TAKEN})|,\s(?:{cues.pattern('issue')}\s?\d|{TAKEN}))",
    sign=cues.sign("volume_of_issue"),
)
# Demir, Tuz, C. II, Ankara 1998: elsewhere the letter is an initial
_VOLUME_BETWEEN = Lazy(
    rf",\s(?P<word>{cues.pattern('volume_between')})\s?(?P<volume>\d{{1,2}}|[IVX]+)(?=,\s|\.?\s*$|/\d)",
    sign=cues.sign("volume_between"),
)
# Bd. 2: Das Mittelalter, · t. II, 1745-1760, · vol. 1, Salt and Bread (
_TITLE_OF_VOLUME = Lazy(
    rf"(?::\s|,\s(?={date_values.YEAR}[–-]{date_values.YEAR}))"
    rf"(?P<title>[^,;:()\d{TAKEN}][^,;:(){TAKEN}]{{2,80}}|\d{{3,4}}\s?[–-]\s?\d{{3,4}})(?=,|\s\()"
)
_YEAR_OF_ISSUE = Lazy(
    rf",\s(?P<volume>\d{{1,3}})(?:e|ᵉ|ème)\s{cues.as_written('annual', 'fr')}(?!\w)"
)
# CoRR abs/1904.01172: what a repository of preprints has for a volume
_PREPRINT = Lazy(
    r"[,\s](?P<volume>(?:abs/|arXiv:)\d{4}\.\d{4,5}(?:v\d)?)(?!\w)", sign="abs/|arXiv:"
)
_SET = Lazy(
    rf"(?<![\w.])(?P<volumes>\d{{1,2}}|{cues.as_written('number_word')})\s+(?P<word>{cues.pattern('volumes')})(?!\w|\s?\d)"
)
_EXTENT = Lazy(
    rf"(?:{date_values.YEAR}|{TAKEN})[.,;]\s(?P<extent>(?:[xvi]+,\s)?\d{{1,4}}\s(?:{cues.pattern('page')}|[Ss]\.))"
    r"(?=\s*(?:$|[;(–—]|ISBN))",
    sign=r"\d\s[^\W\d_]{1,5}\.\s*(?:\Z|[;(–—]|ISBN)",
)
_SIZE = (
    r"(?:(?:sm|la|lge|cr|roy|post|demy|gr|pet|in|kl)\.?[\s-])*"
    r"(?:(?:4to|8vo|12mo|16mo|18mo|24mo|32mo)(?!\w)\.?|in-(?:4|8|12|16|18|24|32|f(?:ol(?:io)?|°|o)|quarto|oct)(?!\w)[°º.]?"
    r"|(?:4|8|12|16)[°º](?=[\s,.;)])|(?<=[\0\d]\.\s)(?:4|8|12)\.(?=\s(?:S|Bd|Th|p)\.)|fol\.(?=\s[^\W\d_a-zß-ÿ]|,\s[^\W\d_a-zß-ÿ]))"
)
_FORMAT = Lazy(
    rf"(?:[,.;(\[{TAKEN}]\s?|éd\.\s)(?P<extent>{_SIZE})(?=[\s,.;)\]]|$)",
    sign=r"\d(?:to|vo|mo|[°º])|in-\w|fol\.|\.\s(?:4|8|12)\.\s",
)
_ISSUE = Lazy(rf"[,(.]\s*{cues.pattern('issue')}\s*(?P<number>\d[\d–/-]*|[IVXLC]+)(?!\w)")
_IMPRINT_BEFORE = Lazy(rf"{TAKEN}[)\]]$")
# p. 12, n. 3: a note of the page, no issue
_PAGE_BEFORE = Lazy(
    rf"(?:{cues.pattern('page')}|{cues.pattern('leaf')}|,\sff?\.)\s?(?:\d[\d–-]*|[IVXLC]+)$"
)
_NEAR = 24  # characters
# A date is a citation's only where punctuation sets it off: not the October 1917 of a title.
_SET_OFF = Lazy(rf"(?:^|[,.;:(\[–—”»\"’{TAKEN}]|\b{cues.as_written('dated', 'en', 'de')})\s*$")
_PIECE = Lazy(rf"\b{cues.as_written('piece')}\b[^,]*,\s+$", re.I)
_IN = Lazy(r",?\s+in:?\s")
_ACCESSED = Lazy(rf"(?<!\w){cues.pattern('accessed')}\s?:?\s+", sign=cues.sign("accessed"))
_YEAR_LAST = Lazy(
    rf"(?:,|\.|\(|;|[”»\"’])?\s*(?<!\d)(?P<open>[(\[])?(?P<year>{date_values.YEAR}(?:[-–](?:\d{{4}})?)?)(?(open)[)\]])\s*[.,;:)\]]*\s*$"
)

# Between commas or before a bracket: …, 1902, Lecture I
_YEAR_WITHIN = Lazy(
    rf",[”»\"]?\s(?P<year>{date_values.YEAR})(?:,(?=\s|{TAKEN})|(?=\s+[(\[]))"
    rf"|(?<=[.{TAKEN}])\s(?P<issued>{date_values.YEAR}),\s(?:{cues.pattern('volume')}|{cues.pattern('issue')})\s?[\d{TAKEN}]"
)


def access_dates(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`accessed 3 May 2007`: the day on which a page was read."""
    for cue in _ACCESSED.finditer(reading.rest):
        date = next(date_values.find(reading.rest[cue.end() :]), None)
        if date and date.start == 0:
            return [Span("urldate", cue.end(), cue.end() + date.end, 0.97)]
    return []


def piece_dates(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The day of a letter or speech that a book prints: `letter to X, 12 April 1871, in …`."""
    for date in date_values.find(reading.rest):
        if _PIECE.search(reading.rest[: date.start]) and _IN.match(reading.rest, date.end):
            return [Span("origdate", date.start, date.end, 0.9)]
    return []


def counted(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`wyd. 2`, `B. 3`, `C. II`: an edition or a volume behind its letter, which is no house."""
    patterns = {"edition": _EDITION_FIRST, "volume": _VOLUME_BETWEEN}
    found = ((label, one.search(reading.rest)) for label, one in patterns.items())
    return [
        part
        for label, match in found
        if match
        for part in (
            Span(label, *match.span(label), 0.95),
            Span("undated", *match.span("word"), 0.95),
        )
    ]


def editions(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`2nd ed.`, `rev. ed.`: what stands before the word."""
    found = (
        one for one in _EDITION.finditer(reading.rest) if not _FIRST.match(one.string, one.end())
    )
    return [Span("edition", *one.span("edition"), 0.95) for one in found]


def sets(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`2 vols.`: how many volumes the whole has."""
    match = _SET.search(reading.rest)
    if not match:
        return []
    word = Span("undated", *match.span("word"), 0.95)  # 2 v.: no page five
    return [Span("volumes", *match.span("volumes"), 0.95), word]


def extents(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`…, 1999. 312 p.`, `Salt, 8vo, London 1822`: how many pages a book has, or of what size,
    which cites none of them.
    """
    match = _EXTENT.search(reading.rest) or _FORMAT.search(reading.rest)
    return [Span("undated", *match.span("extent"), 0.9)] if match else []


def volumes(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Vol. I`, `Bd. 3`: the numeral; `CoRR abs/1904.01172`: a preprint's number."""
    if reading.has("volume"):
        return []
    patterns = [_VOLUME, _YEAR_OF_ISSUE, _PREPRINT]
    if reading.has("journaltitle"):
        patterns.append(_VOLUME_OF_ISSUE)
    found = next((match for one in patterns if (match := one.search(reading.rest))), None)
    if not found:
        return []
    if _is_page_or_verse(found) and not reading.has("journaltitle"):
        fifth = Span("volume", found.start(), found.start() + 1, 0.8)
        return [fifth, Span("locator", *found.span("volume"), 0.8)] if _is_fifth(found) else []
    title = _TITLE_OF_VOLUME.match(reading.rest, found.end("volume"))
    its = [Span("undated", *title.span("title"), 0.9)] if title else []
    return [Span("volume", *found.span("volume"), 0.97), *its]


def _is_page_or_verse(volume: re.Match[str]) -> bool:
    """Whether a letter stands before a figure that no volume has: `Iliad, v. 345`."""
    number = volume["volume"]
    return volume.group().startswith("v. ") and number.isdecimal() and int(number) > _MOST_VOLUMES


def _is_fifth(volume: re.Match[str]) -> bool:
    """Whether it is the fifth volume and a page of it: `History of Salt, v. 211`, and no verse."""
    before = volume.string[: volume.start()].rstrip()
    ends = _ENDS.match(volume.string, volume.end())
    return before.endswith(",") and bool(ends and _OF_SETS.search(before))


def issues(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`no. 3`: the number of an issue or in a series."""
    if reading.first("title") and not reading.has("publisher", "location"):
        return []
    found = (
        one
        for one in _ISSUE.finditer(reading.rest)
        if not _PAGE_BEFORE.search(reading.rest, max(one.start() - _NEAR, 0), one.start())
    )
    return [_issue(reading, one) for one in found][:1]


def _issue(reading: Reading, match: re.Match[str]) -> Span:
    """The number of an issue or in a series; of a paper in an edition, right behind its imprint:
    `Letters of Salt (Leeds: Brine, 1955), no. 14`.
    """
    behind = _IMPRINT_BEFORE.search(reading.rest, 0, match.start())
    in_book = reading.has("publisher", "location") and not reading.has("journaltitle", "series")
    if behind and in_book:
        return Span("locator", match.start() + 2, match.end("number"), 0.9)
    return Span("number", *match.span("number"), 0.9)


def dates(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A date that says more than the year and that punctuation sets off."""
    if reading.has("date", "year"):
        return []
    for date in date_values.find(reading.rest):
        if _SET_OFF.search(reading.rest[: date.start]):
            return [Span("date", date.start, date.end, 0.95)]
    return []


def years(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A year at the end: `…, 1906.`, `… 1906`."""
    if reading.has("year", "date"):
        return []
    if inner := _YEAR_WITHIN.search(reading.rest, 3):
        return [Span("year", *inner.span(inner.lastgroup or "year"), 0.85)]
    text = reading.rest.rstrip(TAKEN + " ,.;:")
    match = _YEAR_LAST.search(text)
    read = reading.has("title") and reading.has("journaltitle", "booktitle")
    if not match or not (read or text[: match.start()].strip(TAKEN + ' “”«»"(,.;')):
        return _year_after_title(reading)
    return [Span("year", *match.span("year"), 0.9)]


def _year_after_title(reading: Reading) -> Iterable[Span]:
    title = reading.first("title")
    if not title:
        return []
    match = re.match(
        rf"[”“»«\"’.,]*\s*[,(\[]?\s*({date_values.YEAR})(?!\d)", reading.rest[title.end :]
    )
    return (
        [Span("year", title.end + match.start(1), title.end + match.end(1), 0.9)] if match else []
    )
