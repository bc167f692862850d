"""What each document of tests/documents must score: at least as much as is written down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from scoring import Score

DOCUMENTS = Path(__file__).parents[1] / "documents"
FOLDERS = ("pages", "web", "movement", "labour")
SCORES = DOCUMENTS / "scores.toml"
RAISE = "To raise the ratchet run `python benchmarks/score.py --update`; it lowers nothing."
_HEAD = f"""\
# What the documents beside this file score: found, exact and mentions at least, false at most.
# {RAISE}
"""

Numbers = dict[str, int]


def paths() -> dict[str, Path]:
    """The documents by name: `pages/cocoa`."""
    found = [path for folder in FOLDERS for path in sorted((DOCUMENTS / folder).glob("*.txt"))]
    return {f"{path.parent.name}/{path.stem}": path for path in found}


def recorded() -> dict[str, Numbers]:
    """The numbers that are written down."""
    return tomllib.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}


def numbers(score: Score) -> Numbers:
    """What counts of a score."""
    return {
        "found": score.found,
        "exact": score.exact,
        "false": score.false,
        "mentions": score.mentions_found,
    }


def worse(now: Numbers, before: Numbers) -> list[str]:
    """The numbers that are worse than before, as `exact 12, was 14`."""
    return [
        f"{name} {now[name]}, was {before[name]}"
        for name in before
        if (now[name] > before[name] if name == "false" else now[name] < before[name])
    ]


def better(now: Numbers, before: Numbers) -> Numbers:
    """The better of both, number by number."""
    return {
        name: min(now[name], before[name]) if name == "false" else max(now[name], before[name])
        for name in now
    }


def update(scores: Mapping[str, Score]) -> list[str]:
    """Write down what has become better and what is new; the names of what has changed."""
    before = recorded()
    now = {name: numbers(score) for name, score in scores.items()}
    new = {name: better(one, before.get(name, one)) for name, one in now.items()}
    SCORES.write_text(_HEAD + "".join(f"\n{_line(*item)}" for item in new.items()) + "\n", "utf-8")
    return [name for name in new if new[name] != before.get(name)]


def _line(name: str, values: Numbers) -> str:
    inside = ", ".join(f"{key} = {value}" for key, value in values.items())
    return f'"{name}" = {{ {inside} }}'
