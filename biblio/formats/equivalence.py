"""What a format says of an entry, held against what was to be said: the losses of a conversion.

Two spellings of one value are no loss: dialects of BibTeX, a title with its subtitle in one field
or in two, dashes of any length, a month in words or in figures, the end of a range of dates written
out or not, a language by its name or its tag, an address of a DOI or the bare DOI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.formats.bibtex import latex
from biblio.formats.csljson import dates, languages, names, people
from biblio.formats.dialects import to_biblatex
from biblio.formats.dialects.translating import joined_title
from biblio.work import Edition

TYPE = "entry type"
_DATES = frozenset({"date", "origdate", "eventdate", "urldate"})
_NAMES = frozenset({"holder", "director", "shortauthor", "shorteditor"})
_DASH = re.compile(r"\s*(?:[‐‑‒–—−]|-{1,3})\s*")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("journaltitle", "journalsubtitle"),
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that the target does not hold, or holds only where other programs do not look.

    `kept` says that converting back finds it again. `why` is a sentence without its full stop.
    """

    key: str
    field: str
    value: str
    why: str
    kept: bool = False


def missing(wanted: Edition, made: Edition) -> tuple[str, ...]:
    """The fields of the first that the second does not have, or has otherwise, in order."""
    theirs = said(made)
    return tuple(name for name, value in said(wanted).items() if theirs.get(name) != value)


def said(edition: Edition) -> dict[str, str]:
    """What an entry says, by field of BibLaTeX, each value in one spelling."""
    entry = to_biblatex(edition)
    fields = dict(entry.fields)
    _join_subtitles(fields)
    if "language" in fields and "langid" not in fields:
        fields["langid"] = fields.pop("language")
    if "origyear" in fields and "origdate" not in fields:
        fields["origdate"] = fields.pop("origyear")
    if "year" in fields and "date" not in fields:
        fields["date"] = fields.pop("year")
    shown = ((name, _spelled(name, value)) for name, value in fields.items())
    return {name: value for name, value in shown if value}


def _spelled(name: str, value: str) -> str:
    if name in _DATES:
        return _date(value)
    if people.is_people(name) or name in _NAMES:
        return str(names.to_csl(value))
    if name in ("langid", "origlanguage"):
        return languages.to_tag(value)
    if name == "doi":
        return _DOI.sub("", value).strip()
    return _DASH.sub("-", latex.squeeze(value))


def _date(value: str) -> str:
    """The parts of the date, and what is said of its certainty."""
    marks = "".join(re.findall("[?~%X]|T.*", value))
    return f"{dates.to_csl(value.strip())}{marks}"


def differing(wanted: Edition, made: Edition) -> Iterator[tuple[str, str]]:
    """The name and the value of each field that is missing, a title with its subtitle."""
    fields = {**dict(to_biblatex(wanted).fields), **dict(wanted.fields)}
    _join_subtitles(fields)
    for name in missing(wanted, made):
        yield name, fields.get(name) or said(wanted)[name]


def _join_subtitles(fields: dict[str, str]) -> None:
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
