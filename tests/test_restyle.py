"""Manuscripts restyled: every way as text, what is left and why, and that nothing else changes."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pypandoc
import pytest
from generated import examples
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio import readers
from biblio.bibliography.engine import StyleEngine
from biblio.diagnostics import BiblioError
from biblio.document import Document, Run
from biblio.formats import bibtex
from biblio.houseconfig import Way, way_named
from biblio.readers.wishes import Changes, Wishes
from biblio.restyle.dialect import dialect
from biblio.restyle.manuscript import Order
from biblio.restyle.printing import fitted, nested, same_number
from biblio.restyle.restyling import Restyled, restyle
from biblio.word.markup import w

LIBRARY = bibtex.read(
    """
@book{roe1990, author = {Roe, Rosa}, title = {A Book of Wells}, publisher = {Verso},
  location = {London}, date = {1990}}
@book{harrow1991, author = {Harrow, Edith}, title = {Rooms for Reading}, publisher = {Verso},
  location = {London}, date = {1991}}
@article{poe1904, author = {Poe, Ann}, title = {Deep Water}, journaltitle = {The Pump},
  volume = {12}, number = {3}, pages = {3--9}, date = {1904}}
""",
    "works.bib",
).library
PROSE = """# On wells

The first well was dug by hand.[^1] It was deep, as Harrow shows ({inline}).

“Nobody digs alone.”[^2] And they dug on.[^3] A remark stands here.[^4]

