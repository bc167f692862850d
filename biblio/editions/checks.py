"""What one value of an authority file may look like: each check returns a complaint, or None."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from biblio.tomlfile import unknown_name
from biblio.values import compiled
from biblio.values import edtf as dates

Known = Mapping[str, Mapping[str, str]]
"""The keys of each kind of record; for an edition with the work it belongs to."""


class Complaint(NamedTuple):
    """What is wrong with a value: a diagnostic's code, the sentence, which element it is about."""

    code: str
    message: str
    element: int | None = None


Check = Callable[[Any, Known], Complaint | None]

WRONG_TYPE, BAD_REFERENCE, BAD_DATE = "AUT002", "AUT005", "AUT006"
BAD_ISBN, BAD_URL, BAD_WORD = "AUT007", "AUT008", "AUT009"

_MONTH = compiled.pattern(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", re.ASCII)
_KEY = compiled.pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = compiled.pattern(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?")
_HOST = compiled.pattern(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PATH = compiled.pattern(r"/\S*")


def text(value: Any, _known: Known) -> Complaint | None:
    """A string that is not empty."""
    if isinstance(value, str) and value.strip():
        return None
    wrong = "is empty" if isinstance(value, str) else "has to be a text in quotation marks"
    return Complaint(WRONG_TYPE, wrong)


def number(value: Any, known: Known) -> Complaint | None:
    """A number as volumes have it: `8`, `"2-3"`, `"XII"`."""
    if _is_integer(value) or text(value, known) is None:
        return None
    return Complaint(WRONG_TYPE, "has to be a number or a text in quotation marks")


def edtf(value: Any, known: Known) -> Complaint | None:
    """A date or a span of dates, as a TOML number, a TOML date or an EDTF string."""
    if type(value) is not date and number(value, known):
        return Complaint(WRONG_TYPE, "has to be a year or a date")
    if is_edtf(str(value)):
        return None
    return Complaint(
        BAD_DATE, f"is no date: {value!s} (write 1906, 1908-07, 1908-07-15, 1932/1933)"
    )


def isbn(value: Any, known: Known) -> Complaint | None:
    """An ISBN of ten or thirteen digits whose check digit is right (ISO 2108)."""
    # Only here, and not above: the register of ISBN ranges comes with it.
    from biblio.values.identifiers import faults

    if text(value, known):
        return Complaint(WRONG_TYPE, "has to be an ISBN in quotation marks")
    fault = next((fault for _, fault in faults("isbn", value)), None)
    return Complaint(BAD_ISBN, f"is no ISBN: {value}, {fault}") if fault else None


def url(value: Any, known: Known) -> Complaint | None:
    """An address that begins with http:// or https:// and has no space in it."""
    return _shaped(_URL, value, known, BAD_URL, "is no web address: {} (write https://host/path)")


def host(value: Any, known: Known) -> Complaint | None:
    """The name of a host, in small letters, without scheme and path."""
    return _shaped(_HOST, value, known, BAD_URL, "is no host: {} (write www.example.org)")


def path(value: Any, known: Known) -> Complaint | None:
    """A path on a host."""
    return _shaped(_PATH, value, known, BAD_URL, "is no path: {} (write /folder/file.htm)")


def key(value: Any, known: Known) -> Complaint | None:
    """The key of a record: small letters, digits and hyphens, as BibTeX and a shell both like."""
    message = "is no key: {} (write small letters, digits, hyphens)"
    return _shaped(_KEY, value, known, BAD_WORD, message)


def texts(value: Any, known: Known) -> Complaint | None:
    """An array of strings."""
    return each(text)(value, known)


def each(check: Check) -> Check:
    """An array, each element of which passes the check."""

    def check_all(value: Any, known: Known) -> Complaint | None:
        if not isinstance(value, list):
            return Complaint(WRONG_TYPE, "has to be an array: [ … ]")
        for place, element in enumerate(value):
            if complaint := check(element, known):
                return Complaint(complaint.code, complaint.message, place)
        return None

    return check_all


def one_of(*words: str) -> Check:
    """One of these words."""

    def check(value: Any, known: Known) -> Complaint | None:
        if value in words:
            return None
        if complaint := text(value, known):
            return complaint
        allowed = ", ".join(words)
        return Complaint(BAD_WORD, f"may not be {unknown_name(value, words)} (one of: {allowed})")

    return check


def reference(kind: str) -> Check:
    """The key of a record of that kind."""

    def check(value: Any, known: Known) -> Complaint | None:
        if complaint := text(value, known):
            return complaint
        if value in known[kind]:
            return None
        return Complaint(
            BAD_REFERENCE, f"names an unknown {kind} {unknown_name(value, known[kind])}"
        )

    return check


def is_edtf(value: str) -> bool:
    """Whether the text is an EDTF date that exists, or an interval that does not run backwards."""
    if not dates.is_edtf(value):
        return False
    ends = [end for end in value.split("/") if end not in ("", "..")]
    return all(map(_exists, ends)) and _earliest(ends[0]) <= _latest(ends[-1])


def _exists(value: str) -> bool:
    """Whether the month has such a day and the year such a month."""
    found = _MONTH.match(value)
    if not found:
        return True
    try:
        date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return False
    return True


def _earliest(value: str) -> int:
    return int(value[:4].replace("X", "0"))


def _latest(value: str) -> int:
    return int(value[:4].replace("X", "9"))


def _shaped(
    shape: re.Pattern[str], value: Any, known: Known, code: str, message: str
) -> Complaint | None:
    if complaint := text(value, known):
        return complaint
    return None if shape.fullmatch(value) else Complaint(code, message.format(value))


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
