"""Persons: read from print and from an entry, said, stored again, and told apart by one key."""

from __future__ import annotations

import pytest

from biblio.record.person import (
    family_key,
    family_keys,
    from_print,
    individual,
    is_braced,
    join_names,
    person_of,
    split_names,
)

PARSED = [
    ("Clara Fraser", "Fraser, Clara"),
    ("Fraser, Clara", "Fraser, Clara"),
    ("Plato", "Plato"),
    ("V. I. Lenin", "Lenin, V. I."),
    ("V.I. Lenin", "Lenin, V.I."),
    ("C. L. R. James", "James, C. L. R."),
    ("Simone de Beauvoir", "de Beauvoir, Simone"),
    ("de Beauvoir, Simone", "de Beauvoir, Simone"),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
    ("Herman van der Wee", "van der Wee, Herman"),
    ("Rosa von der Schulenburg", "von der Schulenburg, Rosa"),
    ("Emmanuel Le Roy Ladurie", "Le Roy Ladurie, Emmanuel"),
    ("Gerta Meyer-van Rees", "Meyer-van Rees, Gerta"),
    ("Le Corbusier", "Le Corbusier"),
    ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
    ("Henry Louis Gates, Jr.", "Gates, Jr., Henry Louis"),
    ("Gates, Henry Louis, Jr.", "Gates, Jr., Henry Louis"),
    ("Gates, Jr., Henry Louis", "Gates, Jr., Henry Louis"),
    ("Dr. Frantz Fanon", "Fanon, Frantz"),
    ("Prof. Dr. Max Weber", "Weber, Max"),
    ("Mao Tse-tung", "Mao, Tse-tung"),
    ("Mao Zedong", "Mao, Zedong"),
    ("Deng Xiaoping", "Deng, Xiaoping"),
    ("Ho Chi Minh", "Ho, Chi Minh"),
    ("Vo Nguyen Giap", "Vo, Nguyen Giap"),
    ("Claude Lévi-Strauss", "Lévi-Strauss, Claude"),
    ("Flann O’Brien", "O’Brien, Flann"),
    ("Лев Троцкий", "Троцкий, Лев"),
    ("  Rosa Luxemburg ", "Luxemburg, Rosa"),
    ("Boston Women’s Health Book Collective", "Boston Women’s Health Book Collective"),
    ("Noll (Anne)", "Noll, Anne"),
    ("LE ROY (Anne Marie)", "LE ROY, Anne Marie"),
    ("Communist Party of Great Britain", "Communist Party of Great Britain"),
]


@pytest.mark.parametrize(("printed", "filed"), PARSED)
def test_a_name_is_filed_by_its_family(printed: str, filed: str) -> None:
    assert str(from_print(printed)) == filed


STORED = [
    ("Weiss, Murry", "Murry Weiss"),
    ("von Suttner, Bertha", "Bertha von Suttner"),
    ("Beethoven, Ludwig van", "Ludwig van Beethoven"),
    ("Gates, Jr., Henry Louis", "Henry Louis Gates, Jr."),
    ("Plato", "Plato"),
    ("UNESCO Institute for Statistics", "UNESCO Institute for Statistics"),
]


@pytest.mark.parametrize(("stored", "spoken"), STORED)
def test_a_name_is_said_and_stored_again(stored: str, spoken: str) -> None:
    person = person_of(stored)
    assert (str(person), person.spoken) == (stored, spoken)


def test_the_parts_of_a_name() -> None:
    person = person_of("von Suttner, Bertha")
    assert (person.particle, person.family, person.given) == ("von", "Suttner", "Bertha")
    person = person_of("Beethoven, Ludwig van")
    assert (person.family, person.given, person.behind) == ("Beethoven", "Ludwig", "van")


