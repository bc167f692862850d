"""Moving to a preferred edition: what was cited stays whole, and nothing of it passes over."""

from __future__ import annotations

import re

import pytest
from editions_cases import KNOWN, TITLES, entry, libraries
from generated import examples
from hypothesis import given
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError
from biblio.editions import authority
from biblio.editions.describing import OF_ONE_EDITION
from biblio.editions.preferring import Left, Move, prefer, preference
from biblio.editions.titles import index
from biblio.library import Library
from biblio.record.edition import Edition

NAMES = ("Kettle Press", "The Urn", "tea.example.org")
CITED = entry(publisher="Leaf & Bag", location="Ghent", date="1999", pages="12–14", isbn="x")

WORK = "walker-on-tea"

Outcome = tuple[Library, tuple[Move, ...], tuple[Left, ...]]


def preferred(name: str, *entries: Edition, beside: bool = False) -> Outcome:
    library = Library(entries)
    return prefer(library, preference(name, KNOWN), KNOWN, TITLES, beside=beside)


# One entry


def test_an_entry_is_moved_and_the_edition_cited_is_kept_whole() -> None:
    library, moves, left = preferred("tea.example.org", CITED)
    moved, kept = library
    assert (moves, left) == ((Move("tea", "tea-web", "tea-cited"),), ())
    assert moved == Edition(
        "tea",
        "online",
        (
            ("author", "Walker, Ann"),
            ("title", "On Tea"),
            ("organization", "The Samovar"),
            ("date", "2004-08-15"),
            ("url", "https://tea.example.org/on/tea"),
            ("work", "walker-on-tea"),
            ("related", "tea-cited"),
        ),
    )
    assert (kept.key, kept.kind) == ("tea-cited", "book")
    assert kept.fields == (*CITED.fields, ("related", "tea"), ("relatedtype", "cited"))


def test_the_move_says_where_the_page_numbers_are() -> None:
    _, (move,), _ = preferred("tea.example.org", CITED)
    assert str(move) == (
        "tea: now the edition tea-web; the one cited is tea-cited, and page numbers that were "
        "cited from it stay with it"
    )


def test_what_says_nothing_of_an_edition_is_moved_alone() -> None:
    library, moves, _ = preferred("tea.example.org", entry(kind="misc", keywords="mentioned"))
    (moved,) = library
    assert moves == (Move("tea", "tea-web", None),)
    assert str(moves[0]) == "tea: now the edition tea-web"
    assert moved.get("keywords") is None
    assert moved.get("related") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Of Tea"},
        {"subtitle": "A Cup"},
        {"note": "see p. 12"},
        {"url": "https://cup.example.org"},
        {"crossref": "b"},
        {"related": "b", "relatedtype": "reprintof"},
    ],
    ids=str,
)
def test_what_was_printed_otherwise_is_kept(fields: dict[str, str]) -> None:
    was = entry(**fields)
    (moved, kept), _, _ = preferred("tea.example.org", was)
    assert kept.fields[: len(was.fields)] == was.fields
    assert moved.title == "On Tea"
    assert not set(fields.items()) & set(moved.fields)


@pytest.mark.parametrize(
    "note",
    [
        *(
            "See p. 12",
            "See p.\u00a012",
            "p.\u200912",
            "see p.\n 12",
            "(pp. 12–14)",
            "pg. 12",
            "p12",
        ),
        *("P. 12", "S. 12", "Seite\u00a012", "s. 12", "12 f.", "12ff.", "12\u00a0ff", "12 et seq."),
        *("стр. 12", "стр.\u00a012", "с. 12", "С.\u00a012", "на странице 12", "320 pp.", "320 с."),
        *("p. xii", "pp. IX–XII", "page iv", r"p.\thinspace 12", "p. {12}", "p.~12", "pág. 12"),
    ],
)
def test_a_note_that_names_a_page_stays_with_the_edition_cited(note: str) -> None:
    for field in ("note", "annotation", "x-mine"):
        (moved, kept), _, _ = preferred("tea.example.org", entry(**{field: note}))
        assert (moved.get(field), kept.get(field)) == (None, note)


