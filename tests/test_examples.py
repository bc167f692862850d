"""The documents in examples/ are read rightly: `golden/` says by hand what is in them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from running import biblio

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
NAMES = ("on_foot", "reading_room")

Citation = dict[str, Any]


def golden(name: str) -> list[Citation]:
    return json.loads((HERE / "golden" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def found(name: str) -> list[Citation]:
    outcome = biblio("extract", EXAMPLES / f"{name}.txt", "--to", "json")
    return json.loads(outcome.text)["documents"][0]["citations"]


def test_every_example_has_its_golden_files() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [(name, one) for name in NAMES for one in golden(name)],
    ids=lambda value: value["raw"][:30] if isinstance(value, dict) else value,
)
def test_a_citation(name: str, wanted: Citation) -> None:
    citations = [one for one in found(name) if one["line"] == wanted["line"]]
    (citation,) = (one for one in citations if one["raw"] == wanted["raw"])
    assert {key: citation[key] for key in wanted if key not in ("id", "refers_to")} == {
        key: wanted[key] for key in wanted if key not in ("id", "refers_to")
    }


@pytest.mark.parametrize("name", NAMES)
def test_nothing_more_and_nothing_less(name: str) -> None:
    def outline(citations: list[Citation]) -> list[tuple[str, str, str | None]]:
        return [(one["id"], one["raw"], one["refers_to"]) for one in citations]

    assert outline(found(name)) == outline(golden(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_library(name: str) -> None:
    outcome = biblio("extract", EXAMPLES / f"{name}.txt")
    assert outcome.text == (HERE / "golden" / f"{name}.bib").read_text(encoding="utf-8")
    assert outcome.talk == f"{EXAMPLES / name}.txt: {len(golden(name))} citations\n"


@pytest.mark.parametrize("name", NAMES)
def test_places_are_those_of_the_source(name: str) -> None:
    source = (EXAMPLES / f"{name}.txt").read_bytes().decode("utf-8")
    for citation in found(name):
        printed = source[citation["start"] : citation["end"]]
        assert letters(printed) == letters(citation["raw"])
        assert source[: citation["start"]].count("\n") + 1 == citation["line"]


def letters(text: str) -> str:
    """What is left when lines may have been rejoined."""
    return "".join(text.replace("-", "").split())


def test_the_word_file_cites_what_its_text_does() -> None:
    """`tools/example_word.py` has made it of the text: the same words are read from it."""
    outcome = biblio("extract", EXAMPLES / "reading_room.docx", "--to", "json")
    (document,) = json.loads(outcome.text)["documents"]
    read = [(one["fields"], one["form"]) for one in document["citations"]]
    assert read == [(one["fields"], one["form"]) for one in found("reading_room")]
