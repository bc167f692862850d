"""Same work, same edition: the traps, the properties, and the figures on pairs labelled by hand."""

from __future__ import annotations

import pytest
from edition_pairs import ARTICLE, BOOK, compare, entry, relation

from biblio.editions.duplicates import find
from biblio.editions.verdicts import Answer, Relation
from biblio.library import Library


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "THE HARBOUR STRIKE OF 1911"},
        {"title": "The Habrour Strike of 1911"},
        {"title": "The harbour strike of 1911: a memoir"},
        {"author": "Weil, A."},
        {"author": None, "editor": "Weil, Anna"},
        {"publisher": "Bristol: Lantern"},
        {"edition": "2"},
        {"isbn": "0-00-000000-0"},
        {"note": "Signed copy"},
        {"publisher": None},
        {"title": "The Harbour Strike of 1911 = Der Hafenstreik"},
        {"author": "Anna, Weil"},
    ],
)
def test_one_edition_told_twice(changes):
    assert relation(entry(BOOK), entry(BOOK, **changes)) is Relation.DUPLICATE


@pytest.mark.parametrize(
    "changes",
    [
        {"journaltitle": "Ann. Lab. Hist."},
        {"journaltitle": "ALH"},
        {"journaltitle": "Proceedings of the Annual Meeting, Annals of Labour History"},
        {"journaltitle": "Labour History, Annals of"},
        {"title": "Bread and Wages in Three Prots"},
        {"title": "Bread & Wages in Three Ports"},
        {"date": "1970"},
        {"pages": "101"},
        {"author": "Weil, Anna and Roth, Emil"},
        {"pages": "pp. 101–31"},
        {"volume": None, "number": "12"},
        {"title": "Bread and Wages in Three"},
        {"title": "Bread and Wages in Three Parts"},
    ],
)
def test_one_article_told_twice(changes):
    one, other = entry(ARTICLE, kind="article"), entry(ARTICLE, kind="article", **changes)
    assert relation(one, other) is Relation.DUPLICATE


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"date": "1998"}, "book"),
        ({"publisher": "Meridian"}, "book"),
        (
            {"translator": "Roth, Emil", "title": "Der Hafenstreik", "origtitle": BOOK["title"]},
            "book",
        ),
        ({"date": "1971", "institution": "Leeds", "publisher": None}, "thesis"),
        ({"journaltitle": "Quayside Review", "publisher": None, "date": "1970"}, "article"),
    ],
    ids=["later", "publisher", "translation", "thesis", "article"],
)
def test_another_edition_is_a_link(changes, kind):
    verdict = compare(entry(BOOK), entry(BOOK, kind=kind, **changes))
    assert verdict.relation is Relation.LINK, str(verdict)
    assert verdict.work.answer is Answer.YES
    assert verdict.edition.answer is Answer.NO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of California Press", "University of Chicago Press"),
        ("Presses universitaires de Lyon", "Presses universitaires de Lille"),
        ("New York University Press", "State University of New York Press"),
    ],
)
def test_two_university_presses_are_two_publishers(one, other):
    assert relation(entry(BOOK, publisher=one), entry(BOOK, publisher=other)) is Relation.LINK


def test_a_book_that_counts_its_volumes_is_a_set():
    whole, volume = entry(BOOK, kind="mvbook"), entry(BOOK)
    assert relation(whole, entry(BOOK, volumes="3")) is Relation.DUPLICATE
    assert relation(whole, volume) is Relation.LINK


def test_a_doi_is_told_before_the_issue_is_printed():
    online, other = (entry(ARTICLE, kind="article", doi=f"10.1/{end}") for end in "xy")
    changes = {"date": "1970", "volume": None, "pages": None}
    printed = entry(ARTICLE, kind="article", doi="10.1/X", **changes)
    assert relation(online, printed) is Relation.DUPLICATE
    assert relation(other, printed) is Relation.LINK


