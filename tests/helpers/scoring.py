"""Hand-made gold held against what was found: places by overlap, fields byte for byte."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXACT = [
    "title",
    "booktitle",
    "journal",
    "publisher",
    "address",
    "year",
    "date",
    "origyear",
    "volume",
    "number",
    "edition",
    "pages",
    "locator",
    "url",
    "origtitle",
]
PEOPLE = ("author", "editor", "translator")


@dataclass
class Score:
    """How many of the gold citations were found, how many rightly read, and what was invented."""

    cited: int = 0
    found: int = 0
    exact: int = 0
    false: int = 0
    mentions: int = 0
    mentions_found: int = 0
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        numbers = [getattr(self, name) + getattr(other, name) for name in NUMBERS]
        return Score(*numbers, wrong=self.wrong + other.wrong)


NUMBERS = ("cited", "found", "exact", "false", "mentions", "mentions_found")


def load(path: Path) -> dict[str, Any]:
    """The gold of one document."""
    return json.loads(path.read_text(encoding="utf-8"))


def score(gold: dict[str, Any], found: list[dict[str, Any]]) -> Score:
    """Hold the citations of `extract --to json` against the gold of a document."""
    result, used = Score(), set[int]()
    for wanted in gold["citations"]:
        index = _match(wanted, found, used)
        mention = wanted["kind"] == "mention"
        result.mentions += mention
        result.cited += not mention
        if index is None:
            result.wrong.append(f"not found: {wanted['raw'][:100]}")
            continue
        used.add(index)
        bad = _differences(wanted, found[index])
        result.mentions_found += mention and not bad
        result.found += not mention
        result.exact += not mention and not bad
        if bad:
            result.wrong.append(f"{wanted['raw'][:100]} → {bad}")
    for index, citation in enumerate(found):
        if index not in used and citation["kind"] != "mention":
            result.false += 1
            result.wrong.append(f"false: {citation['raw'][:100]} {citation['fields']}")
    return result


def _match(wanted: dict[str, Any], found: list[dict[str, Any]], used: set[int]) -> int | None:
    """The citation of the same zone that covers most of the wanted one."""
    noted = _noted(wanted)
    near = [
        (min(wanted["end"], c["end"]) - max(wanted["start"], c["start"]), _same_title(wanted, c), i)
        for i, c in enumerate(found)
        if i not in used and _noted(c) == noted
    ]
    near = [one for one in near if one[0] > 0]
    return max(near, key=lambda one: (one[1], one[0]))[2] if near else None


def _noted(citation: dict[str, Any]) -> bool:
    return citation["kind"] in ("footnote", "endnote")


def _same_title(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["fields"].get("title") == other["fields"].get("title")


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """The fields that are wrong, missing or too many, as they were found."""
    want, have = wanted["fields"], found["fields"]
    bad = {n: have.get(n) for n in EXACT if n in want and want[n] != have.get(n)}
    if _noted(wanted):
        bad |= {n: have[n] for n in EXACT if n in have and n not in want}
    for name in PEOPLE:
        if name in want and not _same_people(want[name], have.get(name, []), _noted(wanted)):
            bad[name] = have.get(name)
    return bad


def _same_people(want: list[str], have: list[str], whole: bool) -> bool:
    if whole:
        return want == have
    return [n.split(",")[0] for n in want] == [n.split(",")[0] for n in have]
