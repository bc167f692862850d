"""A glossary: where its terms are met, and the note at the first mention of each."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from packet_making import packet_of, shown

from biblio.packet.model import Packet
from biblio.packet.recipe.recipe import Audience, Shown, Term
from biblio.packet.wording.word_forms import Concordance, pattern

TEXT = """# Of Pumps

## Pumps in Poland

Rosa Roe saw a well. She had no pump, as Roe herself says.

Roe’s pumps came later; the pump, at first, was of wood.
"""
TERMS = (
    Term("pump", "A machine that lifts water."),
    Term("Roe, Rosa", "A digger of wells.", kind="person"),
    Term("sluice", "A gate."),
    Term("well", "A hole with water in it.", note=False),
)


def packet(edition: Audience = Audience.ANNOTATED, shown_as: Shown = Shown.BOTH) -> Packet:
    return packet_of(TEXT, terms=TERMS, edition=edition, annotations=shown_as)


def test_the_first_mention_in_the_text_has_a_note_behind_the_punctuation() -> None:
    (reading,) = packet().readings
    assert [shown(block.inlines) for block in reading.blocks] == [
        "Pumps in Poland",
        "Rosa Roe[^1] saw a well. She had no pump,[^0] as Roe herself says.",
        "Roe’s pumps came later; the pump, at first, was of wood.",
    ]
    assert [shown(note.blocks[0].inlines) for note in reading.notes] == [
        "pump: A machine that lifts water.",
        "Roe, Rosa: A digger of wells.",
    ]


def test_a_word_in_a_title_is_no_mention() -> None:
    cited = "Rosa Roe, *The Pump of Ham* (Leeds: Quay, 1904), 3"
    text = f"# Of Wells\n\nSo says {cited}.\n\nA pump is dear.\n"
    (reading,) = packet_of(text, suffix="md", terms=TERMS[:1]).readings
    assert [shown(block.inlines) for block in reading.blocks] == [
        f"So says <{cited}>.",
        "A pump[^0] is dear.",
    ]


def test_the_glossary_tells_the_paragraphs() -> None:
    entries = [(one.term, shown(one.definition), one.numbers) for one in packet().glossary]
    assert entries == [
        ("pump", "A machine that lifts water.", ("1–2",)),
        ("Roe, Rosa", "A digger of wells.", ("1–2",)),
        ("sluice", "A gate.", ()),
        ("well", "A hole with water in it.", ("1",)),
    ]


def test_its_persons_stand_in_the_index() -> None:
    assert [(shown(one.heading), one.numbers) for one in packet().persons] == [
        ("Roe, Rosa", ("1–2",))
    ]


def test_a_clean_packet_has_the_glossary_and_no_notes() -> None:
    clean = packet(Audience.CLEAN)
    assert not clean.readings[0].notes
    assert clean.glossary == packet().glossary


def test_on_screen_only_the_notes_are_comments() -> None:
    (reading,) = packet(shown_as=Shown.COMMENTS).readings
    assert not reading.notes
    assert len(reading.comments) == 2
    assert "She had no {0 pump 0}, as" in shown(reading.blocks[1].inlines)


def test_a_long_glossary_is_met_in_time() -> None:
    terms = [Term(f"pump number {n}", "A machine.") for n in range(1_000)]
    text = "\n\n".join(f"Here is pump number {n}." for n in range(1_000))
    began = time.process_time()
    pages = packet_of(text, terms=terms)
    assert time.process_time() - began < 5
    assert all(entry.numbers for entry in pages.glossary)


WORDS = ["salt", "Salt", "story", "stories", "well", "don't", "donʼt", "O’Roe", "“", "-", "–", " "]


@given(st.lists(st.sampled_from(WORDS)).map("".join), st.lists(st.sampled_from(WORDS)))
def test_a_concordance_leaves_out_no_text_with_the_words(form: str, words: list[str]) -> None:
    texts = ["".join(words), "s ".join(words), " ".join(words)]
    held = Concordance(texts).holding([form])
    found = [at for at, text in enumerate(texts) if form.strip() and pattern((form,)).search(text)]
    assert set(found) <= set(held)