@pytest.mark.parametrize(
    "note",
    ["lent to Bob", "a pill", "read in 1905", "5 p.m.", "pages missing", "с 1905 года", "map 12"],
)
def test_a_note_that_names_no_page_goes_with_the_entry(note: str) -> None:
    (moved,), _, _ = preferred("tea.example.org", entry(note=note))
    assert moved.get("note") == note


def test_initials_are_no_page() -> None:
    (moved,), _, _ = preferred("tea.example.org", entry(author="Walker, A. P. v.", work=WORK))
    assert moved.get("author") == "Walker, A. P. v."


def test_what_an_entry_is_related_to_is_never_lost() -> None:
    own = {"related": "foo, bar", "relatedtype": "reviewof"}
    was = entry(**own)
    (moved, kept), _, _ = preferred("tea.example.org", was)
    assert (moved.get("related"), moved.get("relatedtype")) == ("foo, bar, tea-cited", None)
    assert kept.fields == was.fields
    (moved, kept), _, _ = preferred("tea.example.org", entry(related="foo"))
    assert moved.get("related") == "foo, tea-cited"
    assert (kept.get("related"), kept.get("relatedtype")) == ("foo, tea", None)


def test_another_name_leads_to_one_entry_only() -> None:
    was = entry(ids="old, older", date="1999")
    (moved, kept), _, _ = preferred("tea.example.org", was)
    assert (moved.get("ids"), kept.get("ids")) == ("old, older", None)
    (same, added), _, _ = preferred("tea.example.org", was, beside=True)
    assert (same, added.get("ids")) == (was, None)


@pytest.mark.parametrize(
    ("keywords", "after"),
    [
        ("mentioned", None),
        ("mine, mentioned, tea", "mine, tea"),
        ("mine,tea", "mine,tea"),
        ("unmentioned", "unmentioned"),
    ],
)
def test_of_the_keywords_only_mentioned_goes(keywords: str, after: str | None) -> None:
    (moved, *_), _, _ = preferred("tea.example.org", entry(keywords=keywords))
    assert moved.get("keywords") == after
    (moved, kept), _, _ = preferred("tea.example.org", entry(keywords=keywords, date="1999"))
    assert (moved.get("keywords"), kept.get("keywords")) == (after, keywords)


def test_what_is_the_users_own_stays_with_the_entry() -> None:
    own = {"keywords": "mine", "note": "lent to Bob", "x-shelf": "3", "origdate": "1904"}
    (moved, kept), _, _ = preferred("tea.example.org", entry(date="1999", **own))
    assert set(own.items()) <= set(moved.fields)
    assert set(own.items()) <= set(kept.fields)


def test_a_key_that_is_taken_is_not_taken_twice() -> None:
    other = entry("tea-cited", title="Something Else", author="Nobody")
    library, moves, _ = preferred("tea.example.org", CITED, other)
    assert library.keys == ("tea", "tea-cited", "tea-cited2")
    assert moves == (Move("tea", "tea-web", "tea-cited2"),)
    assert library.get("tea-cited") == other


def test_beside_adds_the_edition_and_leaves_the_entry() -> None:
    library, moves, _ = preferred("tea.example.org", CITED, beside=True)
    was, added = library
    assert was == CITED
    assert added.get("url") == "https://tea.example.org/on/tea"
    assert added.get("related") == "tea"
    assert moves == (Move(added.key, "tea-web", None),)


# Entries that stay


def test_an_edition_of_theirs_stays() -> None:
    for one in (
        entry(publisher="Kettle", date="1970"),
        entry(publisher="Kettle Press", date="1968"),
    ):
        assert preferred("Kettle", one) == (Library((one,)), (), ())
    page = entry(url="http://tea.example.org/on/tea/page2")
    assert preferred("tea.example.org", page) == (Library((page,)), (), ())


