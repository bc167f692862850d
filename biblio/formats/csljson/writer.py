"""One edition as an item of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from biblio.formats.csljson import (
    casing,
    dates,
    genres,
    keeping,
    languages,
    people,
    shapes,
)
from biblio.formats.dialects import to_biblatex
from biblio.formats.dialects.translating import joined_title
from biblio.record import csl_types, csl_variables
from biblio.record.edition import Edition
from biblio.values import tagged
from biblio.values.extent import without_word
from biblio.values.marked import joined
from biblio.values.statements import shown

Item = dict[str, Any]

_DATES = {
    "issued": ("date", "year"),
    "original-date": ("origdate", "origyear"),
    "event-date": ("eventdate",),
    "accessed": ("urldate",),
}
_TITLES = ("title", "volume-title", "container-title", "collection-title", "title-short")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[‐‑‒–—−]|-{2,3})\s*")


def item(edition: Edition) -> Item:
    """The edition as a processor of citations takes it, in the variables of CSL 1.0.2.

    What CSL has no variable for is left out. The edition has taken over already what it inherits:
    see `items`.
    """
    return keeping.restored(*_made(edition))


def printed(edition: Edition) -> Item:
    """The item with its key for its id, and each variable of the shape that CSL gives it.

    A value of another shape that was kept gives way to what is made from the fields.
    """
    made, kept = _made(edition)
    return {**keeping.restored(made, shapes.fitting(kept)), "id": edition.key}


def _made(edition: Edition) -> tuple[Item, dict[str, Any]]:
    """The item that is made from the fields, and the variables that were kept among them."""
    entry = to_biblatex(edition)
    fields, kept = keeping.divided(entry.fields)
    names = people.from_entry(entry.kind, fields)
    name = csl_types.from_entry(entry.kind, fields, names)
    whole: Item = {
        "id": entry.key,
        "type": name,
        **names,
        **_texts(name, entry.kind, fields),
        **_dates(fields),
        **_language(fields),
    }
    _protect_titles(whole, fields)
    shown = {name: tagged.write(v) if isinstance(v, str) else v for name, v in whole.items()}
    return csl_variables.identified(shown), kept


def _texts(name: str, kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    texts = _titles(name, fields)
    for variable, sources in csl_variables.rows(name, kind, _setting(fields)):
        found = next((fields[source] for source in sources if source in fields), None)
        if found is not None:
            texts.setdefault(variable, found)
    return {
        name: spell(text) if (spell := _SPELLINGS.get(name)) else text
        for name, text in texts.items()
    }


def _setting(fields: Mapping[str, str]) -> csl_variables.Setting:
    return csl_variables.Setting(
        archived="archive" in fields or "library" in fields,
        deposited="archive" not in fields,
        contained="booktitle" in fields or "journaltitle" in fields,
    )


def _titles(name: str, fields: Mapping[str, str]) -> dict[str, str]:
    """A volume with a title of its own stands under the title of the whole set."""
    title = _with_subtitle(fields, "title", "subtitle")
    if title and "titleaddon" in fields:
        title = joined(title, ". ", fields["titleaddon"])
    book = _with_subtitle(fields, "booktitle", "booksubtitle")
    whole = _with_subtitle(fields, "maintitle", "mainsubtitle")
    journal = _with_subtitle(fields, "journaltitle", "journalsubtitle")
    if whole and book:
        titles = {"title": title, "container-title": whole, "volume-title": book}
    elif whole and name in ("chapter", "paper-conference", "entry-encyclopedia"):
        titles = {"title": title, "container-title": whole}
    elif whole:
        titles = {"title": whole, "volume-title": title}
    else:
        in_journal = csl_types.is_in_periodical(name)
        titles = {"title": title, "container-title": (journal if in_journal else book) or ""}
    return {variable: text for variable, text in titles.items() if text}


def _with_subtitle(fields: Mapping[str, str], title: str, subtitle: str) -> str:
    if title in fields and subtitle in fields:
        return joined_title(fields[title], fields[subtitle])
    return fields.get(title, "")


def _dates(fields: Mapping[str, str]) -> dict[str, Any]:
    found = {
        variable: next((fields[name] for name in names if name in fields), None)
        for variable, names in _DATES.items()
    }
    return {variable: dates.to_csl(text) for variable, text in found.items() if text}


def _language(fields: Mapping[str, str]) -> dict[str, str]:
    language = fields.get("langid") or fields.get("language")
    return {"language": languages.to_tag(language)} if language else {}


def _protect_titles(whole: Item, fields: Mapping[str, str]) -> None:
    if not languages.is_english(whole.get("language", "en")):
        return  # styles leave the letters of other languages alone
    for variable in _TITLES:
        if variable in whole:
            whole[variable] = casing.protected(whole[variable], None)
    if "original-title" in whole:
        language = fields.get("origlanguage", "en")
        foreign = None if languages.is_english(language) else language
        whole["original-title"] = casing.protected(whole["original-title"], foreign)


def _pages(text: str) -> str:
    return _DASH.sub("-", without_word(text))


def _doi(text: str) -> str:
    return _DOI.sub("", text)


_SPELLINGS = {"page": _pages, "DOI": _doi, "genre": genres.to_words, "edition": shown}