def test_a_thesis_has_one_school():
    one, other = (
        entry({**BOOK, "publisher": None}, kind="thesis", institution=name) for name in "AB"
    )
    assert relation(one, other) is Relation.DUPLICATE


def test_numbered_collections_are_not_abbreviations_of_one_another():
    one, other = (entry(BOOK, kind="incollection", booktitle=f"Ports {n}") for n in ("I", "II"))
    assert relation(one, other) is Relation.LINK


def test_a_yearbook_may_be_called_a_journal():
    article = entry(ARTICLE, kind="article")
    paper = entry(
        ARTICLE, kind="inproceedings", journaltitle=None, booktitle=ARTICLE["journaltitle"]
    )
    assert relation(article, paper) is Relation.DUPLICATE


def test_editions_and_translators_make_another_text():
    second = compare(entry(BOOK, edition="1"), entry(BOOK, edition="2"))
    translated = compare(entry(BOOK, translator="A, B"), entry(BOOK, translator="C, D"))
    assert second.relation is translated.relation is Relation.LINK
    assert second.text.answer is translated.text.answer is Answer.NO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"volume": "1"}, {"volume": "II"}),
        ({"title": "The Strike, Part I"}, {"title": "The Strike, Part II"}),
        ({"title": "Capital and Crew"}, {"title": "Capital and Crew: Volume 2"}),
        ({"title": "Reader for Class 2A"}, {"title": "Reader for Class 2B"}),
        ({"title": "The Strike: Memory"}, {"title": "The Strike: Law"}),
        ({"author": "Weil, Anna"}, {"author": "Roth, Emil"}),
        ({"title": "A Grammar of Manu"}, {"title": "A Grammar of Napo"}),
        ({"title": "The Strike"}, {"title": "The Strike: Plates"}),
    ],
)
def test_different_works(one, other):
    assert relation(entry(BOOK, **one), entry(BOOK, **other)) is Relation.DIFFERENT


def test_instalments_in_one_journal_are_different():
    first = entry(ARTICLE, kind="article", number="2")
    second = entry(ARTICLE, kind="article", number="3", pages="140–160")
    assert relation(first, second) is Relation.DIFFERENT


def test_a_common_isbn_does_not_make_chapters_one():
    book = {"booktitle": "Ports", "isbn": "978-0-00-000000-2", "date": "1974", "author": "Weil, A."}
    one = entry(book, kind="incollection", title="Cranes and Sheds")
    other = entry(book, kind="incollection", title="Ropes and Knots")
    assert relation(one, other) is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"publisher": None, "date": None}, {}),
        ({"volume": "1"}, {}),
        ({"isbn": "978-0-521-77071-2"}, {"isbn": "978-0-19-285366-0"}),
        ({"pagetotal": "72"}, {"pagetotal": "318"}),
        ({"doi": "10.1/a"}, {"doi": "10.1/b"}),
        ({"title": "Laws of Macroeconomics", "edition": "2"}, {"title": "Laws of Microeconomics"}),
        ({"publisher": None, "location": "Leeds"}, {"location": "Bristol"}),
        ({"publisher": None}, {"translator": "Roth, Emil"}),
        ({"title": "Collected Works"}, {"title": "Collected Works: Letters"}),
    ],
)
def test_what_cannot_be_told_is_doubtful(one, other):
    verdict = compare(entry(BOOK, **one), entry(BOOK, **other))
    assert verdict.relation is Relation.DOUBTFUL
    assert verdict.score < 0.75


def test_an_ancient_work_is_not_its_modern_edition():
    work = entry({"author": "Lucan", "title": "Pharsalia"}, kind="ancienttext")
    book = entry({**BOOK, "author": "Lucan", "title": "Pharsalia"})
    assert relation(work, book) is Relation.DOUBTFUL


