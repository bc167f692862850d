"""The documents beside the repository, where they are there: every note of the gold is lifted."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from biblio.document import Document
from biblio.readers import read

SHARED = Path(__file__).parents[2] / "shared"
INTRODUCTION = "003_207a022f4340f315"
ARTICLE = "000_a48be1dd557cea9b"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared")


def seed(name: str) -> Document:
    return read(SHARED / "seeds" / f"{name}.txt")


def gold(folder: str, name: str) -> list[dict[str, str]]:
    path = SHARED / folder / f"{name}.json"
    found: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["citations"]
    return [one for one in found if one["kind"] == "footnote"]


def test_every_footnote_of_the_introduction_is_lifted_word_for_word() -> None:
    notes = [(note.mark, note.paragraphs[0].string) for note in seed(INTRODUCTION).notes]
    expected = [(one["mark"], one["raw"]) for one in gold("gold", INTRODUCTION)]
    assert notes == expected


def test_the_notes_of_the_introduction_stand_where_the_gold_has_them() -> None:
    document = seed(INTRODUCTION)
    notes = range(len(document.notes))
    places = [document.origin(document.whole(0, note)) for note in notes]
    expected = [(one["start"], one["end"]) for one in gold("gold", INTRODUCTION)]
    assert [(place.start, place.end) for place in places] == expected


@pytest.mark.parametrize(
    "words",
    [
        "In The History of the Russian Revolution, Trotsky described",
        "throughout Latin America, India",
        "to crush revolutions wherever they break out. In accord with permanent revolution’s",
        "which simmers and erupts on every continent. Poor and working people",
        "looked to the proletariat as the motor force of rebellion",
    ],
)
def test_interrupted_sentences_are_whole_again(words: str) -> None:
    assert any(words in paragraph.string for paragraph in seed(INTRODUCTION).paragraphs)


def test_every_note_of_the_introduction_has_its_anchor() -> None:
    assert all(note.anchor is not None for note in seed(INTRODUCTION).notes)
    assert seed(INTRODUCTION).diagnostics == ()


def test_the_article_has_one_note_and_it_says_that_nothing_points_to_it() -> None:
    document = seed(ARTICLE)
    assert [(note.mark, note.kind) for note in document.notes] == [("*", "footnote")]
    assert [one.code for one in document.diagnostics] == ["note-without-marker"]


@pytest.mark.parametrize("name", ["a3_russell_star", "a5_chiriqui", "f2_degele"])
def test_the_footnotes_of_the_other_documents_are_lifted(name: str) -> None:
    notes = read(SHARED / "dev" / "docs" / f"{name}.txt").notes
    lifted = "\n".join(paragraph.string for note in notes for paragraph in note.paragraphs)
    lifted = lifted.replace("\u00a0", " ")
    assert [one["raw"] for one in gold("dev/gold", name) if one["raw"] not in lifted] == []


def test_printed_pages_are_known() -> None:
    document = read(SHARED / "dev" / "docs" / "f2_degele.txt")
    assert [label for _, label in document.pages] == ["3152", "3153", "3154", "3155"]
    assert document.title is None


def test_a_document_is_read_at_once() -> None:
    seed(ARTICLE)
    start = time.perf_counter()
    seed(ARTICLE)
    assert time.perf_counter() - start < 0.5  # about 0.02 on an idle machine
