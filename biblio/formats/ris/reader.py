"""One record of RIS as an edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from biblio.formats.bibtex import latex
from biblio.formats.bibtex.formulas import with_formulas
from biblio.formats.csljson import genres, languages
from biblio.formats.ris import containers, moments, roles, tags, types, values
from biblio.formats.ris.lines import Record, Tagged
from biblio.formats.ris.told import Told
from biblio.formats.ris.writer import KEPT
from biblio.record.edition import Edition
from biblio.record.fields import Nature, looks, nature
from biblio.values import printable, tagged, urls
from biblio.values.marked import only

_WORDED = (Nature.TITLE, Nature.WORDS, Nature.HOUSE)
_SPELLINGS = {
    **{"langid": languages.to_name, "type": genres.to_key},
    "edition": values.to_edition,
}
_ARTICLES = frozenset("JOUR EJOUR ABST INPR MGZN NEWS CHAP ECHAP BOOK EBOOK CONF CPAPER".split())
# What databases write of every article and EndNote of every chapter, the name of the type said once
# more: no words that anyone prints.
_EVERY = re.compile(
    r"(?:(?:journal|magazine|newspaper|research|review|original|electronic|scholarly|academic"
    r"|conference)\s+)?"
    r"(?:article|paper|journal|magazine|newspaper|text|print|online|review"
    r"|book(?:\s+(?:chapter|section))?)s?"
    r"(?:\s+in\s+press)?",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = re.compile(r"[;,]\s+(?=https?://)")
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|actes|atti|actas|tagungsband|akten|transactions)\b", re.IGNORECASE
)
_OF_PAPERS = frozenset({"C3", "BT", "JF", "JO", "T2", "EP"})


def edition(record: Record) -> Edition:
    """The record as an entry in BibLaTeX's names; tags it has no field for stay, as `ris-c1`."""
    told = Told(_apart(record.tags))
    name = _name(record.type.upper(), told)
    kind, subtype = types.to_entry(name) or ("misc", "")
    fields = dict(_fields(name, told))
    if name in types.PUBLISHED and "archive" in fields and "archive_location" not in fields:
        fields["source"] = fields.pop("archive")  # the database that has the record, not the thing
    if subtype:
        fields["entrysubtype"] = subtype
    if types.written(types.from_entry(kind, subtype)) != record.type:
        fields[f"{KEPT}ty"] = record.type
    fields = {field: _marked(field, value) for field, value in fields.items()}
    fields.update(_kept(told, fields))
    key = printable.key(told.take("ID"))
    return Edition(key, kind, tuple((field, value) for field, value in fields.items() if value))


