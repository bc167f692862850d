"""ISBN and ISSN: written with their hyphens, and what is wrong with one that cannot exist."""

from __future__ import annotations

import re
from functools import partial
from importlib import import_module
from types import ModuleType

from biblio.values import compiled
from biblio.values.patterns import Lazy

_BETWEEN = Lazy(r"(\s*[,;/]\s*|\s+and\s+|(?<=[0-9X)])\s+(?=97[89][-\s0-9]))")
_PARTS = Lazy(
    r"((?:e-?)?(?:isbn|issn)(?:-?1[03])?:?\s*)?([0-9][0-9\s‐-―-]{6,}[0-9X])(\s*\(.*\))?",
    re.IGNORECASE,
)
_BUILT = {
    "isbn": compiled.pattern(r"[0-9]{9}[0-9X]|97[89][0-9]{10}"),
    "issn": compiled.pattern(r"[0-9]{7}[0-9X]"),
}
_FAULTS = {
    "InvalidChecksum": "its check digit is wrong",
    "InvalidLength": "it has too many or too few digits",
    "InvalidFormat": "it is not built like one",
    "InvalidComponent": "it begins with a prefix that does not exist",
}


def _module(kind: str) -> ModuleType:
    # Here, for stdnum brings half of Python's network code with it.
    return import_module(f"stdnum.{kind}")


def hyphenated(kind: str, text: str) -> str:
    """The identifiers of the text with their hyphens; whatever is none stays as it is.

    `kind` is `isbn` or `issn`. The text may hold several, divided by commas, and remarks in
    brackets. An ISBN of ten digits stays one: it is the one in the book.
    """
    parts = _BETWEEN.split(text)
    return "".join(map(partial(_formatted, kind), parts))


def faults(kind: str, text: str) -> tuple[tuple[str, str], ...]:
    """The identifiers of the text that cannot exist, each with what is wrong with it."""
    numbers = [part.strip() for part in _BETWEEN.split(text)[::2] if part.strip()]
    return tuple((number, fault) for number in numbers if (fault := _fault(kind, number)))


def _formatted(kind: str, part: str) -> str:
    match = _PARTS.fullmatch(part)
    if not match or _fault(kind, part):
        return part
    number = _ascii(match[2])
    if kind == "isbn" and not all(_module(kind).split(number)[1:]):
        return part  # The range is not in the register: where the hyphens go is not known.
    return str(_module(kind).format(number)) + (match[3] or "")


def _fault(kind: str, part: str) -> str:
    match = _PARTS.fullmatch(part)
    number = _ascii(match[2] if match else part)
    if _is_sound(kind, number):
        return ""
    return _fault_said(kind, number)


def _is_sound(kind: str, number: str) -> bool:
    """Whether the number is built as ISO 2108 (ISBN) or ISO 3297 (ISSN) has it, and adds up."""
    figures = re.sub(r"[ -]", "", number)
    if not _BUILT[kind].fullmatch(figures):
        return False
    values = [10 if figure == "X" else int(figure) for figure in figures]
    if len(values) == 13:
        return (sum(values[::2]) + 3 * sum(values[1::2])) % 10 == 0
    return sum(at * value for at, value in enumerate(reversed(values), 1)) % 11 == 0


def _fault_said(kind: str, number: str) -> str:
    from stdnum.exceptions import ValidationError

    try:
        _module(kind).validate(number)
    except ValidationError as error:
        names = (one.__name__ for one in type(error).__mro__)
        return next((_FAULTS[name] for name in names if name in _FAULTS), "invalid")
    return ""


def _ascii(number: str) -> str:
    return re.sub(r"[‐-―]", "-", number).upper()
