"""A small authority of works, houses and sites, and libraries of it, for the tests of editions."""

from __future__ import annotations

from hypothesis import strategies as st

from biblio.editions import Authority, KnownEdition, KnownWork, Publisher, Site, Variant
from biblio.editions.titles import TitleIndex, TitleRecord, records_of
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values.folding import fold


def _edition(key: str, work: str, kind: str = "book", **facts: str) -> KnownEdition:
    return KnownEdition(key, work, kind, **facts)  # type: ignore[arg-type]


WORKS = (
    KnownWork(
        "walker-on-tea",
        "On Tea",
        ("Walker, Ann",),
        original_title="Vom Tee",
        original_language="de",
        published="1905",
        variants=(Variant("Of Tea", kind="misprint"), Variant("Du thé", "fr", "translation")),
        editions=(
            _edition("tea-kettle-1970", "walker-on-tea", publisher="kettle", year="1970"),
            _edition("tea-urn", "walker-on-tea", publisher="urn", place="Bath"),
            _edition(
                "tea-web",
                "walker-on-tea",
                "online",
                site="samovar-web",
                year="2004-08-15",
                url="https://tea.example.org/on/tea",
            ),
        ),
    ),
    KnownWork(
        "walker-on-milk",
        "On Milk and Other Matters",
        ("Walker, Ann",),
        written="1908",
        editions=(
            _edition("milk-kettle-1", "walker-on-milk", publisher="kettle", year="1971"),
            _edition("milk-kettle-2", "walker-on-milk", publisher="kettle", year="1975"),
            _edition(
                "milk-web",
                "walker-on-milk",
                "online",
                site="samovar-web",
                url="https://tea.example.org/on/milk",
                confidence="medium",
            ),
        ),
    ),
    KnownWork(
        "weaver-on-sugar",
        "Sugar and Its Enemies",
        ("Weaver, Bob",),
        editions=(
            _edition(
                "sugar-urn",
                "weaver-on-sugar",
                "incollection",
                container="Collected Grains",
                publisher="urn",
                year="1980",
                pages="10-20",
            ),
        ),
    ),
)
PUBLISHERS = (
    Publisher("kettle", "Kettle Press", ("Kettle",), places=("Leeds",)),
    Publisher("urn", "The Urn", places=("Bath",)),
    Publisher("twin-a", "Twin Books", places=("Leeds",)),
    Publisher("twin-b", "Twin Books", places=("Bath",)),
)
SITES = (Site("samovar-web", "The Samovar", "tea.example.org"),)
KNOWN = Authority(WORKS, PUBLISHERS, SITES)


def _indexed() -> TitleIndex:
    records = tuple(record for work in WORKS for record in records_of(work))
    by_title: dict[str, tuple[TitleRecord, ...]] = {}
    for record in records:
        by_title[fold(record.title)] = (*by_title.get(fold(record.title), ()), record)
    return TitleIndex(records, by_title)


TITLES = _indexed()


def entry(key: str = "tea", kind: str = "book", **fields: str) -> Edition:
    """An entry of *On Tea* unless the fields say otherwise."""
    given = {"author": "Walker, Ann", "title": "On Tea", **fields}
    return Edition(key, kind, tuple(given.items()))


# Each value is unlike every other, so that a value tells where it comes from.
_VALUES = {
    "author": "Walker, Ann|Walker|Walker, A.|Weaver, Bob|Trotsky, L.|Nobody",
    "title": "On Tea|Of Tea|On milk and other matters|Sugar and Its Enemies|Something Else|1905",
    "subtitle": "A Cup",
    "translator": "Potter, Cy",
    "publisher": "Kettle|The Urn|Leaf & Bag|Pathfinder",
    "location": "N.Y.|Leeds|Bath|Ghent",
    "date": "1970|1971|1980|1999|1969-08-15",
    "origdate": "1905|1912",
    "origtitle": "Vom Thee",
    "origlanguage": "nl",
    "edition": "2nd ed.",
    "volume": "Vol. VII",
    "pages": "101--109|44-45",
    "isbn": "0873486595",
    "url": "http://tea.example.org/on/tea|https://cup.example.org/x|http://marxists.org/a.htm.",
    "note": "See p. 433.|A cold cup",
    "crossref": "b",
    "related": "a",
    "relatedtype": "reprintof",
    "keywords": "mentioned|mine, mentioned|mine",
    "work": "walker-on-tea|walker-on-milk|somebody-else",
    "x-unknown": "kept as it is",
}


def _entries() -> st.SearchStrategy[Edition]:
    needed = {name: st.sampled_from(_VALUES[name].split("|")) for name in ("author", "title")}
    others = {name: st.sampled_from(text.split("|")) for name, text in _VALUES.items()}
    fields = st.fixed_dictionaries(
        needed, optional={name: one for name, one in others.items() if name not in needed}
    )
    kinds = st.sampled_from(("book", "online", "misc", "incollection"))
    return st.builds(lambda kind, one: Edition("", kind, tuple(one.items())), kinds, fields)


def _library(entries: list[Edition]) -> Library:
    keyed = (Edition(key, one.kind, one.fields) for key, one in zip("abcd", entries, strict=False))
    return Library(tuple(keyed))


entries = _entries()
libraries = st.lists(entries, max_size=4).map(_library)
