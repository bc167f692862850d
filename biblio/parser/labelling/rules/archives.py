"""Papers that an archive keeps: by their shelfmark, or by who wrote them to whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_ARCHIVE = (
    r"(?:The\s)?[^,;.]{0,40}?(?:Archives?|Archiv|Archivo|Archivio|Archief|Arquivo|Library|Record\sOffice|"
    r"Bibliothek|Bibliothèque|TNA)[^,;.]{0,40}(?:,\s[^\W\d_][\w-]+)?"
)
_HOUSED = "rchi|Library|Record|Biblioth|TNA"
# two letters at least, then numbers with a stroke: HO 45/2410, R 58/212, F7 6480
_MARK = (
    r"[A-Z]{1,6}\d?\s?\d+(?:/\d+)+[a-z]?|[A-Z]{2,6}\s\d+/[\w/]+"
    r"|[A-Z]{1,3}(?:/[A-Z\d]{1,6})+(?:\s\d+(?:/\d+)*)?"
)
_SHELFMARK_FIRST = Lazy(rf"^(?P<mark>{_MARK}),\s(?P<archive>{_ARCHIVE})", sign=_HOUSED)
_ARCHIVE_FIRST = Lazy(rf"^(?P<archive>{_ARCHIVE}),\s(?P<mark>{_MARK})", sign=_HOUSED)
# Staatsarchiv Marburg, Best. 49d, Nr. 312, Bl. 14 · РГИА. Ф. 23. Оп. 16: the archive, then what
# counts its papers, up to the end
_SHELVED = Lazy(
    rf"^(?P<archive>[^;:“«\"]{{0,60}}?{cues.pattern('archive')}(?!\w)[^;:“«\"]{{0,90}}?)[,.]\s"
    rf"(?P<mark>(?:{cues.pattern('shelf')}\s?(?:[РP]-)?\d|{_MARK}|[A-Z]{{1,3}}\d{{0,2}}\s\d{{2,6}}(?=[,.])).{{0,60}}?)\s*[.;]?$",
    sign=cues.sign("archive"),
)
# Behind the archive's name, before the number of a paper: Archivio di Stato di Pisa, Notarile, b. 3
_COLLECTION = Lazy(rf"(?P<name>[^,.]+),\s(?P<collection>{CAPITAL}[^,.]*)$")
_LEAF = Lazy(
    rf"[,.]\s(?:{cues.pattern('leaf')}|{cues.pattern('sided_leaf')})\s?"
    r"(?P<leaf>\d+\s?(?:[rv](?!\w)|об\.?)?(?:[-–]\d+\s?[rv]?)?)$"
)
_KEPT_SIGN = Lazy(rf"\d/\d|{_HOUSED}")
# …, 3 June 1803, ADM 1/2210, The National Archives: where the paper is kept
_KEPT = Lazy(
    rf",\s(?:{cues.pattern('inside')}:?\s)?(?P<kept>(?:{_MARK}|[^;:“«\"]{{0,60}}?(?:{cues.pattern('archive')}|{_HOUSED})(?!\w)).*?)\s*[.;]?$",
    sign=lambda text: bool(_KEPT_SIGN.search(text)) or cues.sign("archive")(text),
)


_BEFORE_DAY = Lazy(r"(?:,|\s(?:vom|v\.|of|du|del))\s$")


def papers(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`HO 45/2410, The National Archives, London`: a shelfmark is the title, the archive a note."""
    if first := _SHELFMARK_FIRST.match(reading.rest):
        return _shelved(first)
    if dated := _dated(reading):
        return dated
    match = _SHELVED.match(reading.rest) or _ARCHIVE_FIRST.match(reading.rest)
    return _shelved(match) if match else []


def _shelved(match: re.Match[str]) -> list[Span]:
    """The archive, the paper in it, and its leaf."""
    start, end = match.span("mark")
    last = match.end("archive")
    named = _COLLECTION.match(match["archive"]) if match.start("archive") == 0 else None
    if named and not places.is_city(named["collection"]):
        start, last = named.start("collection"), named.end("name")
    archive = Span("note", match.start("archive"), last, 0.9)
    leaf = _LEAF.search(match.string, start, end)
    if not leaf:
        return [archive, Span("shelfmark", start, end, 0.9)]
    return [
        archive,
        Span("shelfmark", start, leaf.start(), 0.9),
        Span("locator", *leaf.span("leaf"), 0.9),
    ]


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
