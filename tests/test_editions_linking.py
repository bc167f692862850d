"""Titles tied to known works: shared titles, misprints, short titles, and titles that are none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from running import biblio

from biblio.editions import authority
from biblio.editions.linking import link
from biblio.editions.titles import dumps, index
from biblio.extractor import extract
from biblio.gatherer import gather
from biblio.readers import read_bytes

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
ARTICLE, INTRODUCTION = "000_a48be1dd557cea9b", "003_207a022f4340f315"


def linked(title: str, *authors: str) -> str | None:
    return link(title, authors, index()).work


def works_in(text: str) -> list[tuple[str | None, str | None]]:
    """Title and work of each citation of a text."""
    found = extract(read_bytes(text.encode(), "page.txt"))
    return [(one.citation.value("title"), one.work) for one in found.resolutions]


# The index


def test_the_index_is_that_of_the_works() -> None:
    kept = (ROOT / "biblio" / "data" / "titles.tsv").read_text(encoding="utf-8")
    assert kept == dumps(authority().works), "run: python -m biblio.editions.titles > …/titles.tsv"


def test_a_users_own_titles_are_in_the_index(tmp_path: Path) -> None:
    mine = tmp_path / "works.toml"
    mine.write_text('[[work]]\nkey = "tea"\ntitle = "On the Brewing of Tea"\n', encoding="utf-8")
    assert link("On the brewing of tea", (), index((mine,))).work == "tea"
    assert linked("On the brewing of tea") is None


# Titles and authors


def test_a_title_of_several_works_is_told_apart_by_the_author() -> None:
    assert linked("Our Differences", "Trotsky") == "trotsky-our-differences"
    assert linked("Our Differences", "Plekhanov, G. V.") == "plekhanov-our-differences"
    assert linked("Наши разногласия", "Plekhanov, Georgi") == "plekhanov-our-differences"
    unnamed = link("Our Differences", (), index())
    assert unnamed.work is None
    assert set(unnamed.candidates) == {"trotsky-our-differences", "plekhanov-our-differences"}


def test_the_title_of_somebody_else_is_no_link() -> None:
    found = link("Our Differences", ("Lenin, V. I.",), index())
    assert (found.work, found.candidates) == (None, ())
    assert found.reason == "the known work of this title is by somebody else"


def test_a_works_own_title_goes_before_one_it_is_merely_called_by() -> None:
    assert linked("The Permanent Revolution", "Trotsky, Leon") == "trotsky-permanent-revolution"
    whole = "The Permanent Revolution & Results and Prospects"
    assert linked(whole, "Trotsky, Leon") == "trotsky-permanent-revolution-volume"


@pytest.mark.parametrize(
    ("title", "author", "work"),
    [
        ("American’s Road to Socialism", "Cannon, James P.", "cannon-americas-road"),
        ("American's road to socialism", "Cannon", "cannon-americas-road"),
        ("Our Abolitionists", "Lenin", "lenin-those-who-would-liquidate-us"),
        ("Наши упразднители", "Lenin", "lenin-those-who-would-liquidate-us"),
        ("Those Who Would Liquidate Us", "Lenin", "lenin-those-who-would-liquidate-us"),
        ("On the Two Lines of the Revolution", "Lenin", "lenin-two-lines"),
        ("On the Two Lines in the Revolution", "Lenin", "lenin-two-lines"),
        ("The Transitional Program", "Trotsky", "trotsky-transitional-program"),
        ("Transitional Programme", "Trotsky", "trotsky-transitional-program"),
        ("Political letter II", "Trotsky", "trotsky-political-letters-ii"),
    ],
)
def test_other_titles_of_a_work(title: str, author: str, work: str) -> None:
    assert linked(title, author) == work


def test_the_score_falls_with_the_evidence() -> None:
    own, called, misprinted, alone = (
        link(title, authors, index()).score
        for title, authors in [
            ("Results and Prospects", ("Trotsky",)),
            ("The Transitional Program", ("Trotsky",)),
            ("American’s Road to Socialism", ("Cannon",)),
            ("Results and Prospects", ()),
        ]
    )
    assert 1 == own > called > misprinted > alone > 0


def test_every_link_has_its_reason() -> None:
    assert link("1905", ("Trotsky",), index()).reason == "title and author: its own title"
    reason = "title and author: known as “Our Abolitionists”"
    assert link("Our abolitionists", ("Lenin",), index()).reason == reason


# What titles are not


def test_1905_alone_may_be_the_year() -> None:
    alone = link("1905", (), index())
    assert (alone.work, alone.score) == (None, 0)
    assert alone.candidates == ("trotsky-1905",)
    assert linked("1905", "Trotsky, Leon") == "trotsky-1905"


def test_the_preface_to_1905_may_be_any_of_three() -> None:
    found = link("Preface to 1905", ("Trotsky, Leon",), index())
    assert found.work is None
    assert len(found.candidates) == 3
    assert linked("Preface to the First Edition of 1905", "Trotsky") == "trotsky-1905-preface-first"


@pytest.mark.parametrize("author", ["", "Lenin", "Marx, Karl", "Plekhanov", "Trotsky"])
def test_containers_are_no_works(author: str) -> None:
    titles = {one.container for one in authority().editions if one.container}
    works = {work.title for work in authority().works}
    # Two containers are works themselves: a book that holds an essay, a collection on the web.
    containers = titles - {title for work in authority().works for title in work.titles}
    assert {"Selected Works", "Collected Works", "Die Neue Zeit"} <= containers
    assert not containers & works
    assert [linked(title, *filter(None, [author])) for title in containers] == [None] * len(
        containers
    )


def test_words_of_the_authors_titles_are_no_titles() -> None:
    for words in ("The October Revolution", "Revolution", "The Revolution of 1905", "Prospects"):
        assert linked(words) is None
        assert linked(words, "Trotsky") is None


# In a text


def test_a_year_in_running_text_is_no_book() -> None:
    text = "Leon Trotsky led the soviet. The revolution of 1905 was lost, and in 1905 so was he.\n"
    assert works_in(text) == []


def test_the_book_1905_is_found_in_running_text() -> None:
    text = "Leon Trotsky was no dreamer. In the preface to his “1905” he wrote: “It came true.”\n"
    assert works_in(text) == [("1905", "trotsky-1905")]


def test_the_year_behind_a_title_is_no_part_of_it() -> None:
    text = "“The worker is the last to know.”\n\nLeon Trotsky, Results and Prospects 1906.\n"
    assert works_in(text) == [("Results and Prospects", "trotsky-results-and-prospects")]


def test_what_points_back_means_the_same_work() -> None:
    text = (
        "One.* Two.** Three.***\n\n"
        "* James P. Cannon, American’s Road to Socialism (New York: Pathfinder Press, 1975), 1.\n\n"
        "** Ibid., 2.\n\n*** Cannon, American’s Road, 3.\n"
    )
    works = [work for _, work in works_in(text)]
    assert works == ["cannon-americas-road"] * 3


def test_plekhanovs_work_is_not_trotskys() -> None:
    text = (
        "One.* Two.**\n\n* Georgi Plekhanov, Our Differences (Moscow, 1961), 5.\n\n"
        "** Leon Trotsky, Our Differences (London, 1970), 6.\n"
    )
    assert [work for _, work in works_in(text)] == [
        "plekhanov-our-differences",
        "trotsky-our-differences",
    ]


# The two documents


@cache
def citations(name: str) -> list[dict[str, object]]:
    outcome = biblio("extract", SEEDS / f"{name}.txt", "--to", "json")
    return json.loads(outcome.text)["documents"][0]["citations"]


needs_documents = pytest.mark.skipif(
    not all((SEEDS / f"{name}.txt").is_file() for name in (ARTICLE, INTRODUCTION)),
    reason="the two documents in ../shared/seeds belong to their publishers and are not here",
)


@needs_documents
@pytest.mark.parametrize("name", [ARTICLE, INTRODUCTION])
def test_every_citation_of_the_documents_has_its_work(name: str) -> None:
    without = [one["raw"] for one in citations(name) if not one["work"]]
    assert citations(name)
    assert without == []
    assert all(authority().work(str(one["work"])) for one in citations(name))


@needs_documents
def test_the_documents_cite_twenty_six_works() -> None:
    works = {str(one["work"]) for name in (ARTICLE, INTRODUCTION) for one in citations(name)}
    assert len(works) == 26
    assert not [work for work in works if work.startswith("plekhanov")]


@needs_documents
@pytest.mark.parametrize(
    ("name", "line", "work"),
    [
        (ARTICLE, 23, "trotsky-1905"),
        (ARTICLE, 27, "lenin-two-lines"),
        (ARTICLE, 59, "trotsky-our-differences"),
        (ARTICLE, 75, "trotsky-1905"),
        (ARTICLE, 83, "trotsky-results-and-prospects"),
        (ARTICLE, 196, "lenin-those-who-would-liquidate-us"),
        (INTRODUCTION, 319, "trotsky-results-and-prospects"),
        (INTRODUCTION, 511, "trotsky-transitional-program"),
        (INTRODUCTION, 654, "trotsky-transitional-program"),
        (INTRODUCTION, 811, "cannon-americas-road"),
    ],
)
def test_a_work_under_the_title_of_the_documents(name: str, line: int, work: str) -> None:
    assert work in [one["work"] for one in citations(name) if one["line"] == line]


@needs_documents
def test_the_library_of_the_documents_has_one_entry_for_each_work_and_edition() -> None:
    found = [
        extract(read_bytes((SEEDS / f"{name}.txt").read_bytes(), name))
        for name in (ARTICLE, INTRODUCTION)
    ]
    merge, _ = gather(found)
    works = [entry.work for entry in merge.library]
    assert len(works) == len(set(works)) == 26
    assert all(re.fullmatch(r"[a-z]+(?:\d{4})?[a-z]*", entry.key) for entry in merge.library)
