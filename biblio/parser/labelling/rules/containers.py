"""What a chapter or an article is in: a collection after *in*, a journal after the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.rules import abbreviated, capitals, holders
from biblio.parser.labelling.rules.contributors import all_people, people, title_ends
from biblio.parser.labelling.rules.italics import EXTENT_LAST, QUARTER, numbering
from biblio.parser.labelling.rules.newspapers import dated
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, names, numerals, pages, places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import PERIODICAL

_IN = Lazy(
    rf"^[\s,.;”’'\"»«“]*(?:\((?P<year>{dates.YEAR})\),?\s*)?"
    rf"(?:{cues.as_written('translator', 'en')}\s+[^,(]+,\s+)?\[?"
    rf"{cues.pattern('inside')}\s?:?\]?\s+"
)
_END = Lazy(
    rf"[{TAKEN}\[]|\((?!\d{{3,4}}\s?[-–]\s?\d{{2,4}}\))|,?\s+(?:vol|Vol|pp?|S)\.\s|,\s+(?=\d)(?!{dates.YEAR})|,?\s+\d\w*\sed\."
    rf"|\.\s+{cues.pattern('volume')}\s*[\dIVX]|,\s+(?=[IVXLC]+,\s\d)"
    rf"|\.\s+\d+[.ªºe]*,?\s(?:{cues.pattern('change')}\s)*{cues.pattern('edition')}"
)
_PIECE_IN = Lazy(
    rf"[,.?!]\s+\[?{cues.pattern('inside')}\s?:?\]?\s+(?={CAPITAL}|[«“„\"]|{cues.pattern('idem')})"
)
_MOST_STOPS = 5
_EXTENT_BEHIND = Lazy(rf",\s{cues.pattern('page')}\s*\d+\s?[-–]\s?\d+")  # In: Kursblatt 88, S. 1–14
_BARE_EXTENT = Lazy(r",\s\d+\s?[-–]\s?\d+(?!\w)")  # in Harbour Papers, XXII, 125-126
_LONGEST_SET = 10  # volumes
_MARK_AND_COMMA = Lazy(r"[\s”»“’'\"]*,\s")
_NAMED_IN = Lazy(rf"{CAPITAL}[^,;:()\d“”«»{TAKEN}]{{2,80}}[^\s,;:()\d“”«»{TAKEN}]")
# in Il sale cit., pp. 3-9
_CITED = Lazy(rf"(?:^|,?\s)(?P<cited>{cues.pattern('opcit')})\W*$", sign=cues.sign("opcit"))
_SIGLUM = 2  # HZ, PL: shorter than any name, but a volume and a date tell
_YEAR_TITLE = Lazy(r"\d{4}\s*\(")
_IBID = Lazy(r"[Ii]bid")
_QUOTED = Lazy(r"[«“„\"](?P<journal>[^«»“”\"]{3,80})[»”“\"](?=,?\s)")
_COMMA_MARK = Lazy(r"[”»“\"],?\s(?=[«„“])")
_MARKED_NEXT = Lazy(r",\s(?=[«„“])")  # *Pieśń i rzeka*, „Lud” 1938, nr 3
_OF_MANY = Lazy(rf"{cues.pattern('collective')}[,:]\s(?={CAPITAL}|{TAKEN})")
_MARK = Lazy(r"[«„“»”]")
_QUOTED_BEHIND = Lazy(
    rf",\s(?P<mark>[«„“])[^«»“”„]{{3,80}}[»”“],?\s(?:{cues.pattern('new_series')},?\s\d|[\w.]{{1,8}}\s?(?:\d|[IVXLC]+(?:,|\s\()))"
)
_EDITORS = Lazy(
    rf"^(?P<names>[^\0]+?),?\s*(?:\((?:{cues.pattern('edited')})\)|,\s*eds?\.,)[.,:]?\s+",
    sign=r"\([^\d()]+\)|eds?\.,",
)
_PLACE = Lazy(rf",\s(?P<place>[^,]+?)(?:\s{dates.YEAR})?(?=,\s|$)")
_OWNER = Lazy(r"^(?P<name>[^\0,]+?)[’']s?\s+(?=[A-Z]|$)")
_ROMAN = r"[ivxlcIVXLC]+"
_BEFORE_DAY = Lazy(
    rf"(?P<journal>{CAPITAL}[^,;:()\d“”«»{TAKEN}]{{2,60}}?)"
    rf"(?:,?\s{cues.pattern('issue')}\s?(?P<number>\d+))?(?:,\s|\s{cues.as_written('dated')}\s)"
)
_INSIDE = Lazy(rf"{cues.pattern('inside')}\s?:?\s+")
# An issue's number: 12 · 3–4 · suppl. 2
_NUMBER = r"\d[\d–/-]*|[IVXLC]+(?!\w)|suppl[\w.]*(?:\s\d+)?"
_NUMBERS = ("number", "number2", "number3", "number4")
_JOURNAL = Lazy(
    rf"^[\s,.;”’'\"»«“]*(?P<journal>{CAPITAL}[^{TAKEN}()\d“”«»]*?)"
    rf"(?:(?:,?\s{cues.pattern('new_series')}(?!\w))?\.?,?\s+"
    rf"(?:(?:{cues.pattern('volume')}|{cues.pattern('volume_of_issue')})\s*)?"
    rf"(?P<volume>(?!{dates.YEAR}\b|{EXTENT_LAST})\d{{1,4}}|{_ROMAN}(?=[,/( ])"
    r"|\d{1,3}(?=\.\d{1,2}[\s,(]))"
    rf"(?!\s?(?:{dates.YEAR}))"
    rf"(?:(?:e|ᵉ|ème|\.)?\s{cues.pattern('annual')})?"
    rf"(?:(?:/|\.(?=\d)|,?\s*{cues.pattern('issue')}\s*)(?P<number>{_NUMBER})|\s?\((?P<number2>\d{{1,3}}(?:[–/-]\d+)?)\))?"
    rf"|[.,]?\s+{cues.pattern('issue')}\s*(?P<number3>{_NUMBER}))?{QUARTER}"
    rf"(?:,?\s*[(\[](?P<date>[^()\[\]:]*{dates.YEAR}(?:[-–]\d{{2,4}})?)[)\]]|,?\s+(?P<loose>{dates.YEAR})(?=[\s,.:;]|$))?"
    rf"(?:(?<=[\d)]),\s{cues.pattern('issue')}\s*(?P<number4>{_NUMBER}))?"
    rf"(?:(?::\s*|(?<=\d\)),?\s(?=\d))(?P<pages>{pages.PAGE})(?![\w]))?(?=\s*(?:\.(?!\w)|[,;:(){TAKEN}]|$))",
    sign=rf"^[\s,.;”’'\"»«“]*{CAPITAL}",
)
_YEAR_IN_BRACKETS = Lazy(rf"\([^():]*{dates.YEAR}")
_NOT_A_JOURNAL = Lazy(
    rf"(?:{cues.pattern('chapter')}|{cues.pattern('volume')})s?(?<=\w)(?!\w)"
    rf"(?:\.?\s?(?:[\divxlcIVXLC]+|[A-Z]|{cues.pattern('number_word')})\b.*|\.?$)|Ibid\b.*|[IVXLC]+\.?"
)
# A newspaper or weekly: its name, then the day.
_NEWSPAPER = Lazy(rf"^[\s,.;”’'\"»«“]*(?P<journal>{CAPITAL}[^{TAKEN}()\d“”«»,]*),\s+$")
_PAPER = Lazy(
    rf",\s+(?P<journal>(?:(?:The|Die|Der|Das|Le|La|Les|Il|El)\s+{CAPITAL}[^,{TAKEN}]{{1,40}}|"
    rf"[^,{TAKEN}]{{0,40}}{PERIODICAL.source}[^,{TAKEN}]{{0,40}})),\s+$"
)
_COLLECTED = (
    rf"(?:{cues.as_written('of_collected')}\s{cues.as_written('collected_kind')}"
    rf"|(?:{cues.as_written('of_collected')}\s)?{cues.as_written('collected')})"
)
_SET = Lazy(_COLLECTED)
_WORKS = Lazy(
    rf"(?:^|[,.”»\"]\s+)(?:in\s+)?(?P<works>{_COLLECTED})(?=,?\s+(?:[Vv]ol|Bd|т\.|\d|\())"
)


def collections(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The book a quoted chapter stands in: `in Title, ed. X (Place …)`, `in X (ed.), Title`."""
    title = reading.first("title")
    if not title:
        return []
    cue = _IN.match(reading.rest[title.end :])
    if not cue:
        return []
    if cue["year"]:
        first, last = cue.span("year")
        return [
            Span("origyear", title.end + first, title.end + last, 0.9),
            *_from(reading, title.end + cue.end(), lexicon),
        ]
    return _from(reading, title.end + cue.end(), lexicon)