def test_a_generic_title_needs_its_pages():
    chapter = {
        "title": "Introduction",
        "author": "Weil, Anna",
        "booktitle": "Ports",
        "date": "1974",
    }
    one, other = entry(chapter, kind="inbook"), entry(chapter, kind="inbook", publisher="Lantern")
    assert relation(one, other) is Relation.DOUBTFUL
    with_pages = (entry(chapter, kind="inbook", pages="1–9", note=note) for note in ("a", "b"))
    assert relation(*with_pages) is Relation.DUPLICATE


def test_a_verdict_can_be_printed():
    verdict = compare(entry(BOOK), entry(BOOK, date="1998"))
    assert str(verdict) == "another edition of the same work (0.00): the years differ: 1974 – 1998"


PIECE = {
    "author": "Weil, Anna",
    "title": "Tides and Tolls: Shorter Writings",
    "editor": "Roth, Emil",
    "publisher": "Lantern",
    "date": "1957",
}
LETTER = {"author": "Weil, Anna", "title": "What the Ferryman Said", "journaltitle": "The Quay"}
HEARING = {"author": "Harbour Board", "title": "Hearings"}
PAPER = {**ARTICLE, "title": "Towards a Typology of Locks", "pages": None}


@pytest.mark.parametrize(
    ("kind", "fields", "one", "other"),
    [
        ("inbook", PIECE, {"chapter": "The Miller’s Weir"}, {"chapter": "A Lasting Flood"}),
        ("inbook", PIECE, {"chapter": "3"}, {"chapter": "7"}),
        ("article", PAPER, {"pages": "144 (39-54)"}, {"pages": "144 (55-90)"}),
        ("article", PAPER, {"pages": "212pp. (11-34)"}, {"pages": "212pp. (35--60)"}),
        ("article", PAPER, {"pages": "S. 9 (S. 1–4)"}, {"pages": "S. 9 (S. 5–9)"}),
        ("article", PAPER, {"pages": "39–54"}, {"pages": "55–90"}),
        (
            "article",
            LETTER,
            {"date": "1992-01-04", "pages": "14"},
            {"date": "1992-01-18", "pages": "70"},
        ),
        ("article", LETTER, {"date": "1992-01-04"}, {"date": "January 18, 1992"}),
        ("article", LETTER, {"date": "1990", "pages": "14"}, {"date": "1994", "pages": "3"}),
        ("misc", HEARING, {"date": "1951-05-03"}, {"date": "1951-05-04"}),
        ("report", HEARING, {"number": "81-2"}, {"number": "82-1"}),
        ("letter", {**HEARING, "title": "Letter to Eve Roe"}, {"date": "1931"}, {"date": "1932"}),
        ("book", BOOK, {}, {"title": "The Harbour Strike of 1911: introduction", "pages": "2-17"}),
        ("book", BOOK, {}, {"title": "The Harbour Strike of 1911: plates"}),
        ("book", BOOK, {}, {"title": "The Harbour Strike of 1911 = Der Hafenstreik: Teil 2"}),
    ],
)
def test_pieces_of_one_thing_are_neither_duplicates_nor_links(kind, fields, one, other):
    pair = (entry(fields, kind=kind, **one), entry(fields, kind=kind, **other))
    assert relation(*pair) is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("kind", "fields", "one", "other"),
    [
        ("book", BOOK, {}, {"pages": "20-37"}),
        ("book", BOOK, {"date": "1961"}, {"date": "1961-1977"}),
        ("book", BOOK, {"volume": "2"}, {}),
        ("inbook", PIECE, {"chapter": "3"}, {}),
        ("book", BOOK, {"publisher": None, "location": "Oslo"}, {"location": "Leeds"}),
        (
            "misc",
            ARTICLE,
            {"journaltitle": None, "volume": None, "pages": None, "note": "Draft"},
            {},
        ),
    ],
)
def test_what_may_be_a_part_or_another_printing_is_doubtful(kind, fields, one, other):
    pair = (entry(fields, kind=kind, **one), entry(fields, kind=kind, **other))
    assert relation(*pair) is Relation.DOUBTFUL


