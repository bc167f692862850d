"""What is found in a whole library: duplicates, links, groups; and in the labelled pairs."""

from __future__ import annotations

import time

import labelled_pairs
import pytest
from edition_pairs import ARTICLE, BOOK, compare, entry, relation
from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.editions.duplicates import Findings, find
from biblio.editions.verdicts import Answer, Relation
from biblio.formats.bibtex import read
from biblio.library import Library
from biblio.record.edition import Edition


def keys(pairs):
    return {frozenset((pair.one.key, pair.other.key)) for pair in pairs}


def test_findings_of_a_library():
    library = Library(
        (
            entry(BOOK, "a"),
            entry(BOOK, "b", location="Bristol"),
            entry(BOOK, "c", date="1998"),
            entry(BOOK, "d", date=None, publisher=None),
            entry(ARTICLE, "e", kind="article"),
        )
    )
    found = find(library)
    assert keys(found.duplicates) == {frozenset("ab")}
    assert keys(found.links) == {frozenset("ac"), frozenset("bc")}
    assert keys(found.doubtful) == {frozenset("ad"), frozenset("bd"), frozenset("cd")}
    assert found.groups == (library.entries[:2],)


def test_one_that_fits_two_editions_is_neither():
    first, second = (entry(BOOK, key, edition=key) for key in "12")
    found = find(Library((first, entry(BOOK, "x"), second)))
    assert (found.duplicates, found.groups) == ((), ())
    assert keys(found.doubtful) == {frozenset("1x"), frozenset("2x")}
    assert keys(found.links) == {frozenset("12")}


def test_what_the_library_relates_or_contains_is_no_duplicate():
    whole = entry(BOOK, "whole")
    related = entry(BOOK, "other", related="whole")
    part = entry({"title": BOOK["title"], "crossref": "whole"}, "part", "inbook")
    found = find(Library((whole, related, part)))
    assert not found.duplicates
    assert keys(found.links) == {frozenset(("whole", "other"))}


LORE = {"author": "Sill, Ruth", "title": "The Book of Eel Lore", "date": "1950"}


@pytest.mark.parametrize("kind", ["inbook", "incollection"])
@pytest.mark.parametrize("imprint", [{}, {"publisher": "Elm"}, {"isbn": "978-0-306-40615-7"}])
@pytest.mark.parametrize(
    "pages", [("5–20", "140–166"), ("xi–xv", "11–15"), ("pp. 5-9", "pp. 10-12")]
)
def test_two_parts_of_a_book_by_its_title_are_nothing_to_each_other(kind, imprint, pages):
    parts = (entry({**LORE, **imprint, "pages": each}, each, kind) for each in pages)
    assert find(Library(tuple(parts))) == Findings()


def test_a_part_in_another_edition_of_the_book_is_linked():
    first = entry({**LORE, "publisher": "Elm", "pages": "5–20"}, "a", "inbook")
    later = entry({**LORE, "publisher": "Oak", "date": "1963", "pages": "105–120"}, "b", "inbook")
    assert keys(find(Library((first, later))).links) == {frozenset("ab")}


def test_parts_inherit_from_their_whole():
    whole = entry({"title": "Ports", "editor": "Roth, Emil", "date": "1974"}, "whole", "collection")
    chapter = {"title": "Cranes and Sheds by Night", "author": "Weil, Anna", "pages": "3–9"}
    inheriting = entry(chapter, "one", "incollection", crossref="whole")
    told = entry(chapter, "two", "incollection", booktitle="Ports", date="1974")
    assert keys(find(Library((whole, inheriting, told))).duplicates) == {frozenset(("one", "two"))}


def test_a_volume_inherits_the_author_of_its_set_whatever_the_case_of_the_reference():
    whole = entry({"title": "Ports", "author": "Weil, Anna", "publisher": "Lantern"}, "whole")
    volume = {"title": "Cranes and Sheds by Night", "date": "1974"}
    inheriting = entry(volume, "one", crossref="WHOLE")
    told = entry(volume, "two", author="Weil, Anna", publisher="Lantern")
    assert keys(find(Library((whole, inheriting, told))).duplicates) == {frozenset(("one", "two"))}


