"""Records to fill the patterns of notes with: those of libraries, and invented ones."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.records import Item

Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Person:
    """A name in two parts; a body's has no `given`."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a note may print of a work: people by role, everything else as words."""

    kind: str
    people: Mapping[str, tuple[Person, ...]]
    values: Mapping[str, str] = field(default_factory=dict)


_KINDS = {
    "book": "book",
    "article-journal": "article",
    "article-magazine": "article",
    "chapter": "chapter",
    "paper-conference": "chapter",
    "thesis": "book",
}
_VALUES = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "collection-title": "series",
    "collection-number": "number",
    "edition": "edition",
}
_MOST_NAMES = 4


def of_item(item: Item) -> Record | None:
    """The record of a library's item, None where it lacks what every pattern of its kind prints."""
    kind = _KINDS.get(str(item.get("type")), "")
    people = {role: _people(item.get(role, ())) for role in ("author", "editor", "translator")}
    values = {name: str(item[key]) for key, name in _VALUES.items() if item.get(key)}
    container = "journaltitle" if kind == "article" else "booktitle"
    if item.get("container-title"):
        values[container] = str(item["container-title"])
    date = (item.get("issued") or {}).get("date-parts", [[]])
    if date and date[0]:
        values["date"] = str(date[0][0])
    needed = {"book": "title", "article": "journaltitle", "chapter": "booktitle"}.get(kind)
    if not needed or needed not in values or "date" not in values or not any(people.values()):
        return None
    return Record(kind, people, values)


def _people(names: Sequence[Mapping[str, Any]]) -> tuple[Person, ...]:
    return tuple(
        Person(
            f"{name.get('non-dropping-particle', '')} {name['family']}".strip(),
            str(name.get("given", "")),
        )
        if "family" in name
        else Person(str(name.get("literal", "")))
        for name in names[:_MOST_NAMES]
    )


def invented(words: Words, chance: random.Random) -> Record:
    """A record made of a language's words."""
    kind = chance.choice(("book", "book", "book", "article", "chapter"))
    count = chance.choices((1, 2, 3), (7, 2, 1))[0]
    people = {"author": _some(words, chance, count)}
    people["editor"] = _some(words, chance, chance.choice((1, 1, 2)))
    people["translator"] = _some(words, chance, 1)
    values = {
        "title": _title(words, chance),
        "journaltitle": chance.choice(words["journals"]),
        "booktitle": _title(words, chance),
        "location": chance.choice(words["cities"]),
        "publisher": chance.choice(words["publishers"]),
        "series": chance.choice(words["series"]),
        "edition": chance.choice(words["edition"]),
        "day": chance.choice(words["day"]),
        "date": str(chance.randint(1820, 2022)),
        "volume": _number(chance, 40),
        "number": str(chance.randint(1, 130)),
        "pages": _pages(chance),
    }
    return Record(kind, people, values)


def completed(record: Record, words: Words, chance: random.Random) -> Record:
    """The record with invented values where it lacks one that a pattern may ask for."""
    spare = invented(words, chance)
    people = {role: record.people.get(role) or () for role in record.people}
    if record.kind == "chapter" and not people.get("editor"):
        people["editor"] = spare.people["editor"]
    values = {name: spare.values[name] for name in ("day", "volume", "number", "pages")}
    return Record(record.kind, people, {**values, **record.values})


def _some(words: Words, chance: random.Random, count: int) -> tuple[Person, ...]:
    return tuple(
        Person(chance.choice(words["family"]), chance.choice(words["given"])) for _ in range(count)
    )


def _title(words: Words, chance: random.Random) -> str:
    title = chance.choice(words["heads"])
    if chance.random() < 0.15:
        joint = chance.choice((" ", ", "))
        title = f"{title}{joint}{chance.choice(words['and'])} {chance.choice(words['heads'])}"
    if chance.random() < 0.4:
        title += chance.choice((": ", ". ", ". ", " – ")) + chance.choice(words["tails"])
    return title


def _number(chance: random.Random, most: int) -> str:
    number = chance.randint(1, most)
    return roman(number) if chance.random() < 0.25 else str(number)


def _pages(chance: random.Random) -> str:
    first = chance.randint(1, 700)
    return f"{first}{chance.choice('–––-')}{first + chance.randint(2, 40)}"


def roman(number: int) -> str:
    """A number up to 399 in Roman capitals."""
    made = ""
    for value, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                        (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        made += sign * (number // value)
        number %= value
    return made
