"""Markdown loses its markup and nothing else: every character comes from its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_reader_coverage import mapped, texts

from biblio.document import Document
from biblio.readers.markdown import read_source

SHARED = Path(__file__).parents[2] / "shared"
DOCUMENTS = sorted(SHARED.glob("dev/docs/*.md"))
_WORDS = ("Rosa wrote", "in Paris", "work-", "1905", "Ünal", "(see ", "a_b", "https://a.org/x", "—")
_MARKUP = (
    *("*", "**", "_", "~~", "`", "``", "[", "](", ")", '](u "t")', "![", "]", "^[", "[^1]", "\\"),
    *("<", ">", "<em>", "</em>", "<br>", "<!-- c -->", "<http://a.b>", "^2^", "~2~", "{#a}", "|"),
)
_STARTS = (
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\n> ",
        "\n\n> > ",
        "\n- ",
        "\n* ",
        "\n  1. ",
        "\n## ",
        "\n---\n",
        "\t",
    ),
    *("\n[^1]: ", "\n[1]: ", "\n```\n", "\n| a | b |\n|--|--|\n| ", "\n<div>\n", "\n{% x", "%}\n"),
    *("\n\n    ", "  \n", "\f", "\n## Notes\n\n", "\n# References\n\n", "\n* * *\n", "\u00a0"),
)
SOURCES = st.lists(
    st.sampled_from((*_WORDS, *_MARKUP, *_STARTS, " ", " ", ". ", "”")), min_size=1, max_size=40
).map("".join)


# where a line ends, an author broke it, or a bar parts two cells
_BREAKS = " |\u00a0\t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\\<"


def check(source: str) -> Document:
    """Read the source: each character is the one in its place, or a space where a line ends."""
    document = read_source(source, "x.md")
    for paragraph in texts(document):
        before = -1
        for character, at in mapped(paragraph):
            assert before <= at <= len(source)
            before = at
            blank = character.isspace() and (at == len(source) or source[at] in _BREAKS)
            assert blank or source[at] == character
    for note in document.notes:
        assert 0 <= note.origin.start < note.origin.end <= len(source)
    for comment in document.comments:
        origin = comment.origin
        assert source[origin.start : origin.end].startswith("<!--")
    return document


@given(SOURCES)
@settings(max_examples=600)
@example("- \tdeep\n\ttab")
@example("> a\n lazy *em\n> phasis*")
@example("| a | b |\n|---|---|\n| `x\\|y` | \\| |")
def test_every_character_has_its_place(source: str) -> None:
    check(source)


@given(SOURCES)
@settings(max_examples=200)
def test_anchors_lie_in_their_paragraphs(source: str) -> None:
    document = read_source(source, "x.md")
    for note in document.notes:
        if note.anchor is not None:
            assert note.anchor_paragraph is not None
            assert 0 <= note.anchor <= len(document.paragraphs[note.anchor_paragraph].string)


@given(st.text(st.characters(exclude_characters="\0")))
@settings(max_examples=200)
def test_any_text_can_be_read(source: str) -> None:
    check(source)


# words that mean nothing in Markdown: all of them are shown, in their order
_PLAIN = st.lists(
    st.sampled_from(("rope", "Über", "mill,", "toll.", "(dyke)", "“so”", "1905", "a-b")),
    min_size=1,
    max_size=12,
)
_AROUND = st.sampled_from(
    ("{}", "*{}*", "__{}__", "**_{}_**", "`{}`", "[{}](http://a.b)", "<em>{}</em>")
)
_BEFORE = st.sampled_from(("", "> ", "- ", "## ", "3. ", "[^n]: "))


@given(st.lists(st.tuples(_BEFORE, _AROUND, _PLAIN), min_size=1, max_size=6))
@settings(max_examples=200)
def test_words_are_shown_and_markup_is_not(blocks: list[tuple[str, str, list[str]]]) -> None:
    source = "\n\n".join(
        before + around.format(" ".join(words)) + " end" for before, around, words in blocks
    )
    shown = " ".join(paragraph.string for paragraph in texts(check(source)))
    expected = [word for _, _, words in blocks for word in [*words, "end"]]
    assert sorted(word for word in shown.split() if word not in ("-", "3.")) == sorted(expected)


@pytest.mark.skipif(not DOCUMENTS, reason="there is no ../shared")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_character_of_the_documents_has_its_place(path: Path) -> None:
    check(path.read_bytes().decode())


def test_entities_stand_where_they_begin() -> None:
    source = "Fish &amp; &eacute;t&eacute;, 3 &lt; 4"
    (paragraph,) = read_source(source, "x.md").paragraphs
    assert paragraph.string == "Fish & été, 3 < 4"
    at = paragraph.alignment.at
    assert [source[at(place) :].partition(";")[0] for place in (5, 7, 9)] == [
        "&amp",
        "&eacute",
        "&eacute",
    ]
    assert source[at(11) :] == " 3 &lt; 4"