def test_a_library_that_has_their_edition_needs_no_other() -> None:
    theirs = entry("web", kind="online", url="https://tea.example.org/on/tea")
    library, moves, left = preferred("tea.example.org", CITED, theirs)
    assert (library, moves) == (Library((CITED, theirs)), ())
    assert left == (Left("tea", "the library has that edition already, as web"),)


@pytest.mark.parametrize("beside", [True, False])
def test_of_two_editions_one_is_moved_and_the_other_is_told(beside: bool) -> None:
    other = entry("other", publisher="The Urn", date="1980")
    library, (move,), left = preferred("tea.example.org", CITED, other, beside=beside)
    reason = f"the library has that edition already, as {move.key}"
    assert left == (Left("other", reason),)
    assert library.get("other") == other
    wanted = preference("tea.example.org", KNOWN)
    assert prefer(library, wanted, KNOWN, TITLES, beside=beside) == (library, (), left)


@pytest.mark.parametrize("path", ["on/tea", "on/tea/page2"])
def test_a_printed_book_with_an_address_is_not_the_edition_of_the_site(path: str) -> None:
    printed = entry(publisher="Leaf & Bag", date="1999", url=f"https://tea.example.org/{path}")
    (moved, kept), moves, _ = preferred("tea.example.org", printed)
    assert moves == (Move("tea", "tea-web", "tea-cited"),)
    assert moved.get("publisher") is None
    assert kept.fields[: len(printed.fields)] == printed.fields
    other = entry("other", publisher="Kettle", date="1970")
    assert preferred("tea.example.org", printed, other)[1] == moves
    for name in ("The Samovar", "tea.example.org", "The Samovar (online)"):
        theirs = entry(publisher=name, url=f"https://tea.example.org/{path}")
        assert preferred("tea.example.org", theirs) == (Library((theirs,)), (), ())


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize(
    ("name", "fields", "reason"),
    [
        (
            "tea.example.org",
            {"title": "On Milk and Other Matters"},
            "the edition of tea.example.org is known from hearsay only (milk-web)",
        ),
        (
            "Kettle",
            {"title": "On Milk and Other Matters"},
            "Kettle has several editions: milk-kettle-1, milk-kettle-2",
        ),
        (
            "Kettle",
            {"author": "Weaver, Bob", "title": "Sugar and Its Enemies"},
            "Kettle has no edition of weaver-on-sugar on record",
        ),
    ],
)
def test_an_entry_is_left_with_the_reason(
    name: str, fields: dict[str, str], reason: str, beside: bool
) -> None:
    one = entry(**fields)
    library, moves, left = preferred(name, one, beside=beside)
    assert (library.entries, moves) == ((one,), ())
    assert left == (Left("tea", reason),)
    assert str(left[0]) == f"tea: {reason}"


@pytest.mark.parametrize("name", ["tea", "old-tea"])
def test_an_entry_that_others_take_fields_from_is_left(name: str) -> None:
    part = entry("part", "inbook", title="Something Else", crossref=name)
    lending = entry(date="1999", ids="old-tea")
    library, moves, left = preferred("tea.example.org", lending, part)
    assert (library.entries, moves) == ((lending, part), ())
    assert left == (Left("tea", "other entries take their fields from it (crossref)"),)


def test_an_entry_without_a_key_is_left() -> None:
    one = entry("", date="1999")
    left = (Left("", "an entry without a key cannot be tied to another"),)
    assert preferred("tea.example.org", one) == (Library((one,)), (), left)


def test_a_work_that_is_not_known_is_passed_by() -> None:
    one = entry(author="Nobody", title="Something Else", date="1999")
    assert preferred("Kettle", one) == (Library((one,)), (), ())


def test_editions_known_from_hearsay_are_never_written() -> None:
    known = authority()
    for site in (*known.publishers, *known.sites):
        try:
            wanted = preference(site.key, known)
        except BiblioError:
            continue
        for work in known.works:
            one = Edition("k", "misc", (("title", work.title), ("work", work.key)))
            _, moves, _ = prefer(Library((one,)), wanted, known, index())
            for move in moves:
                edition = known.edition(move.edition)
                assert edition
                assert edition.confidence == "high"


