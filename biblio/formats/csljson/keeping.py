"""What the other format has no place for, kept beside so that it comes back as it was.

A variable without a field is kept in `csl-<variable>`: as its text, or as JSON where it is no
plain text; `null` says that there is no such variable. A field without a variable is kept in
`custom`, under `biblatex`, with the entry type where CSL's type says less: CSL-JSON has `custom`
for what other programs need not understand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblio.formats.bibtex import latex
from biblio.values import jsontext

PREFIX = "csl-"
OTHER = "csl-other"
CUSTOM = "biblatex"
_SAFE = re.compile(r"[a-z][a-z_-]*")
_CAPITALS = {
    name.lower(): name
    for name in "URL DOI ISBN ISSN PMID PMCID ISAN ISCI ISMN ISRC ISWC shortTitle "
    "journalAbbreviation".split()
}


def is_kept(field: str) -> bool:
    """Whether a field keeps a variable of CSL."""
    return field.startswith(PREFIX)


def divided(fields: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, Any]]:
    """The fields of BibLaTeX, and the variables that were kept among them."""
    own: dict[str, str] = {}
    kept: dict[str, Any] = {}
    for name, value in fields:
        if name == OTHER:
            others = _decoded(value)
            kept.update(others if isinstance(others, dict) else {})
        elif name.startswith(PREFIX):
            variable = name.removeprefix(PREFIX)
            kept[_CAPITALS.get(variable, variable)] = _decoded(value)
        else:
            own[name] = value
    return own, kept


def restored(item: dict[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The item with the variables that were kept in place of those made from fields."""
    whole = {**item, **kept}
    return {name: value for name, value in whole.items() if value is not None}


def opened(item: dict[str, Any]) -> tuple[dict[str, Any], object]:
    """The item without what was kept in its `custom`, and that."""
    custom = item.get("custom")
    if not isinstance(custom, dict) or CUSTOM not in custom:
        return item, None
    rest = {name: value for name, value in custom.items() if name != CUSTOM}
    others = {name: value for name, value in item.items() if name != "custom"}
    return {**others, "custom": rest} if rest else others, custom[CUSTOM]


def closed(item: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """The item with that in its `custom`."""
    custom = item.get("custom")
    return {**item, "custom": {**(custom if isinstance(custom, dict) else {}), CUSTOM: extra}}


def difference(wanted: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, str]:
    """The fields that keep what of the wanted item is not made from the other fields."""
    kept: dict[str, str] = {}
    others: dict[str, Any] = {}
    for name in dict.fromkeys((*wanted, *made)):
        value = wanted.get(name)
        if value == made.get(name):
            continue
        if _CAPITALS.get(name.lower(), name) == name and _SAFE.fullmatch(name.lower()):
            kept[PREFIX + name.lower()] = encoded(value)
        else:
            others[name] = value
    return {**kept, OTHER: encoded(others)} if others else kept


def encoded(value: object) -> str:
    """The value as the text of a field: itself, or JSON where it could be taken for that."""
    if isinstance(value, str) and value and value == latex.squeeze(value) and not _is_json(value):
        return value
    # An entry's white space runs together, but not what JSON has an escape for.
    return re.sub("(?<= ) ", r"\\u0020", json.dumps(value, ensure_ascii=False))


def _decoded(text: str) -> Any:
    try:
        return jsontext.parsed(text) if _is_json(text) else text
    except (ValueError, RecursionError):
        return text


def _is_json(text: str) -> bool:
    """Whether the text may be JSON; a number is text, as everywhere in an item."""
    return text[0] in '{["' or text in ("null", "true", "false")
