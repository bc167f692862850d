"""People: `Family, Given and Family, Given` in an entry, lists of name parts in an item.

A small word before the family name is a dropping particle, as in BibLaTeX, which files Bertha von
Suttner under S; with `options = {useprefix=true}` it is a non-dropping one. *And others* is a name
of its own, the literal `others`, which pandoc prints as et al.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblio.formats.bibtex import names as bibtex_names
from biblio.record.person import (
    OTHERS,
    Person,
    is_braced,
    person_of,
    split_at_commas,
    split_names,
)
from biblio.values import tagged
from biblio.values.names import without_others

Name = dict[str, Any]

_USEPREFIX = re.compile(r"(?<![\w-])useprefix\s*(?:=\s*(?P<value>\w+))?", re.IGNORECASE)
_PART = re.compile(r"\s*(family|given|prefix|suffix|useprefix|[\w-]+-i)\s*=\s*(.*)", re.DOTALL)
_PARTICLES = ("dropping-particle", "non-dropping-particle")


def uses_prefix(options: str) -> bool:
    """Whether the options of an entry say that particles belong to the family name."""
    match = _USEPREFIX.search(options)
    return match is not None and (match["value"] or "true").lower() == "true"


def to_csl(value: str, *, prefix: bool = False) -> list[Name]:
    """The names of a field; `prefix` says that particles belong to the family name."""
    return [_name(name, prefix=prefix) for name in split_names(value)]


def _name(text: str, *, prefix: bool) -> Name:
    if extended := _extended(text, prefix=prefix):
        return extended
    person = person_of(text)
    if person.whole:
        return {"literal": person.family}
    return _parts(person, prefix=prefix)


def _parts(person: Person, *, prefix: bool) -> Name:
    parts = {
        "family": person.family,
        "given": person.forenames,
        _PARTICLES[prefix]: person.particle,
        "suffix": person.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _extended(text: str, *, prefix: bool) -> Name | None:
    """BibLaTeX's long form: `family=Suttner, given=Bertha, prefix=von, useprefix=true`."""
    if "=" not in text:
        return None
    matches = [_PART.fullmatch(part) for part in split_at_commas(text)]
    parts = {match[1]: match[2].strip('"{} ') for match in matches if match}
    if len(parts) < len(matches) or "family" not in parts:
        return None
    person = Person(
        parts["family"], parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", "")
    )
    return _parts(person, prefix=parts.get("useprefix", str(prefix)).lower() == "true")


def from_csl(names: Iterable[Mapping[str, Any]]) -> str:
    """The names as one field of an entry."""
    value = " and ".join(text for name in names if (text := _text(name)))
    return bibtex_names.decode(bibtex_names.encode(value))  # as a file would give them back


def plain(people: list[Name]) -> list[Name]:
    """The names with letters for entities; *et al.* behind the last is the literal `others`."""
    names = [{part: _letters(value) for part, value in name.items()} for name in people]
    *before, last = names or [{}]
    others = [{"literal": OTHERS}]
    text = _text(last)
    if before and text and not without_others(text):
        return [*before, *others]
    named = {part: _named(part, value) for part, value in last.items()}
    return names if named == last or not _text(named) else [*before, named, *others]


def _letters(value: Any) -> Any:
    return tagged.without_entities(value) if isinstance(value, str) else value


def _named(part: str, value: Any) -> Any:
    is_named = part in ("literal", "family", "given") and isinstance(value, str)
    return without_others(value) if is_named else value


def has_prefix(names: Iterable[Mapping[str, Any]]) -> bool:
    """Whether one of the names has a particle that belongs to the family name."""
    return any(name.get("non-dropping-particle") for name in names)


def _text(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return _body(str(name["literal"]))
    particle = next((str(name[part]) for part in _PARTICLES if name.get(part)), "")
    family = " ".join(part for part in (particle, str(name.get("family", ""))) if part)
    rest = [str(name[part]) for part in ("suffix", "given") if name.get(part)]
    if not rest or not family:
        return _body(family or " ".join(rest))
    return ", ".join((family, *rest))


def _body(text: str) -> str:
    inside = re.sub("[{}]", "", text).strip()
    needs_braces = "," in inside or len(split_names(inside)) > 1
    return f"{{{inside}}}" if needs_braces and not is_braced(text) else inside
