"""The two documents beside the project: every citation is found, byte for byte, and no other."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from running import biblio
from scoring import Score, load, score

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = ("000_a48be1dd557cea9b", "003_207a022f4340f315")

pytestmark = pytest.mark.skipif(
    not all((SHARED / "seeds" / f"{name}.txt").is_file() for name in SEEDS),
    reason="the two documents in ../shared/seeds belong to their publishers and are not here",
)


@cache
def scored(name: str) -> Score:
    outcome = biblio("extract", SHARED / "seeds" / f"{name}.txt", "--to", "json")
    citations = json.loads(outcome.text)["documents"][0]["citations"]
    return score(load(SHARED / "gold" / f"{name}.json"), citations)


@pytest.mark.parametrize(("name", "cited"), [(SEEDS[0], 16), (SEEDS[1], 10)])
def test_every_citation_is_read_byte_for_byte(name: str, cited: int) -> None:
    found = scored(name)
    assert (found.cited, found.found, found.exact) == (cited, cited, cited), found.wrong


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_is_found_that_is_not_there(name: str) -> None:
    assert scored(name).false == 0, scored(name).wrong