def test_an_address_is_one_wherever_it_stands():
    page = "@misc{{{}, author = {{Reed, Tom}}, title = {{The Pond Page}}, year = 2001, {}}}\n"
    stood = page.format("a", "url = {http://e.org/pond/}")
    library = stood + page.format("b", r"howpublished = {\url{http://www.e.org/pond}}")
    (pair,) = find(read(library, "").library).duplicates
    assert (pair.one.key, pair.other.key) == ("a", "b")


def test_one_doi_on_two_works_is_reported():
    one = entry(ARTICLE, "a", "article", doi="10.1/x")
    other = entry(ARTICLE, "b", "article", doi="10.1/X", title="Salt Fish", author="Roth, Emil")
    assert keys(find(Library((one, other))).doubtful) == {frozenset("ab")}


ENTRIES = st.builds(
    lambda kind, **fields: entry(fields, kind=kind),
    st.sampled_from(("book", "article", "incollection", "misc", "mvbook")),
    title=st.sampled_from(
        (
            *("The Harbour Strike", "The Harbour Strike: A Memoir", "The Harbor Strike"),
            *("Strike, Part I", "Strike, Part II", "Der Hafenstreik im Jahre 1911", "Preface"),
        )
    ),
    author=st.sampled_from((None, "Weil, Anna", "Weil, A. and Roth, Emil", "Roth, E.", "[s.n.]")),
    editor=st.sampled_from((None, "Roth, Emil")),
    date=st.sampled_from((None, "1974", "1975")),
    publisher=st.sampled_from((None, "Lantern", "Lantern Press", "Meridian")),
    journaltitle=st.sampled_from((None, "Annals of Labour", "Ann. Lab.")),
    volume=st.sampled_from((None, "1", "II")),
    pages=st.sampled_from((None, "1–9", "12")),
    translator=st.sampled_from((None, "Roth, Emil")),
)


@settings(max_examples=300, deadline=None)
@given(ENTRIES, ENTRIES)
def test_verdicts_are_symmetric_and_reflexive(one, other):
    assert compare(one, other) == compare(other, one)
    assert relation(one, one) is Relation.DUPLICATE


def summary(found: Findings):
    pairs = (found.duplicates, found.links, found.doubtful)
    groups = {frozenset(edition.key for edition in group) for group in found.groups}
    return [keys(some) for some in pairs], groups


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=7), st.randoms())
def test_the_order_of_a_library_does_not_matter(entries, random):
    numbered = [Edition(f"k{at}", one.kind, one.fields) for at, one in enumerate(entries)]
    shuffled = random.sample(numbered, len(numbered))
    found = find(Library(tuple(numbered)))
    assert summary(found) == summary(find(Library(tuple(shuffled))))
    assert found == find(Library(tuple(numbered)))


@pytest.fixture(scope="module", params=labelled_pairs.SAMPLES)
def labelled(request):
    """How many pairs of a labelled sample have each label, and were said to be what."""
    if not labelled_pairs.CORPUS.is_dir():
        pytest.skip(f"the corpus of BibTeX files is not at {labelled_pairs.CORPUS}")
    return labelled_pairs.counts(request.param)


def test_duplicates_of_real_libraries(labelled):
    precision, recall = labelled_pairs.figures(labelled, "same-edition", "duplicate")
    assert labelled.total() >= 250
    assert precision == 1  # nothing is merged that is not one
    assert recall >= 0.85


def test_links_of_real_libraries(labelled):
    precision, recall = labelled_pairs.figures(labelled, "same-work", "link")
    assert precision >= 0.85
    assert recall >= 0.6


def test_duplicates_among_pairs_written_by_hand():
    same, found, falsely = labelled_pairs.by_hand()
    assert falsely == 0
    assert found >= 0.85 * same


def test_one_record_many_times_is_one_group():
    entries = tuple(entry(BOOK, f"k{at}") for at in range(1500))
    start = time.process_time()
    found = find(Library(entries))
    assert [len(group) for group in found.groups] == [1500]
    assert time.process_time() - start < 5


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=7))
def test_no_group_holds_two_editions(entries):
    for group in find(Library(tuple(entries))).groups:
        for one in group:
            assert all(compare(one, other).edition.answer is not Answer.NO for other in group)
