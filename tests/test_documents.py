"""The documents with hand-made gold are read at least as well as scores.toml says."""

from __future__ import annotations

import json
from functools import cache

import pytest
from ratchet import RAISE, numbers, paths, recorded, worse
from running import biblio
from scoring import Score, load, score

PATHS = paths()


@cache
def scored(name: str) -> Score:
    """What is found in a document, held against its gold."""
    path = PATHS[name]
    outcome = biblio("extract", path, "--to", "json")
    assert outcome.code == 0, outcome.talk
    citations = json.loads(outcome.text)["documents"][0]["citations"]
    return score(load(path.with_suffix(".json")), citations)


@pytest.mark.parametrize("name", PATHS)
def test_a_document_is_read_no_worse_than_before(name: str) -> None:
    found = scored(name)
    losses = worse(numbers(found), recorded()[name])
    assert not losses, "\n".join([f"{name}: {'; '.join(losses)}", *found.wrong, RAISE])


def test_every_document_has_its_scores() -> None:
    assert list(recorded()) == list(PATHS), RAISE


def test_all_documents_together() -> None:
    now = numbers(sum((scored(name) for name in PATHS), Score()))
    before = {name: sum(one[name] for one in recorded().values()) for name in now}
    losses = worse(now, before)
    assert not losses, f"all documents: {'; '.join(losses)}. {RAISE}"


@pytest.mark.parametrize("name", PATHS)
def test_the_gold_is_what_stands_in_the_document(name: str) -> None:
    text = PATHS[name].read_bytes()
    decoded = text.decode("cp1252" if name == "pages/stone_quarry" else "utf-8-sig")
    for wanted in load(PATHS[name].with_suffix(".json"))["citations"]:
        assert decoded[wanted["start"] : wanted["end"]] == wanted.get("source", wanted["raw"])
