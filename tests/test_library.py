"""Libraries: which records are the same edition, merging, and keys."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.library import Ambiguity, Conflict, Library, same_edition
from biblio.library.keys import key_for, unused
from biblio.library.matching import richness, says_all_of
from biblio.record.edition import Edition
from biblio.record.person import join_names, person_of, split_names


def book(key="", kind="book", **fields):
    return Edition(key, kind, tuple(fields.items()))


FRASER = book(author="Fraser, Clara", title="Revolution, She Wrote", date="1998")
TROTSKY = book(author="Trotsky, Leon", title="The Permanent Revolution", date="1969")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "The History of the Russian Revolution"}, {"title": "history of the Russian…"}),
        ({"title": "America’s Road"}, {"title": "American's Road"}),
        ({"date": "1998"}, {"date": "2005"}),
        ({"date": "2004-08-15"}, {"date": "2004-08-22"}),
        ({"publisher": "Pioneer"}, {"publisher": "Pathfinder"}),
        ({"volume": "1"}, {"volume": "II"}),
        ({"number": "3"}, {"number": "4"}),
        ({"edition": "2nd"}, {"edition": "third"}),
        ({"translator": "Eastman, Max"}, {"translator": "Pearce, Brian"}),
        ({"editor": "Breitman, George"}, {"editor": "Evans, Les"}),
        ({"author": "Trotsky, Leon"}, {"author": "Trotsky, Natalia"}),
        ({"author": "Marx, Karl"}, {"author": "Marx, Karl and Engels, Friedrich"}),
        ({"booktitle": "Selected Works"}, {"booktitle": "Collected Works"}),
        ({"journaltitle": "New International"}, {"journaltitle": "Fourth International"}),
        ({"url": "http://a.org/x"}, {"url": "http://a.org/y"}),
        ({"doi": "10.1/x"}, {"doi": "10.1/y"}),
    ],
)
def test_contradictions(one, other):
    common = {"author": "Trotsky, Leon", "title": "On the Party"}
    verdict = same_edition(book(kind="misc", **common | one), book(kind="misc", **common | other))
    assert not verdict.same
    assert "differ" in verdict.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "L’État et la révolution"}, {"title": "ETAT ET LA REVOLUTION"}),
        ({"title": "The “Left-Wing” Childishness"}, {"title": '"left wing" childishness'}),
        ({"title": "My Life: An Attempt"}, {"title": "My Life"}),
        ({"title": "My Life", "subtitle": "An Attempt"}, {"title": "My life: an attempt"}),
        ({"author": "Trotsky"}, {"author": "Trotsky, Leon"}),
        ({"author": "Trotsky, L."}, {"author": "Trotsky, Leon"}),
        ({"author": "Engels, Frederick"}, {"author": "Engels, Friedrich"}),
        ({"author": "von Suttner, Bertha"}, {"author": "Suttner, Bertha von"}),
        ({"author": "Marx, Karl and others"}, {"author": "Marx, Karl and Engels, Friedrich"}),
        ({"date": "1998"}, {"date": "1998-05-01"}),
        ({"date": "[1998]"}, {"date": "1998a"}),
        ({"date": "n.d."}, {"date": "1998"}),
        ({"publisher": "Pathfinder"}, {"publisher": "Pathfinder Press, Inc."}),
        ({"publisher": "Oxford UP"}, {"publisher": "Oxford University Press"}),
        ({"publisher": "OUP"}, {"publisher": "Oxford University Press"}),
        ({"volume": "II"}, {"volume": "vol. 2"}),
        ({"edition": "second"}, {"edition": "2nd ed."}),
        ({"edition": "2"}, {}),
        ({"url": "http://www.a.org/x/"}, {"url": "https://a.org/x"}),
        ({"url": "http://a.org/x", "publisher": "P"}, {"url": "http://b.org/y"}),
        ({"pages": "12–15"}, {"pages": "12"}),
        ({"doi": "10.1/X"}, {"doi": "https://doi.org/10.1/x"}),
    ],
)
def test_spellings_and_silence_do_not_contradict(one, other):
    common = {"author": "Trotsky, Leon", "title": "On the Party"}
    verdict = same_edition(book(kind="misc", **common | one), book(kind="misc", **common | other))
    assert verdict.same, verdict.reason
    assert "nothing contradicts" in verdict.reason


def test_the_type_of_text_counts():
    article = book(kind="article", title="On the Party", author="Trotsky")
    chapter = book(kind="incollection", title="On the Party", author="Trotsky")
    anything = book(kind="misc", title="On the Party", author="Trotsky")
    assert not same_edition(article, chapter).same
    assert same_edition(article, anything).same
    assert same_edition(chapter, anything).same


def test_a_web_page_is_the_article_at_its_address_only():
    page = book(kind="online", title="On the Party", author="Trotsky", url="http://a.org/x")
    article = book(kind="article", title="On the Party", author="Trotsky", journaltitle="J")
    there = book(kind="article", **dict(article.fields), url="https://a.org/x")
    assert not same_edition(page, article).same
    assert same_edition(page, there).same


def test_one_word_without_an_author_names_nothing():
    assert not same_edition(book(title="Preface"), book(title="Preface", author="Marx")).same
    assert same_edition(
        book(title="1905", date="1971"), book(title="1905", author="Trotsky", date="1971")
    ).same


def test_records_without_titles_are_the_same_only_by_address():
    one, other = book(author="Marx", date="1850"), book(date="1850", publisher="P")
    assert not same_edition(one, other).same
    assert not same_edition(one, FRASER).same
    assert same_edition(book(url="http://a.org"), book(url="https://a.org/", date="1850")).same
    assert same_edition(one, one).same


def test_library_looks_up():
    first, second = book("a", title="One", work="w"), book("b", title="Two", work="w")
    library = Library((first, second, book("a", title="Three")))
    assert library.get("a") is first
    assert library.get("none") is None
    assert library.keys == ("a", "b", "a")
    assert library.editions_of("w") == (first, second)
    assert (len(library), list(library)[1]) == (3, second)


def test_merging_adds_what_is_new():
    merge = Library(path="x.bib").merge([FRASER, TROTSKY])
    assert merge.keys == merge.added == ("fraser1998revolution", "trotsky1969permanent")
    assert merge.library.keys == merge.keys
    assert merge.library.path == "x.bib"
    assert (merge.completed, merge.conflicts, merge.ambiguities) == ((), (), ())


def test_merging_completes_and_keeps_what_the_user_wrote():
    mine = book("mine", title="Revolution, she wrote", date="1998", note="", location="Seattle")
    theirs = book(
        **dict(FRASER.fields), note="n", publisher="Red Letter Press", location="New York"
    )
    merge = Library((mine,)).merge([theirs])
    assert merge.keys == ("mine",)
    assert merge.completed == (("mine", ("author", "note", "publisher")),)
    assert merge.conflicts == (Conflict("mine", "location", "Seattle", "New York"),)
    entry = merge.library.get("mine")
    assert entry.title == "Revolution, she wrote"
    assert entry.fields[2] == ("note", "n")
    assert entry.fields[-1] == ("publisher", "Red Letter Press")


def test_a_year_is_not_added_beside_its_date():
    merge = Library((book("k", title="On the Party", date="1940-05"),)).merge(
        [book(title="On the Party", date="1940"), book(title="On the Party", date="1940")]
    )
    assert merge.keys == ("k", "k")
    assert (merge.completed, merge.conflicts) == ((), ())


def test_editions_of_a_work_stay_apart():
    merge = Library((book("old", **dict(TROTSKY.fields)),)).merge(
        [book(**dict(TROTSKY.fields) | {"date": "2007"})]
    )
    assert merge.library.keys == ("old", "trotsky2007permanent")


def test_what_says_less_means_the_only_one_that_fits():
    bare = book(author="Trotsky", title="The Permanent Revolution")
    merge = Library((book("old", **dict(TROTSKY.fields)),)).merge([bare])
    assert merge.keys == ("old",)
    assert merge.library.get("old").get("author") == "Trotsky, Leon"


def test_what_fits_several_is_left_out_and_told():
    editions = (
        book("old", **dict(TROTSKY.fields)),
        book("new", **dict(TROTSKY.fields) | {"date": "2007"}),
    )
    bare = book(author="Trotsky", title="The Permanent Revolution")
    merge = Library(editions).merge([bare, FRASER])
    assert merge.keys == (None, "fraser1998revolution")
    assert merge.ambiguities == (Ambiguity(bare, ("old", "new")),)
    assert merge.library.entries[:2] == editions


def test_an_exact_match_beats_a_fuller_one():
    bare = book("bare", author="Trotsky, Leon", title="The Permanent Revolution")
    library = Library((book("old", **dict(TROTSKY.fields)), bare))
    assert library.merge([book(**dict(bare.fields))]).keys == ("bare",)


def test_a_bare_citation_means_the_entry_that_is_of_no_edition():
    names = {"author": "Trotsky, Leon", "title": "Results and Prospects"}
    work = book("work", "misc", **names, date="1906", origdate="1906")
    page = book("page", "online", **names, url="https://example.org/rp")
    merge = Library((work, page)).merge([book(kind="misc", **names)])
    assert merge.keys == ("work",)
    assert not merge.ambiguities


def test_volumes_of_a_set_stay_apart_and_leave_the_set_alone():
    capital = {"author": "Marx, Karl", "title": "Capital"}
    library = Library((book("set", **capital),))
    volumes = [book(**capital, volume="1"), book(**capital, volume="2")]
    merge = library.merge([*volumes, book(**capital)])
    assert merge.keys == ("marxcapital", "marxcapitala", "set")
    assert merge.completed == ()
    assert library.merge(volumes[:1]).completed == (("set", ("volume",)),)


def test_a_key_of_its_own_is_kept_where_it_is_free():
    library = Library((book("taken", **dict(TROTSKY.fields)),))
    merge = library.merge([book("own", **dict(FRASER.fields)), book("TAKEN", title="Other thing")])
    assert merge.keys == ("own", "other")


@pytest.mark.parametrize(
    ("edition", "key"),
    [
        (FRASER, "fraser1998revolution"),
        (book(author="Gödel, Kurt", title="Über formal unentscheidbare Sätze"), "godelformal"),
        (book(author="Троцкий, Лев", title="Наши упразднители"), "trotskynashi"),
        (
            book(author="van Gogh, Vincent", title="The Letters", date="1958-01"),
            "vangogh1958letters",
        ),
        (book(editor="Deutscher, Isaac", title="L’État"), "deutscheretat"),
        (book(author="UNESCO Institute for Statistics", title="A Report"), "unescoreport"),
        (book(author="{Simon and Schuster, Inc.}", title="“Left-Wing” Communism"), "simonleftwing"),
        (book(author="Straße, Ærøe", title="Die"), "strassedie"),
        (book(author="Herzog, Ann", title="Of Walking in Ice"), "herzogwalking"),
        (book(author="Low, Peter", title="In Search of the Mill"), "lowsearch"),
        (book(author="Low, Peter", title="Of and By"), "lowof"),
        (book(title="1905"), "1905"),
        (book(title="Murry Weiss on Socialism", date="2006"), "murry2006"),
        (book(author="马克思", title="资本论"), "untitled"),
        (book(), "untitled"),
    ],
)
def test_keys(edition, key):
    assert key_for(edition, ()) == key


def test_names_are_joined_so_that_they_come_apart_again():
    names = ("Marx, Karl", "Federation of Associations and Institutions", "UNESCO")
    joined = join_names(names)
    assert joined == "Marx, Karl and {Federation of Associations and Institutions} and UNESCO"
    assert tuple(person_of(name).family for name in split_names(joined)) == ("Marx", *names[1:])


def test_clashing_keys_get_letters():
    stem = "fraser1998revolution"
    assert key_for(FRASER, {stem.upper()}) == stem + "a"
    taken = {stem, *(stem + chr(97 + n) for n in range(26))}
    assert key_for(FRASER, taken) == stem + "aa"


def test_of_thousands_that_are_alike_not_each_is_asked_for():
    class Counted(set):
        asked = 0

        def __contains__(self, key):
            self.asked += 1
            return super().__contains__(key)

    taken = Counted()
    for _ in range(3000):
        taken.add(unused("mill", taken))
    assert len(taken) == 3000
    assert {"mill", "milla", "millz", "millaa"} <= set(taken)
    assert taken.asked < 3000 * 30


def optional(*values):
    return st.sampled_from((None, *values))


RECORDS = st.builds(
    lambda kind, **fields: book(
        kind=kind, **{name: value for name, value in fields.items() if value}
    ),
    st.sampled_from(("book", "misc", "article")),
    title=optional("Capital", "Capital: A Critique", "On the Party", "The Party"),
    author=optional("Marx", "Marx, Karl", "Trotsky, Leon", "Trotsky, N."),
    date=optional("1867", "1976"),
    volume=optional("1", "II"),
    publisher=optional("Penguin", "Penguin Books", "Progress"),
    note=optional("one", "two"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(RECORDS, max_size=4), st.lists(RECORDS, max_size=5))
def test_merging_twice_changes_nothing_and_loses_nothing(before, records):
    library = Library().merge(before).library
    merge = library.merge(records)
    again = merge.library.merge(records)
    assert again.library == merge.library
    assert again.keys == merge.keys
    assert merge.library.keys[: len(library)] == library.keys
    assert len(set(merge.library.keys)) == len(merge.library)
    for entry in library:
        grown = dict(merge.library.get(entry.key).fields)
        assert dict(entry.fields).items() <= grown.items()
    for record, key in zip(records, merge.keys, strict=True):
        assert key is None or same_edition(merge.library.get(key), record).same


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, max_size=4, unique=True), st.lists(RECORDS, max_size=2))
def test_the_order_of_records_does_not_matter(records, before):
    library = Library().merge(before).library
    outcomes = {frozenset(library.merge(order).library.entries) for order in permutations(records)}
    assert len(outcomes) == 1


def test_a_book_of_the_same_title_by_another_leaves_an_entry_to_its_own_record():
    entry = book("mills", author="Quill", title="Tidal Mills", date="1990")
    hers = book(author="Quill, Ann", title="Tidal Mills", date="1990")
    merge = Library((entry,)).merge([hers, book(author="Roe, Eve", title="Tidal Mills")])
    assert merge.keys == ("mills", "roetidal")
    assert merge.added == ("roetidal",)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {}, "the records say the same"),
        ({"date": "1990"}, {}, "title and names agree, and nothing contradicts"),
        ({"date": "1990"}, {"date": "1991"}, "the years differ: 1990 – 1991"),
        ({"date": "1990"}, {"date": "1990", "pages": "1–9"}, "title and names agree, and nothing "
         "contradicts"),
        ({"pages": "10–20"}, {"pages": "12–15"}, "title and names agree, and nothing contradicts"),
        ({"pages": "10–20"}, {"pages": "12–25"}, "the pages differ: 10–20 – 12–25"),
        ({"title": "Salt"}, {"title": "Tar", "subtitle": "A Life"},
         "the titles differ: “Salt” and “Tar: A Life”"),
        ({"author": "Quill, Ann"}, {"author": "Roe, Eve"},
         "the authors differ: Quill, Ann – Roe, Eve"),
        ({"title": ""}, {}, "a record has no title"),
        ({"title": "", "doi": "10.1/a"}, {"title": "", "doi": "10.1/A", "note": "n"},
         "title and names agree, and nothing contradicts"),
        ({"title": "Preface", "author": ""}, {"title": "Preface"},
         "“Preface” alone is too little to tell"),
        ({"title": "The Preface", "author": ""}, {"title": "Preface"},
         "“Preface” alone is too little to tell"),
    ],
)  # fmt: skip
def test_why_two_records_are_one_edition_or_two(one, other, reason):
    common = {"author": "Quill, Ann", "title": "Tidal Mills"}
    first, second = (book(kind="misc", **{**common, **fields}) for fields in (one, other))
    assert same_edition(first, second).reason == reason


def test_what_a_chapter_differs_in_from_an_article():
    chapter, article = (
        book(kind=kind, title="Tidal Mills", author="Quill, Ann")
        for kind in ("incollection", "article")
    )
    assert same_edition(chapter, article).reason == "the types differ: chapter – article"


def test_a_list_of_words_never_contradicts_another():
    entry = book(
        "mills", title="Tidal Mills", author="Quill, Ann", keywords="salt", langid="german"
    )
    record = book(title="Tidal Mills", author="Quill, Ann", keywords="tar", language="German")
    merge = Library((entry,)).merge([record])
    assert (merge.conflicts, merge.completed) == ((), ())


def test_a_subtitle_apart_is_no_other_title():
    entry = book("mills", title="Tidal Mills: A Memoir", author="Quill, Ann")
    record = book(title="Tidal Mills", subtitle="A Memoir", author="Quill, Ann")
    merge = Library((entry,)).merge([record])
    assert (merge.keys, merge.conflicts) == (("mills",), ())


@pytest.mark.parametrize(
    ("count", "letters"),
    [(1, ""), (2, "a"), (3, "b"), (27, "z"), (28, "aa"), (703, "zz"), (704, "aaa")],
)
def test_the_letters_of_each_of_many_keys_that_are_alike(count, letters):
    taken = set()
    for _ in range(count):
        key = unused("roe1999", taken)
        taken.add(key)
    assert key == f"roe1999{letters}"


def test_a_name_in_full_says_more():
    short, full = (book(author=name, title="Mills") for name in ("Quill", "Quill, Ann"))
    assert (says_all_of(full, short), says_all_of(short, full)) == (True, False)
    assert richness(full) > richness(short) > richness(book(title="Mills"))
