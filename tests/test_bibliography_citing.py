"""What documents cite of a library, and their notes as clusters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fake_engine import FakeEngine

from biblio import readers
from biblio.bibliography.citing import cited_keys, unanswered
from biblio.bibliography.notes import Reset, notes
from biblio.bibliography.noting import formatted_notes
from biblio.extractor import Extraction
from biblio.formats import bibtex
from biblio.gatherer import cite
from biblio.library import Library
from biblio.styles import Cite

LIBRARY = """\
@book{battles, author = {Battles, Matthew}, title = {Library: An Unquiet History},
  publisher = {W. W. Norton}, address = {New York}, year = 2003}
@book{casson, author = {Casson, Lionel}, title = {Libraries in the Ancient World},
  publisher = {Yale University Press}, address = {New Haven}, year = 2001}
@article{fields, author = {Carnegie, Andrew}, title = {The Best Fields for Philanthropy},
  journal = {North American Review}, volume = 149, date = {1889-12}, pages = {682--698}}
@book{carnegie, author = {Carnegie, Andrew}, title = {The Gospel of Wealth}, year = 1901}
"""
BATTLES = "Matthew Battles, Library: An Unquiet History (New York: W. W. Norton, 2003)"
CASSON = "Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001)"
WALKER = "Anna Walker, Rooms for Reading (London: Fenwick, 1988)"


@pytest.fixture
def library() -> Library:
    return bibtex.read(LIBRARY, "mine.bib").library


def document(body: str, *printed: str) -> str:
    return "\n\n".join([body, *(f"{at}. {note}" for at, note in enumerate(printed, 1))]) + "\n"


def read(library: Library, *texts: str) -> Sequence[Extraction]:
    """Documents one.txt, two.txt … with the keys of what they cite."""
    names = ("one.txt", "two.txt", "three.txt")
    documents = [
        readers.read_bytes(text.encode(), name) for text, name in zip(texts, names, strict=False)
    ]
    return cite(documents, library)[1]


def cites(library: Library, *printed: str) -> list[tuple[Cite, ...]]:
    marks = " ".join(f"A sentence stands here.[{at}]" for at in range(1, len(printed) + 1))
    (found,) = notes(read(library, document(marks, *printed)), library)
    return [note.cluster.cites for note in found]


def test_what_is_cited_in_the_order_of_the_marks(library: Library) -> None:
    text = document("One is here.[2] Another is there.[1]", f"{CASSON}, 5.", f"{BATTLES}, 7.")
    (extraction,) = read(library, text)
    assert cited_keys(extraction, library) == ("battles", "casson")


def test_works_that_are_only_named(library: Library) -> None:
    text = document("As Carnegie says in The Gospel of Wealth, it is so.[1]", f"{CASSON}, 5.")
    (extraction,) = read(library, text)
    assert cited_keys(extraction, library) == ("carnegie", "casson")
    assert cited_keys(extraction, library, mentions=False) == ("casson",)


def test_what_the_library_has_not_is_told_once(library: Library) -> None:
    text = document("One.[1] Two.[2] Three.[3]", f"{WALKER}, 5.", "Ibid., 6.", f"{CASSON}, 7.")
    found = unanswered(read(library, text), library)
    assert [str(one) for one in found] == [
        f"one.txt:3: “{WALKER}, 5.”: there is no entry for it in mine.bib"
    ]


def test_a_note_is_a_cluster_with_all_it_cites(library: Library) -> None:
    assert cites(library, f"See {CASSON}, 80–92; {BATTLES}, 156.") == [
        (Cite("casson", "80–92", prefix="See "), Cite("battles", "156"))
    ]


def test_locators_keep_their_labels(library: Library) -> None:
    assert cites(library, f"{CASSON}, chap. 5.", "Ibid., chap. 6.", "Ibid., §3.", "Ibid.") == [
        (Cite("casson", "5", "chapter"),),
        (Cite("casson", "6", "chapter"),),
        (Cite("casson", "3", "section"),),
        (Cite("casson"),),
    ]


def test_a_chapter_with_a_page(library: Library) -> None:
    assert cites(library, f"{CASSON}, chap. 5, p. 33.") == [
        (Cite("casson", "5", "chapter", suffix=", p. 33"),)
    ]


def test_the_volume_of_a_work_that_has_several(library: Library) -> None:
    printed = (f"{CASSON}, 5.", "Casson, Libraries in the Ancient World, vol. 2, 33.")
    assert cites(library, *printed)[1] == (Cite("casson", "2", "volume", suffix=", 33"),)
    of_one = bibtex.read(LIBRARY.replace("{casson,", "{casson, volume = 2,"), "mine.bib").library
    assert cites(of_one, *printed)[1] == (Cite("casson", "33"),)


@pytest.mark.parametrize(
    ("printed", "locator"),
    [("682–698", None), ("682–98", None), ("684–686", "684–686"), ("690", "690")],
)
def test_some_pages_of_an_article(library: Library, printed: str, locator: str | None) -> None:
    note = "Andrew Carnegie, “The Best Fields for Philanthropy,” North American Review 149"
    assert cites(library, f"{note} (December 1889): {printed}.") == [(Cite("fields", locator),)]


def test_a_note_keeps_its_mark_and_its_line(library: Library) -> None:
    text = document("One.[1] Two.[2]", "Only a remark.", f"{CASSON}, 5.")
    (found,) = notes(read(library, text), library)
    assert [(note.mark, note.line) for note in found] == [("2", 5)]


@pytest.mark.parametrize("note", ["", "\n1. A remark that cites nothing.\n"])
def test_without_citing_notes_the_citations_in_the_text(library: Library, note: str) -> None:
    text = f"It says so (Matthew Battles, Library: An Unquiet History, 2003).\n{note}"
    (found,) = notes(read(library, text), library)
    assert [(note.mark, note.line, note.cluster.cites) for note in found] == [
        (None, 1, (Cite("battles"),))
    ]


CHAPTERS = """\
Chapter One

