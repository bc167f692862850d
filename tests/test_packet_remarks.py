"""What an editor's note says of a citation, and what it does not say again."""

from __future__ import annotations

import pytest
from packet_making import packet_of, shown
from packet_wells import FIRST, FULL, HANDBOOK, KNOWN, WEB, text_with

from biblio.packet.model import Packet, Stream
from biblio.packet.recipe.recipe import Audience, Shown
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.phrases import names_in_order, years_of
from biblio.packet.wording.words import words_of


def packet(*notes: str, library: str = HANDBOOK, **recipe: object) -> Packet:
    return packet_of(text_with(*notes), library=library, known=KNOWN, **recipe)


def remarks(*notes: str, **recipe: object) -> list[str]:
    """The editor's notes on notes that cite."""
    (reading,) = packet(*notes, **recipe).readings
    own = (note for note in reading.notes if note.stream is Stream.EDITOR)
    return [" ¶ ".join(shown(block.inlines) for block in note.blocks) for note in own]


def test_a_full_citation_gets_what_it_does_not_print() -> None:
    assert remarks(FULL) == [f"{FIRST} {WEB}"]


def test_a_shortened_citation_gets_its_full_form() -> None:
    (said,) = remarks("Roe, A Handbook of Wells, 12.")
    assert said.startswith("<Rosa Roe, *A Handbook of Wells* (Verso, 1957")


def test_a_work_cited_again_is_not_told_again() -> None:
    assert len(remarks(FULL, "Roe, A Handbook of Wells, 90.", "Ibid.", FULL)) == 1


def test_a_citation_that_names_no_work_is_told_which_one_it_means() -> None:
    """Only where the one before it is another."""
    again = remarks(FULL, PUMPS, "Roe, op. cit., 90.", "Ibid., 91.")[1:]
    assert again == ["Roe, *A Handbook of Wells*."]


def test_a_misprinted_title() -> None:
    library = HANDBOOK.replace("of Wells", "of Wills")
    (said,) = remarks(FULL.replace("of Wells", "of Wills"), library=library)
    assert said.startswith("So printed; the title is *A Handbook of Wells*.")


def test_another_title_of_the_work() -> None:
    library = HANDBOOK.replace("A Handbook of Wells", "The Well-Digger’s Companion")
    (said,) = remarks(
        FULL.replace("A Handbook of Wells", "The Well-Digger’s Companion"), library=library
    )
    assert said.startswith("Also known as *A Handbook of Wells*.")


def test_a_year_without_an_imprint_is_held_against_the_record() -> None:
    library = "@misc{roe, author = {Roe, Rosa}, title = {A Handbook of Wells}, work = {roe-wells}}"
    (said,) = remarks("Rosa Roe, A Handbook of Wells, 1925.", library=library)
    assert said.startswith("Dated 1925 here. First published in German as")


def test_a_list_of_references_is_not_annotated_again() -> None:
    text = """On Wells

Somebody dug the well (Roe 1957, 12). Nobody knows by whose hand it was dug, or why.

References

Doe, John. Pumps and Their Makers. London: Verso, 1961.

Roe, Rosa. A Handbook of Wells. London: Verso, 1957.
"""
    (reading,) = packet_of(text, library=HANDBOOK, known=KNOWN, annotations=Shown.COMMENTS).readings
    assert len(reading.comments) == 1


def test_an_address_that_is_printed_is_not_told_again() -> None:
    url = "http://www.wells.example.org/other"
    fields = "author = {Roe, Rosa}, title = {A Handbook of Wells}, work = {roe-wells}"
    library = f"@online{{roe, {fields}, url = {{https://wells.example.org/other}}}}"
    assert remarks(f"Rosa Roe, A Handbook of Wells, {url}.", library=library) == [FIRST]


def test_an_address_that_has_moved() -> None:
    fields = "author = {Roe, Rosa}, title = {A Handbook of Wells}, work = {roe-wells}"
    library = f"@online{{roe, {fields}, url = {{https://wells.example.org/old}}}}"
    said = "Now at: https://wells.example.org/new"
    old = "https://wells.example.org/old"
    assert remarks(f"Rosa Roe, A Handbook of Wells, {old}.", library=library) == [f"{FIRST} {said}"]


PUMPS = "John Doe, Pumps and Their Makers (London: Verso, 1961), 3."


def test_a_citation_that_says_all_gets_a_comment_and_no_note() -> None:
    (reading,) = packet(PUMPS, annotations=Shown.BOTH).readings
    assert [note.stream for note in reading.notes] == [Stream.AUTHOR]
    (said,) = reading.comments
    assert shown(said.blocks[0].inlines) == "In the bibliography: Doe, *Pumps and Their Makers*."


def test_several_works_in_one_note_share_one_note_of_the_editor() -> None:
    (said,) = remarks(f"{FULL[:-1]}; {PUMPS}")
    assert said == f"Roe, *A Handbook of Wells*: {FIRST} {WEB}"


@pytest.mark.parametrize(
    ("edition", "shown_as", "notes", "comments"),
    [
        (Audience.CLEAN, Shown.BOTH, 0, 0),
        (Audience.ANNOTATED, Shown.BOTH, 1, 1),
        (Audience.ANNOTATED, Shown.NOTES, 1, 0),
        (Audience.ANNOTATED, Shown.COMMENTS, 0, 1),
        (Audience.TEACHER, Shown.BOTH, 1, 1),
    ],
)
def test_editions(edition: Audience, shown_as: Shown, notes: int, comments: int) -> None:
    (reading,) = packet(FULL, edition=edition, annotations=shown_as).readings
    editors = [note for note in reading.notes if note.stream is Stream.EDITOR]
    assert (len(editors), len(reading.comments)) == (notes, comments)
    assert len(reading.notes) - len(editors) == 1


def test_a_comment_covers_the_word_before_the_mark() -> None:
    (reading,) = packet(FULL, annotations=Shown.BOTH).readings
    assert shown(reading.blocks[0].inlines) == "Somebody dug well number {0 1. 0}[^0][^1]"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1905", "1905"),
        ("1905-04", "April 1905"),
        ("1905-04-12", "12 April 1905"),
        ("1930/1933", "1930–1933"),
        ("1998~", "c. 1998"),
        ("199X", "199X"),
        ("1905-21", "1905-21"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    assert words_of("en").date(edtf) == words


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("in *Water* and *Air*.", "in _Water_ and _Air_."),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("a * note", "a * note"),
        ("*x*", "_x_"),
        ("", ""),
    ],
)
def test_emphasis(text: str, runs: str) -> None:
    said = "".join(f"_{run.text}_" if run.italic else run.text for run in emphasised(text))
    assert said == runs


def test_years_and_names() -> None:
    assert years_of("1930/1932") == {"1930", "1931", "1932"}
    assert names_in_order("Marx, Karl and Engels, Frederick") == "Karl Marx and Frederick Engels"
    assert names_in_order("A, B and C, D and {Red Letter Press}") == "B A, D C and Red Letter Press"
