"""Indexes: persons and works, each with the paragraphs where they are named."""

from __future__ import annotations

from generated import examples
from hypothesis import given
from hypothesis import strategies as st
from packet_making import packet_of, shown

from biblio.editions.lookup import Authority
from biblio.packet.back_matter.locators import collapsed
from biblio.packet.back_matter.persons import People, fullest

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


def test_of_several_readings_the_number_goes_before() -> None:
    packet = packet_of(TEXT, TEXT, library=LIBRARY, known=Authority(()))
    assert [one.numbers for one in packet.persons] == [
        ("1.1–3", "2.1–3"),
        ("1.1", "1.3", "2.1", "2.3"),
    ]


@given(st.lists(WORDS, max_size=12).map(" ".join), st.booleans())
@examples(200)
def test_who_is_named_stands_there(text: str, is_cited: bool) -> None:
    cited = NAMES[:1] if is_cited else ()
    for person in People(fullest(NAMES), cited, [text]).named_in(text):
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
