"""Every word of a packet in its language: one data file a language, all with the same sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packet_making import packet_of, shown
from packet_wells import FULL, HANDBOOK, KNOWN, text_with

from biblio.packet.model import Stream
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.packet.wording.phrases import title_runs
from biblio.packet.wording.words import LANGUAGES, words_of
from biblio.record.edition import Edition

ENGLISH = words_of("en")
GAP = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_say_the_same(language: str) -> None:
    words = words_of(language)
    assert words.said.keys() == ENGLISH.said.keys()
    assert words.languages.keys() == ENGLISH.languages.keys()
    assert (len(words.months), len(words.dated_months)) == (12, 12)
    for name, sentence in words.said.items():
        assert sorted(GAP.findall(sentence)) == sorted(GAP.findall(ENGLISH.said[name])), name


def test_a_language_that_is_none_of_ours_is_english() -> None:
    assert words_of("eo") is words_of(None) is ENGLISH
    assert words_of("de-AT") is words_of("de")


@pytest.mark.parametrize(
    ("language", "day", "month", "about"),
    [
        ("en", "12 April 1905", "April 1905", "c. 1905"),
        ("de", "12. April 1905", "April 1905", "um 1905"),
        ("fr", "12 avril 1905", "avril 1905", "vers 1905"),
        ("es", "12 de abril de 1905", "abril de 1905", "hacia 1905"),
        ("it", "12 aprile 1905", "aprile 1905", "1905 ca."),
        ("ru", "12 апреля 1905", "апрель 1905", "ок. 1905"),
    ],
)
def test_dates(language: str, day: str, month: str, about: str) -> None:
    words = words_of(language)
    assert (words.date("1905-04-12"), words.date("1905-04"), words.date("1905~")) == (
        day,
        month,
        about,
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Zuerst erschienen auf Deutsch als *Handbuch der Brunnen*: 1931."),
        (
            "fr",
            "Première publication en allemand sous le titre *Handbuch der Brunnen*\u00a0: 1931.",
        ),
        ("ru", "Первая публикация на немецком языке под названием *Handbuch der Brunnen*: 1931."),
    ],
)
def test_a_note_of_the_editor(language: str, said: str) -> None:
    """The text is English: its language decides what is foreign, the packet's how that is said."""
    recipe = ReadingRecipe(Path("text1.txt"), language="en")
    packet = packet_of(
        text_with(FULL), library=HANDBOOK, known=KNOWN, language=language, readings=[recipe]
    )
    (note,) = [one for one in packet.readings[0].notes if one.stream is Stream.EDITOR]
    assert shown(note.blocks[0].inlines).startswith(said)


def test_what_has_no_title_is_numbered_in_the_language_of_the_packet() -> None:
    packet = packet_of("Eins.\n\nZwei, und noch etwas mehr.\n", "Drei.\n", language="de")
    assert packet.cover.title == "Textsammlung"
    assert [reading.title for reading in packet.readings][1] == "Text 2"
    assert "nicht angegeben" in packet.credits[0].string


def test_titles_of_parts_have_the_quotation_marks_of_the_language() -> None:
    article = Edition("x", "article", ())
    marks = [shown(title_runs("X", words_of(one), article)) for one in ("en", "de", "fr", "ru")]
    assert marks == ["“X”", "„X“", "«\u00a0X\u00a0»", "«X»"]
