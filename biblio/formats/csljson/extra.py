"""Variables written as lines of a note: `original-date: 1948`.

CSL-JSON has variables that Zotero has no field for; its users write them in the field *Extra*,
which is exported as `note`, one a line, and citation processors read them there (Zotero's
documentation, “Citing Fields from Extra”; citeproc-js, “Cheater Syntax”: `{:original-date: 1948}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from biblio.formats.csljson import dates, people
from biblio.formats.csljson.shapes import DATES
from biblio.record import csl_types
from biblio.values import edtf

_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z_ -]{1,40}):\s*(?P<value>\S.*)")
_BRACED = re.compile(r"\{:(?P<name>[A-Za-z_-]+):\s*(?P<value>[^{}]*)\}")
# The variables of text of CSL 1.0.2 that say something of the thing itself, and the identifiers
# that catalogues have. What a note begins with in prose (Source: …, Note: …) is not among them.
_TEXTS = frozenset(
    "archive archive_collection archive_location archive-place authority call-number "
    "chapter-number citation-number collection-number collection-title container-title "
    "container-title-short dimensions division edition event-title event-place genre issue "
    "jurisdiction locator medium number number-of-pages number-of-volumes original-publisher "
    "original-publisher-place original-title page page-first part-number part-title "
    "printing-number publisher publisher-place reviewed-genre reviewed-title scale section "
    "status supplement-number title-short version volume volume-title doi isbn issn pmid pmcid url "
    "language".split()
)
_CAPITALS = frozenset({"doi", "isbn", "issn", "pmid", "pmcid", "url"})


def told(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with the variables that its note tells, and the rest of the note.

    What the item says itself stays; a line that contradicts it stays in the note.
    """
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note:
        return dict(item)
    found: dict[str, Any] = {}
    rest = [line for line in _lines(note) if not _take(line, item, found)]
    if not found:
        return dict(item)
    left = "\n".join(rest).strip()
    others = {name: value for name, value in item.items() if name != "note"}
    return {**others, **found, **({"note": left} if left else {})}


def _lines(note: str) -> Iterator[str]:
    for line in note.splitlines():
        for part in re.split(r"(\{:[^{}]*\})", line):
            if part.strip():
                yield part.strip()


def _take(line: str, item: Mapping[str, Any], found: dict[str, Any]) -> bool:
    match = _BRACED.fullmatch(line) or _LINE.fullmatch(line)
    if match is None:
        return False
    name, value = match["name"].strip().lower().replace(" ", "-"), match["value"].strip()
    if name == "type":
        found.update({"type": value} if value in csl_types.TO_KINDS else {})
        return value in csl_types.TO_KINDS
    variable = name.upper() if name in _CAPITALS else name.replace("archive-coll", "archive_coll")
    if variable in people.VARIABLES:
        if variable not in item:
            found.setdefault(variable, []).append(_name(value))
        return variable not in item
    said = _date(value) if variable in DATES else value if name in _TEXTS else None
    if said is None or item.get(variable, said) != said or variable in found:
        return False
    found[variable] = said
    return True


def _name(value: str) -> dict[str, str]:
    """`Family || Given`, as Zotero's documentation has it; else a body."""
    family, mark, given = (part.strip() for part in value.partition("||"))
    return {"family": family, "given": given} if mark else {"literal": value}


def _date(text: str) -> dict[str, Any]:
    reading = edtf.read(text)
    return dates.to_csl(reading.edtf if reading and reading.certain else text)


def dated(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with its dates in words in figures, where they can be read for certain."""
    return {
        name: _in_figures(value) if name in DATES and isinstance(value, dict) else value
        for name, value in item.items()
    }


def _in_figures(date: dict[str, Any]) -> dict[str, Any]:
    words = date.get("literal") or date.get("raw")
    if date.get("date-parts") or not isinstance(words, str):
        return date
    read = _date(words)
    return {**{k: v for k, v in date.items() if k not in ("literal", "raw")}, **read}
