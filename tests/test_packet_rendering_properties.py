"""Whatever a packet holds, its Word file is sound, and loses no note, comment or word of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import part, string

from biblio.document import Run
from biblio.packet.model import (
    Block,
    CitationSpan,
    Comment,
    CommentMark,
    Cover,
    GlossaryEntry,
    Look,
    Note,
    NoteMark,
    Packet,
    PageMark,
    Question,
    Reading,
    Stream,
)
from biblio.packet.rendering import Citations, Layout, NotePlace, Numbering, render
from biblio.styles.formatted import Cite, Cluster
from biblio.word.check import faults
from biblio.word.markup import w

TEXT = st.text(max_size=20)
RUN = st.builds(Run, TEXT, italic=st.booleans(), href=st.none() | TEXT)
SPAN = st.builds(
    CitationSpan,
    st.tuples(RUN),
    st.builds(Cluster, st.lists(st.builds(Cite, st.sampled_from("ab"))).map(tuple)),
)
MARK = st.one_of(
    st.builds(NoteMark, st.integers(0, 4)),
    st.builds(CommentMark, st.integers(0, 4), st.booleans()),
    st.builds(PageMark, TEXT),
)
BLOCK = st.builds(
    Block,
    st.sampled_from(Look),
    st.lists(RUN | MARK | SPAN, max_size=6).map(tuple),
    st.none() | st.integers(1, 99),
    st.integers(-1, 9),
)
BLOCKS = st.lists(BLOCK, max_size=4).map(tuple)
NOTE = st.builds(Note, st.sampled_from(Stream), BLOCKS)
READING = st.builds(
    Reading,
    title=TEXT,
    blocks=BLOCKS,
    notes=st.lists(NOTE, max_size=4).map(tuple),
    comments=st.lists(st.builds(Comment, BLOCKS, TEXT, TEXT), max_size=4).map(tuple),
    author=st.none() | TEXT,
    permission=st.none() | TEXT,
    introduction=BLOCKS,
    language=st.sampled_from([None, "en", "he"]),
    questions=st.lists(
        st.builds(Question, st.tuples(RUN), st.integers(0, 3), st.none() | TEXT), max_size=2
    ).map(tuple),
)
PACKET = st.builds(
    Packet,
    st.builds(Cover, TEXT, st.none() | TEXT),
    st.lists(READING, max_size=3).map(tuple),
    glossary=st.lists(
        st.builds(
            GlossaryEntry, TEXT, st.tuples(RUN), st.tuples(st.sampled_from(["1", "2.14–17", "x"]))
        ),
        max_size=2,
    ).map(tuple),
    items=st.just((("a", {"type": "book", "title": "A"}),)),
)
LAYOUT = st.builds(
    Layout,
    notes=st.sampled_from(NotePlace),
    numbering=st.sampled_from(Numbering),
    citations=st.sampled_from(Citations),
    comments=st.booleans(),
    paragraph_numbers=st.booleans(),
)


@settings(deadline=None, max_examples=100)
@given(PACKET, LAYOUT)
def test_every_packet_is_a_sound_file_with_all_its_notes(packet: Packet, layout: Layout) -> None:
    data = render(packet, layout).data
    assert faults(data) == []
    notes = [note for reading in packet.readings for note in reading.notes]
    written = [
        *part(data, "word/footnotes.xml").findall(w("footnote"))[2:],
        *part(data, "word/endnotes.xml").findall(w("endnote"))[2:],
    ]
    assert len(written) == len(notes)
    comments = sum(len(reading.comments) for reading in packet.readings)
    marks = list(part(data, "word/document.xml").iter(w("commentReference")))
    assert len(marks) == (comments if layout.comments else 0)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)))
def test_every_word_of_the_text_is_there_in_order(words: list[str]) -> None:
    blocks = tuple(Block(Look.TEXT, (Run(word),), at) for at, word in enumerate(words, 1))
    data = render(Packet(Cover("A"), (Reading("B", blocks),)), Layout(paragraph_numbers=False)).data
    text = string(part(data, "word/document.xml"))
    assert "".join(words) in text
