"""Who is named in a text, and where a term is met."""

from __future__ import annotations

import pytest

from biblio.packet.back_matter.locators import collapsed
from biblio.packet.back_matter.persons import People, fullest
from biblio.packet.wording.collation import by_name, by_title
from biblio.packet.wording.word_forms import pattern

MURRY, KARL, SUTTNER = "Weiss, Murry", "Marx, Karl", "von Suttner, Bertha"


def named(text: str, *names: str, cited: tuple[str, ...] = ()) -> list[str]:
    return list(People(fullest(names), cited, tuple(text.split("¶"))).named_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Murry Weiss wrote it.", [MURRY]),
        ("But Weiss wrote it, but not alone.", [MURRY]),
        ("It is Weiss’s, said M. Weiss.", [MURRY, MURRY]),
        ("Myra Weiss wrote it.", []),
        ("Comrade Weiss wrote it.", [MURRY]),
        ("Weissmann wrote it; so did Tanner-Weiss.", []),
        ("The old weiss of the Weiss family", []),
        ("Groucho Marx met Karl Marx.", [KARL]),
        ("Bertha von Suttner, and Suttner alone", [SUTTNER, SUTTNER]),
        ("", []),
    ],
)
def test_named(text: str, found: list[str]) -> None:
    assert named(text, MURRY, KARL, SUTTNER) == found


def test_two_bearers_of_a_name_and_one_of_them_called_in_full() -> None:
    myra = "Weiss, Myra"
    assert named("Weiss wrote it.", MURRY, myra) == []
    assert named("Murry Weiss came. Weiss wrote it.", MURRY, myra) == [MURRY, MURRY]
    assert named("Murry Weiss met Myra Weiss. Then Weiss left.", MURRY, myra) == [MURRY, myra]


def test_of_two_bearers_the_one_that_is_cited_is_meant() -> None:
    assert named("Marx wrote it.", KARL, "Marx, Eleanor", cited=(KARL,)) == [KARL]


def test_forms_of_one_name_are_one_person() -> None:
    names = ("Lenin", "Lenin, V. I.", "Lenin, Vladimir Ilich", "Marx, Karl", "Marx, Eleanor")
    assert set(fullest(names)) == {"Lenin, Vladimir Ilich", "Marx, Karl", "Marx, Eleanor"}


@pytest.mark.parametrize(
    ("form", "text", "met"),
    [
        ("well", "Wells are dug.", True),
        ("well", "the well’s rim", True),
        ("well", "It dwells.", False),
        ("theory", "Their theories differ.", True),
        ("monkey", "the monkeys", True),
        ("permanent revolution", "Permanent\nrevolution came.", True),
        ("Soviet", "the soviet", False),
        ("Soviet", "the Soviets", True),
        ("SPD", "the SPD’s", True),
        ("SPD", "spd", False),
        ("people’s front", "the people's fronts", True),
        ("co-op", "a co‑op", True),
        ("c++ (language)", "in c++ (language) or not", True),
    ],
)
def test_terms(form: str, text: str, met: bool) -> None:
    assert bool(pattern((form,)).search(text)) is met


def test_locators_in_a_row_are_a_range() -> None:
    where = [(2, 3), (1, 4), (2, 1), (2, 2), (1, 9), (2, 2)]
    assert collapsed(where, several=True) == ("1.4", "1.9", "2.1–3")
    assert collapsed([(1, 1), (1, 2), (1, 4)], several=False) == ("1–2", "4")


def test_the_order_of_headings() -> None:
    names = [
        "Öfinger, Hans",
        "Zola, Émile",
        "Weiland, Ada",
        "Weil, Simone",
        "Троцкий, Лев",
        "Oe, K.",
    ]
    assert sorted(names, key=by_name) == [
        "Oe, K.",
        "Öfinger, Hans",
        "Weil, Simone",
        "Weiland, Ada",
        "Zola, Émile",
        "Троцкий, Лев",
    ]
    titles = ["The Wells", "A Pump", "Émile", "Zen"]
    assert sorted(titles, key=by_title) == ["Émile", "A Pump", "The Wells", "Zen"]