@pytest.mark.parametrize(
    "names",
    [
        ("de Beauvoir, Simone", "Beauvoir, Simone de", "De Beauvoir, Simone", "Beauvoir"),
        ("van der Wee, Herman", "Wee, Herman van der", "Van der Wee", "wee"),
        ("Čapek, Karel", "Capek, K.", "ČAPEK"),
        ("d’Alembert, Jean", "D'Alembert", "Alembert, Jean"),
        ("{Simon and Schuster, Inc.}", "{SIMON and Schuster Inc}"),
    ],
)
def test_one_family_has_one_key(names: tuple[str, ...]) -> None:
    assert len({family_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Le, Duc", "Duc, Le"), ("O’Brien, Flann", "Brien, Flann"), ("Marx, Karl", "Marks, Karl")],
)
def test_two_families_have_two_keys(one: str, other: str) -> None:
    assert family_key(one) != family_key(other)


@pytest.mark.parametrize(
    "name", ["others", "{Simon and Son}", "Party of Labour", "Roe, Ann (ed.)", "Ann Roe"]
)
def test_what_is_no_single_person(name: str) -> None:
    assert individual(name) is None


PARTS = [
    # printed, family, given, particle, suffix, behind
    ("Ngũgĩ wa Thiong’o", "Ngũgĩ wa Thiong’o", "", "", "", ""),
    ("Лотман Ю. М.", "Лотман", "Ю. М.", "", "", ""),
    ("Quill, Ann Bea", "Quill", "Ann Bea", "", "", ""),
    ("Quill, Ann, Bea", "Quill", "Ann Bea", "", "", ""),
    ("Quill, Ann, Bea, Jr.", "Quill", "Ann Bea Jr.", "", "", ""),
    ("King, Sr, Ann", "King", "Ann", "", "Sr", ""),
    ("Ann Quill III", "Quill", "Ann", "", "III", ""),
    ("Quill, Ann de", "Quill", "Ann", "", "", "de"),
    ("Quill, Ann Bea van der", "Quill", "Ann Bea", "", "", "van der"),
    ("Ann von der Quill", "Quill", "Ann", "von der", "", ""),
    ("J. P. Bank", "Bank", "J. P.", "", "", ""),
    ("Mao Zedong", "Mao", "Zedong", "", "", ""),
]


@pytest.mark.parametrize(("printed", "family", "given", "particle", "suffix", "behind"), PARTS)
def test_a_printed_name_in_parts(
    printed: str, family: str, given: str, particle: str, suffix: str, behind: str
) -> None:
    found = from_print(printed)
    assert (found.family, found.given, found.particle) == (family, given, particle)
    assert (found.suffix, found.behind, found.whole) == (suffix, behind, not given)


@pytest.mark.parametrize(
    ("name", "surname", "forenames", "whole"),
    [
        ("von der Quill, Ann", "von der Quill", "Ann", False),
        ("von der, Ann", "von der", "Ann", False),
        ("Quill, Ann van  der", "Quill", "Ann van der", False),
        ("Quill, de", "Quill", "de", False),
        ("Quill, Ann  Bea van der", "Quill", "Ann Bea van der", False),
        ("Quill, Jr., III, Ann", "Quill", "Ann", False),
        ("Quill  ,  Ann  Bea", "Quill", "Ann  Bea", False),
        ("{Oak, Elm and Son}", "Oak, Elm and Son", "", True),
        ("{Oak} and {Elm}", "{Oak} and {Elm}", "", True),
        ("{Oak, Elm}, Ann", "{Oak, Elm}", "Ann", False),
    ],
)
def test_a_stored_name_in_parts(name: str, surname: str, forenames: str, whole: bool) -> None:
    found = person_of(name)
    assert (found.surname, found.forenames, found.whole) == (surname, forenames, whole)


def test_a_body_is_whole() -> None:
    assert from_print("Oak Society").whole
    assert not from_print("Ann Quill").whole


def test_all_suffixes_are_kept() -> None:
    assert person_of("Quill, Jr., III, Ann").suffix == "Jr., III"
    assert str(person_of("Quill, Jr., III, Ann")) == "Quill, Jr., III, Ann"


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Quill, Ann", "Quill, Ann"),
        ("Quill", "Quill"),
        ("Quill, , Ann", "Quill, Ann"),
        ("Quill, Jr., Ann", "Quill, Jr., Ann"),
        ("Oak, Elm, Fir, Ann", None),
        (", ", None),
        ("Quill {A}", None),
        ("Quill 2, Ann", None),
    ],
)
def test_an_individual(name: str, stored: str | None) -> None:
    found = individual(name)
    assert (str(found) if found else None) == stored


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Quill, Ann and Roe, Eve", ("Quill, Ann", "Roe, Eve")),
        ("Quill, Ann AND\n Roe, Eve", ("Quill, Ann", "Roe, Eve")),
        ("Alexandra and Sandy", ("Alexandra", "Sandy")),
        ("{Oak and Elm} and Roe, Eve", ("{Oak and Elm}", "Roe, Eve")),
        ("{Oak {and} Elm} and Roe and Fir", ("{Oak {and} Elm}", "Roe", "Fir")),
        ("Oak {and {Elm and Fir} and Ash} and Roe", ("Oak {and {Elm and Fir} and Ash}", "Roe")),
        ("Roe and ", ("Roe",)),
        ("Oak and  and Elm", ("Oak", "and Elm")),
        ("{} and Roe", ("{}", "Roe")),
        ("", ()),
        ("  ", ()),
    ],
)
def test_names_of_a_field(value: str, people: tuple[str, ...]) -> None:
    assert split_names(value) == people


def test_names_are_joined_so_that_they_come_apart_again() -> None:
    people = ["Quill, Ann ", "Oak and Elm", "Sandy"]
    assert join_names(people) == "Quill, Ann and {Oak and Elm} and Sandy"
    assert join_names(split_names(join_names(people))) == join_names(people)
    assert join_names([]) == ""


@pytest.mark.parametrize(
    ("text", "braced"),
    [
        ("{Oak}", True),
        ("{}", True),
        ("{Oak} {Elm}", False),
        ("{Oak", False),
        ("Oak}", False),
        ("{O{a}k}", False),
        ("{{Oak}", False),
        ("{Oak}}", False),
        ("", False),
    ],
)
def test_braces_round_a_whole_name(text: str, braced: bool) -> None:
    assert is_braced(text) is braced


def test_the_keys_of_several_people() -> None:
    assert family_keys(["de Quill, Ann", "Quill, Bea de", "Roe"]) == {"quill", "roe"}
    assert family_keys([]) == frozenset()
