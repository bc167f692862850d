"""One item of CSL-JSON as an edition, nothing of it lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from biblio.formats.bibtex import latex
from biblio.formats.bibtex.formulas import with_formulas
from biblio.formats.bibtex.values import is_name, is_type
from biblio.formats.csljson import (
    casing,
    dates,
    extra,
    genres,
    keeping,
    languages,
    people,
)
from biblio.formats.csljson.writer import item
from biblio.record import csl_types, csl_variables
from biblio.record.edition import Edition
from biblio.record.fields import Nature, looks, nature
from biblio.values import printable, tagged
from biblio.values.braces import is_balanced
from biblio.values.extent import without_word
from biblio.values.marked import only
from biblio.values.printable import storable
from biblio.values.statements import shown

# A tag or an entity that is talked about: the letters would make it one.
_ESCAPED = re.compile(r"&(?:lt|gt|#60|#62|#x3[ceCE]);|&amp;[#\w]{1,30};")
_NO_WORDS = frozenset(("id", "URL", "DOI"))
_UNESCAPED = frozenset("url doi isbn issn keywords date urldate origdate eventdate".split())
_PLAIN: Mapping[str, Callable[[str], str]] = {"edition": shown, "page": without_word}
_BETWEEN = re.compile(r"(?<=\w)-(?=\w)")


def edition(wanted: Mapping[str, Any]) -> Edition:
    """The item as an entry in BibLaTeX's names: `item` makes the same item of it again.

    Numbers come back as text, but for the parts of dates.
    """
    wanted, aside = keeping.opened(normal(wanted))
    made, kept = _best(wanted, aside)
    fields = (*made.fields, *kept.items())
    whole = ((name, storable(value)) for name, value in fields if is_name(name))
    return Edition(made.key, made.kind, tuple(whole))


def _best(wanted: dict[str, Any], aside: object) -> tuple[Edition, dict[str, str]]:
    """The edition and what it has to keep beside; of what was kept aside, all that still fits.

    Another program may have changed a title since then, and knows nothing of what we kept.
    """
    whole = aside if isinstance(aside, dict) else {}
    told = whole.get("fields")
    fields: dict[str, Any] = told if isinstance(told, dict) else {}
    best = _tried(wanted, {**whole, "fields": fields})
    for name in tuple(fields):
        without = {one: value for one, value in fields.items() if one != name}
        other = _tried(wanted, {**whole, "fields": without}) if best[1] else best
        if len(other[1]) < len(best[1]):
            best, fields = other, without
    return best


def _tried(wanted: dict[str, Any], aside: Mapping[str, Any]) -> tuple[Edition, dict[str, str]]:
    made = _made(wanted, aside)
    return made, keeping.difference(wanted, item(made))


def normal(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The item with text for numbers, numbers for the parts of dates, nothing in disguise.

    An edition that is nothing but numbered is its number, pages have no word before them, entities
    of HTML, as publishers send them, are letters. Variables
    that stand in its note, and dates in words, are put where they belong; so is a DOI.
    """
    plain: dict[str, Any] = {
        name: _number_parts(value)
        if isinstance(value, dict)
        else people.plain(name, _text(name, value))
        for name, value in wanted.items()
        if value is not None
    }
    said = {
        name: spell(value)
        for name, spell in _PLAIN.items()
        if isinstance(value := plain.get(name), str)
    }
    return csl_variables.identified(extra.dated(extra.told({**plain, **said})))


def _text(name: str, value: Any) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(value, str):
        kept = name in _NO_WORDS or _ESCAPED.search(value)
        return storable(value if kept else tagged.without_entities(value))
    return str(value) if is_number else value


def _number_parts(date: dict[str, Any]) -> dict[str, Any]:
    parts = date.get("date-parts")
    if not isinstance(parts, list) or not all(isinstance(one, list) for one in parts):
        return date
    return {**date, "date-parts": [[_number(part) for part in one] for one in parts]}


