"""The numbers and bullets that Word prints before paragraphs (ECMA-376-1, 17.9), and of notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from biblio.readers.docx.names import number, toggle, value, w

_BULLET = "•"
# signs of Symbol and Wingdings, and the letter that Courier New prints as a ring
_DRAWN = re.compile("[\ue000-\uf8ff]|^[o§]$")
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_SYMBOLS = "*†‡§"
_DEEPEST = 8
_MOST_ROMAN = 4999


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level of a list are numbered: `%1.%2` and the like."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    _levels: Mapping[str, tuple[str, Mapping[int, Level]]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def mark(self, list_id: str, level: int) -> str | None:
        """What is printed before the next paragraph of that list; None where there is no list."""
        if list_id not in self._levels:
            return None
        level = min(max(level, 0), _DEEPEST)
        abstract, levels = self._levels[list_id]
        counts = self._counts.setdefault(abstract, [None] * (_DEEPEST + 1))
        self._count(list_id, level, levels, counts)
        return _printed(levels.get(level, Level()), levels, counts)

    def _count(
        self, list_id: str, level: int, levels: Mapping[int, Level], counts: list[int | None]
    ) -> None:
        own = levels.get(level, Level())
        start = self._restarts.get((list_id, level))
        if start is not None and (list_id, level) not in self._begun:
            counts[level] = start
        else:
            before = counts[level]
            counts[level] = own.start if before is None else before + 1
        self._begun.add((list_id, level))
        for deeper in range(level + 1, _DEEPEST + 1):
            restart = levels.get(deeper, Level()).restart
            if restart is None or restart > level:
                counts[deeper] = None


def read(root: etree._Element | None, by_style: Mapping[str, str]) -> Numbering:
    """The lists that the numbering part defines; `by_style` tells a numbering style's list."""
    if root is None:
        return Numbering({})
    abstract = {one.get(w("abstractNumId"), ""): one for one in root.iter(w("abstractNum"))}
    defined = {one.get(w("numId"), ""): one for one in root.iter(w("num"))}
    found, restarts = {}, {}
    for list_id, one in defined.items():
        base = value(one, w("abstractNumId")) or ""
        base = _linked(base, abstract, defined, by_style)
        levels = _levels(abstract.get(base))
        for override in one.iter(w("lvlOverride")):
            at = number(override.get(w("ilvl"))) or 0
            levels |= _levels(override)
            start = number(value(override, w("startOverride")))
            if start is not None:
                restarts[list_id, at] = start
        found[list_id] = (base, levels)
    return Numbering(found, _restarts=restarts)


def printed(count: int, form: str) -> str:
    """A number as Word prints it in that format (`w:numFmt`), in figures where it is unknown."""
    roman = 0 < count <= _MOST_ROMAN
    match form:
        case "lowerRoman" | "upperRoman" if roman:
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
        case "lowerLetter" | "upperLetter" if count > 0:
            letters = _lettered(count, _LATIN)
            return letters if form == "lowerLetter" else letters.upper()
        case "russianLower" | "russianUpper" if count > 0:
            letters = _lettered(count, _RUSSIAN)
            return letters if form == "russianLower" else letters.upper()
        case "chicago" if count > 0:
            return _SYMBOLS[(count - 1) % 4] * ((count - 1) // 4 + 1)
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
        case _:
            return str(count)


def _linked(
    base: str,
    abstract: Mapping[str, etree._Element],
    defined: Mapping[str, etree._Element],
    by_style: Mapping[str, str],
) -> str:
    """The definition meant where one only names a numbering style."""
    named = value(abstract.get(base), w("numStyleLink"))
    list_id = by_style.get(named or "", "")
    other = value(defined.get(list_id), w("abstractNumId"))
    return other if other is not None and other in abstract else base


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    levels = () if parent is None else parent.findall(w("lvl"))
    return {number(one.get(w("ilvl"))) or 0: _level(one) for one in levels}


def _level(element: etree._Element) -> Level:
    start = number(value(element, w("start")))
    return Level(
        1 if start is None else start,
        value(element, w("numFmt")) or "decimal",
        value(element, w("lvlText")) or "",
        number(value(element, w("lvlRestart"))),
        bool(toggle(element, w("isLgl"))),
    )


def _printed(own: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    if own.form == "bullet":
        return _DRAWN.sub(_BULLET, own.text) or _BULLET

    def count(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        level = levels.get(at, Level())
        level = replace(level, form="decimal") if own.legal and at < len(counts) else level
        reached = counts[at]
        return printed(level.start if reached is None else reached, level.form)

    return _PLACE.sub(count, own.text).strip()


def _roman(count: int) -> str:
    found = ""
    for size, sign in _ROMAN:
        found += sign * (count // size)
        count %= size
    return found


def _lettered(count: int, letters: str) -> str:
    """*a* to *z*, then *aa*, *bb*: Word repeats the letter."""
    return letters[(count - 1) % len(letters)] * ((count - 1) // len(letters) + 1)
