"""Citations gathered into a library: one entry for each edition cited, works named beside them."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.extractor import Extraction, extract
from biblio.gatherer import gather
from biblio.library import Library, Merge
from biblio.readers import read_bytes
from biblio.record.edition import Edition

PAGE = "He wrote it in exile.* {}\n\n* {}\n"
TRANSITIONAL = (
    "Leon Trotsky, The Transitional Program for Socialist Revolution "
    "(New York: Pathfinder Press, 1973), 112."
)
CASSON = (
    "Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001), 80."
)


def gathered(*texts: str, library: Library | None = None) -> tuple[Merge, Sequence[Extraction]]:
    documents = [read_bytes(text.encode(), f"{at}.txt") for at, text in enumerate(texts)]
    return gather([extract(document, library) for document in documents], library)


def keys(extractions: Sequence[Extraction]) -> list[str | None]:
    return [one.key for extraction in extractions for one in extraction.resolutions]


def test_a_work_only_named_stands_under_the_edition_that_is_cited() -> None:
    named = "In The Transitional Program, Trotsky asked for bread."
    merge, found = gathered(PAGE.format(named, TRANSITIONAL))
    (entry,) = merge.library
    assert keys(found) == [entry.key, entry.key]
    assert (entry.work, entry.get("publisher")) == (
        "trotsky-transitional-program",
        "Pathfinder Press",
    )
    assert entry.title == "The Transitional Program for Socialist Revolution"
    assert entry.get("keywords") is None


def test_it_stands_there_in_another_document_and_in_the_users_library_too() -> None:
    named = "Trotsky was sure of it. In The Transitional Program, Trotsky asked for bread.\n"
    merge, found = gathered(named, PAGE.format("", TRANSITIONAL))
    assert keys(found) == [merge.library.keys[0]] * 2
    mine = Edition(
        "mine",
        "book",
        (
            ("author", "Trotsky, Leon"),
            ("title", "The Transitional Program for Socialist Revolution"),
            ("publisher", "Pathfinder Press"),
            ("work", "trotsky-transitional-program"),
        ),
    )
    merge, found = gathered(named, library=Library((mine,)))
    assert keys(found) == ["mine"]
    assert merge.library == Library((mine,))


def test_a_work_that_is_only_named_is_marked_so() -> None:
    named = "Leon Trotsky was tired. In The Transitional Program, Trotsky asked for bread.\n"
    merge, _ = gathered(named)
    (entry,) = merge.library
    assert entry.get("keywords") == "mentioned"
    assert entry.work == "trotsky-transitional-program"


def test_a_work_that_is_cited_is_not_marked() -> None:
    merge, _ = gathered(PAGE.format("", CASSON))
    (entry,) = merge.library
    assert entry.get("keywords") is None


def test_an_entry_that_was_there_is_not_marked() -> None:
    mine = Edition(
        "mine", "book", (("author", "Trotsky, Leon"), ("title", "The Transitional Program"))
    )
    merge, found = gathered(
        "In The Transitional Program, Trotsky asked for bread.\n", library=Library((mine,))
    )
    assert keys(found) == ["mine"]
    assert merge.added == ()
    assert [entry.get("keywords") for entry in merge.library] == [None]


def test_two_editions_of_a_work_are_two_entries_with_one_work() -> None:
    other = TRANSITIONAL.replace("1973", "1977").replace("112", "9")
    merge, _ = gathered(PAGE.format("", TRANSITIONAL), PAGE.format("", other))
    assert [entry.get("date") for entry in merge.library] == ["1973", "1977"]
    assert {entry.work for entry in merge.library} == {"trotsky-transitional-program"}


def test_names_have_the_fullest_form_that_is_printed() -> None:
    text = (
        "“It thawed.” Trotsky, “Our Differences”, 1908.\n\n"
        "“It froze.” Leon Trotsky, “Results and Prospects”, 1906.\n"
    )
    merge, _ = gathered(text)
    assert [entry.get("author") for entry in merge.library] == ["Trotsky, Leon"] * 2


def test_a_family_name_of_two_people_is_not_completed() -> None:
    text = (
        "One.* Two.** Three.***\n\n* Karl Marx, Grundrisse (London: Penguin, 1973), 7.\n\n"
        "** Eleanor Marx, The Woman Question (London: Swan, 1886), 8.\n\n"
        "*** Marx, The Civil War in France (Peking, 1966), 9.\n"
    )
    merge, _ = gathered(text)
    authors = [entry.get("author") for entry in merge.library]
    assert authors == ["Marx, Karl", "Marx, Eleanor", "Marx"]


def test_what_a_citation_cites_of_an_edition_is_no_field_of_it() -> None:
    merge, _ = gathered(PAGE.format("", CASSON))
    (entry,) = merge.library
    assert not {"locator", "pages"} & {name for name, _ in entry.fields}


def test_gathering_again_changes_nothing() -> None:
    text = PAGE.format("In The Transitional Program, Trotsky asked for bread.", TRANSITIONAL)
    once, _ = gathered(text, PAGE.format("", CASSON))
    again, _ = gathered(text, PAGE.format("", CASSON), library=once.library)
    assert again.library == once.library
    assert (again.added, again.completed, again.conflicts) == ((), (), ())
