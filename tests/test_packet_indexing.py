"""Indexes: persons and works, each with the paragraphs where they are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated import examples
from hypothesis import given
from hypothesis import strategies as st
from packet_making import drafted, packet_of, shown

from biblio.document import Run
from biblio.editions.lookup import Authority
from biblio.packet.back_matter.indexed_text import Outline, outline_of
from biblio.packet.back_matter.indexes import divided
from biblio.packet.back_matter.locators import collapsed
from biblio.packet.back_matter.often_named import often_named
from biblio.packet.back_matter.persons import People, fullest
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.readers import read_bytes

NAMES = ("Roe, Rosa", "Roe, Ada", "Doe, John", "Weil, S.", "de Beauvoir, Simone", "Маркс, Карл")
WORDS = st.sampled_from(
    "Roe Rosa Ada Doe’s John Weil S. de Beauvoir doe Маркс Rosa-Roe the But . , “ Groucho".split()
)

LIBRARY = """
@book{roe1904wells, author = {Roe, Rosa}, title = {The Wells}, publisher = {Verso}, year = {1904}}
@article{doe1905pumps,
  author = {Doe, John}, title = {A Pump}, journal = {Water}, year = {1905}, volume = {3},
}
"""
TEXT = """# Water

Rosa Roe dug it.[^1] John Doe did not.

So says Doe’s neighbour, whose name is not Poe.

It was Roe who dug it.[^2]

[^1]: Rosa Roe, The Wells (London: Verso, 1904), 12.

