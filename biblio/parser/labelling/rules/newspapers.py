"""Newspapers and weeklies: by their name and day, with nothing else or behind a quoted piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, TITLE_END, Reading, Span
from biblio.values import dates, places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import DATING, PAPER, PERIODICAL, may_name_paper
from biblio.values.titles import reads_as_sentence

_PAPER_ALONE = Lazy(rf"(?P<journal>{PAPER}){DATING}", sign=may_name_paper)
# themanummer van Zoutblad, mei 1999
_SPECIAL_ISSUE = Lazy(
    rf"{cues.pattern('special_issue')}\s(?P<journal>{CAPITAL}[^,;:()\d]{{2,50}}),\s",
    sign=cues.sign("special_issue"),
)
# «La Stampa», 3 giugno 1909 · „Wici”, nr 14 z 3 kwietnia 1938
_PAPER_IN_MARKS = Lazy(
    rf"[«„“](?P<journal>{CAPITAL}[^«»“”„]{{2,40}})[»”“],\s"
    rf"(?:{cues.pattern('issue')}\s*(?P<number>\d+)(?:,\s|\s{cues.as_written('dated')}\s))?(?=\d)"
)
# *The Salt Sheet*, Vol. 3 No. 12, March 1911: only a periodical has numbers and months
_PAPER_AND_ISSUE = Lazy(
    rf"(?P<journal>{CAPITAL}[^{TAKEN}()\d“”«»,;:]{{2,60}}),\s"
    rf"(?:{cues.pattern('volume')}\s?(?P<volume>\d{{1,4}}|[IVXLC]+),?\s)?"
    rf"{cues.pattern('issue')}\s?(?P<number>\d{{1,5}}),?\s\(?",
    sign=r"\d,?\s",
)
# Salzburger Zeitung Nr. 123 v. 4. Mai 1910
_NUMBER_OF_DAY = Lazy(
    rf"(?P<journal>{CAPITAL}[^,;:()\d“”«»]{{2,50}}?),?\s{cues.pattern('issue')}\s*(?P<number>\d+)"
    rf"(?:,\s|(?P<joint>\s{cues.as_written('dated')}\s))(?=\d|[^\W\d_])"
)
# The Spectator, No. 112
_PAPER_AND_NUMBER = Lazy(
    rf"(?P<journal>{PAPER}),?\s{cues.pattern('issue')}\s?(?P<number>\d{{1,5}})\.?\s*$",
    sign=may_name_paper,
)
# Salzblatt, 3. Jg., Nr. 12, 4. Februar 1911
_PAPER_OF_YEAR = Lazy(
    rf"(?P<journal>{CAPITAL}[^,;:()\d“”«»]{{2,50}}),\s(?P<volume>\d{{1,3}}|[IVXLC]+)(?:\.|e|ª|º)?\s{cues.pattern('annual')},\s"
    rf"{cues.pattern('issue')}\s?(?P<number>\d+),?\s",
    sign=cues.sign("annual"),
)
# Abendpost v. 12.3.1911: a compound tells the paper
_COMPOUND_AND_DAY = Lazy(
    rf"(?P<journal>(?:{CAPITAL}(?>[\w-]{{1,30}})\s){{0,2}}{CAPITAL}[^\W\d_]{{0,25}}{cues.pattern('paper_ending')})"
    rf"(?:,?\s{cues.as_written('dated')}|,)\s",
    sign=rf"(?:\s{cues.as_written('dated')}|,)\s",
)
# Salz v. 12.3.1911: no volume 12
_WORD_AND_DAY = Lazy(
    rf"{CAPITAL}[\w-]{{1,40}},?\sv\.\s(?P<date>\d{{1,2}}\.\s?\d{{1,2}}\.\s?{dates.YEAR})(?!\d)",
    sign=r"\sv\.\s\d",
)
# Abend-, Volks- before -post, -blatt, which end other words as well; -zeitung does not
_PAPER_COMPOUND = Lazy(
    rf"(?<!\w)(?:{cues.pattern('paper_beginning')}s?{cues.pattern('paper_ending')}"
    rf"|\w{{1,25}}{cues.pattern('paper_ending_sure')})$|^{CAPITAL}[\w-]{{1,30}}er\s"
)
_PAPER_WORD = Lazy(rf"(?<!\w){cues.pattern('paper_word')}(?!\w)", sign=cues.sign("paper_word"))
_PAGED = Lazy(rf",?\s(?:{cues.pattern('page')}|{cues.pattern('issue')})\s?\d")
_RUNS_ON = Lazy(
    rf"\s(?!(?:{cues.pattern('page')}|{cues.pattern('issue')}|{cues.as_written('and')})(?!\w))[a-zß-ÿ]{{2,}}(?!\w|\.)"
)
# „Czas” 1910, nr 123 z 4 maja: a paper, its year and its number
_PAPER_AND_YEAR = Lazy(
    rf"[«„“](?P<journal>{CAPITAL}[^«»“”„]{{2,40}})[»”“],?\s(?P<year>{dates.YEAR}),\s{cues.pattern('issue')}\s*(?P<number>\d+)"
)
# Известия. 1935. 3 мая: the day behind the year
_PAPER_OF_STOPS = Lazy(
    rf"(?P<journal>{CAPITAL}[^.,;:()\d«»]{{2,40}})\.\s(?P<year>{dates.YEAR})\.\s(?P<day>\d{{1,2}}\s[а-я]+)\.?(?=\s|$)"
)
# El Mercurio, Valparaíso, 13 de mayo de 1903
_PAPER_OF_TOWN = Lazy(
    rf"(?P<journal>{CAPITAL}(?>[\w’]*)(?:\s(?>[\w’]+)){{0,4}})(?:,\s|\s\()(?P<town>{CAPITAL}[^,()\d]{{2,30}})\)?,\s(?=\d)",
    sign=r",\s\d",
)
# Night and water. (1974, November 2). The Port Gazette, p. 4: nobody has signed it
_UNSIGNED = Lazy(
    rf"(?P<title>{CAPITAL}[^.()\d]{{4,150}}?)[.?!]\s\((?P<date>{dates.YEAR},\s[^()]{{3,15}})\)\.\s"
    rf"(?P<journal>{CAPITAL}[^,.()\d]{{2,60}}),\s(?={cues.pattern('page')}|[A-K]?\d)",
    sign=rf"[.?!]\s\({dates.YEAR},\s",
)
_IN_BRACKETS = Lazy(
    rf"[”»\"’]?,?\s*\((?P<journal>{CAPITAL}[^(),\d:]+),\s+(?:no\.\s*(?P<number>\d+),\s+)?"
    rf"(?P<date>[^():]*{dates.YEAR})\)"
)
# before the day of an issue: Salzburger Zeitung v. · Salt Times of
_DATING = Lazy(rf"\s(?:{cues.as_written('dated')}|v)$")
# letter to Ann Miller · written in Leeds: pieces, which have a day as papers do
_LETTER = Lazy(rf"{CAPITAL}[\w.’' ]* to (?:(?:his|her|the|my) )?\w+")
_WRITTEN_SOMEWHERE = Lazy(r"\w+(?:ed|en) (?:in|at|on|by|for|from)\b")
# Literary Digest, May 2 and …
_MONTH_AND_DAY = Lazy(rf"(?:\d{{1,2}}\s+)?(?P<month>{CAPITAL}[^\W\d_]{{2,9}}\.?)\s+\d")


_LONGEST_NAME = 5  # words
_NEAR = 3  # characters
_FIELDS = {
    **{"journal": "journaltitle", "volume": "volume", "number": "number"},
    **{"town": "location", "year": "year", "day": "note"},
}


def papers(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Harper’s Weekly of August 6, 1859`: nothing but a paper and its day."""
    if unsigned := _UNSIGNED.match(reading.rest):
        piece = Span("title", *unsigned.span("title"), 0.9)
        day = dated(unsigned["date"], unsigned.start("date"))
        return [piece, *_fields(unsigned), *day]
    if (marked := _PAPER_IN_MARKS.match(reading.rest)) and (spans := _of_day(reading, marked)):
        return spans
    if (issue := _SPECIAL_ISSUE.match(reading.rest)) and (spans := _of_day(reading, issue)):
        return [Span("undated", 0, issue.start("journal"), 0.9), *spans]
    for pattern in (_PAPER_AND_YEAR, _PAPER_OF_STOPS, _PAPER_AND_NUMBER):
        if match := pattern.match(reading.rest):
            return _fields(match)
    for match in _dated_papers(reading):
        if spans := _of_day(reading, match):
            return spans
    told = _WORD_AND_DAY.match(reading.rest)
    return [Span("date", *told.span("date"), 0.9)] if told else []


