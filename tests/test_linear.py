"""No text takes the reader longer than its length warrants: twice as long, about twice the time."""

from __future__ import annotations

import time

import pytest

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph, Run
from biblio.origins import Where
from biblio.parser import parse

# Each was, or could have been, tried in many ways that all fail at the end.
HOSTILE = {
    "pages, then a remark": "Ibid., pp. 112, 115, " + "118–122, " * 60 + "my italics.",
    "initials": "See " + "A. B. " * 200 + "x",
    "capitals": "Salt " * 400 + "(not an imprint",
    "brackets within brackets": "(salt " * 300,
    "names": "Mc Mac O’D " * 150 + ", x",
    "commas": "Miller, " * 300 + "x",
    "figures": "1, " * 500 + "x",
    "quotation marks": "“salt, " * 200,
    "colons": "(salt: " * 200 + "1999",
    "full stops": "Müller, Salz. " * 150,
}
LONGEST = 2.0


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("shape", [Shape.NOTE, Shape.ENTRY, Shape.BRACKET])
def test_reading_ends(name: str, shape: Shape) -> None:
    text = HOSTILE[name]
    document = Document("a.txt", (Paragraph((Run(text),)),))
    passage = Passage(
        document, document.excerpt(Where(None, 0, 0, len(text))), Kind.FOOTNOTE, shape
    )
    began = time.process_time()
    parse(passage)
    assert time.process_time() - began < LONGEST
