"""Persons: read from print and from an entry, said, stored again, and told apart by one key."""

from __future__ import annotations

import pytest

from biblio.record.person import family_key, from_print, individual, person_of

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