def _apart(tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The tags, those with several addresses in one line as one each."""
    for one in tagged:
        addresses = _BEFORE_ADDRESS.split(one.value) if one.tag == "UR" else [one.value]
        yield from (Tagged(one.tag, value) for value in addresses)


def _name(name: str, told: Told) -> str:
    """The type; a conference is a paper where it has an author and does not say otherwise."""
    if name != "CONF":
        return name
    has_author = not told.tags.isdisjoint({"AU", "A1"})
    title = told.first("TI", "T1", "CT")
    is_paper = has_author and (told.tags & _OF_PAPERS or not _PROCEEDINGS.search(title))
    return "CONF" if is_paper else types.PROCEEDINGS


def _fields(name: str, told: Told) -> Iterator[tuple[str, str]]:
    yield from _people(name, told)
    yield from _links(told)
    container = dict(containers.titles(name, told))
    yield from container.items()
    for field, names in tags.texts(name).items():
        if field not in container and field != "doi" and (value := _text(name, field, names, told)):
            yield field, value
    yield from moments.dates_of(told)
    yield from _pages(name, told)
    yield from _numbers(name, told)
    if words := [word for one in told.take_all({"KW"}) for word in _keywords(one.value)]:
        yield "keywords", ", ".join(words)
    if original := told.take("OP"):
        yield from values.from_original(original).items()


def _people(name: str, told: Told) -> Iterator[tuple[str, str]]:
    """The people, those of one role in the order of the file."""
    known = roles.roles_in(name, dict.fromkeys(told.tags))
    people: defaultdict[roles.Role, list[str]] = defaultdict(list)
    by_tag: dict[tuple[roles.Role, str], str] = {}
    for one in told.take_all(known.keys()):
        role = known[one.tag]
        if by_tag.setdefault((role, one.value), one.tag) == one.tag:  # else both tags name them
            people[role].append(tagged.without_entities(one.value))
    yield from roles.to_fields({role: values.from_names(each) for role, each in people.items()})


def _links(told: Told) -> Iterator[tuple[str, str]]:
    """The DOI, wherever it stands; publishers repeat it in M3 and N1, and call it an address.

    Of several the first counts, and the others are kept.
    """
    found: dict[str, str] = {}
    for one in told.take_all({"DO"}):
        said = urls.doi(one.value) or one.value  # without the address that resolves it
        found.setdefault(said.casefold(), said)
    doi, *others = found.values() if found else [""]
    if others:
        yield f"{KEPT}do", "; ".join(others)
    for tag in ("M3", "N1", "UR"):
        value = told.first(tag)
        if (other := urls.doi(value)) and (not doi or other.casefold() == doi.casefold()):
            doi = doi or other
            if tag != "UR" or "DO" not in told.tags:
                told.take(tag)
    if doi:
        yield "doi", doi


def _marked(field: str, value: str) -> str:
    """The value with tags as marks, as Zotero writes them, and publishers' entities as letters."""
    text = tagged.without_entities(latex.squeeze(value))
    if nature(field) not in _WORDED:
        return text
    return only(with_formulas(tagged.read(text)), looks(field))


def _text(name: str, field: str, names: tuple[str, ...], told: Told) -> str:
    if field in tags.JOINED:
        return tags.JOINED[field].join(one.value for one in told.take_all(names))
    if field == "type" and name in _ARTICLES and _EVERY.fullmatch(told.first(*names)):
        return ""
    if field in ("location", "venue") and name in types.CONFERENCES and "C1" in told.tags:
        names = ("C1",) if field == "location" else names
    return _SPELLINGS.get(field, str)(told.take(*names)) if told.first(*names) else ""


def _keywords(told: str) -> Iterator[str]:
    yield from (word for line in told.split(";") if (word := line.strip()))


def _pages(name: str, told: Told) -> Iterator[tuple[str, str]]:
    first, last = told.first("SP"), told.first("EP")
    is_range = bool(re.search("[–-]", first))
    if not is_range or first.endswith(last):
        told.take("EP")
    told.take("SP")
    if first and types.is_periodical(name) and told.first("SE") == first:
        told.take("SE")
    if types.is_whole(name) and first and not last and not is_range:
        yield "pagetotal", first
    elif first or last:
        yield "pages", values.joined_pages(first, last)


def _numbers(name: str, told: Told) -> Iterator[tuple[str, str]]:
    """ISBN or ISSN: told by their length, for records have either under any type; each once."""
    numbers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in told.take_all({"SN"}):
        field = _number(name, one.value)
        same = one.value if field == "number" else one.value.replace("-", "")
        numbers[field].setdefault(same.casefold(), one.value)
    yield from ((field, ", ".join(all_of.values())) for field, all_of in numbers.items())


def _number(name: str, value: str) -> str:
    if name in tags.NUMBERED and not values.is_standard(value):
        return "number"
    return "issn" if values.figures(value) == 8 else "isbn"


def _kept(told: Told, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The tags that are left, but for those that say again what a field says.

    Numbers alone may well be the same by chance, and say something else.
    """
    said = {value.casefold() for value in fields.values()}
    left: defaultdict[str, list[str]] = defaultdict(list)
    for one in told.left():
        value = latex.squeeze(one.value)
        is_said = value.casefold() in said and any(map(str.isalpha, value))
        if one.tag != "ID" and not is_said:
            left[one.tag].append(value)
    yield from ((f"{KEPT}{tag.lower()}", "; ".join(all_of)) for tag, all_of in left.items())
