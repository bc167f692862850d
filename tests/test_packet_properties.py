"""What always holds of a reading: every character, every note, every number is in its place."""

from __future__ import annotations

from generated import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from packet_making import drafted

from biblio.diagnostics import BiblioError
from biblio.document import Document, Note, Paragraph, Run
from biblio.origins import TextAlignment, TextOrigin
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.model import Block, CommentMark, NoteMark, PageMark, Stream
from biblio.packet.reading.body import Written, write
from biblio.packet.recipe.paragraph_ranges import Range

STYLES = st.sampled_from("text text text heading quotation list caption bibliography".split())
RUNS = st.lists(
    st.builds(Run, st.text("ab cé.—Ж", min_size=1, max_size=6), italic=st.booleans()), max_size=4
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Paragraphs of any look; notes with and without a mark; pages that turn anywhere."""
    paragraphs: list[Paragraph] = []
    at = 0
    for style, runs in draw(st.lists(st.tuples(STYLES, RUNS), max_size=8)):
        length = sum(len(run.text) for run in runs)
        paragraphs.append(Paragraph(tuple(runs), style, TextAlignment(((0, at),))))
        at += length + 1
    notes = [draw(_notes(paragraphs)) for _ in range(draw(st.integers(0, 4)))]
    turns = draw(st.lists(st.integers(0, at), max_size=3, unique=True))
    pages = tuple((offset, str(number)) for number, offset in enumerate(sorted(turns), 7))
    return Document("text.txt", tuple(paragraphs), tuple(notes), pages=pages)


@st.composite
def _notes(draw: st.DrawFn, paragraphs: list[Paragraph]) -> Note:
    origin, after = TextOrigin(0, 0, 1, 1), draw(st.none() | st.integers(0, len(paragraphs)))
    text = Paragraph((Run(draw(st.text("xyz ", max_size=5))),))
    full = [at for at, one in enumerate(paragraphs) if one.string.strip()]
    if not full or draw(st.booleans()):
        return Note("", (text,), "footnote", origin, after=after)
    anchor = draw(st.sampled_from(full))
    at = draw(st.integers(0, len(paragraphs[anchor].string)))
    return Note("*", (text,), "footnote", origin, at, anchor, after)


def written(document: Document, ranges: tuple[Range, ...] = ()) -> Written:
    one = drafted(document, excerpt=ranges)
    annotations = tuple(
        Annotation(piece.index, 0, len(piece.paragraph.string), ((Run("Remark."),),))
        for piece in one.kept
    )
    return write(one, annotations, annotations)


def marks(blocks: tuple[Block, ...], kind: type) -> list[object]:
    return [inline for block in blocks for inline in block.inlines if isinstance(inline, kind)]


@given(documents())
@examples(150)
def test_every_character_of_the_body_stands_in_a_block_in_order(document: Document) -> None:
    body = "".join(one.string for one in document.paragraphs if one.string.strip())
    assert "".join(block.string for block in written(document).blocks) == body


@given(documents())
@examples(150)
def test_looks_of_characters_stay(document: Document) -> None:
    italic = [
        run.text
        for one in document.paragraphs
        if one.string.strip()
        for run in one.runs
        if run.italic
    ]
    blocks = written(document).blocks
    runs = [run for block in blocks for run in block.inlines if isinstance(run, Run)]
    assert "".join(run.text for run in runs if run.italic) == "".join(italic)


@given(documents())
@examples(150)
def test_every_note_stands_at_one_mark_and_says_what_it_said(document: Document) -> None:
    made = written(document)
    assume(made.blocks)
    numbers = [mark.note for mark in marks(made.blocks, NoteMark)]  # type: ignore[attr-defined]
    assert sorted(numbers) == list(range(len(made.notes)))
    own = [note for note in made.notes if note.stream is Stream.AUTHOR]
    assert [note.blocks[0].string for note in own] == [
        n.paragraphs[0].string for n in document.notes
    ]


@given(documents())
@examples(150)
def test_comments_open_before_they_close(document: Document) -> None:
    made = written(document)
    seen: list[int] = []
    for mark in marks(made.blocks, CommentMark):
        assert isinstance(mark, CommentMark)
        if mark.is_start:
            assert mark.comment not in seen
            seen.append(mark.comment)
        else:
            assert seen.count(mark.comment) == 1
    assert sorted(seen) == list(range(len(made.comments)))


@given(documents())
@examples(150)
def test_a_page_turns_between_words(document: Document) -> None:
    for block in written(document).blocks:
        before = ""
        for inline in block.inlines:
            if isinstance(inline, PageMark):
                assert not before or before[-1].isspace() or before == block.string
            before += inline.text if isinstance(inline, Run) else ""


@given(documents(), st.integers(1, 6), st.integers(0, 3))
@examples(150)
def test_paragraphs_of_an_excerpt_keep_the_numbers_they_have_in_the_whole(
    document: Document, first: int, more: int
) -> None:
    whole = {block.number: block.string for block in written(document).blocks if block.number}
    wanted = Range(first, first + more)
    try:
        part = written(document, (wanted,)).blocks
    except BiblioError:
        assert not any(wanted.holds(number) for number in whole)
        return
    kept = {block.number: block.string for block in part if block.number}
    assert kept == {number: text for number, text in whole.items() if wanted.holds(number)}
