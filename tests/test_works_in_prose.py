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
