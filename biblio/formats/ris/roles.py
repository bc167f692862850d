"""Who did what in a record: the tags of people, whose meaning depends on the type of the record.

After what Zotero (its translator for RIS) and EndNote (its tables of reference types) write and
read. A role that BibLaTeX has no field for stands in `editora` and its type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from biblio.formats.ris import types

TAGS = ("AU", "A1", "ED", "A2", "A3", "A4")
_SLOTS = ("editora", "editorb", "editorc")


@dataclass(frozen=True, slots=True)
class Role:
    """The field that holds those who have a role, and the type of editor that tells it, if any."""

    field: str
    type: str = ""


AUTHOR, EDITOR, TRANSLATOR = Role("author"), Role("editor"), Role("translator")
SERIES_EDITOR = Role("editora", "serieseditor")
SUPERVISOR = Role("editora", "supervisor")
_PARTS = {"A2": EDITOR, "A3": SERIES_EDITOR, "A4": TRANSLATOR}
_FILMS = {"A2": Role("editora", "performer"), "A3": Role("editora", "producer")}
_BY_TYPE: Mapping[str, Mapping[str, Role]] = {
    **{name: {"A2": SERIES_EDITOR, "A3": EDITOR, "A4": TRANSLATOR} for name in types.BOOKS},
    "THES": dict.fromkeys(("A2", "A3", "A4", "ED"), SUPERVISOR),
    **{name: {"A2": Role("recipient")} for name in ("PCOMM", "ICOMM")},
    "INTV": {"A2": Role("interviewer"), "A4": TRANSLATOR},
    **dict.fromkeys(("MPCT", "VIDEO", "SOUND", "MUSIC", "ADVS", "MULTI"), _FILMS),
    **dict.fromkeys(("CONF", "CPAPER"), _PARTS | {"A4": Role("editorb", "collaborator")}),
    **{name: {} for name in ("BILL", "CASE", "PAT", "STAT", "HEAR", "LEGAL")},
}


def roles(name: str) -> Mapping[str, Role]:
    """What each tag of people says in a record of that type; a tag without a role is not there."""
    return {"AU": AUTHOR, "A1": AUTHOR, "ED": EDITOR, **_BY_TYPE.get(name, _PARTS)}


def roles_in(name: str, found: Mapping[str, object]) -> Mapping[str, Role]:
    """The same for a record that has these tags: who is meant depends on who else is named.

    The people of an edited book (EDBOOK) are its editors, unless it names editors beside them. The
    second author of a book is the editor of its series, unless it has no series and no editor: so
    older programs called the editor of the book.
    """
    told = dict(roles(name))
    if name not in types.BOOKS:
        return told
    has_editor = "ED" in found or "A3" in found
    if name == "EDBOOK" and not has_editor:
        told["AU"] = told["A1"] = EDITOR
        has_editor = "AU" in found or "A1" in found
    if not (has_editor or "T2" in found or "T3" in found):
        told["A2"] = EDITOR
    return told


def to_fields(people: Mapping[Role, str]) -> Iterator[tuple[str, str]]:
    """The fields that hold these names; of several roles without a field each has its own slot."""
    slots = iter(_SLOTS)
    for role, names in people.items():
        if not role.type:
            yield role.field, names
        elif slot := next(slots, None):
            yield slot, names
            yield f"{slot}type", role.type


def to_tags(name: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The tag and the names of each field of people that a record of that type has a tag for."""
    said = {role: tag for tag, role in reversed(tuple(roles(name).items()))}
    if "editor" in fields and name == "EDBOOK" and "author" not in fields:
        said[EDITOR] = "AU"
    elif name in types.BOOKS:
        said[EDITOR] = "A3"
    elif name == "THES":
        said[SUPERVISOR] = "A3"
    else:
        said[EDITOR] = "A2" if roles(name).get("A2") == EDITOR else "ED"
    for field in ("author", "editor", "translator", "recipient", "interviewer", *_SLOTS):
        kind = fields.get(f"{field}type", "").strip().lower() if field.startswith("editor") else ""
        role = Role(_SLOTS[0] if field in _SLOTS else field, kind)
        tag = said.get(role) or said.get(Role("editorb", kind))
        if field in fields and tag:
            yield tag, fields[field]
