"""Papers that an archive keeps: by their shelfmark, or by who wrote them to whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_HOUSED = cues.as_written("archive_word")
_ARCHIVE = rf"(?:The\s)?[^,;.]{{0,40}}?{_HOUSED}[^,;.]{{0,40}}(?:,\s[^\W\d_][\w-]+)?"
# also at the end of a longer word: Klosterarchiv, Streekarchief
_KEEPER = rf"(?:{cues.pattern('archive')}|{CAPITAL}[^\W\d_]+archi(?:v|ef))"
# two letters at least, then numbers with a stroke: HO 45/2410, R 58/212, F7 6480; 4 M 217
_MARK = (
    r"[A-Z]{1,6}\d?\s?\d+(?:/\d+)+[a-z]?|[A-Z]{2,6}\s\d+/[\w/]+"
    r"|[A-Z]{1,3}(?:/[A-Z\d]{1,6})+(?:\s\d+(?:/\d+)*)?|\d{1,3}\s[A-Z]{1,3}\s\d{1,5}(?:/\d+)*(?![\w/])"
)
_SHELFMARK_FIRST = Lazy(rf"^(?P<mark>{_MARK}),\s(?P<archive>{_ARCHIVE})", sign=_HOUSED)
_ARCHIVE_FIRST = Lazy(
    rf"^(?P<archive>(?:{CAPITAL}[\w’-]+,\s)?{_ARCHIVE}),\s(?P<mark>{_MARK})", sign=_HOUSED
)
_COUNTED = (
    rf"(?:{cues.pattern('shelf')}\s?(?:[РP]-)?\d|{_MARK}|[A-Z]{{1,3}}\d{{0,2}}\s(?:\d\s)?\d{{2,6}}(?=[,.])"
    rf"|{cues.pattern('shelfless')}(?!\w))"
)


def _sign(text: str) -> bool:
    return _HAS_KEEPER(text) or "archi" in text


_HAS_KEEPER = cues.sign("archive")
# Staatsarchiv Marburg, Best. 49d, Nr. 312, Bl. 14 · РГИА. Ф. 23. Оп. 16: the archive, then what
# counts its papers, up to the end
_SHELVED = Lazy(
    rf"^(?P<archive>[^;:“«\"]{{0,80}}?(?<!\w){_KEEPER}(?!\w)[^;:“«\"]{{0,90}}?)[,.]\s"
    rf"(?P<mark>{_COUNTED}.{{0,60}}?)\s*[.,;]?$",
    sign=_sign,
)
# Before an archive's name: what the paper is, and its year; a remark that leads to it
_PAPER = Lazy(rf"(?P<what>[^,]*\D),\s(?:(?P<year>{dates.YEAR}),\s)?(?={CAPITAL})")
_LED = Lazy(rf"[^\W\d_]+(?:\s[a-zà-ÿ-]+){{2,9}}\s(?={CAPITAL})")
_SIDE = r"(?:[rv]°?(?!\w)|об\.?)"
_SHEET = rf"(?:{cues.pattern('leaf')}|{cues.pattern('sided_leaf')})\s?"
_LEAF = Lazy(
    rf"[,.]\s(?:{cues.pattern('page')}\s?|(?={_SHEET}))"
    rf"(?P<leaf>(?:{_SHEET})?\d+\s?{_SIDE}?(?:[-–](?:\d+\s?{_SIDE}?|{_SIDE}))?)$"
)
_KEPT_SIGN = Lazy(rf"\d/\d|{_HOUSED}")
# …, 3 June 1803, ADM 1/2210, The National Archives: where the paper is kept
_KEPT = Lazy(
    rf",\s(?:{cues.pattern('inside')}\s?:?\s)?(?P<kept>(?:{_MARK}|[^;:“«\"]{{0,60}}?(?:{cues.pattern('archive')}|{_HOUSED})(?!\w)).*?)\s*[.;]?$",
    sign=lambda text: bool(_KEPT_SIGN.search(text)) or cues.sign("archive")(text),
)
# NLA, Hann. 74 Nr. 311, Bl. 40 · AN, F7 6480: an archive by its letters
_LETTERS = Lazy(
    rf"^(?P<archive>(?:[A-Z][A-Za-z]{{0,5}}[A-Z][a-z]?|[A-Z]\.\s?[A-Z]\.(?!\s{CAPITAL}[\w-]+,))(?:\s{CAPITAL}[\w-]+){{0,3}}),\s"
    rf"(?P<mark>(?:[^,;:()“«]{{0,40}}?,?\s)?{_COUNTED}.{{0,60}}?)\s*[.,;]?$",
    sign=r"\A(?:[A-Z][A-Za-z]{0,5}[A-Z][a-z]?|[A-Z]\.\s?[A-Z]\.)(?:,\s|\s[^\W\d_a-z])",
)
# Noll E. Diary. ГАСО. Ф. 1180. Оп. 1: where it is kept, behind full stops
_KEPT_BEHIND_STOPS = Lazy(
    rf"\.\s(?P<kept>[^\W\d_a-zа-яё]{{2,8}}\.\s{cues.pattern('shelf', 'ru')}\s?\d.{{0,60}}?)"
    r"\s*[.;]?$",
    sign=r"[Ѐ-ӿ]\.\s?\d",
)
_LAST_YEAR = Lazy(rf",\s[^\W\d_][^,;]*\s(?P<year>{dates.YEAR})$")
_BEFORE_DAY = Lazy(rf"(?:,|\s{cues.as_written('dated')})\s$")


def papers(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`HO 45/2410, The National Archives, London`: a shelfmark is the title, the archive a note;
    `British Library, Add. MS 29801`: all of it is the title.
    """
    if first := _SHELFMARK_FIRST.match(reading.rest):
        return _shelved(first)
    if dated := _dated(reading):
        return dated
    if kept := _KEPT_BEHIND_STOPS.search(reading.rest):
        return [Span("note", *kept.span("kept"), 0.9)]
    if match := _SHELVED.match(reading.rest):
        return _described(match) or _shelved(match)
    match = _ARCHIVE_FIRST.match(reading.rest) or _LETTERS.match(reading.rest)
    return _shelved(match) if match else []


