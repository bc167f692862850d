"""One record of RIS as an edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from biblio.formats.bibtex import latex
from biblio.formats.csljson import dates, genres, languages
from biblio.formats.ris import tags, types, values
from biblio.formats.ris.lines import Record
from biblio.formats.ris.writer import KEPT
from biblio.record.edition import Edition
from biblio.record.fields import Nature, looks, nature
from biblio.values import tagged
from biblio.values.marked import only

_WORDED = (Nature.TITLE, Nature.WORDS, Nature.HOUSE)
_SPELLINGS = {"langid": languages.to_name, "type": genres.to_key}


def edition(record: Record) -> Edition:
    """The record as an entry in BibLaTeX's names; tags it has no field for stay, as `ris-c1`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in record.tags:
        found[one.tag].append(one.value)
    name = record.type.upper()
    kind, subtype = types.to_entry(name) or ("misc", "")
    fields = dict(_fields(name, found))
    if subtype:
        fields["entrysubtype"] = subtype
    if types.from_entry(kind, subtype) != record.type:
        fields[f"{KEPT}ty"] = record.type
    fields.update(_unknown(name, found))
    squeezed = ((field, _text(field, value)) for field, value in fields.items())
    key = "".join(found.get("ID", [""])[:1])
    return Edition(key, kind, tuple((field, value) for field, value in squeezed if value))


def _text(field: str, value: str) -> str:
    """The value with tags as marks, as Zotero writes them, and publishers' entities as letters."""
    if nature(field) not in _WORDED:
        return latex.squeeze(value)
    return only(latex.squeeze(tagged.read(tagged.without_entities(value))), looks(field))


def _fields(name: str, found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for field, names in tags.NAMES.items():
        if people := [value for tag in names for value in found.get(tag, ())]:
            yield field, values.from_names(people)
    if "A3" in found:
        yield "editora", values.from_names(found["A3"])
        yield "editoratype", "serieseditor"
    for field, names in tags.texts(name).items():
        told = next((found[tag] for tag in names if tag in found), None)
        if told:
            _, between = tags.JOINED.get(field, ("", ""))
            text = between.join(told) if between else told[0]
            yield field, _SPELLINGS.get(field, str)(text)
    yield from _dates(found)
    yield from _pages(name, found)
    yield from _numbers(name, found.get("SN", ()))
    if "KW" in found:
        yield "keywords", ", ".join(_keywords(found["KW"]))
    if "OP" in found:
        yield from values.from_original(found["OP"][0]).items()


def _keywords(told: Iterable[str]) -> Iterator[str]:
    for value in told:
        yield from (word for line in value.split(";") if (word := line.strip()))


def _dates(found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    told = [value for tag in ("PY", "Y1", "DA") for value in found.get(tag, ())]
    if told:
        date = _fullest([values.from_date(value) for value in told])
        yield "date" if dates.is_date(date) else "year", date
    if "Y2" in found:
        yield "urldate", values.from_date(found["Y2"][0])


def _fullest(told: list[str]) -> str:
    """The date that says most of those that agree with the first in the year."""
    return max((date for date in told if date.startswith(told[0][:4])), key=len)


def _pages(name: str, found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    first, last = (found.get(tag, [""])[0] for tag in ("SP", "EP"))
    if types.is_whole(name) and first and not last and "–" not in first and "-" not in first:
        yield "pagetotal", first
    elif first or last:
        yield "pages", f"{first}–{last}" if first and last and first != last else first or last


def _numbers(name: str, told: Iterable[str]) -> Iterator[tuple[str, str]]:
    """ISBN or ISSN: told by their length, for records have either under any type."""
    numbers: dict[str, list[str]] = {}
    for value in told:
        digits = sum(letter.isalnum() for letter in re.split("[(,;/]", value)[0])
        numbers.setdefault("issn" if digits == 8 else "isbn", []).append(value)
    yield from ((field, ", ".join(values)) for field, values in numbers.items())


def _unknown(name: str, found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    known = {
        tag for row in (tags.texts(name), tags.NAMES) for names in row.values() for tag in names
    }
    for tag, told in found.items():
        if tag not in known and tag not in tags.SPECIAL and tag != "A3":
            yield f"{KEPT}{tag.lower()}", "; ".join(told)
