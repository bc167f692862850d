"""The words of a packet in its own language: sentences with gaps, from one data file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from biblio.document import Run

_FOLDER = Path(__file__).parent / "languages"
LANGUAGES = ("en", "de", "fr", "es", "it", "ru")
_GAP = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[?~%]?)")

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a packet says, by the names that its data files give it.

    `months` stand without a day, `dated_months` behind one; `languages` are names that fit the
    sentences of the file, by the first part of their tag.
    """

    language: str
    said: Mapping[str, str]
    months: tuple[str, ...]
    dated_months: tuple[str, ...]
    languages: Mapping[str, str]

    def text(self, name: str, /, **gaps: str) -> str:
        """The sentence of that name, its gaps filled."""
        return _GAP.sub(lambda gap: gaps[gap[1]], self.said[name])

    def runs(self, name: str, /, **gaps: str | Runs) -> Runs:
        """The sentence as runs: what fills a gap may be set in its own way."""
        return tuple(run for run in self._pieces(name, gaps) if run.text)

    def _pieces(self, name: str, gaps: Mapping[str, str | Runs]) -> Iterator[Run]:
        plain = ""
        for at, piece in enumerate(_GAP.split(self.said[name])):
            filled = gaps[piece] if at % 2 else piece
            if isinstance(filled, str):
                plain += filled
            else:
                yield from (Run(plain), *filled)
                plain = ""
        yield Run(plain)

    def date(self, edtf: str) -> str:
        """A date of the Extended Date/Time Format in words; one that is not simple stays.

        In English, `1905-04-12` is 12 April 1905, `1930/1933` is 1930–1933, `1998~` is c. 1998.
        """
        ends = [_DATE.fullmatch(end) for end in edtf.split("/")]
        return "–".join(self._day(end) for end in ends if end) if all(ends) else edtf

    def _day(self, match: re.Match[str]) -> str:
        month, day, year = int(match["month"] or 0), int(match["day"] or 0), match["year"]
        if month > len(self.months):
            return match.group()  # a season of EDTF
        if day:
            name = self.dated_months[month - 1]
            said = self.text("day", day=str(day), month=name, year=year)
        elif month:
            said = self.text("month", month=self.months[month - 1], year=year)
        else:
            said = year
        return self.text("about", date=said) if match["doubt"] else said

    def language_name(self, tag: str | None) -> str | None:
        """The name of a language, as the sentences take it; None where the tag is no common one."""
        return self.languages.get((tag or "").partition("-")[0].lower())


def words_of(language: str | None) -> Words:
    """The words in that language (a tag such as `de-AT`), or else in English."""
    tag = (language or "").partition("-")[0].lower()
    return _read(tag if tag in LANGUAGES else LANGUAGES[0])


@cache
def _read(language: str) -> Words:
    data: dict[str, Any] = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    months = tuple(data.pop("months"))
    dated = tuple(data.pop("dated_months", months))
    return Words(language, months=months, dated_months=dated, **_parted(data))


def _parted(data: dict[str, Any]) -> dict[str, Any]:
    languages = data.pop("languages")
    return {"said": data, "languages": languages}