def marks_journal(text: str) -> bool:
    """Whether it is a journal that stands in quotation marks behind a title, as in Polish lists:
    `Warzelnie, „Kwartalnik” 1988, nr 2`.
    """
    journal = _QUOTED_BEHIND.search(text)
    return journal is not None and not _MARK.search(text, 0, journal.start())


def in_issues(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The journal after an unquoted piece: `Müller, Salz und Brot, in: HZ 220 (1975)`."""
    if reading.has("title", "booktitle", "journaltitle"):
        return []
    cue = _PIECE_IN.search(reading.rest)
    if not cue and (mark := _QUOTED_BEHIND.search(reading.rest)):
        return _issue(reading, mark.start("mark"))
    return _issue(reading, cue.end()) if cue else []


def in_collections(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The book after an unquoted piece: `Marx, letter to Kugelmann, 12 April 1871, in …`."""
    if reading.has("title", "booktitle"):
        return []
    cue = _PIECE_IN.search(reading.rest)
    return _from(reading, cue.end(), lexicon) if cue else []


def _from(reading: Reading, start: int, lexicon: Lexicon) -> list[Span]:
    if _IBID.match(reading.rest, start):
        return []
    if issue := _issue(reading, start) or _paper(reading, start):
        return issue
    return list(_collection(reading, start, lexicon))


def _issue(reading: Reading, start: int) -> list[Span]:
    """The journal behind *in*: `in: HZ 220 (1975)`, `in «Review», XII (1977), n. 35`."""
    quoted = _QUOTED.match(reading.rest, start)
    if quoted and (numbers := numbering(reading, quoted.end())):
        return [Span("journaltitle", *quoted.span("journal"), 0.9), *numbers]
    match = _with_its_stops(reading.rest[start:])
    if not match or not (match["volume"] or match["number3"]) or not _is_journal(match):
        return []
    told = match["date"] or match["number"] or match["number2"] or match["number3"]
    told = told or _EXTENT_BEHIND.match(reading.rest, start + match.end())
    told = told or (
        _BARE_EXTENT.match(reading.rest, start + match.end()) and _is_of_periodical(match)
    )
    return list(_journal(reading, match, start)) if told else []


def _is_of_periodical(match: re.Match[str]) -> bool:
    """Whether the volume is a periodical’s: few books have so many."""
    volume, name = numerals.arabic(match["volume"]), match["journal"]
    many = volume.isdecimal() and int(volume) > _LONGEST_SET and not _SET.search(name)
    return many or PERIODICAL.search(name) is not None


def _paper(reading: Reading, start: int) -> list[Span]:
    """The newspaper behind *in*: `in: Salzbote v. 4. März 1869`, `in Salt Times, 3 May 1910`."""
    date = next(dates.find(reading.rest[start:]), None)
    match = _BEFORE_DAY.fullmatch(reading.rest, start, start + date.start) if date else None
    if not date or not match or places.is_city(match["journal"]):
        return []
    found = [Span("number", *match.span("number"), 0.9)] if match["number"] else []
    return [
        Span("journaltitle", *match.span("journal"), 0.9),
        *found,
        Span("date", start + date.start, start + date.end, 0.95),
    ]


def _end(reading: Reading, start: int) -> int:
    """Where the names and the title of a container end that begin at `start`."""
    stop = _END.search(reading.rest, start)
    return stop.start() if stop else len(reading.rest)


def _collection(reading: Reading, start: int, lexicon: Lexicon) -> Iterator[Span]:
    """The book behind *in*: its editors or authors, and its title."""
    end = _end(reading, start)
    same = holders.same(reading.rest, start, lexicon) or holders.by_initials(reading, start)
    if same := same or _OF_MANY.match(reading.rest, start):
        start = same.end()
    if edited := _editors(reading, start, lexicon):
        makers, start = edited
        end = _end(reading, start)
    else:
        makers, start = _authors(reading, start, end, lexicon)
    yield from makers
    if cited := _CITED.search(reading.rest[: end + 1], start):
        yield Span("undated", *cited.span("cited"), 0.9)
        end = cited.start()
    titled = reading.text[start : start + 1].isupper() or _YEAR_TITLE.match(reading.rest, start)
    if start < end and (edited or titled):
        yield _span("booktitle", reading.text, start, _before_cue(reading.rest, start, end))


def _editors(reading: Reading, start: int, lexicon: Lexicon) -> tuple[list[Span], int] | None:
    """The editors before a book's title, and where it begins: `Ann Miller (ed.), Salt`. There are
    no spans of them where they are those of the piece: `ders. (Hrsg.), Salz`.
    """
    large, behind = capitals.editors(reading.rest, start)
    if large:
        return [Span("editor", first, last, 0.95) for first, last in large], behind
    match = _EDITORS.match(reading.rest[start:])
    named = holders.editors(match["names"], lexicon) if match else []
    if not match or not named:
        return None
    others = [] if holders.IDEM.fullmatch(match["names"]) else named
    found = [Span("editor", start + first, start + last, 0.9) for first, last in others]
    return found, start + match.end()


def _authors(reading: Reading, start: int, end: int, lexicon: Lexicon) -> tuple[list[Span], int]:
    """The authors before a book's title, and where it begins: `Marx, Letters`, `Marx’s Letters`."""
    if length := holders.authors(reading, start, end + 1, lexicon):
        named = people(reading.rest[start : start + length], start, lexicon)
        return [Span("bookauthor", first, last, 0.9) for first, last in named], start + length
    owner = _OWNER.match(reading.rest[start:end])
    if not owner:
        return [], start
    if opens_name(owner["name"].split()[0]) and names.looks_like_person(owner["name"]):
        found = Span("bookauthor", start, start + owner.end("name"), 0.9)
        return [found], start + owner.end()
    return [], start + (owner.end() if owner["name"] in lexicon.names else 0)


def journals(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The journal after a quoted article, with its volume, number, date and extent."""
    title = reading.first("title")
    if reading.has("booktitle", "publisher"):
        return []
    if not title:
        return _untitled(reading)
    if (marked := _MARKED_NEXT.match(reading.rest, title.end)) and (
        issue := _issue(reading, marked.end())
    ):
        return issue
    if any(start < title.end and title.start < end for start, end in reading.italics):
        return []  # what is printed in italics is no piece of a journal
    if (behind := _COMMA_MARK.match(reading.rest, title.end)) and (
        issue := _issue(reading, behind.end())
    ):
        return issue
    newspaper = list(_newspaper(reading, title.end))
    if newspaper:
        return newspaper
    match = _with_its_stops(reading.rest[title.end :])
    if match and _is_journal(match) and (match["volume"] or match["date"] or match["loose"]):
        return list(_journal(reading, match, title.end))
    comma = _MARK_AND_COMMA.match(reading.rest, title.end)
    named = _NAMED_IN.match(reading.rest, comma.end()) if comma else None
    numbers = numbering(reading, named.end()) if named else []
    if named and any(span.label in ("year", "date") for span in numbers):
        return [Span("journaltitle", *named.span(), 0.9), *numbers]
    return list(_journal(reading, match, title.end)) if match and _is_journal(match) else []


def _with_its_stops(text: str) -> re.Match[str] | None:
    """The journal, over the full stops of abbreviations if a volume follows: `Proc. IEEE, 6`;
    behind one of them commas are its own as well.
    """
    first = match = _JOURNAL.match(text)
    for _ in range(_MOST_STOPS):
        stops = "." if match is first else ".,"  # Annales. Salt, Bread, 13
        if not match or match["volume"] or text[match.end() : match.end() + 1] not in (*stops,):
            break
        text = f"{text[: match.end()]}·{text[match.end() + 1 :]}"
        match = _JOURNAL.match(text)
    if not match or not match["volume"]:
        return first
    last = match["journal"].split()[-1]
    return first if dates.is_month(last) else match  # Harbour Mail. December 12, 2018


def behind_people(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The journal behind who translated the article: `“Salt,” trans. Ann Miller, Review 3`."""
    title, people = reading.first("title"), reading.all("translator", "editor")
    if not title or not people or reading.has("booktitle", "publisher", "journaltitle"):
        return []
    end = max(span.end for span in people)
    match = _JOURNAL.match(reading.rest[end:]) if end > title.end else None
    numbered = match and (match["volume"] or match["number3"])
    return list(_journal(reading, match, end)) if match and numbered and _is_journal(match) else []


def _untitled(reading: Reading) -> Iterable[Span]:
    """`Social Text 28, no. 2 (Summer 2010), pp. 145–152`: an issue, no article named."""
    if cut_short := list(abbreviated.periodicals(reading, Lexicon())):
        return cut_short
    match = _JOURNAL.match(reading.rest) if _YEAR_IN_BRACKETS.search(reading.rest) else None
    if match and match["volume"] and match["date"] and _is_journal(match):
        return list(_journal(reading, match, 0))
    return list(_periodical(reading))


def _periodical(reading: Reading) -> Iterator[Span]:
    """A paper named between the piece and its day: `review of X, The Observer, 9 April 1944`."""
    for date in dates.find(reading.rest):
        match = _PAPER.search(reading.rest[: date.start])
        if match and ", " in reading.rest[: match.start()]:
            start, end = match.span("journal")
            inside = _INSIDE.match(reading.rest, start, end)
            yield Span("journaltitle", inside.end() if inside else start, end, 0.85)
            yield Span("date", date.start, date.end, 0.95)
            return


def collected_works(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """`Collected Works, vol. 25`: the set a piece stands in."""
    match = _WORKS.search(reading.rest, 1)
    if not match:
        return []
    alone = all_people(reading.rest[: match.start()], lexicon)
    return [Span("title" if alone else "booktitle", *match.span("works"), 0.9)]


def _newspaper(reading: Reading, offset: int) -> Iterator[Span]:
    for date in dates.find(reading.rest[offset:]):
        match = _NEWSPAPER.match(reading.rest[offset : offset + date.start])
        if match and not places.is_city(match["journal"]):
            yield Span("journaltitle", *_moved(match, "journal", offset), 0.9)
            yield Span("date", offset + date.start, offset + date.end, 0.97)
            return


def _is_journal(match: re.Match[str]) -> bool:
    name = match["journal"].strip(" ,.")
    if name.isupper() and len(name) == _SIGLUM:
        return bool(match["volume"] and match["date"])
    signs = ("volume", "number3", "date", "loose", "pages")
    if _NOT_A_JOURNAL.fullmatch(name) or dates.is_month(name) or dates.season(name):
        return False
    if places.is_town(name) and not match["volume"]:
        return False  # “Salt,” London, 1848
    return 2 < len(name) <= 90 and (any(match[sign] for sign in signs) or len(name.split()) <= 6)


def _journal(reading: Reading, match: re.Match[str], offset: int) -> Iterator[Span]:
    yield _span("journaltitle", reading.text, *_moved(match, "journal", offset))
    labels = {"volume": "volume", "loose": "year"} | dict.fromkeys(_NUMBERS, "number")
    for group, label in labels.items():
        if match[group]:
            yield Span(label, *_moved(match, group, offset), 0.95)
    if match["pages"]:
        label = "pages" if pages.is_range(match["pages"]) else "locator"
        yield Span(label, *_moved(match, "pages", offset), 0.95)
    if match["date"]:
        start, _ = _moved(match, "date", offset)
        yield from dated(match["date"], start)


def _moved(match: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    start, end = match.span(group)
    return offset + start, offset + end


def _before_cue(rest: str, start: int, end: int) -> int:
    """The end of a container's title: before `, ed.`, `, trans.` and the like."""
    for comma in _PLACE.finditer(rest[start:end]):
        if places.is_city(comma["place"]) or holders.DIVIDED.match(comma["place"]):
            end = start + comma.start()
            break
    return start + title_ends(rest[start:end])


def _span(label: str, text: str, start: int, end: int) -> Span:
    return Span(label, *trimmed(text, start, end, before=",;:."), 0.9)
