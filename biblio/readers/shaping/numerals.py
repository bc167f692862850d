"""Numbers as they are printed: arabic, roman, raised."""

from __future__ import annotations

from biblio.values.numerals import from_roman
from biblio.values.patterns import Lazy

_ROMAN = Lazy(r"m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_DECORATED = Lazy(
    r"(?i)(?:[-–—~•|{\[(]{1,2}\s*(?P<a>\d{1,4}|[ivxlc]+)\s*[-–—~•|}\])]{1,2}"
    r"|(?:page|pg|p|seite|s|стр|с|página)\.?\s*(?P<b>\d{1,4})(?:\s*(?:of|von|/|из)\s*\d+)?"
    r"|\[(?:page|pg|p|seite|s|стр|с)\.?\s*(?P<c>\d{1,4}|[ivxlc]+)\])$"
)
_PLAIN = Lazy(r"(?:\d{1,4}|\d(?: \d){1,3}|[ivxlc]+|[IVXLC]+)$")
_LONGEST = 20
_NUMERALS = frozenset("0123456789ivxlcIVXLC")


def arabic(label: str) -> int:
    """The value of an arabic or roman number; 0 if it is none."""
    if label.isdecimal():
        return int(label)
    return from_roman(label.casefold()) if label and _ROMAN.match(label.casefold()) else 0


def lowered(digits: str) -> str:
    """The digits on the line: *¹²* as *12*."""
    return digits.translate(_RAISED)


def page_number(text: str) -> str | None:
    """The page number that is all the text says: *33*, *- 33 -*, *Page 33*, *3 1 5 2*."""
    if len(text) > _LONGEST or not _NUMERALS.intersection(text):
        return None
    if text.isalpha() and not _NUMERALS.issuperset(text):
        return None
    if match := _DECORATED.match(text):
        label = match["a"] or match["b"] or match["c"]
        return label if arabic(label) else None
    return compact(text) if _PLAIN.match(text) and arabic(compact(text)) else None


def compact(text: str) -> str:
    """The digits without the spaces between them."""
    return text.replace(" ", "")