def _number(part: Any) -> Any:
    is_number = isinstance(part, str) and re.fullmatch("-?[0-9]{1,18}", part)
    return int(part) if is_number else part


def _made(wanted: Mapping[str, Any], aside: Mapping[str, Any]) -> Edition:
    """The edition as far as BibLaTeX has fields for it, with the fields that were kept aside."""
    name = str(wanted.get("type", "document"))
    kind, subtype = csl_types.to_entry(name)
    kept_kind = aside.get("type")
    if isinstance(kept_kind, str) and is_type(kept_kind):
        kind, subtype = kept_kind, ""
    fields = {
        **people.to_fields(wanted),
        **_texts(wanted, name, kind),
        **_dates(wanted),
        **({"entrysubtype": subtype} if subtype else {}),
    }
    if isinstance(language := wanted.get("language"), str):
        fields["langid"] = languages.to_name(language)
    fields = {one: only(latex.squeeze(value), looks(one)) for one, value in fields.items()}
    kept = aside.get("fields")
    if isinstance(kept, dict):
        fields.update((one, _kept(one, value)) for one, value in kept.items() if _is_kept(value))
    filled = tuple((field, value) for field, value in fields.items() if _can_stand(field, value))
    return Edition(printable.key(str(wanted.get("id", ""))), kind, filled)


def _can_stand(field: str, value: str) -> bool:
    """Whether a .bib file can hold the value there: addresses have no escape for a brace."""
    return bool(value) and (field not in _UNESCAPED or is_balanced(value))


def _kept(field: str, value: str | None) -> str:
    """The value of a field that was kept aside, with its marks."""
    if not value or nature(field) not in (Nature.TITLE, Nature.WORDS):
        return value or ""
    return only(with_formulas(tagged.read(value)), looks(field))


def _is_kept(value: object) -> bool:
    return value is None or isinstance(value, str)


def _texts(wanted: Mapping[str, Any], name: str, kind: str) -> dict[str, str]:
    old = {new: wanted[one] for one, new in csl_variables.OLD_NAMES.items() if one in wanted}
    texts = {
        **old,
        **{one: value for one, value in wanted.items() if one not in csl_variables.OLD_NAMES},
    }
    texts = {one: _marked(one, value) for one, value in texts.items() if isinstance(value, str)}
    fields = _titles(texts)
    setting = csl_variables.Setting.of_item(texts)
    for variable, sources in csl_variables.rows(name, kind, setting):
        if variable in texts:
            text = texts.pop(variable)
            spell = _SPELLINGS.get(variable)
            fields.setdefault(sources[0], spell(text) if spell else text)
    return fields


def _marked(variable: str, text: str) -> str:
    """The text with what CSL's tags say as marks, and formulas that are typed."""
    whole = with_formulas(tagged.read(text))
    return casing.plain(whole, foreign=variable == "original-title")


def _titles(texts: dict[str, str]) -> dict[str, str]:
    """Undoes what the writer does with the title of a set and of its volume."""
    volume = texts.pop("volume-title", None)
    if volume is not None and "container-title" in texts:
        return {
            "title": texts.get("title", ""),
            "booktitle": volume,
            "maintitle": texts.pop("container-title"),
        }
    if volume is not None and "title" in texts:
        return {"title": volume, "maintitle": texts["title"]}
    return {"title": texts["title"]} if "title" in texts else {}


def _dates(wanted: Mapping[str, Any]) -> dict[str, str]:
    found = {
        field: dates.from_csl(wanted[variable]) or ""
        for variable, field in csl_variables.DATES.items()
        if isinstance(wanted.get(variable), dict | str)
    }
    issued = wanted.get("issued")
    if isinstance(issued, dict | str) and (text := dates.from_csl(issued)):
        found["date" if dates.is_date(text) else "year"] = text
    return found


def _pages(text: str) -> str:
    return _BETWEEN.sub("–", text)


_SPELLINGS = {"page": _pages, "genre": genres.to_key}
