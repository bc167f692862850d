"""Works that a sentence names, and says where and when they were printed."""

from __future__ import annotations

import pytest

from biblio import readers
from biblio.extractor import extract

TOLD = {
    "It is clear from a remark by Bellman in his _Historia fluminum_, which appeared at Hamburg "
    "in 1739, that some weirs are lost.": ("Bellman", "Historia fluminum", "Hamburg", "1739"),
    "Oakeley, in her account of _Rivers of the Marches_, printed at London in 1762, counts them.": (
        *("Oakeley", "Rivers of the Marches", "London", "1762"),
    ),
    "The weirs were many. Oakeley in her _Rivers of the Marches_ (1813) counts forty.": (
        *("Oakeley", "Rivers of the Marches", None, "1813"),
    ),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_work_in_a_sentence(sentence: str) -> None:
    (found,) = extract(readers.read_bytes(f"{sentence}\n".encode(), "weirs.md")).citations
    assert TOLD[sentence] == tuple(map(found.value, ("author", "title", "location", "date")))


def test_a_year_behind_a_title_of_nobody_is_no_citation() -> None:
    text = "The weirs were many. They named a ship _Rivers of the Marches_ (1813) for them.\n"
    assert not extract(readers.read_bytes(text.encode(), "weirs.md")).citations


QUOTED = {
    'Cf. Wexley’s _Life of Orrick_, vol. iv. p. 134:--"He was one of the best of judges."': (
        *("Wexley", "Life of Orrick", "134"),
    ),
    "Rosa Bolt, _Salt in Leeds_ (Leeds: Marle, 1931), p. 12: “It was white, and dear.”": (
        *("Bolt, Rosa", "Salt in Leeds", "12"),
    ),
    "Orrick, it is true, says in his _Weirs_ (3rd ed., p. 21) that they were so (“White Weirs”).": (
        *("Orrick", "Weirs", "21"),
    ),
}


@pytest.mark.parametrize("note", QUOTED)
def test_words_behind_a_title_in_italics_and_its_page_are_quoted_from_it(note: str) -> None:
    text = f"The weirs were many.[^1]\n\n[^1]: {note}\n"
    (found,) = extract(readers.read_bytes(text.encode(), "weirs.md")).citations
    assert not found.value("origtitle")
    assert QUOTED[note] == tuple(map(found.value, ("author", "title", "locator")))


def test_words_in_plain_quotation_marks_are_nobody() -> None:
    text = (
        "Rosa Wexley made the first weir. In the “Frische Brise” all is told of her.\n\n"
        'Rosa Wexley made a second. The "Frische Brise" has it. In the "Frische Brise" all is so.\n'
    )
    found = extract(readers.read_bytes(text.encode(), "weirs.md")).citations
    assert {one.value("author") for one in found} == {"Wexley, Rosa"}


def test_a_periodical_of_two_months() -> None:
    text = "The weirs were many.[^1]\n\n[^1]: _Salt Times_, September and October 1877.\n"
    (found,) = extract(readers.read_bytes(text.encode(), "weirs.md")).citations
    assert found.value("journaltitle") == "Salt Times"


def test_a_work_of_art_with_its_town_is_no_book() -> None:
    text = "They saw “The Blue Pan” by Anna Reed (Leeds, 2003), in oil.\n"
    cited = extract(readers.read_bytes(text.encode(), "weirs.md")).citations
    assert not any(one.value("title") == "The Blue Pan" for one in cited)


def test_a_note_may_have_a_number_of_thousands_of_figures() -> None:
    notes = f"[^1]: Ann Roe, Salt (Leeds: Elm, 1990), 3.\n\n[^{'2' * 5000}]: Brine.\n"
    text = f"So.[^1]\n\n{notes}"
    (cited,) = extract(readers.read_bytes(text.encode(), "weirs.md")).citations
    assert cited.value("title") == "Salt"
