"""Decisions by their court and their day, as the law notes of a country print them.

`Cass. civ. 1re, 12 mars 1990, Bull. civ. I, n° 45`, `STS de 14 de mayo de 1987, RJ 1987/3550`,
`Yargıtay 4. HD, 12.3.1998, E. 1997/12, K. 1998/5`: court, chamber and day are the title, with the
file if it follows; where the decision is printed is a note.
"""

from __future__ import annotations

from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates, places, titles
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

# a word of a chamber has a capital, a figure or a stop, is one of procedure, or joins two of them
_JOINT = rf"(?:{cues.as_written('court_word')}|n[°º])(?:(?<=[’'])|(?!\w))"
_WORD = (
    rf"(?:(?={CAPITAL}|[\d’']|\w{{1,12}}\.)[^\s;:“«\"()]{{1,40}}"
    rf"|{cues.pattern('procedure')}(?!\w)|{_JOINT})"
)
_CHAMBER = rf"(?:[.,]?\s{_WORD}|\s\([^()\d]{{3,40}}\)){{0,6}}?"
_WEAK = Lazy(rf"{cues.pattern('court_short')}(?!\w)", sign=cues.sign("court_short"))
_TELLS_CHAMBER = Lazy(rf"\d|(?<!\w){cues.pattern('procedure')}(?!\w)")
# small words that run on: … 1990 was a Thursday · …, we flew home
_RUNS_ON = Lazy(
    rf"[\s,.–—-]{{0,4}}+(?!(?:{cues.pattern('procedure')}|{cues.pattern('issue')}|{cues.pattern('page')})(?!\w)"
    rf"|in\s{CAPITAL}[^;]{{0,60}}\d)"
    r"[a-zß-ÿа-я]+(?!\w|\.|[°º])"
)
_SHORT = Lazy(r"(?<!\w)\w{1,5}\.")  # Foro it.
_NAMED = Lazy(rf"{cues.pattern('court')}(?!\w)", sign=cues.sign("court"))
_COURT = Lazy(
    rf"^(?P<court>{cues.pattern('court')}(?!\w){_CHAMBER}"
    rf"(?:,?\s{cues.as_written('dated')})?,?\s)"
)
_NUMBERED = rf"(?:{cues.pattern('case_file')})\s?\d+[/-]\d+(?!\w)"
# – VI ZR 77/62 · , E. 1997/12, K. 1998/5
_FILE = Lazy(rf"\s?[–—-]\s(?P<dashed>[^,;()]{{0,20}}?\d+/\d{{2,4}}(?!\w))|(?:,?\s{_NUMBERED})+")
# BGH NJW 1998, 123 (125) · OLG Salina, NJW-RR 1999, 12
_PRINTED = Lazy(
    rf"^(?P<court>{cues.pattern('court', 'de')}(?:\s[^\W\d_][\w/]+)?),?\s"
    rf"(?P<journal>{cues.pattern('law_review')})"
    rf"\s(?P<year>{dates.YEAR}),\s(?P<first>\d{{1,5}})(?:\s?[(\[](?P<page>\d[\d\sf.–-]*)[)\]]|,\s(?P<leaf>\d{{1,5}}))?"
    r"(?:\s?ff?\.)?(?=\s*(?:[.;–—]|$))",
    sign=cues.sign("law_review"),
)
# STC 53/1985, de 11 de abril, FJ 5: the number of a decision, and the ground that is meant
_COUNTED = Lazy(
    rf"^(?P<title>{cues.pattern('court')}\s(?:n[º°o]?\.?\s?)?\d{{1,5}}/{dates.YEAR}(?!\d)"
    r"(?:,?\s(?:de|del|do)\s\d{1,2}\s(?:de|do)\s[^\W\d_]{3,10})?)"
    rf"(?:,\s(?P<ground>{cues.pattern('ground')}\s?\d+(?:[-–.]\d+)*[a-z]?))?\s*[.;]?\s*$",
    sign=rf"\d/{dates.YEAR}",
)
_FIELDS = {"court": "shelfmark", "journal": "journaltitle", "year": "year"}


def decided(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The court with the day and what stands behind it; or with the journal, year and page."""
    if printed := _PRINTED.match(reading.rest):
        located = "page" if printed["page"] else "leaf"
        labels = _FIELDS | {"first": "pages" if printed[located] else "locator", located: "locator"}
        return [Span(v, *printed.span(k), 0.9) for k, v in labels.items() if printed[k]]
    if counted := _COUNTED.match(reading.rest):
        ground = [Span("locator", *counted.span("ground"), 0.9)] if counted["ground"] else []
        return [Span("act", *counted.span("title"), 0.9), *ground]
    days = dates.find(reading.rest) if _NAMED.match(reading.rest) else ()
    day = next((one for one in days if _COURT.fullmatch(reading.rest, 0, one.start)), None)
    if not day:
        return []
    end = day.end
    file = _FILE.match(reading.rest, end)
    end = file.end() if file else end
    if not _is_decision(reading.rest, day.start, end):
        return []
    last = len(reading.text.rstrip(" .;"))
    start = min(end + len(reading.text[end:]) - len(reading.text[end:].lstrip(" ,:–—-")), last)
    printed_in = [Span("note", start, last, 0.7)] if start < last else []
    return [Span("act", 0, end, 0.9), *printed_in]


def _is_decision(rest: str, day: int, end: int) -> bool:
    """Whether no sentence runs on behind the day, and a court of few letters (*CA*, *HR*), which
    say many things, has its chamber or town, or a report or a file behind.
    """
    behind = rest[end:]
    clause = _SHORT.sub("", behind.strip(" ,.–—-")).partition(",")[0]
    if _RUNS_ON.match(behind) or titles.reads_as_sentence(clause):
        return False
    weak = _WEAK.match(rest)
    if not weak or any(map(str.isdigit, behind)):
        return True
    chamber = rest[weak.end() : day]
    towns = (chamber.strip(" ,."), *(one.strip(" ,.") for one in chamber.split(",")))
    return _TELLS_CHAMBER.search(chamber) is not None or any(map(places.is_city, towns))
