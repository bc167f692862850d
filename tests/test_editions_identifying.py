"""Which known edition an entry is: by ISBN, address or imprint, and by nothing less."""

from __future__ import annotations

import pytest

from biblio.editions import Authority, KnownEdition, KnownWork, Publisher, Site, authority
from biblio.editions.identifying import Identification, identify, work_of
from biblio.editions.titles import index
from biblio.record.edition import Edition

WORK = KnownWork(
    "walker-on-tea",
    "On Tea",
    ("Walker, Ann",),
    editions=(
        KnownEdition("tea-1970", "walker-on-tea", publisher="kettle", year="1970"),
        KnownEdition("tea-1971-1", "walker-on-tea", publisher="kettle", year="1971", volume="1"),
        KnownEdition("tea-1971-2", "walker-on-tea", publisher="kettle", year="1971", volume="2-3"),
        KnownEdition("tea-isbn", "walker-on-tea", isbn="9780873486590"),
        KnownEdition("tea-web", "walker-on-tea", "online", url="https://tea.example.org/on/tea"),
        KnownEdition("tea-twin-a", "walker-on-tea", publisher="urn", year="1980"),
        KnownEdition("tea-twin-b", "walker-on-tea", publisher="urn", year="1980"),
        KnownEdition("tea-undated", "walker-on-tea", publisher="samovar"),
    ),
)
PUBLISHERS = (
    Publisher("kettle", "Kettle Press", ("Kettle",), places=("Leeds",)),
    Publisher("urn", "The Urn"),
    Publisher("samovar", "Samovar"),
)
KNOWN = Authority((WORK,), PUBLISHERS, (Site("tea", "Tea Site", "tea.example.org"),))


def identified(**fields: str) -> Identification:
    entry = Edition("k", "book", (("title", "On Tea"), *fields.items()))
    return identify(entry, WORK, KNOWN)


def edition(**fields: str) -> str | None:
    found = identified(**fields).edition
    return found.key if found else None


@pytest.mark.parametrize(
    "isbn", ["9780873486590", "978-0-87348-659-0", "0873486595", "0-87348-659-5", "087348659X"]
)
def test_by_the_isbn_in_either_form(isbn: str) -> None:
    assert edition(isbn=isbn) == "tea-isbn"


@pytest.mark.parametrize("isbn", ["9780873486606", "873486595", "0", "", "none"])
def test_another_isbn_is_another_book(isbn: str) -> None:
    assert edition(isbn=isbn) is None


def test_an_isbn_goes_before_an_imprint() -> None:
    found = identified(isbn="0873486595", publisher="Kettle", date="1970")
    assert found.edition is not None
    assert (found.edition.key, found.reason) == ("tea-isbn", "the same ISBN")


@pytest.mark.parametrize("url", ["https://tea.example.org/on/tea", "http://tea.example.org/on/tea"])
def test_by_the_address(url: str) -> None:
    assert edition(url=url) == "tea-web"


@pytest.mark.parametrize("url", ["https://tea.example.org/", "https://coffee.example.org/on/tea"])
def test_another_address_is_another_page(url: str) -> None:
    assert edition(url=url) is None


def test_by_the_imprint() -> None:
    assert edition(publisher="Kettle", date="1970") == "tea-1970"
    assert edition(publisher="Kettle Press", date="1970-05", location="Leeds") == "tea-1970"


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "1970"},
        {"publisher": "Kettle"},
        {"pages": "1–2", "date": "1970"},
        {"publisher": "Kettle", "date": "1972"},
        {"publisher": "Cattle", "date": "1970"},
        {"publisher": "Samovar", "date": "1990"},
        {"location": "Leeds", "date": "1970"},
    ],
    ids=str,
)
def test_half_an_imprint_proves_nothing(fields: dict[str, str]) -> None:
    found = identified(**fields)
    assert (found.edition, found.candidates) == (None, ())
    assert found.reason == "no edition on record has its imprint or address"


@pytest.mark.parametrize(
    ("volume", "key"), [("1", "tea-1971-1"), ("I", "tea-1971-1"), ("3", "tea-1971-2"), ("4", None)]
)
def test_volumes_are_told_apart(volume: str, key: str | None) -> None:
    assert edition(publisher="Kettle", date="1971", volume=volume) == key


def test_where_several_fit_none_is_chosen() -> None:
    found = identified(publisher="The Urn", date="1980")
    assert found.edition is None
    assert found.candidates == ("tea-twin-a", "tea-twin-b")
    assert found.reason == "several editions have this imprint"


def test_every_edition_on_record_is_itself_or_doubtful_by_its_own_imprint() -> None:
    known = authority()
    for work in known.works:
        for one in work.editions:
            house = known.publisher(one.publisher) if one.publisher else None
            said = (
                ("publisher", house.name if house else None),
                ("location", one.place),
                ("date", one.year),
                ("volume", one.volume),
                ("isbn", one.isbn),
                ("url", one.url),
            )
            entry = Edition("k", one.kind, tuple((name, text) for name, text in said if text))
            found = identify(entry, work, known)
            assert found.edition in (one, None)
            assert found.edition == one or not (one.isbn or one.url)


# The work of an entry


def test_the_work_that_an_entry_names_goes_before_its_title() -> None:
    fields = (("author", "Trotsky, Leon"), ("title", "1905"))
    entry = Edition("k", "book", fields)
    assert work_of(entry, authority(), index()) == authority().work("trotsky-1905")
    named = Edition("k", "book", (*fields, ("work", "trotsky-our-differences")))
    assert work_of(named, authority(), index()) == authority().work("trotsky-our-differences")
    unknown = Edition("k", "book", (*fields, ("work", "my-own-work")))
    assert work_of(unknown, authority(), index()) is None


def test_an_entry_without_a_title_has_no_work() -> None:
    assert work_of(Edition("k", "book", (("author", "Trotsky"),)), authority(), index()) is None


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"date": "1970"}, "1970"),
        ({"date": "1971-03", "year": "1970"}, "1971"),
        ({"year": "c. 1970"}, "1970"),
        ({"date": "c. 1970"}, "1970"),
        ({"origdate": "1905"}, ""),
        ({"date": "n.d."}, ""),
    ],
    ids=str,
)
def test_the_year_of_publication(fields: dict[str, str], year: str) -> None:
    assert Edition("k", "book", tuple(fields.items())).year == year
