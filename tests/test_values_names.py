"""Names: read into their parts, told from other words, cut out of lists."""

from __future__ import annotations

import pytest

from biblio.values import names
from biblio.values.declension import nominatives
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


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("One Two Three Four Five Six", True),  # six words, not seven
        ("Mr. Quill", True),
        ("Dr.", False),
        ("Dr", False),
        ("Comrade", False),
        ("Quill, Jr.", True),
        ("Jr.", False),
        ("Ann Quill, III", True),
        ("Лотман Ю. М.", True),
        ("Quill A", True),
        ("d’Alembert", True),
        ("O’Brien", True),
        ("Quill2", False),
    ],
)
def test_persons_at_the_edge(text: str, person: bool) -> None:
    assert names.looks_like_person(text) is person


@pytest.mark.parametrize(
    ("text", "corporate"),
    [
        ("B C D E F G H I Society", True),  # nine words, not ten
        ("B C D E F G H I J Society", False),
        ("Oak Society", True),
        ("On Society", False),
        ("Anti-Society Friends", False),
        ("", False),
    ],
)
def test_bodies_at_the_edge(text: str, corporate: bool) -> None:
    assert names.is_corporate(text) is corporate


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Ann Quill", 1),
        ("Ann Bea Quill", 2),
        ("Ann de Quill", 1),
        ("Ann De Quill", 1),
        ("De Quincey", 0),
        *((f"{particle} Quill", 0) for particle in ("Du", "La", "Le", "Van", "Von", "Di")),
        ("Ben Quill", 1),
        ("De Ann Quincey", 2),
        ("Los Quill", 1),
        ("Ann Gómez Quill", 1),  # a patronymic before the last
        ("Ann Perez Quill", 2),
        ("A. Gómez Quill", 2),
        ("Ann G. Quill", 2),
        ("Gómez Quill", 1),
        ("Carmen Salto Quill", 1),  # no forename behind a Spanish one
        ("Carmen Sal Quill", 2),  # of three letters
        ("Carmen Salt Quill", 1),  # of four
        ("Carmen Anna Quill", 2),
        ("Ann Salto Quill", 2),
        ("Carmen Luisa Salto Quill", 2),
        ("Carmen Ann Salto Quill", 3),
        ("Quill", 0),
        ("Ann de", 1),
    ],
)
def test_where_the_family_name_begins(words: str, at: int) -> None:
    assert names.family_start(words.split()) == at


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Mao Zedong", 1),
        ("Mao Tse-tung", 1),
        ("Peng Shu-tse", 1),
        ("Peng Shutse", 0),
        ("Ann-Marie Shu-tse", 0),
        ("Abcdef Shu-tse", 1),  # a family name of six letters, not seven
        ("Abcdefg Shu-tse", 0),
        ("Ho Chi Minh", 1),
        ("Ho Minh", 0),
        ("Ann Chi Minh", 0),
        ("Лотман Ю. М.", 1),
        ("Ю. М. Лотман", 0),
        ("Ho Van Chi Minh", 0),
        ("van der Hulst P", 3),
        ("Li X", 1),
        ("Pius IX", 0),
    ],
)
def test_where_a_family_name_that_is_first_ends(words: str, end: int) -> None:
    assert names.family_end(words.split()) == end


def test_parts_of_names() -> None:
    assert names.family_of("Quill , Ann, Bea") == "Quill"
    assert names.has_initials("Ann B. Quill")
    assert not names.has_initials("Ann Quill")
    assert names.without_honorifics(["Prof.", "Dr", "Quill"]) == ["Quill"]
    assert names.without_honorifics(["Dr."]) == ["Dr."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Quill et al.", [("Ann Quill", 5)]),
        ("Quill, , Roe", [("Quill", 5), ("Roe", 14)]),
        ("Quill, Jr., Roe and  Oak", [("Quill, Jr.", 5), ("Roe", 17), ("Oak", 26)]),
        ("Jr., Roe", [("Jr.", 5), ("Roe", 10)]),
        ("Quill & Roe / Oak; Elm", [("Quill", 5), ("Roe", 13), ("Oak", 19), ("Elm", 24)]),
    ],
)
def test_names_and_where_they_stand(text: str, found: list[tuple[str, int]]) -> None:
    assert list(names.split(text, 5)) == found


