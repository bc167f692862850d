"""Citations of Word files that move: into notes, out of them, and the list that they point to."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypandoc
import pytest
from lxml import etree
from test_restyle import LIBRARY, MANUSCRIPT, order, prose, reader, word_file

from biblio.diagnostics import BiblioError
from biblio.document import Exact, Paragraph
from biblio.houseconfig import Way
from biblio.readers.wishes import Changes
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import restyle
from biblio.word.check import faults
from biblio.word.markup import w

IN_TEXT = "Wells were dug (Rosa Roe, A Book of Wells, London: Verso, 1990, 5).\n"
MOVES = [
    (Way.NOTES, "chicago-notes", "as Harrow shows.\nEdith Harrow, Rooms for Reading (Verso, 1991)"),
    (Way.INLINE, "chicago-notes", "hand (Rosa Roe, A Book of Wells [Verso, 1990], 5). It was"),
    (Way.AUTHOR_DATE, "apa", "alone.” (see also Roe, 1990, p. 7; and Harrow, 1991, pp. 80–82) And"),
    (Way.AUTHOR_DATE, "apa", "\nBibliography\nHarrow, E. (1991). Rooms for Reading. Verso.\n"),
]


def moved(data: bytes, wanted: Order) -> bytes:
    return restyle(data, "wells.docx", "docx", LIBRARY, wanted, reader).data


@pytest.mark.parametrize(("way", "style", "words"), MOVES)
def test_what_moves_can_be_accepted_and_rejected(way: Way, style: str, words: str) -> None:
    data = word_file()
    tracked = moved(data, order(way, style))
    assert words in prose(tracked, Changes.ACCEPTED)
    assert prose(tracked, Changes.REJECTED) == prose(data, Changes.ACCEPTED)
    assert faults(tracked) == []
    final = moved(data, order(way, style, track=False))
    assert prose(final, Changes.REJECTED) == prose(tracked, Changes.ACCEPTED)
    assert faults(final) == []


def without_notes(data: bytes) -> bytes:
    """The file as one that never had a note: without the part, the relationship and the styles."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/footnotes.xml" or name.startswith("word/_rels/footnotes"):
                continue
            if name.endswith((".rels", ".xml")):
                root = etree.fromstring(content)
                for one in list(root.iter()):
                    target = one.get("Target", "") + one.get("PartName", "")
                    style = one.get(w("styleId"), "") if one.tag == w("style") else ""
                    if "footnotes.xml" in target or style.startswith("Footnote"):
                        one.getparent().remove(one)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            new.writestr(name, content)
    return out.getvalue()


def test_the_first_note_of_a_file_brings_its_part_and_its_styles() -> None:
    data = without_notes(word_file(IN_TEXT))
    done = moved(data, order(Way.NOTES))
    assert faults(done) == []
    words = "Wells were dug.\nRosa Roe, A Book of Wells (Verso, 1990), 5."
    assert words in prose(done, Changes.ACCEPTED)
    with zipfile.ZipFile(io.BytesIO(done)) as file:
        assert b"/word/footnotes.xml" in file.read("[Content_Types].xml")
        assert b"footnotes.xml" in file.read("word/_rels/document.xml.rels")


def test_there_and_back_in_word() -> None:
    plain = {"track": False}
    first = moved(word_file(), order(Way.NOTES, **plain))
    dated = moved(first, order(Way.AUTHOR_DATE, "chicago-author-date", **plain))
    again = moved(dated, order(Way.NOTES, **plain))
    notes = [line for line in prose(first, Changes.ACCEPTED).split("\n") if "Roe" in line]
    assert notes
    assert all(line in prose(again, Changes.ACCEPTED) for line in notes)


def test_keys_are_not_for_word() -> None:
    with pytest.raises(BiblioError, match=r"wells\.docx: --as keys is for Markdown"):
        moved(word_file(MANUSCRIPT), order(Way.KEYS))


