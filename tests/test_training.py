"""What the model learns from: label maps, samples, invented notes, prints, damage."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest

from biblio.decisions import FILE, Decision, Verdict, dumps
from biblio.parser.labelling.tokens import tokens
from training import anystyle, grobid, linkedbooks
from training.damage import damaged, strange
from training.decisions import from_decisions
from training.fitting import HEADED, OPENED
from training.labels import ANYSTYLE, CSL, FIELDS, GROBID, LINKEDBOOKS, WORDS, fields
from training.marking import printed
from training.notes import _data, languages, notes, words_of
from training.samples import OTHER, Label, Part, named, sample, tags
from training.styles import COMMON, KEPT_OUT

SHARED = Path(__file__).resolve().parents[2] / "shared" / "training"
SOURCES = pytest.mark.skipif(not SHARED.is_dir(), reason="the sources lie beside the project only")
KNOWN = {*FIELDS, OTHER}


@pytest.mark.parametrize("labels", [ANYSTYLE, GROBID, LINKEDBOOKS])
def test_maps_lead_to_known_fields(labels: Mapping[str, str]) -> None:
    assert set(labels.values()) <= KNOWN


def test_the_map_of_csl_leads_to_known_fields() -> None:
    assert set(CSL.values()) <= {*KNOWN, "container"}


def test_tags_of_their_own_are_of_known_fields() -> None:
    assert {*FIELDS, *WORDS} >= OPENED | HEADED


@SOURCES
@pytest.mark.parametrize("name", ["core.xml", "good.xml"])
def test_every_label_of_anystyle_is_in_its_map(name: str) -> None:
    found = {label for one in anystyle.references(SHARED / "anystyle" / name) for label, _ in one}
    assert found <= set(ANYSTYLE)


@SOURCES
def test_every_label_of_grobid_is_in_its_map_or_rare() -> None:
    counts: dict[str, int] = {}
    for one in islice(grobid.references(SHARED / "grobid" / "citation-tei.tar.gz"), 3_000):
        for label, _ in one:
            counts[label] = counts.get(label, 0) + 1
    assert {label for label, count in counts.items() if count > 20} <= {*GROBID, OTHER}


@SOURCES
def test_every_label_of_linkedbooks_is_in_its_map() -> None:
    archive = SHARED / "linkedbooks" / "dataset.tar.gz"
    found = {tagged.field for line in linkedbooks.lines(archive, "test") for tagged in line}
    assert found <= set(LINKEDBOOKS)


@pytest.mark.parametrize(
    ("label", "words", "want"),
    [
        ("author", "Hale, E., & Brine, A. ", [("author", "Hale, E., & Brine, A.")]),
        ("editor", "In A. Brine (Ed.), ", [("editor", "A. Brine")]),
        ("editor", "hrsg. von Otto Salzer, ", [("editor", "Otto Salzer")]),
        ("title", "“Is Salt Cheap?” ", [("title", "Is Salt Cheap?")]),
        ("title", "Salt (and Brine). ", [("title", "Salt (and Brine)")]),
        ("booktitle", "In: Salt and State, ", [("booktitle", "Salt and State")]),
        ("volume", "12(3), ", [("volume", "12"), ("number", "3")]),
        ("volume", "Vol. IV, ", [("volume", "IV")]),
        ("volume", "12, no. 3 ", [("volume", "12"), ("number", "3")]),
        ("pages", "pp. 12–20). ", [("pages", "12–20")]),
        ("date", "(1971). ", [("date", "1971")]),
        ("doi", "doi: 10.1000/salt. ", [("doi", "10.1000/salt")]),
        ("other", "60. ", []),
    ],
)
def test_a_piece_is_freed_of_the_words_and_signs_round_it(
    label: str, words: str, want: list[tuple[str, str]]
) -> None:
    made = list(fields(label, words))
    assert "".join(part.text for part in made) == words
    assert [(one.label, one.text) for one in made if one.label != OTHER and one.text] == want


def test_tags_tell_where_works_and_fields_begin() -> None:
    one = sample([Part("author", "Ann Brine", begins=True), Part(OTHER, ", "),
                  Part("title", "Salt Tax"), Part(OTHER, ", "),
                  Part("locator", "3 f.")])  # fmt: skip
    made = tags(tokens(one.text), one.labels, {"author", "title"}, {"author"})
    assert made == ["W-author", "I-author", "B-title", "I-title", "I-locator", "I-locator"]
    assert [named(tag) for tag in made[:3]] == ["author", "author", "title"]


def test_every_language_has_every_word_that_a_pattern_asks_for() -> None:
    patterns = [one for some in _data()["patterns"].values() for one in some]
    asked = {word.lower() for one in patterns for word in re.findall(r"\$([a-zA-Z]+)", one)}
    assert len(languages()) == 10
    for language in languages():
        assert asked <= set(words_of(language))


def test_notes_are_the_same_for_the_same_seed_and_their_labels_known() -> None:
    one, other = (list(notes(200, {}, random.Random(3))) for _ in range(2))
    assert one == other
    assert {label.name for note in one for label in note.labels} <= {*FIELDS, *WORDS}
    assert any(sum(label.begins for label in note.labels) > 1 for note in one)


def test_damage_moves_labels_along() -> None:
    chance = random.Random(5)
    for note in notes(300, {}, chance):
        made = damaged(strange(note, chance), chance)
        assert all(0 <= one.start < one.end <= len(made.text) for one in made.labels)
        assert len(made.labels) <= len(note.labels)


ITEM = {
    "id": "hale",
    "type": "chapter",
    "title": "Salt and the state",
    "author": [{"family": "Hale", "given": "Edith"}],
    "editor": [{"family": "Brine", "given": "Ann"}],
    "container-title": "The brine book",
    "publisher": "Harbour Press",
    "publisher-place": "Whitby",
    "issued": {"date-parts": [[1971]]},
    "page": "12-20",
}


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa", "gost-r-7-0-5-2008"])
def test_a_print_knows_the_field_of_each_character(style: str, tmp_path: Path) -> None:
    (one,) = printed([ITEM], [], style, "en-US", tmp_path)[1]
    read = {label.name: one.text[label.start : label.end] for label in one.labels}
    assert read["title"].casefold() == "salt and the state"
    assert read["booktitle"].casefold() == "the brine book"
    assert read["editor"].strip(" .").endswith("Brine") or read["editor"].startswith("Brine")
    assert read["publisher"] == "Harbour Press"
    assert read["date"] == "1971"
    assert one.labels[0] == Label("author", *_place(one.text, read["author"]), begins=True)


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_styles_kept_out_are_twenty_and_none_of_the_common() -> None:
    assert len(set(KEPT_OUT)) == 20
    assert len(COMMON) == 10
    assert not set(KEPT_OUT) & set(COMMON)


def test_what_an_editor_decided_is_a_sample(tmp_path: Path) -> None:
    note = "Ada Finch, Salt Roads (York: Elm, 1931), 33."
    other = "Bruno Noble, The Tax (Leeds: Mill, 1940), 2"
    text = f"So they say.* And so on.**\n\n* {note}\n\n** {other}.\n"
    (tmp_path / "salt.txt").write_text(text, encoding="utf-8")
    said = (
        Decision(note.rstrip("."), fields=(("author", "Finch, Ada"), ("title", "Salt Roads"))),
        Decision(other, verdict=Verdict.NOTHING),
    )
    (tmp_path / FILE).write_text(dumps(said), encoding="utf-8")
    (made,) = from_decisions(tmp_path)
    shown = [(one.name, made.text[one.start : one.end], one.begins) for one in made.labels]
    assert shown == [("author", "Ada Finch", True), ("title", "Salt Roads", False)]