def names_archive(text: str) -> bool:
    """Whether the text is a paper by the archive that keeps it and its shelfmark."""
    return any(one.match(text) for one in (_SHELVED, _ARCHIVE_FIRST, _LETTERS))


def _described(match: re.Match[str]) -> list[Span]:
    """What a paper is, before the archive that keeps it: `Minutes, 1879, Salzburg Archives, …`."""
    head = re.search(_KEEPER, match["archive"])
    paper = None
    while head and (found := _PAPER.match(match.string, paper.end() if paper else 0)):
        if found.end() > head.start():
            break
        paper = found
    if not paper or places.is_city(paper["what"]):
        return []  # Kew, The National Archives, PC 1/105
    spans = [Span("shelfmark", 0, paper.end("what"), 0.9)]
    spans += [Span("year", *paper.span("year"), 0.9)] if paper["year"] else []
    end, day = _of_day(match)
    leaf = _LEAF.search(match.string, match.start("mark") - 2, end)
    spans += [Span("locator", *leaf.span("leaf"), 0.9)] if leaf else []
    return [*spans, *day, Span("note", paper.end(), leaf.start() if leaf else end, 0.9)]


def _of_day(match: re.Match[str]) -> tuple[int, list[Span]]:
    """Where the shelfmark ends, and the day of the paper behind it: `…, report of 3 May 1863`."""
    start, end = match.span("mark")
    part = match.string.rfind(", ", start, end)
    day = next(dates.find(match.string[part:end]), None) if part > 0 else None
    if day and part + day.end == end:
        return part, [Span("date", part + day.start, end, 0.95)]
    year = _LAST_YEAR.match(match.string, part, end) if part > 0 else None
    return (part, [Span("year", *year.span("year"), 0.9)]) if year else (end, [])


def _shelved(match: re.Match[str]) -> list[Span]:
    """The paper by its archive and its shelfmark, and its leaf; the archive is a note where the
    shelfmark stands first.
    """
    begin = match.start("archive")
    if begin == 0 and (led := _LED.match(match["archive"])):
        begin = led.end()
    end, day = _of_day(match)
    kept = [Span("undated", 0, begin, 0.9)] if begin else []
    if match.start("mark") < begin:
        kept = [Span("note", *match.span("archive"), 0.9)]
        begin = match.start("mark")
    leaf = _LEAF.search(match.string, match.start("mark") - 2, end)
    paged = [Span("locator", *leaf.span("leaf"), 0.9)] if leaf else []
    return [*kept, *day, Span("shelfmark", begin, leaf.start() if leaf else end, 0.9), *paged]


def _dated(reading: Reading) -> list[Span]:
    """`Hale to Noble, 3 June 1803, ADM 1/2210`: the day of a paper, and where it is kept."""
    for date in dates.find(reading.rest):
        kept = _KEPT.match(reading.rest, date.end)
        if kept and _BEFORE_DAY.search(reading.rest, 0, date.start):
            return [
                Span("date", date.start, date.end, 0.95),
                Span("note", *kept.span("kept"), 0.8),
            ]
    return []