def _dated_papers(reading: Reading) -> Iterator[re.Match[str]]:
    """Papers behind which a day may stand, each told by something else beside it."""
    local = _PAPER_OF_TOWN.match(reading.rest)
    if local and _is_local(reading, local):
        yield local
    in_italics = reading.italics[:1] and reading.italics[0][0] == 0
    issue = _PAPER_AND_ISSUE.match(reading.rest) if in_italics else None
    if issue:
        yield issue
    if yearly := _PAPER_OF_YEAR.match(reading.rest):
        yield yearly
    compound = _COMPOUND_AND_DAY.match(reading.rest)
    if compound and _is_of_paper(reading, compound, _PAPER_COMPOUND):
        yield compound
    numbered = _NUMBER_OF_DAY.match(reading.rest)
    if numbered and (numbered["joint"] or _is_of_day(numbered)):
        yield numbered
    if alone := _PAPER_ALONE.match(reading.rest):
        yield alone


def _is_local(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a town stands behind the paper: one that is known, or in brackets behind a word for
    papers, `El Eco de la Sal (Salinas), 3 …`, or where a page stands behind the day.
    """
    bracketed = match.string[match.start("town") - 1] == "("
    if bracketed or not (places.is_city(match["town"]) or places.is_town(match["town"])):
        return bracketed and _is_of_paper(reading, match, _PAPER_WORD)
    return True


def _is_of_paper(reading: Reading, match: re.Match[str], telling: Lazy) -> bool:
    """Whether the name has a word of papers, or a page or a number stands behind the day; and no
    sentence runs on there.
    """
    day = next(dates.find(reading.rest[match.end() :]), None)
    behind = reading.rest[match.end() + day.end :] if day else ""
    told = telling.search(match["journal"]) or may_name_paper(match["journal"])
    return bool(told or _PAGED.match(behind)) and not runs_on(behind)


def runs_on(behind: str) -> bool:
    """Whether small words stand right behind a day, as a sentence has them."""
    return _RUNS_ON.match(behind) is not None


def _is_called_paper(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return may_name_paper(name) or bool(rest and first in cues.words("article"))


def _is_of_day(match: re.Match[str]) -> bool:
    """Whether a number stands before an exact day, as only papers print them."""
    day = next(dates.find(match.string[match.end() :]), None)
    exact = day is not None and len(day.iso) == len("1904-06-03")
    called = exact and _is_called_paper(match["journal"])
    return bool(called or PERIODICAL.search(match["journal"]))


def _of_day(reading: Reading, match: re.Match[str]) -> list[Span]:
    """The paper and the day right behind it; nothing where there is none."""
    day = next(dates.find(reading.rest[match.end() :]), None)
    if day is None or day.start:
        return []
    return [*_fields(match), Span("date", match.end(), match.end() + day.end, 0.95)]


def _fields(match: re.Match[str]) -> list[Span]:
    groups = match.groupdict()
    return [Span(v, *match.span(k), 0.9) for k, v in _FIELDS.items() if groups.get(k)]


def at_head(reading: Reading, cut: int, end: int) -> list[Span]:
    """A periodical and its day where other citations have an author, or nothing.

    The head is the text to `end`; `cut` is where what may be people ends in it, 0 without them.
    """
    head, date = reading.text[:end], reading.first("date")
    if not cut:
        if date and _is_named_alone(reading, end, date):
            name = _DATING.sub("", head.rstrip(TITLE_END))
            return [Span("journaltitle", 0, len(name), 0.8)]
        return []
    paper = Span("journaltitle", 0, len(head[:cut].rstrip(" ,")), 0.8)
    if date and not reading.text[cut : date.start].strip() and _is_no_person(head[:cut]):
        return [paper]
    days = _MONTH_AND_DAY.match(head, cut)
    if days and dates.is_month(days["month"]):
        return [paper, Span("note", days.start(), len(head.rstrip(" ,.")), 0.5)]
    return []


def _is_named_alone(reading: Reading, end: int, date: Span) -> bool:
    """Whether a short name has nothing but a day behind it: `Die Neue Zeit, 11 September 1914`."""
    words, behind = reading.text[:end], reading.text[date.end :]
    a_piece = _WRITTEN_SOMEWHERE.match(words) or _LETTER.match(words)
    short = len(words.split()) <= _LONGEST_NAME and not a_piece and not words[:1].islower()
    called = may_name_paper(words) or PERIODICAL.search(words)
    if not called and (
        _is_full_name(words)  # Ali Demir, Mart 1990
        or places.is_city(words.strip(" ,"))  # Leeds, May 1926: where something was said
        or reads_as_sentence(behind)
        or runs_on(behind)
    ):
        return False
    alone = not reading.has("publisher", "location", "editor", "url", "note")
    return short and alone and date.start - end < _NEAR


def _is_full_name(words: str) -> bool:
    given, _, family = words.strip(" ,").partition(" ")
    return bool(family) and " " not in family and opens_name(given)


def _is_no_person(words: str) -> bool:
    """Whether no forename opens the words that stand before a day: NRC Handelsblad."""
    return " " in words.strip(" ,") and not opens_name(words.split()[0])


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
