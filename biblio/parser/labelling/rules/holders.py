"""Whose the book is that holds a piece: its editors, or its authors, before its title."""

from __future__ import annotations

import re

from biblio.language import cues
from biblio.parser.labelling.rules.contributors import all_people, people
from biblio.parser.labelling.rules.entries import people_inverted
from biblio.parser.labelling.spans import TAKEN, Reading, trimmed
from biblio.values import names
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

IDEM = Lazy(cues.pattern("idem"))
# in: ders.: Werke · in: ders./Anna Noll: Werke
_OF_SAME = Lazy(
    rf"{cues.pattern('idem')}(?:\s?(?:/|,?\s{names.AND}\s)\s?(?P<others>[^:,/()\d]{{3,60}}))?[:,]\s"
    rf"(?={CAPITAL})"
)
_FORENAME_NEXT = Lazy(
    rf"\s{CAPITAL}[^,:()\d]{{0,40}}(?:[/;,][^()\d]{{3,200}})?\((?:{cues.pattern('edited')})\)"
)
_HEAD = Lazy(r"[^,:()\d]{3,60}")
_INITIALS_BEFORE_COLON = Lazy(rf"(?P<letters>(?:{CAPITAL}\.[\s-]?){{1,4}}):\s(?={CAPITAL})")
_HEAD_BEFORE_COLON = Lazy(r"[^,:()\d]{3,90}:\s")
_IDEM_AND = Lazy(rf"(?:{cues.pattern('idem')})\s?(?:/|,|{names.AND})\s?")
DIVIDED = Lazy(rf"{cues.pattern('volume')}\s*[\dIVXL]")
_TOME = Lazy(r"[IVXLC]+(?:,|$)")
# Knapp, Gudrun/Wetterer, Angelika: one comma in each
_TURNED = Lazy(r"[^,/;]+,[^,/;]+(?:[/;][^,/;]+,[^,/;]+)+")
_BEHIND_TITLES = ("url", "doi", "year", "date", "medium", "pages", "locator", "volume")
_SIGLUM = 2  # HZ: shorter than any name


def same(text: str, start: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The author of the piece as that of the book that holds it, alone or with others."""
    found = _OF_SAME.match(text, start)
    others = found["others"] if found else None
    if others and found and " " not in others and _FORENAME_NEXT.match(text, found.end() - 1):
        return None  # in: ders./Noll, Anna (Hg.): a turned name
    return found if not others or all_people(others, lexicon) else None


def by_initials(reading: Reading, start: int) -> re.Match[str] | None:
    """The author of the piece as that of the book, by the letters of the name:
    `Ernst Noll: Salz. In: E. N.: Werke`.
    """
    found, head = _INITIALS_BEFORE_COLON.match(reading.rest, start), _HEAD.match(reading.text)
    letters = [word[0] for word in head.group().split() if word[0].isupper()] if head else []
    said = [letter for letter in found["letters"] if letter.isalpha()] if found else []
    return found if said == letters else None


def authors(reading: Reading, start: int, end: int, lexicon: Lexicon) -> int:
    """The length of the authors before a container's title: `Marx and Engels, Letters`.

    A family name alone is one only before a title that is read: `in Miller, *Salt*`. A colon parts
    them from it where one parts the author of the piece from its title.
    """
    text = reading.rest[start:end]
    sign = "[,:]" if _HEAD_BEFORE_COLON.match(reading.text) else ","
    for joint in re.finditer(rf"{sign}\s+(?={CAPITAL}|{TAKEN})", text):
        if DIVIDED.match(text, joint.end()) or _TOME.match(text, joint.end()):
            return 0  # in: Goethes Briefe, Bd. 2 · in Collected Letters, II, 33
        before, read = text[: joint.start()], text[joint.end()] == TAKEN
        if read and any(one.start == start + joint.end() for one in reading.all(*_BEHIND_TITLES)):
            return 0  # in: Salt Journal, https://…: nothing is left that they wrote
        in_full = all(" " in name for name, _ in names.split(before))
        if joint.group()[0] == ":" and not in_full:
            continue  # in: Bread and Salt: A History
        if (read or " " in before) and all_people(before, lexicon):
            return joint.end()
    return 0


def editors(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The editors' names before `(eds.)`, in running order or inverted."""
    if IDEM.fullmatch(text):
        return [(0, len(text))]
    if head := _IDEM_AND.match(text):
        others = editors(text[head.end() :], lexicon)
        return [(head.end() + start, head.end() + end) for start, end in others]
    turned = people_inverted(text) if _TURNED.fullmatch(text) or _is_turned(text) else []
    if not turned and ";" in text and _TURNED.fullmatch(text):
        return [trimmed(text, *part.span()) for part in re.finditer(r"[^;/]+", text)]
    if not turned and all_people(text, lexicon):
        return list(people(text, 0, lexicon))
    return turned or people_inverted(text)


def _is_turned(text: str) -> bool:
    """Whether a forename stands behind the first comma: `NOLL, Alf, CLARK, Brett and …`."""
    family, _, given = text.partition(", ")
    printed_large = len(family) > _SIGLUM and family.isupper() and not given.isupper()
    known = printed_large or opens_name(re.split(r"[\s,]", given)[0])
    return bool(given) and " " not in family and known
