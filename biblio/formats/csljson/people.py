"""Who did what: the name variables of CSL and BibLaTeX's fields and roles of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from biblio.formats.csljson import names
from biblio.record.csl_variables import PEOPLE

_CONTRIBUTORS = ("introduction", "foreword", "afterword", "commentator", "annotator")
_SLOTS = ("editor", "editora", "editorb", "editorc")
VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editorial-director executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author "
    "script-writer series-creator translator".split()
)
_ROLES = {"serieseditor": "collection-editor", "scriptwriter": "script-writer"}
_BY_ROLE = {variable: role for role, variable in _ROLES.items()}
_BY_ITS_AUTHOR = frozenset({"inbook", "bookinbook", "suppbook"})
_HOLDING = frozenset({*PEOPLE.values(), *_CONTRIBUTORS, *_SLOTS})


def from_entry(kind: str, fields: Mapping[str, str]) -> dict[str, list[names.Name]]:
    """The people of an entry by CSL variable."""
    prefix = names.uses_prefix(fields.get("options", ""))
    people: dict[str, list[names.Name]] = {}
    for variable, field in _named(fields):
        people.setdefault(variable, []).extend(names.to_csl(fields[field], prefix=prefix))
    return _without_repetition(kind, people)


def _named(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for variable, field in PEOPLE.items():
        if field in fields and field != "editor":
            yield variable, field
    for slot in _SLOTS:
        if slot in fields:
            yield _variable(fields.get(f"{slot}type", "editor")), slot
    for field in _CONTRIBUTORS:
        if field in fields:
            yield "contributor", field


def _variable(role: str) -> str:
    role = role.strip().lower()
    variable = _ROLES.get(role, role)
    return variable if variable in VARIABLES else "contributor"


def _without_repetition(
    kind: str, people: dict[str, list[names.Name]]
) -> dict[str, list[names.Name]]:
    """A part of a book is by the author of the book, unless it names its own."""
    if kind in _BY_ITS_AUTHOR and "author" not in people and "container-author" in people:
        people["author"] = people.pop("container-author")
    if people.get("author") and people.get("container-author") == people["author"]:
        del people["container-author"]
    return people


def to_fields(item: Mapping[str, Any]) -> dict[str, str]:
    """The people of an item as fields; a role without a field is an editor's type."""
    fields: dict[str, str] = {}
    others = []
    for variable in sorted(VARIABLES & item.keys(), key=_order):
        people = item[variable]
        value = names.from_csl(people) if _are_names(people) else ""
        if not value:
            continue
        if variable in ("author", "editor", "translator", "container-author"):
            fields[PEOPLE[variable]] = value
        else:
            others.append((variable, value))
    for slot, (variable, value) in zip(_free(fields), others, strict=False):
        fields[slot] = value
        fields[f"{slot}type"] = _role(variable)
    if any(names.has_prefix(item[one]) for one in VARIABLES & item.keys() if _are_names(item[one])):
        fields["options"] = "useprefix=true"
    return fields


def plain(name: str, people: object) -> object:
    """The people of a variable without entities and *et al.*; anything else as it is."""
    if name in VARIABLES and isinstance(people, list) and _are_names(people):
        return names.plain(people)
    return people


def _are_names(people: object) -> bool:
    return isinstance(people, list) and all(isinstance(name, dict) for name in people)


def _order(variable: str) -> tuple[bool, str]:
    return variable not in PEOPLE, variable


def _free(fields: Mapping[str, str]) -> list[str]:
    return [slot for slot in _SLOTS if slot not in fields]


def _role(variable: str) -> str:
    return "collaborator" if variable == "contributor" else _BY_ROLE.get(variable, variable)


def is_people(field: str) -> bool:
    """Whether a field of BibLaTeX holds names."""
    return field in _HOLDING
