"""Two entries of one edition become one that says all of both; two editions never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.diagnostics import BiblioError
from biblio.editions.combining import OTHER, merge, merge_all
from biblio.readers.exact import rekeyed
from biblio.record.edition import Edition

BOOK = (("author", "Quill, Ann"), ("title", "On Paper and Ink"), ("date", "1999"))
PRESS = (("publisher", "Quillfeather Press"), ("location", "Boston"))


def entry(key: str, *fields: tuple[str, str], kind: str = "book") -> Edition:
    return Edition(key, kind, (*BOOK, *fields))


def test_what_one_lacks_comes_from_the_other() -> None:
    combined = merge(entry("one", *PRESS), entry("two", *PRESS, ("isbn", "0-306-40615-2")))
    assert combined.edition.get("isbn") == "0-306-40615-2"
    assert combined.keys == {"two": "one"}
    assert combined.edition.get("ids") == "two"


def test_what_differs_is_set_aside() -> None:
    one, two = entry("one", *PRESS, ("note", "signed")), entry("two", *PRESS, ("note", "torn"))
    combined = merge(one, two).edition
    assert (combined.get("note"), combined.get(f"{OTHER}note")) == ("signed", "torn")


def test_lists_are_joined() -> None:
    one, two = (
        entry(k, *PRESS, ("keywords", w)) for k, w in (("a", "ink, pen"), ("b", "pen, glue"))
    )
    assert merge(one, two).edition.get("keywords") == "ink, pen, glue"


def test_three_become_one() -> None:
    group = [entry(key, *PRESS, ("note", f"copy {key}")) for key in ("a", "b", "c")]
    combined = merge_all(group)
    assert combined.keys == {"b": "a", "c": "a"}
    assert combined.edition.get(f"{OTHER}note") == "copy b | copy c"
    assert combined.edition.get("ids") == "b, c"


@pytest.mark.parametrize(
    "difference",
    [("edition", "2"), ("volume", "2"), ("translator", "Sand, Mary"), ("date", "2009")],
)
def test_two_editions_are_refused(difference: tuple[str, str]) -> None:
    name, value = difference
    first = {"edition": "1", "volume": "1", "translator": "Plume, Anne", "date": "1999"}[name]
    one, two = (
        Edition(k, "book", (*BOOK[:2], (name, v), *PRESS)) for k, v in (("a", first), ("b", value))
    )
    with pytest.raises(BiblioError, match="“a” and “b” are not merged: "):
        merge(one, two)


FIELDS = st.dictionaries(
    st.sampled_from(["note", "abstract", "file", "keywords", "series", "annotation"]),
    st.text("abc ,", min_size=1).map(str.strip).filter(lambda text: text.strip(" ,") != ""),
)


@given(FIELDS, FIELDS)
def test_no_datum_is_lost(one: dict[str, str], other: dict[str, str]) -> None:
    combined = merge_all([entry("a", *PRESS, *one.items()), entry("b", *PRESS, *other.items())])
    said = " | ".join(value for _, value in combined.edition.fields)
    for value in (*one.values(), *other.values()):
        assert all(word in said for word in value.replace(",", " ").split())


def test_keys_are_rewritten_where_they_are_cited() -> None:
    keys = {"old": "new", "b:2": "a"}
    text = (
        r"[@old, 12; see @{old}; @b:2.] \cite{x, old} \autocite[12]{old} old @older me@old.org @x"
    )
    assert rekeyed(text, keys) == (
        r"[@new, 12; see @{new}; @a.] \cite{x, new} \autocite[12]{new} old @older me@old.org @x"
    )