The first sentence of it stands here.[1] Then comes another one.[2]

Chapter Two

The second chapter has its own sentence.[3]

1. {casson}, 5.

2. Ibid., 6.

3. Casson, Libraries in the Ancient World, 7.
"""


def chapters(library: Library, reset: Reset) -> list[int]:
    text = CHAPTERS.format(casson=CASSON).replace("Chapter One", "# Chapter One")
    extractions = read(library, text.replace("Chapter Two", "# Chapter Two"), text)
    return [note.cluster.chapter for one in notes(extractions, library, reset) for note in one]


def test_where_short_forms_begin_anew(library: Library) -> None:
    never = chapters(library, Reset.NEVER)
    document = chapters(library, Reset.DOCUMENT)
    chapter = chapters(library, Reset.CHAPTER)
    assert len(set(never)) == 1
    assert document[0] == document[1] == document[2] != document[3] == document[5]
    assert chapter[0] == chapter[1] != chapter[2] != chapter[3] == chapter[4]
    assert len(set(chapter[:3])) == 2
    assert not set(chapter[:3]) & set(chapter[3:])


def test_ibid_does_not_reach_over_a_work_that_has_no_entry(library: Library) -> None:
    text = document("One.[1] Two.[2] Three.[3]", f"{CASSON}, 5.", f"{WALKER}, 6.", f"{CASSON}, 7.")
    (found,) = notes(read(library, text), library)
    assert [note.cluster.note for note in found if note.cluster] == [1, 4]
    assert [run.text for run in found[1].printed] == [f"{WALKER}, 6."]
    text = document("One.[1] Two.[2]", f"{CASSON}, 5; {WALKER}, 6.", f"{CASSON}, 7.")
    (found,) = notes(read(library, text), library)
    assert [note.cluster.note for note in found] == [1, 3]
    text = document("One.[1] Two.[2]", f"{CASSON}, 5.", f"{CASSON}, 7.")
    first, second = notes(read(library, text, text), library)
    assert [note.cluster.note for note in (*first, *second)] == [1, 2, 5, 6]


def test_formatted_notes(library: Library) -> None:
    text = document("One.[1] Two.[2]", f"See {CASSON}, 5.", "Ibid., chap. 6.")
    composed = formatted_notes(library, read(library, text), FakeEngine(), Reset.DOCUMENT)
    assert [item.text for item in composed.listing.items] == [
        "1 (line 3) See Libraries in the Ancient World, page 5.",
        "2 (line 5) Libraries, chapter 6.",
    ]
    assert [item.id for item in composed.listing.items] == ["note-1", "note-2"]
    assert [section.heading for section in composed.listing.sections] == [None]


def test_notes_of_several_documents_stand_under_their_names(library: Library) -> None:
    text = document("One.[1]", f"{CASSON}, 5.")
    composed = formatted_notes(library, read(library, text, text), FakeEngine("de-DE"), Reset.NEVER)
    assert [section.heading for section in composed.listing.sections] == ["one.txt", "two.txt"]
    assert [item.text for item in composed.listing.items] == [
        "1 (Zeile 3) Libraries in the Ancient World, page 5.",
        "1 (Zeile 3) Libraries, page 5.",
    ]
    assert [item.id for item in composed.listing.items] == ["note-1", "note-1-2"]
