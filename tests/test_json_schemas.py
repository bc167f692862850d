"""The JSON that is written is what its schemas say: each key, its type, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import biblio

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
_TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}


def schema(name: str) -> Any:
    return json.loads((REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8"))


def faults(value: Any, rule: Any, place: str = "") -> Iterator[str]:
    """What of a value is not as a schema has it, of all that our schemas use."""
    if "anyOf" in rule:
        if all(any(faults(value, one, place)) for one in rule["anyOf"]):
            yield f"{place} fits nothing"
        return
    if "const" in rule or "enum" in rule:
        if value not in rule.get("enum", [rule.get("const")]):
            yield f"{place} is {value!r}"
        return
    kinds = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if not any(isinstance(value, _TYPES[one]) for one in kinds):
        yield f"{place} is {value!r}"
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from faults(one, rule["items"], f"{place}[{at}]")
    elif isinstance(value, dict):
        known, more = rule.get("properties", {}), rule.get("additionalProperties", True)
        yield from (
            f"{place}.{one} is missing" for one in rule.get("required", ()) if one not in value
        )
        for name, one in value.items():
            if name in known or isinstance(more, dict):
                yield from faults(one, known.get(name, more), f"{place}.{name}")
            elif not more:
                yield f"{place}.{name} is not described"


@pytest.mark.parametrize("name", ["reading_room.txt", "reading_room.docx", "on_foot.txt"])
def test_citations(name: str) -> None:
    whole = json.loads(biblio("extract", ROOT / "examples" / name, "--to", "json").text)
    assert whole["documents"][0]["citations"]
    assert list(faults(whole, schema("citations"))) == []


def test_findings(tmp_path: Path) -> None:
    text = "@book{a, title = {Salt.}, author = {Finch, A.}, year = {19x1}, pages = {3-4}}\n"
    (tmp_path / "own.bib").write_text(text, encoding="utf-8")
    asked = ("lint", tmp_path / "own.bib", ROOT / "examples" / "reading_room.docx")
    whole = json.loads(biblio(*asked, "--output-format", "json").text)
    assert {one["fix"] is None for one in whole["findings"]} == {True, False}
    assert list(faults(whole, schema("findings"))) == []


def test_a_fault_is_seen() -> None:
    rule = schema("findings")
    assert list(faults({"version": 2, "findings": [{}]}, rule))
    assert "more is not described" in "".join(
        faults({"version": 1, "findings": [], "more": 1}, rule)
    )
