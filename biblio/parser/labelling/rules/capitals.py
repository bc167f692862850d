"""Lists of names whose families are printed in capitals: `MILLER, Ann Rose, Ben NOBLE and …`.

Capitals tell where a name begins and what of it is the family's, whatever words stand there.
Source: ISO 690:2010, which prints them so at the head of a reference and behind *In:*.
"""

from __future__ import annotations

import re

from biblio.language import cues
from biblio.values import dates, names, places
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

_AND = cues.as_written("and")
# What joins two names of a list; dots stand for those left out: Miller, A., … Noble, B.
JOINT = Lazy(rf"\s*+(?:[/;]|,?\s*+(?:&|(?<=\s){_AND}\s|(?:…|\.\s?\.\s?\.)(?:\s&)?)|,)\s*+")

_LARGE = rf"(?:[DdLl][’'](?={CAPITAL})|Ma?c)?{CAPITAL}[’']?[^\W\d_a-zß-ÿ]+(?![^\W\d_])"
_FAMILY = rf"(?:{names.PARTICLE}\s){{0,3}}(?P<family>{_LARGE}(?:[ -]{_LARGE}){{0,4}})"
_TURNED = Lazy(rf"{_FAMILY},\s?(?={CAPITAL})")
_BEHIND = Lazy(rf"\s{_FAMILY}")
_GIVEN = Lazy(
    rf"(?:{names.PARTICLE}\s){{0,2}}(?:(?P<initial>{CAPITAL}\.)|(?P<forename>{CAPITAL}[^\W\d_A-ZÀ-Þ]+)(?![^\W\d_])|(?P<letter>{CAPITAL})(?![\w’'.]))"
)
_MORE = Lazy(r"[ -](?=\S)|(?<=\.)(?=[^\W\d_])")
_PARTICLES_LAST = Lazy(rf"(?:\s{names.PARTICLE}(?=[,.;:(]|\s(?:\W|{names.PARTICLE}\W)))+")
_YEAR_BEHIND = Lazy(rf",?\s\(?{dates.YEAR}[a-z]?\)?[.:]\s+(?=\S)")
_ENDS = Lazy(rf"[.,;:(/]|\s[(&/;:–—]|\s{names.OTHERS}|\s{_AND}\s{CAPITAL}|\s*$")
_OTHERS = Lazy(rf",?\s{names.OTHERS}(?!\w)")
_ROLE = Lazy(rf",?\s(?:\((?:{cues.pattern('edited')})\)|(?:{cues.pattern('edited')}))(?=[\s,.:])")
_STOP = Lazy(r"\s?\.?\s+(?=\S)")
_GAP = Lazy(r"[\s,.:]*")
_LONGEST_HEAD = 400  # characters
_SHORTEST = 3  # letters of a family: MAO, and not NY
_MOST_GIVEN = 5


def people(text: str, start: int = 0, *, turned: bool = True) -> list[tuple[int, int]]:
    """The spans of the names with which the text goes on there; none where it has no such.

    The first is `turned`, its family before its comma, unless that is not asked for.
    """
    found: list[tuple[int, int]] = []
    end = _turned(text, start) or (0 if turned else _running(text, start))
    while end:
        found.append((start, end))
        joint = JOINT.match(text, end)
        start = joint.end() if joint else len(text)
        end = _turned(text, start) or _running(text, start)
    return found


def head(text: str) -> int:
    """Where the title of a reference begins that such names open; 0 where none do.

    `MILLER, Ann. Salt`, `MILLER, Ann (ed.). Salt`, `MILLER, A., 1971. Salt`, but not `MILLER, Ann,
    Salt`: a full stop ends what stands before the title.
    """
    found = people(text[:_LONGEST_HEAD])
    if not found:
        return 0
    end = found[-1][1]
    for more in (_OTHERS, _ROLE):
        said = more.match(text, end)
        end = said.end() if said else end
    if dated := _YEAR_BEHIND.match(text, end):
        return dated.end()
    stop = _STOP.match(text, end)
    return stop.end() if stop and "." in text[end - 1 : stop.end()] else 0


def editors(text: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """The names behind *In:* and where what they edited begins; the start where none do.

    `In: NOBLE, Ben, ed. Work`, `In: Ben NOBLE and Ida HALE, eds. Work`.
    """
    found = people(text, start, turned=False)
    role = _ROLE.match(text, found[-1][1]) if found else None
    gap = _GAP.match(text, role.end()) if role else None
    return (found, gap.end()) if gap else ([], start)


def _turned(text: str, start: int) -> int:
    """Where the name ends that begins there with its family; 0 if none does."""
    family = _TURNED.match(text, start)
    if not family or not _is_family(family["family"]):
        return 0
    end = _given_end(text, family.end())
    if end and not (end == len(text) or text[end - 1] == "." or _ENDS.match(text, end)):
        return 0
    given = text[family.end() : end]
    return 0 if places.is_city(given) and not opens_name(given) else end


def _running(text: str, start: int) -> int:
    """Where the name ends that begins there with its forenames; 0 if none does."""
    family = _BEHIND.match(text, _given_end(text, start)) if text[start : start + 1] else None
    known = family is not None and _is_family(family["family"])
    return family.end() if family and known and _ENDS.match(text, family.end()) else 0


def _given_end(text: str, at: int) -> int:
    """Where forenames and initials end that begin there; no forename that is not common stands
    behind an initial: `MILLER, A. Bread. A history`.
    """
    end, stopped = 0, False
    for _ in range(_MOST_GIVEN):
        word = _GIVEN.match(text, at)
        if not word or (stopped and not (word["initial"] or _is_forename(word, text))):
            break
        end, stopped = word.end(), word["initial"] is not None
        more = _MORE.match(text, end)
        if not more:
            break
        at = more.end()
    last = _PARTICLES_LAST.match(text, end) if end else None
    return last.end() if last else end


def _is_forename(word: re.Match[str], text: str) -> bool:
    """Whether a forename stands behind an initial: `N. Thomas`, and not the title's first word."""
    known = word["forename"] is not None and opens_name(word["forename"])
    return known and _ENDS.match(text, word.end()) is not None


def _is_family(words: str) -> bool:
    return len(words) >= _SHORTEST and not any(
        map(str.islower, words.replace("Mc", "").replace("Mac", ""))
    )
