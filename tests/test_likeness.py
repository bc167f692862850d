"""One comparison, five policies: where two spellings mean one thing, all five say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packet_making import packet_of

from biblio import readers
from biblio.bibliography.citing import cited_keys
from biblio.editions import Authority, KnownEdition, KnownWork, Publisher
from biblio.editions.duplicates import find
from biblio.editions.identifying import identify
from biblio.formats import bibtex
from biblio.gatherer import cite
from biblio.library import Library, same_edition
from biblio.likeness import Likeness, agree, compare, describe
from biblio.likeness.agreement import pages_overlap
from biblio.likeness.people import compare_people, names_agree
from biblio.linter import loading, run, select
from biblio.record.edition import Edition

ENTRY = """@book{{quill1990,
  author = {{{author}}}, title = {{The Harbour Mills of the North}},
  publisher = {{{publisher}}}, address = {{{place}}}, year = {{1990}}
}}
"""
NOTE = "{author}, The Harbour Mills of the North ({place}: {publisher}, 1990), {page}."
# Each pair is one thing, spelt in two ways.
PLAIN = {"author": "Quill, Ann", "place": "New York", "publisher": "Oak Press"}
PRINTED = {"author": "Ann Quill", "place": "New York", "publisher": "Oak Press"}
SPELLINGS = [
    ("author", "Beauvoir, Anne de", "de Beauvoir, Anne", "Anne de Beauvoir"),
    ("author", "Quill, A.", "Quill, Ann", "Ann Quill"),
    ("place", "New York", "N.Y.", "N.Y."),
    ("place", "London and New York", "New York", "New York"),
    ("publisher", "Oak", "Oak Press", "Oak Press"),
]
spellings = pytest.mark.parametrize(("name", "one", "other", "printed"), SPELLINGS)


def entry(**fields: str) -> str:
    return ENTRY.format(**{**PLAIN, **fields})


def document(*notes: dict[str, str]) -> str:
    marks = "".join(f"A sentence.[{at}] " for at in range(1, len(notes) + 1))
    printed = (NOTE.format(**{**PRINTED, **note}, page=at) for at, note in enumerate(notes, 3))
    return "\n\n".join([marks, *(f"{at}. {note}" for at, note in enumerate(printed, 1))]) + "\n"


@spellings
def test_the_resolver_sees_one_edition(name: str, one: str, other: str, printed: str) -> None:
    first = " ".join(reversed(one.split(", "))) if name == "author" else one
    text = document({name: first}, {name: printed})
    _, (found,) = cite([readers.read_bytes(text.encode(), "one.txt")])
    assert [each.antecedent for each in found.resolutions] == [None, 0]


@spellings
def test_the_merger_sees_one_entry(name: str, one: str, other: str, printed: str) -> None:
    library = bibtex.read(entry(**{name: one}), "library.bib").library
    text = document({name: printed})
    merge, (found,) = cite([readers.read_bytes(text.encode(), "one.txt")], library)
    assert [each.key for each in found.resolutions] == ["quill1990"]
    assert (merge.added, merge.conflicts) == ((), ())


@spellings
def test_the_search_for_duplicates_sees_one(name: str, one: str, other: str, printed: str) -> None:
    first, second = (entry(**{name: each}) for each in (one, other))
    library = bibtex.read(first + second.replace("quill1990", "second"), "library.bib").library
    assert len(find(library).duplicates) == 1


@spellings
def test_the_linter_finds_no_contradiction(name: str, one: str, other: str, printed: str) -> None:
    files = {"library.bib": entry(**{name: one}), "one.txt": document({name: printed})}
    subject = loading.subject({path: text.encode() for path, text in files.items()})
    rules = ["citation-contradicts-record", "unresolved-citation"]
    assert run(subject, select(rules)) == ()


@pytest.mark.parametrize("place", ["New York", "N.Y.", "NY", "London and New York"])
def test_a_known_edition_is_identified_wherever_its_house_sits(place: str) -> None:
    known = KnownEdition("mills-oak", "mills", publisher="oak", place="New York", year="1990")
    work = KnownWork("mills", "Mills", ("Quill, Ann",), editions=(known,))
    authority = Authority((work,), (Publisher("oak", "Oak Press", ("Oak",)),))
    fields = (("title", "Mills"), ("publisher", "Oak"), ("location", place), ("date", "1990"))
    assert identify(Edition("k", "book", fields), work, authority).edition == known


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("New York", "N.Y.", True),
        ("New York", "New York, NY", True),
        ("Cambridge, Mass.", "Cambridge, MA", True),
        ("Cambridge", "Cambridge, Mass.", True),
        ("Cambridge, Mass.", "Cambridge, England", False),
        ("London; New York", "New York", True),
        ("Peking", "Beijing", True),
        ("St Petersburg", "Leningrad", True),
        ("London", "Paris", False),
        ("Saltmarsh", "Lower Saltmarsh", True),  # no known cities: it cannot be told
    ],
)
def test_places(one: str, other: str, same: bool) -> None:
    assert agree("location", one, other) is agree("location", other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Beauvoir, Simone de", "de Beauvoir, Simone", True),
        ("d’Alembert, Jean", "Alembert, Jean d’", True),
        ("Marx, Karl", "Marx", True),
        ("Marx, Karl", "Marx, Jenny", False),
        ("Adler, Max", "Adler, Victor", False),
        ("Voss, Ida", "Voss, I. M.", True),  # no initial is an article
        ("Voss, Anna", "Voss, A. B.", True),
        ("Voss, Bo", "Voss, A. B.", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert names_agree(one, other) is names_agree(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Weil, Anna", "Weil, A.", Likeness.EQUAL),
        ("Weil, Anna and Roe, Rosa", "Weil, Anna", Likeness.SHORTENED),
        ("Weil, Anna and Roe, Rosa", "Weil, Anna and others", Likeness.EQUAL),
        ("Ziegler, Anna", "Zeigler, Anna", Likeness.MISSPELT),
        ("Weil, Anna and Roe, Rosa", "Weil, Anna and Bell, Eve", Likeness.SHARED),
        ("Weil, Anna", "Roe, Rosa", Likeness.OTHER),
        ("", "Roe, Rosa", Likeness.UNKNOWN),
    ],
)
def test_lists_of_names(one: str, other: str, alike: Likeness) -> None:
    assert compare_people(one, other) is compare_people(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("101–130", "112–15", True),
        ("pp. 101-130", "101", True),
        ("101–130", "129–31", False),
        ("101–130", "140", False),
        ("xii", "12–20", False),
    ],
)
def test_pages_of_one_article(one: str, other: str, within: bool) -> None:
    assert pages_overlap(one, other) is pages_overlap(other, one) is within


def test_a_citation_of_some_pages_is_of_the_article() -> None:
    article = (("author", "Quill, Ann"), ("title", "On Mills and Tides"), ("journaltitle", "Loom"))
    whole, some, apart = (
        Edition("", "article", (*article, ("pages", pages)))
        for pages in ("101–130", "112–115", "140–150")
    )
    assert same_edition(whole, some).same
    assert not same_edition(whole, apart).same


FIELDS = {
    "author": ("Quill, Ann", "Quill, A.", "Roe, Rosa", ""),
    "title": ("Mills of the North", "Mills of the North: A Memoir", "Mills of the South", "Mills"),
    "publisher": ("Oak", "Oak Press", "Elm", ""),
    "location": ("N.Y.", "New York", "London", ""),
    "date": ("1990", "1990-05", "1991", ""),
    "volume": ("2", "II", "3", ""),
}


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    chosen = ((name, draw(st.sampled_from(values))) for name, values in FIELDS.items())
    kind = draw(st.sampled_from(("book", "article", "misc")))
    return Edition("k", kind, tuple(pair for pair in chosen if pair[1]))


@given(editions(), editions())
def test_evidence_is_the_same_whichever_comes_first(one: Edition, other: Edition) -> None:
    there, back = (compare(describe(a), describe(b)) for a, b in ((one, other), (other, one)))
    assert (there.titles, there.people, there.agreed, there.differing, there.silent) == (
        back.titles,
        back.people,
        back.agreed,
        back.differing,
        back.silent,
    )
    assert there.weight == back.weight


@given(editions())
def test_nothing_differs_from_itself(one: Edition) -> None:
    evidence = compare(describe(one), describe(one))
    assert (evidence.differing, evidence.silent) == ((), frozenset())
    assert same_edition(one, one).same
    assert Library((one,)).merge([one]).added == ()


ARTICLE = """@article{quill1988,
  author = {Quill, Ann}, title = {Tides and Mills of the North}, journal = {Loom},
  volume = {4}, year = {1988}, pages = {101--130}
}
"""
SOME_PAGES = "Ann Quill, “Tides and Mills of the North,” Loom 4 (1988): 112–15."


def test_lint_packet_and_bibliography_resolve_the_same_citations() -> None:
    text = f"A sentence.[1] Another.[2]\n\n1. {SOME_PAGES}\n\n2. Quill, “Tides and Mills,” 113.\n"
    files = {"library.bib": ARTICLE.encode(), "one.txt": text.encode()}
    library = bibtex.read(ARTICLE, "library.bib").library
    document = readers.read_bytes(files["one.txt"], "one.txt")
    subject = loading.subject(files)
    _, (cited,) = cite([document], library)
    assert [one.key for one in cited.resolutions] == ["quill1988", "quill1988"]
    assert [one.key for one in subject.extractions[0].resolutions] == ["quill1988", "quill1988"]
    assert run(subject, select(["unresolved-citation"])) == ()
    assert cited_keys(cited, library) == ("quill1988",)
    packet = packet_of(text, library=ARTICLE)
    assert [key for key, _ in packet.items] == ["quill1988"]
