"""Theses: their kind, the school and its town, the year."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.rules.imprints import YEAR, labelled
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, houses, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_UNPUBLISHED = rf"{cues.pattern('unpublished')}(?!\w)"
_CALLED = rf"(?:{cues.pattern('degree')}(?:\s{cues.pattern('thesis')})?|{cues.pattern('thesis')})"
_THESIS = Lazy(
    rf"[(,.”{TAKEN}][”\"]?\s*(?P<thesis>(?:{_UNPUBLISHED}\s+)?{_CALLED}),\s+(?P<school>[^(),:]+)(?:,\s+(?P<place>[^(),\d]+))?,\s+{YEAR}",
    sign=cues.sign("degree", "thesis"),
)
# … , thèse de doctorat en histoire, université Paris-IV, 1986 · [Doctoral dissertation, Leeds]
_THESIS_ANYWHERE = Lazy(
    rf"(?:[(\[,.:?!”»’\"]|{TAKEN}[.,]?[”»’\"]?|\s[–—-])\s*(?P<thesis>(?:{_UNPUBLISHED}\s)?{cues.pattern('thesis')}(?!\w)(?:\s{_UNPUBLISHED})?"
    rf"(?:\s(?:\.\.\.|…)\s[^,:()\d]{{5,40}}?наук)?"
    rf"(?:\s\([^()]{{3,60}}\))?(?:\s(?:en|in|em|di|de|d’)\s[^,()\d\[\]]{{3,40}})?)(?=[,.:)\]]|\s)",
    sign=cues.sign("thesis"),
)
_YEAR_BEFORE = Lazy(rf"\.\s(?P<year>{dates.YEAR})\.\s*$")  # Sal. 1981. Tese (Doutorado)
_SCHOOL = Lazy(
    rf"[)\]]?(?:\s?[,.:]|\s[–—-])?\s*(?P<school>[^,()\d\[\]{TAKEN}.][^,()\d\[\]{TAKEN}]{{2,80}}?)"
    rf"(?:,\s(?P<place>{CAPITAL}[^,()\d.{TAKEN}]{{2,30}}(?:,\s[A-Z]{{2,3}}){{0,2}}))?(?P<end>(?:,?\s(?:a\.\s?a\.\s)?{YEAR})|(?=\])|[.,)\]]*\s*(?:$|{TAKEN}))"
)


# …, tesi di laurea, Università di Bari, rel. P. Salini, p. 3
_SUPERVISOR = Lazy(
    rf"[,.]\s(?P<supervisor>{cues.pattern('supervisor')}:?\s{CAPITAL}[^,()\d{TAKEN}]{{2,60}}?)(?=,|\)|\.?\s*$|\s?{TAKEN})",
    sign=cues.sign("supervisor"),
)
_SCHOOL_WORD = Lazy(r"[Uu]niv|[Éé]cole|[Ii]nstitut")
_YEAR_OF_THESIS = Lazy(rf"[^,]{{3,60}},\s(?P<year>{dates.YEAR})(?!\d)")
_SCHOOL_BEFORE = Lazy(
    rf"(?:[,.]|{TAKEN}[.,]?)\s(?P<school>{CAPITAL}[^,:()\d{TAKEN}]{{1,60}}?"
    r"(?:\bU\.|[Uu]niv\w*\.?|College|School|[Hh]ochschule|Institute?|Academy)[^,:()\d\0]{0,40}?)"
    rf"(?:,\s(?P<place>{CAPITAL}[^,.:()\d\0]{{2,30}}))?,\s$"
)


def theses(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`(PhD diss., Princeton University, 1938)`: the kind, the university, the year."""
    if match := _THESIS.search(reading.rest):
        return labelled(match, 0, "thesis", "publisher:school", "location:place", "year")
    match = _THESIS_ANYWHERE.search(reading.rest, 3)
    if not match:
        return []
    led = _SUPERVISOR.search(reading.rest, match.end())
    led_by = [Span("undated", *led.span("supervisor"), 0.9)] if led else []
    early = _YEAR_BEFORE.search(reading.rest, 0, match.start("thesis"))
    years = labelled(early, 0, "year") if early else []
    school = _school(reading.rest, match.end()) or _school_before(
        reading.rest, match.start("thesis")
    )
    return [*years, *labelled(match, 0, "thesis"), *school, *led_by]


def _school_before(rest: str, end: int) -> list[Span]:
    """`…, Salina U., Hannover, PhD thesis, 2012`: the school before the kind of thesis."""
    match = _SCHOOL_BEFORE.search(rest, 0, end)
    year = _YEAR_OF_THESIS.match(rest, end) if match else None
    years = labelled(year, 0, "year") if year else []
    return [*labelled(match, 0, "publisher:school", "location:place"), *years] if match else []


def _school(rest: str, start: int) -> list[Span]:
    """The school behind the kind of thesis, with its town and the year; or a town alone."""
    match = _SCHOOL.match(rest, start)
    if not match:
        return []
    if places.is_city(match["school"]) and not match["place"]:
        return labelled(match, 0, "location:school", "year")
    school = houses.is_house(match["school"]) or _SCHOOL_WORD.search(match["school"])
    if match["year"] or school or TAKEN in match["end"]:
        return labelled(match, 0, "publisher:school", "location:place", "year")
    return []
