"""Newspapers and weeklies: by their name and day, with nothing else or behind a quoted piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import DATING, PAPER, PERIODICAL

_PAPER_ALONE = Lazy(rf"(?P<journal>{PAPER}){DATING}")
# «La Stampa», 3 giugno 1909 · „Wici”, nr 14 z 3 kwietnia 1938
_PAPER_IN_MARKS = Lazy(
    rf"[«„“](?P<journal>{CAPITAL}[^«»“”„]{{2,40}})[»”“],\s"
    rf"(?:{cues.pattern('issue')}\s*(?P<number>\d+)(?:,\s|\s(?:z|del|vom)\s))?(?=\d)"
)
# Salzburger Zeitung Nr. 123 v. 4. Mai 1910
_NUMBER_OF_DAY = Lazy(
    rf"(?P<journal>{CAPITAL}[^,;:()\d“”«»]{{2,50}}?),?\s{cues.pattern('issue')}\s*(?P<number>\d+)"
    r"(?:,\s|(?P<joint>\s(?:v\.|vom|of|du|del|z|van)\s))(?=\d|[^\W\d_])"
)
# El Mercurio, Valparaíso, 13 de mayo de 1903
# „Czas” 1910, nr 123 z 4 maja: a paper, its year and its number
_PAPER_AND_YEAR = Lazy(
    rf"[«„“](?P<journal>{CAPITAL}[^«»“”„]{{2,40}})[»”“],?\s(?P<year>{dates.YEAR}),\s{cues.pattern('issue')}\s*(?P<number>\d+)"
)
# Известия. 1935. 3 мая: the day behind the year
_PAPER_OF_STOPS = Lazy(
    rf"(?P<journal>{CAPITAL}[^.,;:()\d«»]{{2,40}})\.\s(?P<year>{dates.YEAR})\.\s(?P<day>\d{{1,2}}\s[а-я]+)\.?(?=\s|$)"
)
_PAPER_OF_TOWN = Lazy(
    rf"(?P<journal>{CAPITAL}[\w’]*(?:\s[\w’]+){{0,3}})(?:,\s|\s\()(?P<town>{CAPITAL}[^,()\d]{{2,30}})\)?,\s(?=\d)"
)
_IN_BRACKETS = Lazy(
    rf"[”»\"’]?,?\s*\((?P<journal>{CAPITAL}[^(),\d:]+),\s+(?:no\.\s*(?P<number>\d+),\s+)?"
    rf"(?P<date>[^():]*{dates.YEAR})\)"
)


def papers(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Harper’s Weekly of August 6, 1859`: nothing but a paper and its day."""
    if marked := _PAPER_IN_MARKS.match(reading.rest):
        day = next(dates.find(reading.rest[marked.end() :]), None)
        if day and day.start == 0:
            start = marked.end()
            number = [Span("number", *marked.span("number"), 0.9)] if marked["number"] else []
            return [
                Span("journaltitle", *marked.span("journal"), 0.9),
                *number,
                Span("date", start, start + day.end, 0.95),
            ]
    for pattern in (_PAPER_AND_YEAR, _PAPER_OF_STOPS):
        if match := pattern.match(reading.rest):
            labels = {"journal": "journaltitle", "year": "year", "number": "number", "day": "note"}
            groups = match.groupdict()
            return [Span(v, *match.span(k), 0.9) for k, v in labels.items() if groups.get(k)]
    if local := _PAPER_OF_TOWN.match(reading.rest):
        day = next(dates.find(reading.rest[local.end() :]), None)
        if day and day.start == 0 and places.is_city(local["town"]):
            start = local.end()
            return [
                Span("journaltitle", *local.span("journal"), 0.9),
                Span("location", *local.span("town"), 0.9),
                Span("date", start, start + day.end, 0.95),
            ]
    issue = _NUMBER_OF_DAY.match(reading.rest)
    if issue and (issue["joint"] or PERIODICAL.search(issue["journal"])):
        day = next(dates.find(reading.rest[issue.end() :]), None)
        if day and day.start == 0:
            return [
                Span("journaltitle", *issue.span("journal"), 0.9),
                Span("number", *issue.span("number"), 0.9),
                Span("date", issue.end(), issue.end() + day.end, 0.95),
            ]
    match = _PAPER_ALONE.match(reading.rest)
    date = next(dates.find(reading.rest[match.end() :]), None) if match else None
    if not match or not date or date.start:
        return []
    start = match.end()
    return [
        Span("journaltitle", *match.span("journal"), 0.9),
        Span("date", start, start + date.end, 0.95),
    ]


def bracketed(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`“Title” (Guerra di Classe, no. 12, 14 April 1937)`: a periodical in brackets."""
    title = reading.first("title")
    match = _IN_BRACKETS.match(reading.rest, title.end) if title else None
    if not match or not (match["number"] or _is_periodical(match)):
        return []
    spans = [Span("journaltitle", *match.span("journal"), 0.85)]
    if match["number"]:
        spans.append(Span("number", *match.span("number"), 0.9))
    return [*spans, *dated(match["date"], match.start("date"))]


def _is_periodical(match: re.Match[str]) -> bool:
    return (
        bool(PERIODICAL.search(match["journal"]))
        or next(dates.find(match["date"]), None) is not None
    )


def dated(text: str, offset: int) -> Iterator[Span]:
    """The date of an issue: to the day or month where it is printed, else the year."""
    date = next(dates.find(text), None)
    year = re.search(rf"{dates.YEAR}(?:[-–]\d{{2,4}})?", text)
    if date:
        yield Span("date", offset + date.start, offset + date.end, 0.97)
    elif year:
        yield Span("year", offset + year.start(), offset + year.end(), 0.95)