"""
NOTES = """[^1]: Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5.
[^2]: See also Rosa Roe, *A Book of Wells*, 7; and Edith Harrow, *Rooms for Reading*, 80–82.
[^3]: John Doe, *Unknown Waters* (Paris: Seuil, 1950), 3.
[^4]: This is told in many books. Cf. Ann Poe, “Deep Water,” *The Pump* 12, no. 3 (1904): 3–9.
"""
MANUSCRIPT = (
    PROSE.format(inline="Edith Harrow, *Rooms for Reading*, London: Verso, 1991, 12") + NOTES
)


def order(way: Way = Way.AS_IS, style: str = "chicago-notes", **more: bool) -> Order:
    return Order(StyleEngine.of(style, None), way, **more)


def reader(data: bytes, path: str) -> Document:
    return readers.read_bytes(data, path)


def restyled(text: str, wanted: Order, name: str = "wells.md", form: str = "markdown") -> Restyled:
    return restyle(text.encode(), name, form, LIBRARY, wanted, reader)


def lines(text: str, wanted: Order, name: str = "wells.md", form: str = "markdown") -> str:
    return restyled(text, wanted, name, form).data.decode()


def test_where_they_stand() -> None:
    done = restyled(MANUSCRIPT, order())
    assert done.data.decode().endswith(
        "[^1]: Rosa Roe, *A Book of Wells* (Verso, 1990), 5.\n"
        "[^2]: See also Roe, *A Book of Wells*, 7; and Harrow, *Rooms for Reading*, 80–82.\n"
        "[^3]: John Doe, *Unknown Waters* (Paris: Seuil, 1950), 3.\n"
        "[^4]: This is told in many books. Cf. Ann Poe, “Deep Water,” *The Pump* 12, no. 3 (1904):"
        " 3–9.\n"
    )
    assert [(one.text[:8], one.reason) for one in done.left] == [
        ("John Doe", "the library has no entry for it")
    ]


def test_into_notes() -> None:
    text = lines(MANUSCRIPT, order(Way.NOTES))
    assert "as Harrow shows.[^5]\n" in text
    assert text.endswith("\n[^5]: Edith Harrow, *Rooms for Reading* (Verso, 1991), 12.\n")


def test_into_the_text() -> None:
    text = lines(MANUSCRIPT, order(Way.AUTHOR_DATE, "apa"))
    assert (
        "dug by hand (Roe, 1990, p. 5). It was deep, as Harrow shows (Harrow, 1991, p. 12)." in text
    )
    assert "alone.” (see also Roe, 1990, p. 7; and Harrow, 1991, pp. 80–82) And they" in text
    assert "[^3]: John Doe" in text
    assert "[^4]: This is told in many books. Cf. Poe, 1904." in text
    assert text.endswith(
        "\n## Bibliography\n\nHarrow, E. (1991). *Rooms for Reading*. Verso.\n\n"
        "Poe, A. (1904). Deep Water. *The Pump*, *12*(3), 3–9.\n\n"
        "Roe, R. (1990). *A Book of Wells*. Verso.\n"
    )


def test_keys_and_back() -> None:
    keyed = lines(MANUSCRIPT, order(Way.KEYS))
    assert "dug by hand [@roe1990, p. 5]. It was" in keyed
    assert "as Harrow shows [@harrow1991, p. 12].\n" in keyed
    assert "[see also @roe1990, p. 7; and @harrow1991, p. 80–82]" in keyed
    again = lines(keyed, order(Way.NOTES))
    assert "[@" not in again
    assert "Rosa Roe, *A Book of Wells* (Verso, 1990), 5." in again


def test_twice_is_once() -> None:
    once = lines(MANUSCRIPT, order())
    assert lines(once, order()) == once


def test_html_has_no_keys() -> None:
    with pytest.raises(BiblioError, match=r"wells.html: --as keys is for Markdown and plain text"):
        restyled("<p>Wells.</p>", order(Way.KEYS), "wells.html", "html")


def test_what_plain_text_cites_in_its_sentences_stays_there() -> None:
    text = "Dug by hand (Rosa Roe, A Book of Wells, London: Verso, 1990, 5).\n"
    dated = lines(text, order(Way.AUTHOR_DATE, "apa"), "wells.txt", "text")
    assert dated.startswith("Dug by hand (Roe, 1990, p. 5).\n\nBibliography\n")


def test_the_file_of_a_pdf_cannot_be_rewritten() -> None:
    with pytest.raises(BiblioError, match="only Word, Markdown, HTML and plain text can"):
        restyled("x", order(), "wells.pdf", "pdf")


def test_a_way_that_there_is_not() -> None:
    with pytest.raises(BiblioError, match="There is no way “footnotes”: --as takes as-is, notes"):
        way_named("footnotes")


def test_html_keeps_its_tags() -> None:
    page = (
        "<p>Dug by hand.<sup><a href='#n1' id='r1'>1</a></sup></p><hr>"
        "<p><a id='n1' href='#r1'>1</a> Rosa Roe, <i>A Book of Wells</i>"
        " (London: Verso, 1990), 5.</p>"
    )
    text = restyled(page, order(), "wells.html", "html").data.decode()
    assert text == page.replace("London: ", "")


@pytest.mark.parametrize(
    ("source", "words", "whole"),
    [
        ("*A Book*, 5", "A Book, 5", "*A Book*, 5"),
        ("a *A Book* b", "A Book", "*A Book*"),
        ("a [A Book](http://x.org/a_b) b", "A Book", "[A Book](http://x.org/a_b)"),
        ("*see A* Book", "A Book", None),
    ],
)
def test_a_citation_takes_its_marks_with_it(source: str, words: str, whole: str | None) -> None:
    start = source.index("A")
    end = source.index("Book") + len("Book") if words.endswith("Book") else len(source)
    markup = dialect("markdown")
    assert markup is not None
    span = markup.span(source, start, end, words)
    assert (None if span is None else source[slice(*span)]) == whole


@pytest.mark.parametrize(
    ("new", "old", "after", "bare", "printed"),
    [
        ("Roe, Wells, 5.", "Roe 5.", "", False, "Roe, Wells, 5."),
        ("Roe, Wells, 5.", "Roe 5", ";", False, "Roe, Wells, 5"),
        ("(Roe 1990, 5)", "Roe 5.", "", True, "Roe 1990, 5."),
        ("(Roe 1990, 5)", "Roe 5", "", False, "(Roe 1990, 5)"),
        ("(A) and (B)", "x", "", True, "(A) and (B)"),
        ("Why Wells?", "x.", "", False, "Why Wells?"),
    ],
)
def test_it_fits_between_its_neighbours(
    new: str, old: str, after: str, bare: bool, printed: str
) -> None:
    assert "".join(run.text for run in fitted((Run(new),), old, "", after, bare=bare)) == printed


def test_brackets_within_brackets_are_square() -> None:
    assert nested((Run("Wells (Verso, 1990)"),)) == (Run("Wells [Verso, 1990]"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("156–91", "156-191", True), ("5", "5", True), ("5", None, False), ("7–8", "7–9", False)],
)
def test_ranges_are_the_same_however_printed(one: str, other: str | None, same: bool) -> None:
    assert same_number(one, other) is same


def word_file(text: str = MANUSCRIPT) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "wells.docx")
        pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path))
        return path.read_bytes()


def prose(data: bytes, changes: Changes) -> str:
    document = readers.read_bytes(data, "wells.docx", None, Wishes(changes))
    places = document.passages()
    return "\n".join(document.string(where) for where in places)


def test_word_tracks_what_is_changed() -> None:
    data = word_file()
    done = restyle(data, "wells.docx", "docx", LIBRARY, order(), reader)
    assert prose(done.data, Changes.REJECTED) == prose(data, Changes.ACCEPTED)
    accepted = prose(done.data, Changes.ACCEPTED)
    assert "See also Roe, A Book of Wells, 7; and Harrow, Rooms for Reading, 80–82." in accepted
    final = restyle(data, "wells.docx", "docx", LIBRARY, order(track=False), reader)
    assert prose(final.data, Changes.ACCEPTED) == accepted
    assert prose(final.data, Changes.REJECTED) == accepted


def test_word_other_parts_stay_byte_for_byte() -> None:
    data = word_file()
    done = restyle(data, "wells.docx", "docx", LIBRARY, order(comments=False), reader)
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, done.data))
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert before.namelist() == after.namelist()
    assert set(changed) <= {"word/document.xml", "word/footnotes.xml"}


def test_word_italics_are_the_style_s() -> None:
    done = restyle(word_file(), "wells.docx", "docx", LIBRARY, order(), reader)
    notes = etree.fromstring(zipfile.ZipFile(io.BytesIO(done.data)).read("word/footnotes.xml"))
    inserted = [run for one in notes.iter(w("ins")) for run in one]
    italics = [
        "".join(run.itertext()) for run in inserted if run.find(f"{w('rPr')}/{w('i')}") is not None
    ]
    assert "A Book of Wells" in italics
    assert not any("Verso" in text for text in italics)


@examples(20)
@given(st.permutations(MANUSCRIPT.split("\n")))
def test_whatever_the_order_nothing_that_is_left_changes(chosen: list[str]) -> None:
    text = "\n\n".join(chosen) + "\n"
    done = restyled(text, order())
    kept = " ".join(done.data.decode().replace("*", "").split())
    assert all(" ".join(one.text.split()) in kept for one in done.left)


LISTED = [
    ("text", "{note}", "\nBibliography\n\nRoe, R. (1990). A Book of Wells. Verso.\n"),
    (
        "html",
        "<html><body><p>{note}</p></body></html>",
        "<h2>Bibliography</h2>\n<p>Roe, R. (1990). <i>A Book of Wells</i>. Verso.</p>\n"
        "</body></html>",
    ),
]


@pytest.mark.parametrize(("form", "page", "listed"), LISTED)
def test_what_cites_by_author_ends_with_its_list(form: str, page: str, listed: str) -> None:
    note = "Nobody digs alone (Rosa Roe, A Book of Wells, London: Verso, 1990, 5)."
    text = lines(page.format(note=note), order(style="apa"), f"wells.{form}", form)
    assert "alone (Roe, 1990, p. 5)." in text
    assert text.endswith(listed)


BRACKETS = [
    ("Dug (see Rosa Roe, *A Book of Wells*, London: Verso, 1990, 5).", "Dug.[^1]", "See Rosa Roe"),
    (
        "Dug (Rosa Roe, *A Book of Wells*, London: Verso, 1990, 5; and Edith Harrow, "
        "*Rooms for Reading*, London: Verso, 1991, 12).",
        "Dug.[^1]",
        "Rosa Roe, *A Book of Wells* (Verso, 1990), 5; and Edith Harrow",
    ),
    ("“Dug.” — Rosa Roe, *A Book of Wells*, London: Verso, 1990, 5.", "“Dug.”[^1]", "Rosa Roe"),
]


@pytest.mark.parametrize(("text", "marked", "note"), BRACKETS)
def test_a_bracket_becomes_one_note_with_its_signals(text: str, marked: str, note: str) -> None:
    done = lines(f"# Wells\n\n{text}\n", order(Way.NOTES))
    assert marked in done
    assert f"[^1]: {note}" in done


TIED = [
    (
        "Dug (by hand, and at night; Rosa Roe, *A Book of Wells*, London: Verso, 1990, 5; in all).",
        "other words stand in its bracket",
    ),
    ("Rosa Roe wrote *A Book of Wells* (London: Verso, 1990).", "it is part of a sentence"),
    ("(Rosa Roe, *A Book of Wells*, London: Verso, 1990, 5.)", "it is a paragraph of its own"),
]


@pytest.mark.parametrize(("text", "reason"), TIED)
def test_a_citation_stays_where_its_sentence_needs_it(text: str, reason: str) -> None:
    done = restyled(f"{text}\n", order(Way.NOTES))
    assert done.data.decode() == f"{text}\n"
    assert [one.reason for one in done.left] == [reason]


def test_a_citation_that_moves_other_words_is_left() -> None:
    def odd(data: bytes, path: str) -> Document:
        """A reader that is led astray by what the style prints."""
        astray = b"(Verso, 1990)" in data
        return reader(data.replace(b"It was deep", b"It sank") if astray else data, path)

    done = restyle(MANUSCRIPT.encode(), "wells.md", "markdown", LIBRARY, order(), odd)
    assert b"(London: Verso, 1990), 5." in done.data
    assert b"See also Roe, *A Book of Wells*, 7" in done.data  # the work is given in full before


def test_what_a_citation_that_is_left_repeats_is_left_too() -> None:
    text = (
        "Dug.[^1] Deep.[^2]\n\n[^1]: Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5.\n\n"
        "[^2]: Roe, op. cit., as ever a joy to read, 7.\n"
    )
    done = restyled(text, order(Way.AUTHOR_DATE, "chicago-author-date"))
    assert done.data.decode() == text
