"""Names: read into their parts, told from other words, cut out of lists."""

from __future__ import annotations

import pytest

from biblio.values import names
from biblio.values.names import Lexicon


@pytest.mark.parametrize(
    "text",
    [
        "Clara Fraser",
        "V. I. Lenin",
        "E.P. Thompson",
        "W. E. B. Du Bois",
        "Simone de Beauvoir",
        "Herman van der Wee",
        "Martin Luther King Jr.",
        "Jean-Paul Sartre",
        "Flann O’Brien",
        "Trotsky",
        "Comrade Zetkin",
        "Роза Люксембург",
        "Aimé Césaire",
    ],
)
def test_built_like_a_person(text: str) -> None:
    assert names.looks_like_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Party",
        "On Contradiction",
        "Chapter Three",
        "Ibid",
        "See Lenin",
        "the weavers",
        "Rosa luxemburg",
        "Comrade",
        "von",
        "Rosa von",
        "Capital 1867",
        "One Two Three Four Five Six Seven",
        "V. I.",
    ],
)
def test_not_built_like_a_person(text: str) -> None:
    assert not names.looks_like_person(text)


@pytest.mark.parametrize(
    ("text", "lexicon", "person"),
    [
        ("Women Workers", Lexicon(), True),
        ("Women Workers", Lexicon(common=frozenset({"women", "workers"})), False),
        ("Women Luxemburg", Lexicon(common=frozenset({"women"})), True),
        ("Mary Wood", Lexicon(frozenset({"wood", "mary"}), frozenset({"Wood"})), True),
        ("A. Wood", Lexicon(frozenset({"wood"})), True),
    ],
)
def test_a_document_tells_which_words_are_common(text: str, lexicon: Lexicon, person: bool) -> None:
    assert names.looks_like_person(text, lexicon) is person


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Marx", ["Marx"]),
        ("Karl Marx and Frederick Engels", ["Karl Marx", "Frederick Engels"]),
        ("Bowles, Gordon, and Weisskopf", ["Bowles", "Gordon", "Weisskopf"]),
        ("Paul Baran & Paul Sweezy", ["Paul Baran", "Paul Sweezy"]),
        ("Adorno und Horkheimer", ["Adorno", "Horkheimer"]),
        ("Deleuze et Guattari", ["Deleuze", "Guattari"]),
        ("Маркс и Энгельс", ["Маркс", "Энгельс"]),
        ("Marx; Engels", ["Marx", "Engels"]),
        ("Marx/Engels", ["Marx", "Engels"]),
        ("Henry Louis Gates, Jr. and Cornel West", ["Henry Louis Gates, Jr.", "Cornel West"]),
        ("Ferdinand Lassalle", ["Ferdinand Lassalle"]),
        ("Max Brand", ["Max Brand"]),
        ("", []),
    ],
)
def test_a_list_of_names_is_split(text: str, single: list[str]) -> None:
    assert [name for name, _ in names.split(text)] == single


def test_split_names_tell_where_they_stand() -> None:
    text = "by Samuel Bowles, David Gordon,  and Thomas Weisskopf"
    found = list(names.split(text[3:], 3))
    assert [text[at : at + len(name)] for name, at in found] == [name for name, _ in found]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "corporate"),
    [
        ("Communist Party of Great Britain", True),
        ("Schomburg Library", True),
        ("United Nations", True),
        ("Комитет Партия", True),
        ("The Party", False),
        ("Party", False),
        ("Rosa Luxemburg", False),
        ("Party, Communist", False),
        ("communist party", False),
    ],
)
def test_a_body_is_told_from_a_person(text: str, corporate: bool) -> None:
    assert names.is_corporate(text) is corporate


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ([], ""),
        (["Marx, Karl"], "Marx"),
        (["Marx, Karl", "Engels, Frederick"], "Marx and Engels"),
        (["Bowles, Samuel", "Gordon, David", "Weisskopf"], "Bowles, Gordon and Weisskopf"),
    ],
)
def test_names_in_a_message(people: list[str], text: str) -> None:
    assert names.printed(people) == text
