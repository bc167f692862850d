"""What a format says of an entry, held against what was to be said: the losses of a conversion.

Two spellings of one value are no loss: dialects of BibTeX, a title with its subtitle in one field
or in two, dashes of any length, a month in words or in figures, the end of a range of dates written
out or not, a language by its name or its tag, an address of a DOI or the bare DOI. Nor does it
matter whether a thesis has an institution or a publisher, an article a number or an issue, and
whether the number of a book's pages stands in `pagetotal` or in `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.formats.bibtex import latex
from biblio.formats.csljson import dates, genres, languages, names, people
from biblio.formats.dialects import to_biblatex
from biblio.formats.dialects.translating import joined_title
from biblio.record.edition import Edition
from biblio.values import tagged, urls
from biblio.values.extent import single, without_word
from biblio.values.printable import storable
from biblio.values.statements import shown

TYPE = "entry type"
_DATES = frozenset({"date", "origdate", "eventdate", "urldate"})
_NAMES = frozenset({"holder", "director", "shortauthor", "shorteditor"})
_ALIASES = (
    ("langid", "language"),
    ("origdate", "origyear"),
    ("date", "year"),
    ("number", "issue"),
)
_PUBLISHERS = ("publisher", "institution", "organization")
_INSTITUTIONS = ("institution", "publisher", "organization")
_BOOKS = frozenset(
    "book mvbook collection mvcollection reference mvreference proceedings mvproceedings booklet "
    "thesis report manual ancienttext".split()
)
_DASH = re.compile(r"(?:(?<!\s)\s++)?(?:[‐‑‒–—−]|-{1,3})\s*+")
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
    shown = ((name, _spelled(name, value)) for name, value in _aligned(edition).items())
    return {name: value for name, value in shown if value}


def _aligned(edition: Edition) -> dict[str, str]:
    """The fields, each thing said in one of those that may say it."""
    entry = to_biblatex(edition)
    fields = dict(entry.fields)
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
    _rename_aliases(entry.kind, fields)
    return fields


def _rename_aliases(kind: str, fields: dict[str, str]) -> None:
    publishers = _INSTITUTIONS if kind in ("thesis", "report") else _PUBLISHERS
    for usual, *others in (*_ALIASES, *([publishers] if kind != "online" else [])):
        for name in others:
            if usual not in fields and name in fields:
                fields[usual] = fields.pop(name)
    if doi := urls.doi(fields.get("url", "")):
        fields.setdefault("doi", doi)
        if _DOI.sub("", fields["doi"]).strip().casefold() == doi.casefold():
            del fields["url"]
    count = fields.get("pages", "")
    if kind in _BOOKS and "pagetotal" not in fields and count and not _DASH.search(count):
        fields["pagetotal"] = fields.pop("pages")


def _spelled(name: str, value: str) -> str:
    if name in _DATES:
        return _date(value)
    if people.is_people(name) or name in _NAMES:
        return str(names.to_csl(value))
    if name in ("langid", "origlanguage"):
        return languages.to_tag(value)
    if name == "type":
        return genres.to_key(value)
    if name == "keywords":
        return str([word for part in re.split("[,;]", value) if (word := part.strip())])
    if name == "edition":
        return shown(value)
    if name == "pages":
        return _DASH.sub("-", single(without_word(latex.squeeze(value))))
    if name == "doi":
        return _DOI.sub("", value).strip()
    return _DASH.sub("-", latex.squeeze(storable(tagged.write(value))))


def _date(value: str) -> str:
    """The parts of the date, and what is said of its certainty."""
    marks = "".join(re.findall("[?~%X]|T.*", value))
    return f"{dates.to_csl(value.strip())}{marks}"


def differing(wanted: Edition, made: Edition) -> Iterator[tuple[str, str]]:
    """The name and the value of each field that is missing, a title with its subtitle."""
    fields = _aligned(wanted)
    yield from ((name, fields[name]) for name in missing(wanted, made))
