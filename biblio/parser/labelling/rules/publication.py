"""What stands behind the head of an entry: a journal, or the place and the publisher."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.language import cues
from biblio.parser.labelling.rules import imprints
from biblio.parser.labelling.rules.entries import SMALL_WORD
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, houses, places
from biblio.values.patterns import CAPITAL, Lazy

_THESIS = Lazy(cues.pattern("thesis"))
_UNMARKED = Lazy(
    rf"(?P<title>[^{TAKEN}]{{3,300}}?)[.?!]\s(?P<journal>{CAPITAL}[^:;()\d{TAKEN}“”«»]{{1,90}}?)\.?,?\s"
    rf"(?:{cues.pattern('volume')}\s?)?(?P<volume>\d{{1,4}})"
    rf"(?:\s?\((?P<number>[^()]{{1,12}})\)|,\s{cues.pattern('issue')}\s?\d+)?"
    rf"[,:]\s?(?:{cues.pattern('page')}\s?)?(?P<pages>[A-Za-z]?\d+(?:[-–—][A-Za-z]?\d+)?)(?=[.,;]|\s|$)",
    sign=r"\d(?:\s?\([^()]{1,12}\)|,\s[^\d,]{1,12}\d+)?[,:]\s?[^\d,:]{0,12}\d",
)
_OF_TOWN = Lazy(
    rf"(?P<title>[^{TAKEN}]{{3,300}}?)[.?!]\s(?P<journal>{CAPITAL}[^.:;()\d{TAKEN}“”«»]{{1,90}}?),"
    rf"\s(?P<place>{CAPITAL}[^,.:;()\d{TAKEN}]{{2,30}}),\s(?={cues.pattern('volume')}\s?\d|{cues.pattern('issue')}\s?\d|{cues.pattern('yearly')}\s?\d)",
    sign=cues.sign("volume", "issue", "yearly"),
)
# Title, Proceedings of the Second Conference on Salt, Harbour Press, 1989: no journal with a volume
_PROCEEDINGS = Lazy(
    rf"(?P<title>[^{TAKEN}“”\"]{{3,300}}?)[.,?!]\s(?:{cues.pattern('inside')}\s?:?\s)?"
    rf"(?P<book>{cues.pattern('proceedings')}\s[^.:;()\d{TAKEN}“”\"]{{5,160}}?"
    rf"(?:\s\([A-Z][\w’' -]{{1,20}}\))?)"
    rf"(?=[.,]?\s(?:{cues.pattern('page')}\s?\d|\(?{dates.YEAR}|\d+\s?[-–])|[.,]\s[^,.{TAKEN}]{{2,40}},\s{dates.YEAR}|\.\s|\.?\s*$|[.,]?\s?{TAKEN})",
    sign=cues.sign("proceedings"),
)
# Title. Journal [online]. House, May 1978, vol. 3, no. 4: what ISO 690 has between full stops
_ISSUED = Lazy(
    rf"(?P<title>[^{TAKEN}]{{3,300}}?)[.?!]\s(?P<journal>{CAPITAL}[^.:;()\d{TAKEN}“”«»]{{1,90}}?)(?:\s{TAKEN}+)?[.,]\s"
    rf"(?:(?P<house>{CAPITAL}[^.,:;()\d{TAKEN}]{{2,60}}),\s)?"
    rf"(?=(?:\d{{1,2}}\.?\s)?(?:[^\W\d_]{{3,10}}\.?\s(?:de\s)?)?{dates.YEAR},\s"
    rf"(?:{cues.pattern('volume')}|{cues.pattern('issue')}|{cues.pattern('yearly')}|\d{{1,4}}\(\d)\s?[\dIVX)])",
    sign=rf"{dates.YEAR},\s",
)
# What may stand behind a publisher: a series, pages, an ISBN, remarks in brackets, an address.
_PAGES = rf"[,.]?\s*{cues.pattern('page')}\s*\d[\d–-]*"
_BEHIND_HOUSE = (
    rf"(?:{_PAGES}|\s\([^()]*\)|[,.]\sISBN[^.{TAKEN}]*|(?<=\w\w)\.\s{CAPITAL}[^.:;()\d{TAKEN}]{{8,80}}"
    rf"(?:[ ,]\d+)?(?=\.))*[\s{TAKEN}.,]*$"
)
_IMPRINT_LAST = Lazy(
    rf"(?:(?<=[.?!”»])|{TAKEN}[.,”»)]*)\s+(?P<place>{cues.pattern('placeless')}(?=:)|(?!{cues.pattern('inside')}\s?:)[^.:;()“”«»{TAKEN}]+(?:{places.MORE}|/M\.|\s[ai]\.\s?[A-Z]\w?\.)?)\s?:\s+"
    rf"(?P<publisher>[^:;()“”«»\d{TAKEN}]+?){_BEHIND_HOUSE}"
)
_PUBLISHER_LAST = Lazy(
    rf"(?P<before>(?:{TAKEN}|[.?!”»)])[.?!”»)]*)\s+"
    rf"(?P<publisher>{CAPITAL}[^.,:;()\d{TAKEN}]{{2,60}}(?:,\s{CAPITAL}[^.,:;()\d{TAKEN}]+\s(?:and|&)\s\w+)?)"
    rf"(?:\.?\s\([^()]*{TAKEN}\))?\.?[\s{TAKEN}.]*$"
)
_CITY_LAST = Lazy(
    r",\s+(?P<place>[^\d,.;:()“”«»]+)(?=[.,]|$)"
    rf"|(?:(?<=[\w)][\w)][.?!])|(?<={TAKEN}\.))\s(?P<last>{CAPITAL}[^\d,.;:()“”«»]{{2,40}})(?=\.?\s*(?:$|{TAKEN}|{cues.pattern('page')}\s*\d))"
)
_PART = Lazy(r",\s[^,.:;()]+(?:\.(?=,))?")
# … in *Salt*, Paris, Salm: nothing but a house behind the town
_HOUSE_BEHIND = Lazy(
    rf",\s(?P<publisher>{CAPITAL}[^,.:;()\d{TAKEN}]{{1,60}}?)(?=\s?:\s\d|\.?[\s{TAKEN}.]*$|[,.]\s?(?:{TAKEN}|{cues.pattern('page')}\s*\d))"
)


def city(text: str) -> list[Span]:
    """A place of publication between commas, no publisher with it: `…, Berlin.`"""
    for match in _CITY_LAST.finditer(text):
        group = "last" if match["last"] else "place"
        if places.is_city(match[group]):
            start, end = match.start(group), _with_region(text, *match.span(group))
            house = _HOUSE_BEHIND.match(text, end)
            behind = [Span("publisher", *house.span("publisher"), 0.9)] if house else []
            before = () if house else _house_before(text, match.start())
            return [Span("location", start, end, 0.9), *before, *behind]
    return []


def _with_region(text: str, start: int, end: int) -> int:
    """Where the place ends with its state or country: `New York, NY, USA`."""
    while (part := _PART.match(text, end)) and places.is_city(text[start : part.end()]):
        end = part.end()
    return end


def _house_before(text: str, end: int) -> Iterator[Span]:
    """`…, 3rd edn, Oxford University Press, Oxford`: the publisher before its town."""
    start = max(text.rfind(", ", 0, end), text.rfind(". ", 0, end)) + 2
    words = text[start:end].split()
    behind_title = text[: max(start - 2, 0)].endswith(TAKEN) and all(
        word[:1].isupper() for word in words if len(word) > SMALL_WORD
    )
    if _THESIS.search(text, start, end):
        return
    if start > 1 and words and (behind_title or houses.is_house(text[start:end])):
        yield Span("publisher", start, end, 0.9)


def article(text: str) -> list[Span]:
    """Title and journal with no marks, the year being read: `Salt. Journal of Salt 3(2), 4–9.`"""
    match = _UNMARKED.match(text)
    if not match:
        return []
    labels = {"title": "title", "journal": "journaltitle", "volume": "volume", "number": "number"}
    spans = [Span(v, *match.span(k), 0.9) for k, v in labels.items() if match[k]]
    return [*spans, Span("pages", *match.span("pages"), 0.9)]


def issued(text: str) -> list[Span]:
    """Title and journal before the year of the issue: `Salt. Review [online]. May 1978, vol. 3`."""
    match = _ISSUED.match(text)
    labels = {"title": "title", "journal": "journaltitle", "house": "publisher"}
    return [Span(v, *match.span(k), 0.9) for k, v in labels.items() if match[k]] if match else []


def proceedings(rest: str) -> list[Span]:
    """The paper and the proceedings that hold it, where nothing marks either."""
    match = _PROCEEDINGS.match(rest)
    if not match:
        return []
    return [
        Span("title", *trimmed(rest, *match.span("title")), 0.85),
        Span("booktitle", *match.span("book"), 0.9),
    ]


def of_town(text: str) -> list[Span]:
    """Title, journal and its town: `Sal. Revista do Sal, Recife, v. 13, n. 1, p. 9-34, 2004.`"""
    match = _OF_TOWN.match(text)
    labels = {"title": "title", "journal": "journaltitle", "place": "location"}
    return [Span(v, *match.span(k), 0.9) for k, v in labels.items()] if match else []


def imprint(text: str) -> list[Span]:
    """Place and publisher at the end, the year being read already: `… New York: Verso.`"""
    match = _IMPRINT_LAST.search(text)
    if not match or not places.could_be_place(match["place"]):
        return []
    return [
        Span("location", *trimmed(text, *match.span("place")), 0.9),
        Span("publisher", *match.span("publisher"), 0.9),
    ]


def publisher(reading: Reading) -> list[Span]:
    """A publisher with no place, which ends an entry whose year is read: `… *Dust*. Verso.`"""
    if reading.has("publisher", "location", "journaltitle"):
        return []
    match = _PUBLISHER_LAST.search(reading.rest)
    if not match or not (TAKEN in match["before"] or imprints.is_publisher(match["publisher"])):
        return []
    on_web = reading.has("url", "doi") and not imprints.is_publisher(match["publisher"])
    return [Span("journaltitle" if on_web else "publisher", *match.span("publisher"), 0.85)]