# Names


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(BiblioError, match="No publisher or site called “Nowhere” is known"):
        preference("Nowhere", KNOWN)
    with pytest.raises(BiblioError):
        preference("", KNOWN)


def test_a_name_of_two_houses_is_refused_and_their_keys_are_told() -> None:
    with pytest.raises(BiblioError) as error:
        preference("Twin Books", KNOWN)
    said = "Several publishers are called “Twin Books”: --prefer one of twin-a, twin-b."
    assert str(error.value) == said
    assert preference("twin-a", KNOWN).publisher == KNOWN.publishers[2]


# Any library


@pytest.mark.parametrize("beside", [True, False])
@examples(150)
@given(library=libraries, name=st.sampled_from(NAMES))
def test_twice_is_once(library: Library, name: str, beside: bool) -> None:
    wanted = preference(name, KNOWN)
    once, _, _ = prefer(library, wanted, KNOWN, TITLES, beside=beside)
    assert prefer(once, wanted, KNOWN, TITLES, beside=beside)[:2] == (once, ())


@pytest.mark.parametrize("beside", [True, False])
def test_twice_is_once_for_every_work_and_house_on_record(beside: bool) -> None:
    known = authority()
    moved = 0
    for one in (*known.publishers, *known.sites):
        wanted = preference(one.key, known)
        cited = (("publisher", "Nobody"), ("date", "1999"))
        library = Library(
            tuple(
                Edition(f"k{at}", "book", (("title", work.title), ("work", work.key), *cited))
                for at, work in enumerate(known.works)
            )
        )
        once, moves, left = prefer(library, wanted, known, index(), beside=beside)
        assert prefer(once, wanted, known, index(), beside=beside) == (once, (), left)
        moved += len(moves)
    assert moved > 50


@examples(300)
@given(library=libraries, name=st.sampled_from(NAMES))
def test_nothing_of_the_edition_cited_passes_to_another(library: Library, name: str) -> None:
    after, moves, _ = prefer(library, preference(name, KNOWN), KNOWN, TITLES)
    for move in moves:
        old, new, target = library.get(move.key), after.get(move.key), KNOWN.edition(move.edition)
        assert old
        assert new
        assert target
        facts = {target.year, target.place, target.url, target.isbn, target.pages, target.volume}
        houses = {house.name for house in KNOWN.publishers if house.key == target.publisher}
        allowed = facts | houses
        for field in OF_ONE_EDITION - {"related"}:
            assert (
                old.get(field) is None
                or new.get(field) != old.get(field)
                or (old.get(field) in allowed)
            )
        assert not re.search(r"p\. \d", new.get("note") or "")


@examples(300)
@given(library=libraries, name=st.sampled_from(NAMES))
def test_nothing_is_lost(library: Library, name: str) -> None:
    after, moves, _ = prefer(library, preference(name, KNOWN), KNOWN, TITLES)
    cited = {move.key: move.cited or move.key for move in moves}
    assert set(library.keys) <= set(after.keys)
    assert len(set(after.keys)) == len(after)
    for old in library:
        new = after.get(cited.get(old.key, old.key))
        assert new
        for field, value in old.fields:
            kept = new.get(field) or ""
            assert (
                kept == value
                or (field == "related" and kept.split(", ")[0] == value)
                or (field == "keywords" and "mentioned" in value)
                or (field == "title" and kept.casefold() == value.casefold())
            )


@examples(150)
@given(library=libraries, name=st.sampled_from(NAMES))
def test_beside_leaves_every_entry_as_it_is(library: Library, name: str) -> None:
    after, moves, _ = prefer(library, preference(name, KNOWN), KNOWN, TITLES, beside=True)
    assert after.entries[: len(library)] == library.entries
    assert [one.key for one in after.entries[len(library) :]] == [move.key for move in moves]
