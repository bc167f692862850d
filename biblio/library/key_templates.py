"""Templates of keys: `{auth}{year}{title:1}` is roe2001ponds.

`auth` is the family name of the first author, or editor, or the first word of the title; `auths`
those of all. `{auth:4}` are its first four letters, `{auths:2}` the first two names, `{title:3}`
the first three words that mean something. Letters are small; `{Auth}` begins with a capital,
`{AUTH}` has nothing else. What the template has outside of braces stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biblio.diagnostics import BiblioError
from biblio.library.keys import SMALL, unused
from biblio.record.edition import Edition
from biblio.record.person import person_of
from biblio.values.folding import to_ascii

NAMES = ("auth", "auths", "year", "shortyear", "title", "journal", "publisher", "type", "firstpage")
_FIELD = re.compile(r"\{(?P<name>[A-Za-z]+)(?::(?P<most>[1-9][0-9]?))?\}")
# What no key can have (btxdoc; biber), as in `formats.dialects`.
_ILLEGAL = re.compile(r"[\s\x00-\x1f\x7f,{}\"#%~\\=()']+")
_FIGURES = re.compile("[0-9]+")
_OF_WORDS = ("title", "journal", "publisher")


@dataclass(frozen=True, slots=True)
class Template:
    """A template of keys; raises BiblioError where it is none."""

    text: str

    def __post_init__(self) -> None:
        named = [field["name"].lower() for field in _FIELD.finditer(self.text)]
        rest = _FIELD.sub("", self.text)
        unknown = next((name for name in named if name not in NAMES), "")
        if unknown:
            known = ", ".join(NAMES)
            raise BiblioError(f"A template of keys has no {{{unknown}}}: it takes {known}.")
        if not named or _ILLEGAL.search(rest):
            raise BiblioError(
                f"“{self.text}” is no template of keys, such as {{auth}}{{year}}{{title:1}}."
            )

    def keys(self, entries: Iterable[Edition]) -> Iterator[str]:
        """A key for each entry, no two alike, case aside: the second of one form gets an a."""
        taken: set[str] = set()
        for entry in entries:
            key = unused(self._stem(entry), taken)
            taken.add(key.casefold())
            yield key

    def _stem(self, entry: Edition) -> str:
        made = _FIELD.sub(lambda field: _said(entry, field), self.text)
        return _ILLEGAL.sub("", made).strip("-_:.") or "untitled"


def _said(entry: Edition, field: re.Match[str]) -> str:
    name, most = field["name"], int(field["most"] or 0)
    parts = _parts(entry, name.lower(), most)
    if name.isupper():
        return "".join(parts).upper()
    return "".join(part.capitalize() if name[0].isupper() else part.lower() for part in parts)


def _parts(entry: Edition, name: str, most: int) -> list[str]:
    """What the field says, word by word."""
    if name in _OF_WORDS:
        said = {"title": entry.title, "journal": entry.container, "publisher": entry.house}[name]
        return _words(said)[: most or None]
    if name in ("auth", "auths"):
        families = _families(entry) or _words(entry.title)[:1]
        if name == "auths":
            return families[: most or None]
        return [families[0][: most or None]] if families else []
    if name == "firstpage":
        found = _FIGURES.search(entry.get("pages") or "")
        return [found.group()] if found else []
    if name == "type":
        return [entry.kind[: most or None]]
    return [entry.year if name == "year" else entry.year[-2:]]


def _families(entry: Edition) -> list[str]:
    people = entry.people("author") or entry.people("editor")
    named = (person_of(one) for one in people if one != "others")
    return [_family(one.family if one.whole else one.surname, whole=one.whole) for one in named]


def _family(text: str, *, whole: bool) -> str:
    """The family name in one word; of a body, whose name may be long, the first that counts."""
    return "".join(_words(text)[:1]) if whole else "".join(to_ascii(text).split())


def _words(text: str) -> list[str]:
    words = [word for word in to_ascii(text).split() if word]
    return [word for word in words if word not in SMALL] or words
