"""Normalising anything: no error, twice as once, nothing lost, nothing unknown touched."""

import re
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from normalising_cases import AUTHORITY

from biblio.editions import authority
from biblio.editions.normalising import (
    Context,
    NameForm,
    Options,
    TitleForm,
    normalise,
    suggestions,
)
from biblio.formats.bibtex import load
from biblio.library import Library
from biblio.record.edition import Edition

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "bib" / "humanities"
FILES = sorted(CORPUS.glob("*.bib"))

ALL_WISHES = Options(NameForm.INITIALS, TitleForm.AUTHORITY, unsafe=True)

SCRAPS = (
    *(
        "Lenin",
        "Trotsky, L.",
        "V.I.",
        "Ilyich",
        "Leon",
        " and ",
        ", ",
        "{",
        "}",
        "\\",
        "others",
        "Jr.",
    ),
    *("Our Differences", "American’s Road to Socialism", "Selected Works", "von", "Pathfinder"),
    *("Pioneer", "RLP", "Verso", "Seattle", "New York", "N.Y.", "Cambridge, MA", ": "),
    *(
        "2nd",
        "second",
        "rev.",
        "ed.",
        "Vol. ",
        "no. ",
        "IV",
        "i",
        "12",
        "7",
        "-",
        "–",
        "--",
        "/",
        ".",
    ),
    *(
        "c. ",
        "1905",
        "1967",
        "69",
        "[",
        "]",
        "?",
        "~",
        "15 ",
        "August ",
        "2004",
        "s",
        "n.d.",
        "pp. ",
    ),
    *("0873486595", "978-0-87348-524-1", "00225185", "X", " ", "\u00a0", "#a", "index.htm", "- "),
    *(
        "http://",
        "https://",
        "www.",
        "marxists.org",
        "marxist.com",
        "connexions.org/CxArchive/MIA/",
    ),
    *(
        "web.archive.org/web/20040912/",
        "/archive/trotsky/works/1905/",
        ";",
        ")",
        "”",
        "…",
        "&",
        "\n",
    ),
)
FIELDS = (
    *("author", "editor", "title", "booktitle", "journal", "publisher", "address", "location"),
    *("edition", "volume", "volumes", "number", "part", "year", "date", "origdate", "origyear"),
    *("month", "urldate", "isbn", "issn", "url", "origurl", "printedtitle", "pages", "x-unknown"),
)
texts = st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=7).map("".join) | st.text(
    max_size=12
)
# What fields may hold in earnest: the more of it stands together, the more there is to trip over.
LIKELY = {
    "author": "Lenin|Lenin, V.|Lenin, V.I.|Lenin, Vladimir|Lenin, Vladimir Ilyich|Lenin, N.|Trotsky"
    "|Trotsky, L.D.|Trotsky, Leon|Trotsky and Lenin|Cannon, J.P.|Plekhanov, Georgi V.|Lenin, II",
    "title": "Our Differences|our differences.|State and Revolution|State and Revolution:"
    "|American's Road to Socialism|Unsere Differenzen|Selected Works",
    "publisher": "Pathfinder|Pathfinder, New York|New York: Pathfinder|Pathfinder, New York, N.Y."
    "|Paris: RLP, Seattle|RLP, Seattle, Seattle|Seattle: RLP, Seattle|London: Routledge, London"
    "|Foreign Languages Publishing House, Moscow|Bookmarks (London)|Routledge, London, Paris",
    "location": "N.Y.|New York|New York, NY|Seattle|London|Moscow|Pyongyang|London and N.Y.",
    "date": "1894|1973|c. 1973|1967–69|[1973]|1973?",
    "year": "15 August 2004|[1973]|1967--69|1973|c. 1966",
    "url": "http://marxists.org/a.|http://web.archive.org/web/2004/http://marx.org/b"
    "|http://web.archive.org/web/20040231/http://gone.org/b|http://marx- ist.com/x"
    "|http://connexions.org/CxArchive/MIA/trotsky/works/1905/",
    "origurl": "http://x.org|http://marxists.org/a",
    "printedtitle": "State and Revolution",
}
likely = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(text.split("|")) for name, text in LIKELY.items()}
)
unlikely = st.dictionaries(st.sampled_from(FIELDS), texts, max_size=7)
editions = st.builds(
    lambda kind, fields: Edition("k", kind, tuple(fields.items())),
    st.sampled_from(("book", "article", "online")),
    likely | unlikely,
)
libraries = st.lists(editions, max_size=4).map(lambda entries: Library(tuple(entries)))
options = st.builds(
    Options,
    names=st.sampled_from(NameForm),
    titles=st.sampled_from(TitleForm),
    unsafe=st.booleans(),
)


@settings(max_examples=600, deadline=None)
@given(libraries, options)
def test_twice_is_once(library, wishes):
    context = Context(AUTHORITY, wishes)
    once, _ = normalise(library, context)
    assert normalise(once, context) == (once, ())


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FIELDS), texts, options)
def test_twice_is_once_for_each_field(field, text, wishes):
    context = Context(AUTHORITY, wishes)
    once, _ = normalise(Library((Edition("k", "book", ((field, text),)),)), context)
    assert normalise(once, context) == (once, ())


@settings(max_examples=300, deadline=None)
@given(libraries)
def test_no_entry_and_no_field_is_lost(library):
    after, changes = normalise(library, Context(AUTHORITY))
    assert [(entry.key, entry.kind) for entry in after] == [
        (entry.key, entry.kind) for entry in library
    ]
    for old, new in zip(library, after, strict=True):
        assert [name for name, _ in new.fields][: len(old.fields)] == [n for n, _ in old.fields]
        assert old.get("x-unknown") == new.get("x-unknown")
        assert old.get("month") == new.get("month")
    assert all(change.safe and change.reason for change in changes)


@settings(max_examples=300, deadline=None)
@given(libraries)
def test_no_figure_is_lost(library):
    """Years, pages, volumes and numbers: every figure printed is still somewhere in the entry."""
    after, _ = normalise(library, Context(AUTHORITY))
    for old, new in zip(library, after, strict=True):
        kept = " ".join(re.sub("[^0-9]", "", text) for _, text in new.fields)
        for field in ("year", "volume", "pages", "isbn", "url"):
            figures = re.sub("[^0-9]", "", old.get(field) or "")
            assert figures in kept or field == "url"


@settings(max_examples=200, deadline=None)
@given(libraries)
def test_unsafe_changes_are_only_suggested(library):
    context = Context(AUTHORITY)
    assert not any(change.safe for change in suggestions(normalise(library, context)[0], context))


@pytest.mark.skipif(not FILES, reason="there is no ../shared/corpus")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "wishes", [Options(), Options(NameForm.INITIALS, TitleForm.AUTHORITY, True)]
)
def test_real_libraries(path, wishes):
    file = load(str(path))
    context = Context(authority(), wishes)
    once, changes = normalise(file.library, context)
    assert changes
    assert normalise(once, context) == (once, ())
    touched = {change.key for change in changes}
    pairs = zip(file.library, once, strict=True)
    assert all(old == new for old, new in pairs if old.key not in touched)


def test_cost_grows_with_the_number_of_entries():
    def seconds(count):
        entry = Edition("k", "book", (("author", "Lenin, V.I."), ("title", "State and Revolution")))
        library = Library(tuple(entry for _ in range(count)))
        start = perf_counter()
        normalise(library, Context(AUTHORITY))
        return perf_counter() - start

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(400), 0.005)
