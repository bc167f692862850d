"""Whatever a passage holds, parsing does not fail and every field shows its characters."""

from __future__ import annotations

from generated import characters, examples, lines
from hypothesis import example, given
from hypothesis import strategies as st

from biblio.citation import Citation, Kind, Passage, Shape
from biblio.document import Document, Paragraph, Run
from biblio.origins import Where
from biblio.parser import parse

texts = lines() | characters | st.text(max_size=60)
shapes = st.sampled_from(Shape)
OFFSET = 7


def read(text: str, shape: Shape, author: str | None = None) -> tuple[Citation, ...]:
    """The citations of a passage that begins at the character 7 of its paragraph."""
    document = Document("a.txt", (Paragraph((Run("Before " + text),)),))
    passage = Passage(
        document,
        document.excerpt(Where(None, 0, OFFSET, OFFSET + len(text))),
        Kind.MENTION if shape is Shape.MENTION else Kind.FOOTNOTE,
        shape,
        author=author,
    )
    return parse(passage)


@examples(250)
@given(texts, shapes, st.sampled_from([None, "Leon Trotsky", "Karl Marx and Frederick Engels"]))
@example("Leon Trotsky, My Life (New York: Scribner, 1930), 12.", Shape.NOTE, None)
@example("Braverman, Harry. Labor. New York: Verso, 1974.", Shape.ENTRY, None)
@example("In his pamphlet “Our Political Tasks”", Shape.LEAD_IN, "Leon Trotsky")
def test_every_field_shows_its_characters(text: str, shape: Shape, author: str | None) -> None:
    for citation in read(text, shape, author):
        for field in citation.fields:
            assert citation.text[field.start : field.end] == field.raw
            assert field.value
            assert 0 <= field.confidence <= 1


@examples(150)
@given(texts, shapes)
def test_a_citation_is_what_stands_at_its_place(text: str, shape: Shape) -> None:
    for citation in read(text, shape):
        start, end = citation.where.start, citation.where.end
        assert text[start - OFFSET : end - OFFSET] == citation.text
        places = [citation.excerpt.where(at, at + 1).start for at in range(len(citation.text))]
        assert places == list(range(start, end))


@examples(100)
@given(texts, shapes)
def test_a_passage_is_read_twice_alike(text: str, shape: Shape) -> None:
    assert read(text, shape) == read(text, shape)
