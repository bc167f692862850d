"""Headings in the language of what is written, from `biblio/data/headings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LAST_RESORT = "en"

# Names of languages as BibLaTeX and users write them, beside tags such as de or de-AT.
_NAMES = {
    **{"english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en"},
    **{"german": "de", "ngerman": "de", "austrian": "de", "french": "fr", "francais": "fr"},
    **{"spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt", "russian": "ru"},
    **{"dutch": "nl", "polish": "pl", "greek": "el", "polutonikogreek": "grc", "latin": "la"},
    **{"ukrainian": "uk", "czech": "cs", "danish": "da", "finnish": "fi", "hungarian": "hu"},
    **{"norwegian": "no", "norsk": "no", "nynorsk": "no", "nb": "no", "nn": "no"},
    **{"swedish": "sv", "turkish": "tr", "hebrew": "he", "arabic": "ar", "yiddish": "yi"},
    **{"chinese": "zh", "japanese": "ja"},
}


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one language; `is_translated` is false where English has to do for it."""

    words: dict[str, Any]
    is_translated: bool

    def __getitem__(self, name: str) -> str:
        """The heading of that name; a name that is not known is its own, with a capital."""
        known = self.words.get(name.casefold())
        return known if isinstance(known, str) else name[:1].upper() + name[1:]

    def language(self, name: str) -> str:
        """What the language is called whose tag or BibLaTeX name is given."""
        tag = _NAMES.get(name.casefold(), primary(name))
        return str(self.words["languages"].get(tag, name[:1].upper() + name[1:]))


@cache
def headings(language: str) -> Headings:
    """The headings for a tag such as de or de-AT."""
    tables = _tables()
    tag = primary(language)
    return Headings(tables.get(tag, tables[_LAST_RESORT]), tag in tables)


def primary(tag: str) -> str:
    """The language of a tag, without country and script: the de of de-AT."""
    return tag.replace("_", "-").partition("-")[0].casefold()


@cache
def _tables() -> dict[str, dict[str, Any]]:
    text = files("biblio.data").joinpath("headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
