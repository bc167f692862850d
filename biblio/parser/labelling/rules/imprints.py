"""The imprint without brackets: Place: Publisher, Year, and its shorter forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.rules import series
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, houses, places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import PERIODICAL, may_name_paper

YEAR = (
    rf"(?:\[?(?:c\.|ca\.|circa)?\s?(?P<year>{dates.YEAR}(?:[-–/](?:\d{{2,4}})?)?)[a-z]?\??\]?|"
    rf"(?P<undated>{cues.pattern('undated')}))"
)
ORIGINAL = (
    rf"(?:\s*[\[(](?:{cues.pattern('original')}[\s,:]*(?:in\s)?)?(?P<origyear>{dates.YEAR})[\])])?"
)
# What every imprint has: a year, or that there is none.
DATED = rf"(?:{dates.YEAR}|{cues.pattern('undated')})"
_AFTER_COLON = rf"(?s):\s.*{DATED}"
# Berlin (DDR), Cambridge (Mass.)
_REGION = r"(?:\s\([A-Z][\w. ]{1,11}\))?"
# Frankfurt a. M., Frankfurt/M., Freiburg i. Br., Halle a. d. S.
_ON_RIVER = r"(?:\s[abi]\.\s?(?:d\.\s?)?[A-Z][a-z]?\.|/[A-Z][a-z]{0,3}\.)"
# С. 1595–1600, 2. Aufl. 2004, In: Salt Proceedings. 2019: towns called neither С. nor Aufl. nor In
_NO_TOWN = Lazy(rf"{cues.pattern('page')}|{cues.pattern('edition')}|{cues.pattern('inside')}")
_INITIALLED = Lazy(r"(?:[^\W\d_a-z]\.\s?)+[^\W\d_a-z][a-zß-ÿ]")  # S. Noll: a person
_PAGED = Lazy(rf"{cues.pattern('page')}\s?\d")
_WORD_OF_ROLE = Lazy(rf"(?<![\w.])(?:{cues.pattern('translator')}|{cues.pattern('edited')})\s$")
_SMALL = 3  # letters: Siglo de la Sal
_SHORT_HOUSE = 3  # words
# What such words begin is a title: The Book of Rooms, Brothers at War, The House Between
_TITLE = Lazy(r"(?:(?:The|A|An)\s)?(?:Books?|House|Company|Sons|Brothers|Editions?)\s")
# Unbracketed, after the title's full stop or comma: … . London: Parker, 1859.
_LOOSE = Lazy(
    rf"(?P<before>[,;?!]|(?<!\b[^\W\d])\.|\0[”’\"».,)]*)\s+(?P<place>{cues.pattern('placeless')}(?=:)|(?:St\.\s)?[^\0.,:;?!()\[\]“”«»]+(?:{_ON_RIVER}|{places.MORE})?{_REGION}(?:,\s(?:[A-Z]{{2,3}}|[A-Z][a-z]+\.)){{0,2}})"
    rf":\s+(?P<publisher>[^\0:;()\[\]“”«»]+?),?\s+{YEAR}(?!\d){ORIGINAL}",
    sign=_AFTER_COLON,
)
# Behind a title that is read a country may stand: … Constantine, Algeria: Marle, 1903
_ABROAD = Lazy(
    rf"\0[”’\"».,)]*\s+(?P<place>{CAPITAL}[\w’-]+,\s{CAPITAL}[\w’-]+):\s+"
    rf"(?P<publisher>[^\0:;()\[\]“”«»]+?),?\s+{YEAR}(?!\d){ORIGINAL}",
    sign=_AFTER_COLON,
)
_PLACELESS = cues.pattern("placeless")
# [S. l.] : [s. n.], 2004: brackets round what a book does not say
_NOWHERE = Lazy(
    rf"\[(?P<place>{_PLACELESS})\]\s?:\s+"
    rf"(?:\[{cues.pattern('houseless')}\]|(?P<publisher>[^\0:;()\[\]“”«»]+?)),?\s+"
    rf"(?:[^\W\d_]{{3,10}}\s)?{YEAR}(?!\d)",
    sign=r"\]\s?:\s",
)
# Between commas: …, Paris, Armand Colin, 1949; a series may stand before the year.
_IN_COMMAS = Lazy(
    rf"(?P<before>[,.]|\0[”’\"».,)]*)\s+(?P<place>{_PLACELESS}|{CAPITAL}[^\0,:;()\d“«]{{1,30}}{places.MORE}?{_REGION}),\s"
    rf"(?P<publisher>(?:{CAPITAL}|(?={cues.pattern('self_published')}))[^\0,:;()\d“«]{{1,70}}),\s(?:(?:coll\.\s?[^,\0]{{1,60}}|«[^»\0]{{2,60}}»),\s(?:n[°º˚]\s?\d+,\s)?)?{YEAR}(?!\d){ORIGINAL}",
    sign=rf",\s[^,]+,\s(?:coll\.\s?[^,]+,\s(?:n\W\s?\d+,\s)?)?\[?(?:c\.|ca\.|circa)?\s?{DATED}",
)
_ENDED = Lazy(r"[a-z)”»]{2}[.?!”»]+$")  # a sentence, so a title may
_WORD_LAST = Lazy(r"[^\W\d_]{4}\.$")  # no initial and hardly an abbreviation
_SENTENCE = Lazy(r"[a-z]{3}\.\s")
_CLAUSES = Lazy(rf"[,”»\"“{TAKEN}]+\s")
_PLACE_YEAR = Lazy(
    rf"(?:[.,;?!]|\0[”’\"».,)]*)\s+(?P<place>{_PLACELESS}|(?:St\.\s)?[^\0.,:;()“”«»]+(?:{_ON_RIVER}|{places.MORE}|\.)?{_REGION}"
    rf"(?:/[^\0.,:;()“”«»]+(?:{_ON_RIVER})?)?),?\s+{YEAR}(?!\d){ORIGINAL}",
    sign=DATED,
)
# Without a place: …, Pluto Press, 1976
_NAMED_YEAR = Lazy(
    rf"(?:[.,;?!]|\0[”’\"».,)]*)\s+(?P<publisher>[^\0.,:;()\[\]“”«»\d]{{3,40}}),\s+{YEAR}(?!\d)",
    sign=rf",\s+\[?(?:c\.|ca\.|circa)?\s?{DATED}",
)
# …, Noll, Marle and Company, 1976 · …, Noll, Marle & Co., 1903
_COMPANY_YEAR = Lazy(
    rf"[.,]\s(?:(?P<place>{CAPITAL}[^\0,.:;()\d]{{1,30}}),\s)?(?P<publisher>(?P<first>{CAPITAL}[\w’'-]+),"
    rf"(?:\s{CAPITAL}[\w’'-]+,?){{0,2}}\s(?P<last>{CAPITAL}[\w’'-]+\s(?:[a-z]{{1,3}}|&)\s{CAPITAL}[\w’'-]+)\.?),?\s{YEAR}(?!\d)",
    sign=rf"\s(?:[a-z]{{1,3}}|&)\s{CAPITAL}[\w’'-]+\.?,?\s\[?{dates.YEAR}",
)
# Behind a title that is read: J. B. Lippincott, 1937
_HOUSE = Lazy(
    rf"[.,”\"»]*\s(?P<publisher>(?:{CAPITAL}\.\s|[^\0.,:;()\[\]“”«»\d\s]+\s)*"
    rf"[^\0.,:;()\[\]“”«»\d\s]+),\s+{YEAR}(?!\d){ORIGINAL}"
)
_LAST_BEFORE_YEAR = Lazy(
    rf",\s(?P<publisher>{CAPITAL}[\w’'&-]*(?:\s(?:(?:d[eu]|des|la|et|&)\s)?{CAPITAL}[\w’'-]*){{0,2}}),\s(?P<year>{dates.YEAR})(?=\s*(?:[.;]|\Z|,\s(?:{cues.pattern('page')}|\d|{TAKEN})))"
)
_HOUSES_ALONE = "1945"
_HELD = ("journaltitle", "booktitle", "thesis", "shelfmark", "url")
_NUMERAL = Lazy(r"[IVXLC]+")
_NO_HOUSE = Lazy(
    rf"(?:{cues.pattern('thesis')}|{cues.pattern('volume')}|{cues.pattern('issue')}|{cues.pattern('item')}"
    rf"|{cues.pattern('edition')}|{cues.pattern('unpublished')})(?!\w)"
)
_EDITED_BEFORE = Lazy(rf"\((?:{cues.pattern('edited')})\)$")
_VOLUME = Lazy(rf"{cues.pattern('volume')}.*$")
_FIRST_WORK = Lazy(
    rf"(?<=[.)\]{TAKEN}]\s)[(\[]{cues.pattern('original')}"
    rf"[^()\d]{{0,20}}\s(?P<origyear>{dates.YEAR})[)\]]",
    sign=rf"[(\[][^()\d]+\s{dates.YEAR}[)\]]",
)
_YEAR_BEFORE_IMPRINT = Lazy(
    rf"{TAKEN}\.\s(?P<origyear>{dates.YEAR})\.\s(?={CAPITAL}[^{TAKEN}\d]{{2,80}},\s{dates.YEAR}\.?\s*$)"
)
_ENDS = Lazy(r"[,.;:)\]]|\s*$|\s*\0")
# *Salt*, which appeared at Leipzig in 1731
_OF_SENTENCE = Lazy(
    rf"(?<={TAKEN}),?\s{cues.pattern('appeared_at')}\s(?P<place>{CAPITAL}[^\d,.;:(){TAKEN}]{{2,40}}?),?\s(?:in\s)?(?P<year>{dates.YEAR})(?!\d)",
    sign=cues.sign("appeared_at"),
)


def is_publisher(text: str) -> bool:
    """Whether the words are a publisher's or a city's rather than a person's."""
    known = places.is_city(text) or houses.is_known(text)
    return known or houses.is_house(text.replace("&", ""))