def comments(data: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml"))
    return ["".join(one.itertext()) for one in root.iter(w("comment"))]


def test_a_comment_says_why_a_citation_is_left() -> None:
    data = word_file(MANUSCRIPT + "\nSee also (Ann Roe, *A Hill*, London: Verso, 1950, 7).\n")
    done = moved(data, order())
    assert faults(done) == []
    assert comments(done) == [
        "“Ann Roe, A Hill, London: Verso, 1950, 7” is left as it is: the library has no entry for"
        " it.",
        "“John Doe, Unknown Waters (Paris: Seuil, 1950), 3.” is left as it is: the library has no"
        " entry for it.",
    ]
    assert prose(done, Changes.REJECTED) == prose(data, Changes.ACCEPTED)
    assert comments(moved(done, order())) == comments(done)


def test_each_citation_that_is_left_has_its_comment_though_two_say_the_same() -> None:
    again = "See also (Ann Roe, *A Hill*, London: Verso, 1950, 7).\n"
    done = moved(word_file(f"{MANUSCRIPT}\n{again}\nAnd once more.\n\n{again}"), order())
    assert sum("A Hill" in one for one in comments(done)) == 2
    assert comments(moved(done, order())) == comments(done)


def test_footnotes_become_endnotes_and_footnotes_again() -> None:
    data = word_file()
    ends = moved(data, order(Way.ENDNOTES, comments=False))
    assert faults(ends) == []
    assert prose(ends, Changes.REJECTED) == prose(data, Changes.ACCEPTED)
    with zipfile.ZipFile(io.BytesIO(ends)) as file:
        root = etree.fromstring(file.read("word/endnotes.xml"))
    said = ["".join(one.itertext(w("t"))).strip() for one in root.iter(w("endnote"))]
    assert "See also Roe, A Book of Wells, 7; and Harrow, Rooms for Reading, 80–82." in said
    plain = moved(data, order(Way.ENDNOTES, comments=False, track=False))
    again = moved(plain, order(Way.NOTES, comments=False, track=False))
    notes = moved(data, order(Way.NOTES, comments=False, track=False))
    assert faults(again) == []
    assert prose(again, Changes.ACCEPTED) == prose(notes, Changes.ACCEPTED)


def test_live_fields_of_zotero() -> None:
    data = word_file(MANUSCRIPT)
    done = moved(data, order(Way.ZOTERO))
    assert faults(done) == []
    assert prose(done, Changes.REJECTED) == prose(data, Changes.ACCEPTED)
    read = reader(done, "wells.docx")
    cited = [(one.key, one.locator) for note in read.notes for one in _exact(note.paragraphs)]
    assert cited[:3] == [("roe1990", "5"), ("roe1990", "7"), ("harrow1991", "80–82")]


def test_pandoc_reads_the_live_fields(tmp_path: Path) -> None:
    path = tmp_path / "wells.docx"
    path.write_bytes(moved(word_file(), order(Way.ZOTERO, track=False)))
    text = pypandoc.convert_file(str(path), "markdown", format="docx+citations")
    assert "[^1]: [@roe1990, page 5" in text
    assert "See also [@roe1990, page 7" in text


def _exact(paragraphs: tuple[Paragraph, ...]) -> list[Exact]:
    found = [one for paragraph in paragraphs for run in paragraph.runs for one in run.cites]
    return list(dict.fromkeys(found))


def test_a_live_field_never_prints_over_the_author_s_words() -> None:
    text = "Dug.[^1]\n\n[^1]: Rosa Roe, *A Book of Wells*, a joy (London: Verso, 1990), 5.\n"
    data = word_file(text)
    done = moved(data, order(Way.ZOTERO, comments=False))
    with zipfile.ZipFile(io.BytesIO(done)) as file:
        notes = file.read("word/footnotes.xml").decode()
    assert '"dontUpdate":true' in notes
    assert "<w:del " not in notes
    assert prose(done, Changes.ACCEPTED) == prose(data, Changes.ACCEPTED)


def test_what_somebody_has_changed_is_left() -> None:
    tracked = moved(word_file(), order(comments=False))
    done = restyle(tracked, "wells.docx", "docx", LIBRARY, order(style="mhra"), reader)
    assert {one.reason for one in done.left} == {
        "there are tracked changes in it",
        "the library has no entry for it",
    }
    assert prose(done.data, Changes.REJECTED) == prose(tracked, Changes.REJECTED)


@pytest.mark.parametrize("way", [Way.NOTES, Way.ENDNOTES])
def test_notes_stand_in_the_order_of_their_calls(way: Way) -> None:
    kind = way.removesuffix("s") if way is Way.ENDNOTES else "footnote"
    done = moved(word_file(), order(way))
    with zipfile.ZipFile(io.BytesIO(done)) as file:
        text = etree.fromstring(file.read("word/document.xml"))
        part = etree.fromstring(file.read(f"word/{kind}s.xml"))
    calls = [one.get(w("id")) for one in text.iter(w(f"{kind}Reference"))]
    assert [one.get(w("id")) for one in part if one.get(w("type")) is None] == calls
    numbers = list(map(int, calls))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_a_protected_file_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/settings.xml":
                root = etree.fromstring(content)
                etree.SubElement(root, w("documentProtection")).set(w("enforcement"), "1")
                content = etree.tostring(root)
            new.writestr(name, content)
    with pytest.raises(BiblioError, match=r"wells\.docx is protected: lift its protection"):
        moved(out.getvalue(), order())
