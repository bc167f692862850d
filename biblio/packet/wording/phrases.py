"""Small pieces of English that annotations are made of: dates, languages, names, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.document import Run
from biblio.packet.model import Inline
from biblio.record import kinds
from biblio.record.person import person_of, split_names

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[?~%]?)")
_LANGUAGES = {
    **{"ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek"},
    **{"en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew"},
    **{"hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "la": "Latin"},
    **{"nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian"},
    **{"ru": "Russian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian"},
    **{"vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese"},
}


def date_in_words(edtf: str) -> str:
    """A date of the Extended Date/Time Format in words; one that is not simple stays as it is.

    `1905-04-12` is 12 April 1905, `1930/1933` is 1930–1933, `1998~` is c. 1998.
    """
    ends = [_DATE.fullmatch(end) for end in edtf.split("/")]
    return "–".join(_words(end) for end in ends if end) if all(ends) else edtf


def _words(match: re.Match[str]) -> str:
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if month > len(_MONTHS):
        return match.group()  # a season of EDTF
    parts = (str(day) if day else "", _MONTHS[month - 1] if month else "", match["year"])
    about = "c. " if match["doubt"] else ""
    return about + " ".join(part for part in parts if part)


def years_of(edtf: str | None) -> frozenset[str]:
    """The years that a date names, those between two of them included."""
    found = [int(year) for year in re.findall(r"\d{4}", edtf or "")]
    return frozenset(map(str, range(min(found), max(found) + 1))) if found else frozenset()


def language_name(tag: str | None) -> str | None:
    """The English name of a language; None where the tag is no common one."""
    return _LANGUAGES.get((tag or "").partition("-")[0].lower())


def names_in_order(names: str) -> str:
    """`Marx, Karl and Engels, Frederick` as *Karl Marx and Frederick Engels*."""
    said = [spoken(name) for name in split_names(names)]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def spoken(name: str) -> str:
    """One name as it is said: `Weiss, Murry` is Murry Weiss."""
    return person_of(name).spoken


def title_runs(title: str, kind: str = "book") -> tuple[Run, ...]:
    """A title as it is set: a part of something in quotation marks, all else in italics."""
    return (Run(f"“{title}”"),) if kinds.row(kind).is_part else (Run(title, italic=True),)


def sentences(parts: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The sentences one after the other, a space between each two."""
    inlines: list[Inline] = []
    for part in parts:
        inlines += (Run(" "), *part) if inlines else part
    return tuple(inlines)