@pytest.mark.parametrize(
    ("body", "letters"),
    [
        ("International Salt Union", "ISU"),
        ("Union of the Salt Makers", "USM"),
        ("Verein für Salz und Teer", "VST"),
        ("Instituto De Sal", "IS"),
        ("Union", ""),
        ("Quill, Ann Bea", ""),
    ],
)
def test_the_letters_of_a_body(body: str, letters: str) -> None:
    assert names.acronym(body) == letters


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("J. Cole, D.D., Salt", "J. Cole      , Salt"),
        ("Ann Quill, Esq., M.A. (London", "Ann Quill             (London"),
        ("Ann Quill, Salt", "Ann Quill, Salt"),
        ("Miller, S. J., Salt", "Miller, S. J., Salt"),
    ],
)
def test_honours_behind_a_name_are_blanks(text: str, left: str) -> None:
    assert names.without_honours(text) == left
    assert len(left) == len(text)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Quill, Ann et al.", "Quill, Ann"),
        ("Quill, et al", "Quill"),
        ("Quill u. a.", "Quill"),
        ("et al.", ""),
        ("Quill and others", "Quill"),
        ("Quill, Etal", "Quill, Etal"),
    ],
)
def test_a_name_without_those_who_are_not_named(name: str, left: str) -> None:
    assert names.without_others(name) == left


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Lady B***", True),
        ("Dr. J——", True),
        ("Joh. Quill", True),
        ("Zur Rolle der Händler Otto Salzer", False),
        ("Van der Quill", True),
        ("Ann van", False),
        ("Quill A. B.", True),
        ("A. B.", False),
        ("Ann", True),
        ("the Quill", False),
    ],
)
def test_persons_in_old_books_and_in_titles(text: str, person: bool) -> None:
    assert names.looks_like_person(text) is person


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Ana Prado de Ruiz", 1),  # in Spanish and Portuguese a particle may stand in the middle
        ("Ana Maria de Ruiz", 2),
        ("Ana Prad de Ruiz", 1),
        ("Ana Pra de Ruiz", 2),
        ("Xyz Ann Prado de Ruiz", 3),
        ("Ana Prado van Ruiz", 2),
        ("Gerta Meyer-van Rees", 1),
        ("Meyer-van Rees", 1),
        ("Emmanuel Le Roy Ladurie", 1),
        ("Le Grand Roy", 2),
    ],
)
def test_particles_within_a_name(words: str, at: int) -> None:
    assert names.family_start(words.split()) == at


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("BESSON Alain", 1),
        ("BESSON ALAIN", 0),
        ("BES Alain", 0),
        ("BESSON", 0),
        ("Miller AB", 1),
        ("Miller ABCD", 0),
        ("Malcolm X", 0),
        ("Xyz X", 1),
        ("Quill H. de", 1),
        ("AB CD", 0),
    ],
)
def test_where_lists_print_the_family_first(words: str, end: int) -> None:
    assert names.family_end(words.split()) == end


@pytest.mark.parametrize(
    ("said", "listed"),
    [("Чернова", "Чернов"), ("Чернову", "Чернов"), ("Nowaka", "Nowak")],
)
def test_a_family_name_in_another_case(said: str, listed: str) -> None:
    assert listed in nominatives(said)
    assert said not in nominatives(said)


def test_of_a_short_name_nothing_is_left_to_be_a_stem() -> None:
    assert nominatives("Ли") == nominatives("Fa") == nominatives("") == ()
