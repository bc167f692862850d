"""Every case file of tests/cases/notes: one note, and the citations that are read from it."""

from __future__ import annotations

from case_notation import Case, notation, parametrised

from biblio.citation import Citation, Kind, Passage, Shape
from biblio.document import Document
from biblio.excerpt import Excerpt
from biblio.parser import parse


def read(note: str) -> tuple[Citation, ...]:
    passage = Passage(Document("case", ()), Excerpt(note), Kind.FOOTNOTE, Shape.NOTE, mark="1")
    return parse(passage)


@parametrised("notes")
def test_case(case: Case) -> None:
    found = read(" ".join(case.source.split()))
    assert notation(found, case.expected) == case.expected