@pytest.mark.parametrize(
    ("kind", "fields", "one", "other"),
    [
        ("article", LETTER, {"date": "2015-5-7"}, {"date": "May 7, 2015"}),
        ("article", ARTICLE, {}, {"journaltitle": None, "volume": None, "pages": None}),
        ("article", ARTICLE, {}, {"title": "Wages: Bread and Wages in Three Ports"}),
        ("incollection", ARTICLE, {"pages": None, "volume": None}, {"volume": None}),
        ("book", BOOK, {"publisher": "Gosudarstvennoe izdatel’stvo"}, {"publisher": "Gosizdat"}),
        (
            "book",
            BOOK,
            {"publisher": "Dep. of Ports & Tolls"},
            {"publisher": "Department of Ports and Tolls"},
        ),
        ("book", BOOK, {"note": "Diss."}, {"note": "Diss., Basel"}),
        ("book", BOOK, {"title": "The Harbour Strike - A Memoir"}, {"title": "The Harbour Strike"}),
        ("book", BOOK, {"title": "Whose Harbour? A Memoir"}, {"title": "Whose Harbour?"}),
        (
            "book",
            BOOK,
            {"title": "The Harbour Strike (2nd ed.)"},
            {"title": "The Harbour Strike", "edition": "2"},
        ),
        ("book", BOOK, {"isbn": "0-306-40615-2", "date": "1975"}, {"isbn": "9780306406157"}),
        ("article", ARTICLE, {"volume": None, "date": "1970"}, {}),
        (
            "article",
            ARTICLE,
            {"journaltitle": "Ann. Natl. Hist."},
            {"journaltitle": "Annals of National History"},
        ),
        ("book", BOOK, {"translator": "Roe, Eve"}, {}),
        (
            "book",
            BOOK,
            {"title": "The Harbour Strike: Tenth to Twelfth Weeks"},
            {"title": "The Harbour Strike"},
        ),
    ],
)
def test_one_thing_described_by_two_hands(kind, fields, one, other):
    pair = (entry(fields, kind=kind, **one), entry(fields, kind=kind, **other))
    assert relation(*pair) is Relation.DUPLICATE


@pytest.mark.parametrize(
    ("kinds", "one", "other"),
    [
        ("article online", {}, {"journaltitle": None, "url": "http://www.quay.example/1"}),
        ("article online", {"date": "1969-03-02"}, {"date": "2 March 1969", "journaltitle": None}),
    ],
)
def test_two_types_may_be_one_text(kinds, one, other):
    first, second = kinds.split()
    address = {"url": "https://quay.example/1"} if "url" in other else {}
    pair = (entry(ARTICLE, kind=first, **one, **address), entry(ARTICLE, kind=second, **other))
    assert relation(*pair) is Relation.DUPLICATE


def test_a_preprint_is_not_what_was_printed():
    preprint = entry(ARTICLE, kind="misc", journaltitle=None, pages=None, eprint="0307.200")
    preprint = entry(dict(preprint.fields), kind="misc", volume=None)
    assert relation(preprint, entry(ARTICLE, kind="article")) is not Relation.DUPLICATE


def test_very_many_of_one_title_are_compared_with_their_neighbours():
    entries = [entry(BOOK, f"k{at}", date=str(1000 + at // 2)) for at in range(400)]
    assert len(find(Library(tuple(entries))).duplicates) == 200


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("incollection", {"booktitle": "Waters", "publisher": "Elm"}),
        ("report", {"institution": "Port Office", "number": "144"}),
    ],
)
def test_other_pages_of_one_book_or_report_are_another_text(kind, place):
    text = {"author": "Voss, Ida", "title": "Dredging in Winter", "date": "1990", **place}
    one, other = (entry(text, kind=kind, pages=pages) for pages in ("3-9", "10-19"))
    assert relation(one, other) is Relation.DIFFERENT
