"""The authority biblio ships with: its facts are in order, and titles lead to their works."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from biblio.editions import authority
from biblio.editions.loader import SHIPPED, shipped_file
from biblio.editions.lookup import Authority
from biblio.editions.schema import NOTHING, check_authority, keys_of, together

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
# What general knowledge is not enough for.
EXACT = {"year", "isbn", "pages", "pagetotal", "published", "written", "active", "isbn_prefixes"}


@pytest.fixture(scope="module")
def known() -> Authority:
    return authority()


def records(known):
    return (*known.works, *known.editions, *known.publishers, *known.sites)


def keys(found):
    return [record.key for record in found]


# ------------------------------------------------------------- the data


def test_the_shipped_files_follow_the_format():
    below = NOTHING
    for file in map(shipped_file, SHIPPED):
        assert check_authority(file, below) == ()
        below = together(below, keys_of(file.data))


def test_every_record_has_a_source(known):
    assert [record.key for record in records(known) if not record.source] == []


def test_general_knowledge_gives_no_years_numbers_and_pages(known):
    medium = [record for record in records(known) if record.confidence == "medium"]
    assert medium
    for record in medium:
        given = {name for name in EXACT if getattr(record, name, None)}
        assert given <= {name for name, _ in record.sources}, record.key


def test_no_exact_field_rests_on_general_knowledge(known):
    for record in records(known):
        weak = {name for name, source in record.sources if source == "general knowledge"}
        assert not weak & EXACT, record.key


def test_a_source_is_named_only_for_what_is_there(known):
    for record in records(known):
        for name, _ in record.sources:
            assert getattr(record, name), (record.key, name)


def is_isbn(text):
    digits = [10 if digit == "X" else int(digit) for digit in text if digit not in "- "]
    if len(digits) == 10:
        return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
    return len(digits) == 13 and sum(digits[::2], 3 * sum(digits[1::2])) % 10 == 0


def test_every_isbn_passes_its_check_digit(known):
    isbns = [edition.isbn for edition in known.editions if edition.isbn]
    assert len(isbns) >= 7
    assert [isbn for isbn in isbns if not is_isbn(isbn)] == []


def test_every_isbn_is_of_its_publisher(known):
    for edition in known.editions:
        house = known.publisher(edition.publisher or "")
        if edition.isbn and house and house.isbn_prefixes:
            prefixes = [prefix.replace("-", "") for prefix in house.isbn_prefixes]
            assert edition.isbn.startswith(tuple(prefixes)), edition.key


def test_addresses_are_on_the_site_named(known):
    online = [edition for edition in known.editions if edition.url]
    assert online
    for edition in online:
        assert known.site(edition.url).key == edition.site, edition.key


def test_editions_are_not_older_than_their_works(known):
    for work in known.works:
        begun = work.written or work.published or "0"
        for edition in work.editions:
            assert edition.year is None or edition.year[:4] >= begun[:4], edition.key


def test_no_source_is_a_working_file():
    for name in SHIPPED:
        text = shipped_file(name).text
        assert not re.search(r"\.(?:txt|ya?ml)\b|\b00[03]\b", text), name


def test_misprints_and_retranslations_say_where_they_were_seen(known):
    cannon = known.work("cannon-americas-road")
    assert [(one.title, one.kind) for one in cannon.variants] == [
        ("American’s Road to Socialism", "misprint")
    ]
    assert cannon.variants[0].source


# ------------------------------------------------------------- the two documents


def cited():
    for path in GOLD:
        for citation in json.loads(path.read_text(encoding="utf-8"))["citations"]:
            fields = citation["fields"]
            yield fields["title"], tuple(fields.get("author", ()))


def family(name):
    return name.split(",")[0]


@pytest.mark.skipif(not GOLD, reason="there is no ../shared")
def test_every_work_of_the_documents_is_found_by_its_printed_title(known):
    for title, authors in cited():
        works = known.works_titled(title)
        assert works, title
        if authors:
            assert any(
                [family(name) for name in work.authors] == [family(name) for name in authors]
                for work in works
            ), title


@pytest.mark.skipif(not GOLD, reason="there is no ../shared")
def test_every_publisher_of_the_documents_is_known(known):
    for path in GOLD:
        for citation in json.loads(path.read_text(encoding="utf-8"))["citations"]:
            name = citation["fields"].get("publisher")
            assert name is None or known.publisher(name).name == name


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Our Abolitionists (Наши упразднители)", "lenin-those-who-would-liquidate-us"),
        ("Наши упразднители", "lenin-those-who-would-liquidate-us"),
        ("On the Two Lines of the Revolution", "lenin-two-lines"),
        ("American's Road to Socialism", "cannon-americas-road"),
        ("The Transitional Program", "trotsky-transitional-program"),
        ("Transitional Programme", "trotsky-transitional-program"),
        ("Results and Prospects", "trotsky-results-and-prospects"),
        ("Итоги и перспективы", "trotsky-results-and-prospects"),
        ("Ergebnisse und Perspektiven", "trotsky-results-and-prospects"),
        ("April Theses", "lenin-april-theses"),
        ("The Tasks of the Proletariat in the Present Revolution", "lenin-april-theses"),
        ("Political letter II", "trotsky-political-letters-ii"),
        ("Driving forces and prospects of the Russian revolution", "kautsky-driving-forces"),
        ("Critique of the Gotha Program", "marx-critique-gotha"),
        ("HISTORY OF THE RUSSIAN REVOLUTION", "trotsky-history-russian-revolution"),
        ("Russland in der Revolution", "trotsky-1905"),
        ("1905", "trotsky-1905"),
    ],
)
def test_a_title_leads_to_its_work(known, printed, key):
    assert keys(known.works_titled(printed)) == [key]


# ------------------------------------------------------------- traps: titles that several share


def test_two_works_are_called_our_differences(known):
    for title in ("Our Differences", "Наши разногласия"):
        works = known.works_titled(title)
        assert keys(works) == ["trotsky-our-differences", "plekhanov-our-differences"]
        assert [work.published for work in works] == ["1908", "1885"]


def test_the_permanent_revolution_is_a_work_and_a_volume(known):
    works = known.works_titled("The Permanent Revolution")
    assert keys(works) == ["trotsky-permanent-revolution", "trotsky-permanent-revolution-volume"]


def test_an_event_is_not_a_title(known):
    assert known.works_titled("October Revolution") == ()


def test_there_are_three_prefaces_to_1905(known):
    prefaces = known.works_titled("Preface to 1905")
    assert [work.published for work in prefaces] == ["1922", "1922", "1909"]
    assert {work.contained_in for work in prefaces} == {("trotsky-1905",)}


def test_a_year_in_a_path_is_no_date(known):
    work = known.work("trotsky-results-and-prospects")
    assert work.published == "1906"
    assert "/1931/" in known.edition("rp-mia").url
    assert all(edition.year != "1931" for edition in work.editions)
    assert known.work("marx-engels-address-1850").published == "1850"


def test_a_chapter_belongs_to_the_work_whose_table_has_it(known):
    def editions_of(file):
        return [
            edition.key
            for edition in known.editions
            if edition.chapters and "/1931/tpr/" in edition.url and fnmatch(file, edition.chapters)
        ]

    assert editions_of("rp08.htm") == ["rp-mia"]
    assert editions_of("pr10.htm") == ["pr-mia"]
    chapter = urlsplit(known.edition("ourdiff-mia").url).path
    assert chapter.rpartition("/")[0] == "/archive/trotsky/1907/1905"


# ------------------------------------------------------------- traps: errors of other sources


def test_no_english_permanent_revolution_of_new_park_or_progress_in_1931(known):
    editions = known.work("trotsky-permanent-revolution").editions
    assert not {edition.publisher for edition in editions} & {"new-park", "progress-publishers"}


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("trotsky-results-and-prospects", "written", "1906"),
        ("trotsky-results-and-prospects", "published", "1906"),
        ("trotsky-permanent-revolution", "written", "1928"),
        ("trotsky-permanent-revolution", "published", "1930"),
        ("lenin-land-departments", "written", "1918-12-11"),
        ("trotsky-our-differences", "written", "1908-07"),
    ],
)
def test_dates_of_works(known, key, field, value):
    assert getattr(known.work(key), field) == value


def test_dates_that_sources_have_wrong(known):
    assert known.edition("tol-works6").year == "1953"
    assert known.publisher("Sphere").active == "1966/1990"
    assert known.edition("cannon-pathfinder-1975").year == "1975"