def first_works(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`(Original work published 1976)`, `*Salt*. 1927. Harbour Press, 1960`: the first edition."""
    match = _FIRST_WORK.search(reading.rest) or _YEAR_BEFORE_IMPRINT.search(reading.rest)
    return [Span("origyear", *match.span("origyear"), 0.95)] if match else []


def of_sentence(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`*Salt*, which appeared at Leipzig in 1731`: a sentence tells the town and the year."""
    match = _OF_SENTENCE.search(reading.rest)
    if not match or not places.could_be_place(match["place"]) or PERIODICAL.search(match["place"]):
        return []
    return labelled(match, 0, "location:place", "year")


def after_title(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """Place, publisher and year that follow the title without brackets."""
    if reading.has("publisher", "location"):
        return []
    if nowhere := _NOWHERE.search(reading.rest):
        return labelled(nowhere, 0, "location:place", "publisher", "year")
    reading = series.seen_through(reading)
    for form in _FORMS:
        if spans := form(reading, lexicon):
            known = reading.has("journaltitle") and reading.has("year")
            return [one for one in spans if one.label != "year" or not known]
    return []


def _abroad(reading: Reading, _: Lexicon) -> list[Span]:
    """`*Salt*. Constantine, Algeria: Marle, 1903`: a town, and the country it is in."""
    match = _ABROAD.search(reading.rest)
    return labelled(match, 0, "location:place", "publisher", "year", "origyear") if match else []


def _behind_colon(reading: Reading, lexicon: Lexicon) -> list[Span]:
    """`… . London: Parker, 1859`."""
    for match in _LOOSE.finditer(reading.rest):
        place = match["place"]
        if _SENTENCE.search(match["publisher"]) or _NO_TOWN.fullmatch(place):
            continue
        full_stop = bool(_ENDED.search(reading.text[: match.end("before")]))
        headed = TAKEN in match["before"] or _is_headed(reading.text[: match.start()], place)
        may_be = full_stop or headed or _is_plain(match, lexicon)
        if places.is_city(place) or (may_be and places.could_be_place(place)):
            return labelled(match, 0, "location:place", "publisher", "year", "origyear")
    return []


def _between_commas(reading: Reading, _: Lexicon) -> list[Span]:
    """`…, Paris, Armand Colin, 1949`; behind a title that is read the publisher may come first."""
    for match in _IN_COMMAS.finditer(reading.rest):
        place, publisher = match["place"], match["publisher"]
        if _WORD_OF_ROLE.search(reading.rest, 0, match.start("place")):
            continue  # trans. Ann Miller, Penguin, 1973
        if _VOLUME.match(place):
            continue  # Vol I, Penguin, 1973
        is_city, behind_title = places.is_city(place), TAKEN in match["before"]
        if behind_title and not is_city and places.is_city(publisher):  # *Salt*, Marle, Paris, 1990
            return labelled(match, 0, "publisher:place", "location:publisher", "year")
        behind_title |= bool(_WORD_LAST.search(reading.text, 0, match.end("before")))
        known = _is_headed(reading.text[: match.start()], place) and houses.is_house(publisher)
        if is_city or (behind_title and places.could_be_place(place)) or known:
            return labelled(match, 0, "location:place", "publisher", "year", "origyear")
    return []


def _house_and_year(reading: Reading, _: Lexicon) -> list[Span]:
    """`…, Pluto Press, 1976`: no place."""
    match = _NAMED_YEAR.search(reading.rest)
    if match and match.start() and _names_house(match["publisher"]):
        return labelled(match, 0, "publisher", "year")
    return []


def _company_and_year(reading: Reading, _: Lexicon) -> list[Span]:
    """`…, Noll, Marle and Company, 1976`, a town before it or none: a comma within the house."""
    match = _COMPANY_YEAR.search(reading.rest)
    if not match or not match.start() or places.is_city(match["first"]):
        return []
    if not (houses.is_house(match["last"]) or houses.is_known(match["publisher"])):
        return []
    town = match["place"] is not None and places.is_city(match["place"])
    return labelled(match, 0, *(["location:place"] if town else []), "publisher", "year")


def house_last(reading: Reading) -> Iterable[Span]:
    """`…, Otto Marle, 1978`: the house of an entry, in two words or more, that no list knows."""
    match = _LAST_BEFORE_YEAR.search(reading.text)
    if not match or reading.has("publisher", "location", "title", *_HELD):
        return []
    words, title = match["publisher"], reading.text[: match.start()]
    told = any(map(str.islower, title.split())) and match["year"] >= _HOUSES_ALONE
    free = TAKEN not in reading.rest[match.start("publisher") : match.end("publisher")]
    alone = told and free and " " in words and _may_be_alone(words)
    return labelled(match, 0, "publisher") if alone else []


def _town_and_year(reading: Reading, _: Lexicon) -> list[Span]:
    """`…, London 1949`; a publisher may stand before the town."""
    for match in _PLACE_YEAR.finditer(reading.rest):
        if places.is_town(match["place"]):
            spans = labelled(match, 0, "location:place", "year", "origyear")
            parted = reading.rest.startswith(",", match.end("place"))
            return [*spans, *_publisher_before(reading.rest, match.start(), parted=parted)]
    return []


def _is_plain(match: re.Match[str], lexicon: Lexicon) -> bool:
    """`…, Uelzen: Klee 1994,`: one word, a colon, a few words, and the year ends it.

    Behind nothing but a name a title is to come, and the colon is its own.
    """
    if all_people(match.string[: match.start()], lexicon):
        return False
    town, house = match["place"], match["publisher"].split()
    ends = _ENDS.match(match.string, match.end())
    return " " not in town and len(house) <= _SHORT_HOUSE and house[0][0].isupper() and bool(ends)


def _names_house(words: str) -> bool:
    """Whether a word of publishers is in it that does not begin it, as a title would."""
    title = _TITLE.match(words)
    return houses.is_house(words[title.end() if title else 0 :])


def _is_headed(before: str, place: str) -> bool:
    """Whether an author and a title stand before what may be a town of one word."""
    return before.count(", ") > 0 and " " not in place


def _publisher_alone_behind(reading: Reading, _: Lexicon) -> list[Span]:
    """`*Salt*, Herder, 2014`: between a title in italics and the year, no town."""
    title = reading.first("title")
    if not title or not any(start <= title.start < end for start, end in reading.italics):
        return []
    match = _HOUSE.match(reading.rest, title.end)
    known = match and (places.is_city(match["publisher"]) or dates.is_month(match["publisher"]))
    if not match or known or not match["publisher"][:1].isupper():
        return []
    return labelled(match, 0, "publisher", "year", "origyear")


def _is_by_somebody(before: str, lexicon: Lexicon) -> bool:
    """Whether a small word and a person end the words: `…, by Ann Miller`, `„…“ von Karl Noll`."""
    word, _, name = _CLAUSES.split(before)[-1].partition(" ")
    return word.isalpha() and word.islower() and bool(name) and all_people(name, lexicon)


def _in_unknown_town(reading: Reading, lexicon: Lexicon) -> list[Span]:
    """`Author, Title, Uelzen 1994`: a town no list knows, behind an author and a title."""
    for match in _PLACE_YEAR.finditer(reading.rest):
        before, place = reading.text[: match.start()], match["place"].rstrip(" ,")
        last = before.rpartition(", ")[2]
        written = _is_by_somebody(before, lexicon)
        headed = written or (", " in before and not (" " in last and all_people(before, lexicon)))
        counted = reading.has("edition")  # wyd. 3, Uelzen 1994
        told = match.group()[match.start("place") - match.start() if counted else 1 :]
        bare = (written or "," not in told) and " and " not in place
        one = bare and len(place.split()) <= 3 and places.could_be_place(place)
        one = one and not _NO_TOWN.fullmatch(place)
        alone = _ENDS.match(reading.rest, match.end()) and not reading.has("journaltitle")
        if headed and one and alone and not dates.is_month(place):
            if houses.is_house(place):  # Salt Press 1997
                return labelled(match, 0, "publisher:place", "year", "origyear")
            spans = labelled(match, 0, "location:place", "year", "origyear")
            return [*spans, *_publisher_before(reading.rest, match.start())]
    return []


def _unknown_house_and_year(reading: Reading, _: Lexicon) -> list[Span]:
    """`Anne Petit, Le siècle du sel, Phare noir, 2002`: a house no list knows, as French notes have
    it without its town; in old books a town would stand there.
    """
    match = _LAST_BEFORE_YEAR.search(reading.rest)
    if not match or match["year"] < _HOUSES_ALONE or reading.has(*_HELD):
        return []
    title = reading.rest[: match.start()].partition(", ")[2]
    small = any(word.islower() for word in title.split())
    alone = small and _may_be_alone(match["publisher"])
    return labelled(match, 0, "publisher", "year") if alone else []


def _may_be_alone(words: str) -> bool:
    """Whether words before a year may be a house: no town, person, paper or season."""
    named = opens_name(words.split()[0]) and " " in words
    other = places.is_town(words) or places.is_region(words) or dates.is_part_of_year(words)
    paper = may_name_paper(words) or PERIODICAL.search(words) or _NUMERAL.fullmatch(words)
    return not (named or other or paper or _NO_HOUSE.match(words))


# The imprint's forms, the surest first.
_FORMS = (
    _abroad,
    _behind_colon,
    _company_and_year,
    _between_commas,
    _house_and_year,
    _town_and_year,
    _publisher_alone_behind,
    _in_unknown_town,
    _unknown_house_and_year,
)


def _publisher_before(rest: str, end: int, *, parted: bool = False) -> Iterator[Span]:
    """`Title, Pluto Press, London 1998`: the part before the place, if author and title remain.

    Where commas part all (`La sal de la tierra, Trotta, Madrid, 1990`) a title with a small word is
    enough.
    """
    start = rest.rfind(", ", 0, end) + 2
    words = rest[start:end]
    before = rest[: max(start - 2, 0)]
    sure = houses.is_house(words) or words.isupper() or ", " in before or TAKEN in before
    titled = parted and any(map(str.islower, before.split()))
    capitals = all(word[0].isupper() or len(word) <= _SMALL for word in words.split())
    sure = sure or before.endswith(")") or (titled and capitals)
    if _are_initialled(before):
        return  # J. Kowalski, A. Nowak, Historia soli, Warszawa 1990: a title
    if _VOLUME.match(words) or _EDITED_BEFORE.search(before):
        return  # in: Müller (Hg.), Salz, Köln 1991: a title stands there
    if start > 1 and sure and is_bare_publisher(words) and TAKEN not in words:
        yield trimmed_span("publisher", rest, start, end, 0)


def _are_initialled(words: str) -> bool:
    """Whether they are people, each a name with its initials or a forename before it."""
    people = words.split(", ")
    return len(people) > 1 and all(
        _INITIALLED.match(one) or (" " in one and opens_name(one.split()[0])) for one in people
    )


def is_bare_publisher(words: str) -> bool:
    """Whether few words with a capital, and no person's name, may be a publisher's."""
    named = bool(_INITIALLED.match(words)) and not houses.is_known(words)
    named = named or bool(_PAGED.match(words))  # S. 12 f., Leipzig 1856
    return 0 < len(words.split()) <= 4 and words[0].isupper() and "," not in words and not named


def labelled(match: re.Match[str], offset: int, *labels: str) -> list[Span]:
    """A span for each label whose group has matched; `location:place` names the group apart."""
    spans = []
    for label in labels:
        name, _, group = label.partition(":")
        if match[group or name]:
            start, end = match.span(group or name)
            spans.append(trimmed_span(name, match.string, start, end, offset))
    return spans


def trimmed_span(label: str, text: str, start: int, end: int, offset: int) -> Span:
    """The span of `text[start:end]` without the signs that part it, moved by the offset."""
    start, end = trimmed(text, start, end, behind=",;:")
    return Span(label, offset + start, offset + end, 0.97)