[^2]: John Doe, “A Pump,” Water 3 (1905): 7.
"""


def test_persons_and_works() -> None:
    packet = packet_of(TEXT, library=LIBRARY, known=Authority(()))
    persons = [(shown(one.heading), one.numbers) for one in packet.persons]
    assert persons == [("Doe, John", ("1–3",)), ("Roe, Rosa", ("1", "3"))]
    works = [(shown(one.heading), one.numbers) for one in packet.works]
    assert works == [("“A Pump” (Doe)", ("3",)), ("*The Wells* (Roe)", ("1",))]


ON_LINE = """
@online{roe2001salt, author = {Roe, Rosa}, title = {Salt on the Quay}, url = {https://example.org}}
@misc{doe1905rope,
  author = {Doe, John}, title = {On Rope}, date = {1905}, entrysubtype = {essay},
}
"""
CITING = "# Water\n\nSo they say [@roe2001salt]. Others too [@doe1905rope, 3].\n"


def test_essays_and_pages_on_line_are_in_quotation_marks_as_in_bibliographies() -> None:
    packet = packet_of(CITING, suffix="md", library=ON_LINE, known=Authority(()))
    works = [shown(one.heading) for one in packet.works]
    assert works == ["“On Rope” (Doe)", "“Salt on the Quay” (Roe)"]


GERMAN = "# Wasser\n\nSo war es.[^1]\n\n[^1]: Ada Brant, Salz und Brot (Hamburg: Kai, 1922), 4.\n"


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Salz und Brot"), ("xx", "Salz und Brot"), ("en", "Salz Und Brot")],
)
def test_titles_keep_their_capitals_in_a_reading_of_another_language(
    language: str, title: str
) -> None:
    said = ReadingRecipe(Path("wasser.md"), language=language)
    packet = packet_of(GERMAN, suffix="md", readings=[said], language="en", known=Authority(()))
    assert f"*{title}*" in shown(packet.bibliography[0].runs)


NAMING = "# Water\n\nIt was so.[^1] And so.[^2]\n\n[^1]: Roe, p. 45.\n[^2]: See Doe, 12–14.\n"


def test_what_gives_a_single_word_names_no_work() -> None:
    packet = packet_of(NAMING, suffix="md", known=Authority(()))
    assert (packet.bibliography, packet.works) == ((), ())


def test_of_several_readings_the_number_goes_before() -> None:
    packet = packet_of(TEXT, TEXT, library=LIBRARY, known=Authority(()))
    assert [one.numbers for one in packet.persons] == [
        ("1.1–3", "2.1–3"),
        ("1.1", "1.3", "2.1", "2.3"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Poe dug.¶Poe dug on.¶It was Poe’s.", ("Poe, Ada",)),
        ("Ada Poe dug.¶Poe dug on.¶It was deep.", ()),
        ("Ada M. van Poe dug.¶Van Poe.¶By van Poe.¶And van Poe", ("van Poe, Ada M.",)),
        ("Ada Wells dug.¶Wells dug on.¶Wells it was: the wells.", ()),
        ("Rose London came.¶London.¶In London.", ()),
        ("John May came.¶May 1904.¶In May.", ()),
        ("Pope John XXIII came.¶XXIII.¶XXIII.", ()),
        ("Ada Street Bridge fell.¶Street.¶Street.", ()),
        ("Fort Ada Poe fell.¶Poe.¶Poe.", ()),
    ],
)
def test_persons_who_are_often_named(text: str, found: tuple[str, ...]) -> None:
    assert often_named(tuple(text.split("¶"))) == found


@pytest.mark.parametrize("family", ["May", "London", "Georgia", "V", "Jordan"])
def test_a_name_that_is_something_else_means_nobody_alone(family: str) -> None:
    people = People((f"{family}, Rosa",), (f"{family}, Rosa",), (f"In {family}.",))
    assert list(people.named_in(f"In {family}.")) == []
    assert list(people.named_in(f"By Rosa {family}.")) == [f"{family}, Rosa"]


def test_persons_have_their_dates_where_both_are_known() -> None:
    text = "# A\n\nSo says Karl Marx, and so do we.\n\nAnd so did Vladimir Ilyich Lenin.\n"
    headings = [shown(one.heading) for one in packet_of(text).persons]
    assert [one for one in headings if "Marx" in one or "Lenin" in one][-1] == (
        "Marx, Karl (1818–1883)"
    )
    assert not [one for one in headings if "Lenin" in one and "(" in one]


def test_an_entry_with_many_numbers_is_divided_by_reading() -> None:
    heading = (Run("Roe"),)
    locators = [(1, 1), (1, 3), (1, 5), (2, 2), (2, 4), (2, 6), (2, 7)]
    assert divided(heading, locators, [Outline("A"), Outline("B")]).numbers == collapsed(
        locators, several=True
    )
    many = divided(heading, [*locators, (2, 9)], [Outline("*A*"), Outline("B")])
    assert many.numbers == ()
    assert [(shown(one.heading), one.numbers) for one in many.parts] == [
        ("*A*", ("1.1", "1.3", "1.5")),
        ("B", ("2.2", "2.4", "2.6–7", "2.9")),
    ]
    assert divided(heading, [(1, 2 * at) for at in range(9)], [Outline("A")]).parts == ()


def test_a_long_run_of_numbers_is_divided_by_sections() -> None:
    """Those before the first heading stand below the title of the reading."""
    heading = (Run("Roe, Rosa"),)
    outline = Outline("A", ((5, "The flood"), (13, "The bridge")))
    long = [(1, 2 * at) for at in range(1, 10)]
    alone = divided(heading, long, [outline])
    assert [(shown(one.heading), one.numbers) for one in alone.lines] == [
        ("Roe, Rosa", ()),
        ("A", ("2", "4")),
        ("The flood", ("6", "8", "10", "12")),
        ("The bridge", ("14", "16", "18")),
    ]
    both = divided(heading, [*long, (2, 3)], [outline, Outline("B", ((1, "Below"),))])
    assert [shown(one.heading) for one in both.parts] == ["A", "The flood", "The bridge", "B"]


def test_an_entry_with_a_number_in_each_section_stays_whole() -> None:
    outline = Outline("A", tuple((10 * at, f"Chapter {at}") for at in range(12)))
    scattered = [(1, 10 * at + 1) for at in range(12)]
    assert divided((Run("Roe, Rosa"),), scattered, [outline]).parts == ()


def test_sections_are_those_of_the_uppermost_headings() -> None:
    text = "# A\n\nOne.\n\n## The flood\n\nTwo.\n\n### Mud\n\nThree.\n\n## The bridge\n\nFour.\n"
    outline = outline_of(drafted(read_bytes(text.encode(), "a.md")))
    assert outline == Outline("A", ((2, "The flood"), (4, "The bridge")))


@given(st.lists(WORDS, max_size=12).map(" ".join), st.booleans())
@examples(200)
def test_who_is_named_stands_there(text: str, is_cited: bool) -> None:
    cited = NAMES[:1] if is_cited else ()
    for person in People(fullest(NAMES), cited, (text,)).named_in(text):
        assert person in NAMES
        assert person.split(",")[0].removeprefix("de ") in text


@given(st.sets(st.tuples(st.integers(1, 3), st.integers(1, 30))))
@examples(200)
def test_ranges_hold_what_was_put_in(where: set[tuple[int, int]]) -> None:
    found = set()
    for locator in collapsed(where, several=True):
        reading, _, numbers = locator.partition(".")
        first, _, last = numbers.partition("–")
        found |= {(int(reading), at) for at in range(int(first), int(last or first) + 1)}
    assert found == where
