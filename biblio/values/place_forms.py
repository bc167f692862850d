"""Places of publication in one form: `New York`, `Cambridge, Mass.`

Only abbreviations are touched. A city keeps the name it has on the title page: Petrograd is not
Leningrad, Peking not Beijing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from biblio.values.folding import fold
from biblio.values.patterns import Lazy


class States(StrEnum):
    """How a state of the United States is written behind its town."""

    SHORT = "Mass."
    POSTAL = "MA"
    FULL = "Massachusetts"


# Abbreviations of Russian title pages, after GOST 7.0.12.
_CITIES = {
    **dict.fromkeys(("n.y.", "ny", "n. y.", "n.y.c."), "New York"),
    **dict.fromkeys(("new york, n.y.", "new york, ny", "new york, new york"), "New York"),
    **{"м.": "Москва", "л.": "Ленинград", "пг.": "Петроград", "спб.": "Санкт-Петербург"},
}
# The traditional abbreviations of the Chicago Manual of Style, 16th edition, 10.28. Names that are
# a city's or a country's as well (New York, Washington, Georgia) stand only after their towns.
_STATES = {
    **{"AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn."},
    **{"DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kans."},
    **{"KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn."},
    **{"MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.", "NH": "N.H."},
    **{"NJ": "N.J.", "NM": "N.Mex.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.Dak.", "OK": "Okla."},
    **{"OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.Dak.", "TN": "Tenn."},
    **{"TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis."},
    **{"WY": "Wyo.", "DC": "D.C."},
}
_NAMED = {
    **{"Alabama": "AL", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO"},
    **{"Connecticut": "CT", "Delaware": "DE", "Florida": "FL", "Illinois": "IL", "Indiana": "IN"},
    **{"Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA", "Maryland": "MD", "Michigan": "MI"},
    **{"Massachusetts": "MA", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO"},
    **{"Montana": "MT", "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH"},
    **{"New Jersey": "NJ", "New Mexico": "NM", "North Carolina": "NC", "North Dakota": "ND"},
    **{"Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA", "Rhode Island": "RI"},
    **{"South Carolina": "SC", "South Dakota": "SD", "Tennessee": "TN", "Texas": "TX"},
    **{"Vermont": "VT", "Virginia": "VA", "West Virginia": "WV", "Wisconsin": "WI"},
    **{"Wyoming": "WY", "District of Columbia": "DC"},
}
# Most postal codes are a country's as well (ISO 3166: CA, DE, IL, MA) or a state's elsewhere (WA
# is Western Australia): these are read after towns that are known to lie in that state.
_ONLY_AMERICAN = frozenset("CT DC FL KS MI NH NJ NM NV NY OK OR RI TX VT WI WV WY".split())
_TOWNS = {
    "AL": "Tuscaloosa, Birmingham",
    "AZ": "Tucson, Phoenix, Tempe, Flagstaff",
    "AR": "Fayetteville, Little Rock",
    "CA": "Berkeley, Los Angeles, Stanford, San Francisco, Oakland, San Diego, Sacramento, "
    "Thousand Oaks, Santa Barbara, Santa Cruz, Pasadena, Claremont, San Marino",
    "CO": "Boulder, Denver",
    "DE": "Newark, Wilmington",
    "GA": "Atlanta, Macon",
    "IL": "Chicago, Urbana, Evanston, Wheaton, Carbondale, Downers Grove, DeKalb",
    "IN": "Bloomington, Notre Dame, Indianapolis, Winona Lake, West Lafayette",
    "KY": "Lexington, Louisville",
    "LA": "Baton Rouge, New Orleans",
    "MA": "Cambridge, Boston, Brookline, Amherst, Peabody, Reading, Waltham, Malden, Somerville",
    "MD": "Baltimore, Lanham, College Park, Annapolis",
    "MN": "Minneapolis, Collegeville, St. Paul, Saint Paul",
    "MO": "Columbia, St. Louis, Saint Louis",
    "NC": "Durham, Chapel Hill, Raleigh",
    "NE": "Lincoln, Omaha",
    "PA": "Philadelphia, Pittsburgh, University Park",
    "SC": "Columbia",
    "TN": "Nashville, Knoxville, Memphis",
    "VA": "Charlottesville, Richmond",
    "WA": "Seattle, Tacoma, Spokane, Bellingham, Pullman",
}


# Cities that were renamed, or that English calls otherwise.
_ONE_CITY = tuple(
    frozenset(names.split("/"))
    for names in (
        *("beijing/peking", "leningrad/petrograd/st petersburg/saint petersburg", "bombay/mumbai"),
        *("calcutta/kolkata", "madras/chennai", "constantinople/istanbul", "moscow/moskva/moskau"),
        *("munich/munchen", "cologne/koln", "vienna/wien", "milan/milano", "turin/torino"),
        *("rome/roma", "florence/firenze", "venice/venezia", "naples/napoli", "prague/praha/prag"),
        *("warsaw/warszawa", "geneva/geneve/genf", "the hague/hague/den haag", "zurich/zuerich"),
        *(
            "brussels/bruxelles",
            "antwerp/antwerpen",
            "lisbon/lisboa",
            "athens/athina",
            "basel/basle",
        ),
    )
)


# What is no abbreviation where every town has its state in that form.
_CUSTOMARY = {
    **{
        States.SHORT: (),
        States.POSTAL: ("NY", "New York, NY"),
        States.FULL: ("New York, New York",),
    }
}
_IN_FULL = {code: name for name, code in _NAMED.items()} | {
    **{"GA": "Georgia", "NY": "New York", "WA": "Washington"}
}
_FORMS = {
    **{States.SHORT: _STATES, States.FULL: _IN_FULL},
    States.POSTAL: {code: code for code in _STATES},
}


def _spellings() -> dict[str, str]:  # pragma: no mutate block
    """The code of a state by each unmistakable spelling: `MA` by `Mass.` and `Massachusetts`."""
    short = {form: code for code, text in _STATES.items() for form in (text, text.rstrip("."))}
    return {**short, **_NAMED, **{code: code for code in _ONLY_AMERICAN}}


_CODES = _spellings()
_IN_STATE = {(town, code) for code, towns in _TOWNS.items() for town in towns.split(", ")}
_LETTERS = r"[^\W\d_][\w.’' -]*[^\W\d_]"
_WITH_STATE = Lazy(
    rf"(?P<town>{_LETTERS})(?:,\s*(?P<state>{_LETTERS}\.?)"
    rf"|\s\((?P<bracketed>{_LETTERS}\.?)\)|\s(?P<postal>[A-Z]{{2}}))"
)
_AND = Lazy(r"(\s+and\s+|\s*[;/]\s*)")


def key(places: str) -> str:
    """What tells places apart, however they are abbreviated."""
    return fold(standard(places))


def are_one_city(one: str, other: str) -> bool:
    """Whether two names are of one city: *Peking* and *Beijing*, *Köln* and *Cologne*."""
    some, others = key(one), key(other)
    return some == others or any(some in names and others in names for names in _ONE_CITY)


def usual_states(places: Iterable[str]) -> States:
    """The form that most states have which stand behind a town; the traditional one in a tie."""
    counts = Counter(places)
    found: Counter[States] = Counter({States.SHORT: 0})
    for place, count in counts.items():
        for part in _AND.split(place):
            if form := _form(part.strip()):
                found[form] += count
    return max(found, key=lambda form: (found[form], form is States.SHORT))


def _form(place: str) -> States | None:
    _, code, printed = _parts(place)
    if not code or place.casefold() in _CITIES:
        return None
    if printed == code:
        return States.POSTAL
    return States.FULL if printed == _IN_FULL[code] else States.SHORT


def standard(places: str, states: States = States.SHORT) -> str:
    """The places, each in its usual form, divided as they were."""
    parts = _AND.split(places)
    return "".join(part if _AND.fullmatch(part) else _standard(part, states) for part in parts)


def _standard(place: str, states: States) -> str:
    bare = place.strip()
    known = _CITIES.get(bare.casefold())
    if known and bare not in _CUSTOMARY[states]:
        return known
    town, code, _ = _parts(bare)
    return f"{town}, {_FORMS[states][code]}" if code and not known else place


def _parts(place: str) -> tuple[str, str, str]:
    """The town, the code of the state behind it, and the state as it is printed."""
    match = _WITH_STATE.fullmatch(place)
    if match is None:
        return place, "", ""
    printed = match["state"] or match["bracketed"] or match["postal"]
    return match["town"], _code(match["town"], printed) or "", printed


def _code(town: str, state: str) -> str | None:
    """The state's postal code, if the town is known to lie there or the spelling says so."""
    code = "GA" if state == "Georgia" else state
    return code if (town, code) in _IN_STATE else _CODES.get(state)
