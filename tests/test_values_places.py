"""Places of publication: which words of an imprint name one."""

from __future__ import annotations

import pytest

from biblio.values import places


@pytest.mark.parametrize(
    "text",
    [
        "London",
        "New York",
        "London and New York",
        "London/New York",
        "London & New York",
        "Berlin und Leipzig",
        "Cambridge, MA",
        "Cambridge, Mass.",
        "Cambridge, Massachusetts",
        "Washington, D.C.",
        " London ",
        "Москва",
    ],
)
def test_a_city(text: str) -> None:
    assert places.is_city(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Verso",
        "Oxford University Press",
        "Mass.",
        "London Verso",
        "London and nowhere",
        "Trotsky",
        "london",
        "and",
    ],
)
def test_no_city(text: str) -> None:
    assert not places.is_city(text)


@pytest.mark.parametrize(
    "text", ["South Hadley", "Stoke-on-Trent", "Frankfurt am Main", "Nowhere, Mass.", "St. Albans"]
)
def test_built_like_a_place(text: str) -> None:
    assert places.could_be_place(text)


@pytest.mark.parametrize("text", ["", "a small town", "12 London", "A, B, C, D, E", "Lo(n)don"])
def test_not_built_like_a_place(text: str) -> None:
    assert not places.could_be_place(text)


def test_every_city_is_built_like_a_place() -> None:
    odd = [city for city in places.cities() if not city or city != city.strip()]
    assert odd == []
    assert len(places.cities()) > 100


@pytest.mark.parametrize(
    ("text", "city"),
    [("London, Bath", True), ("London; Mass.", True), ("London, Nowhere", False), ("MA", False)],
)
def test_cities_beside_regions(text: str, city: bool) -> None:
    assert places.is_city(text) is city


@pytest.mark.parametrize(
    ("text", "could"),
    [
        ("Nowhere, Elsewhere, Salt, Marsh", True),  # four places, not five
        ("Nowhere, Elsewhere, Salt, Marsh, Low", False),
        ("Nowhere, MA", True),
        ("Nowhere, a hill", False),
    ],
)
def test_places_at_the_edge(text: str, could: bool) -> None:
    assert places.could_be_place(text) is could


@pytest.mark.parametrize(
    ("text", "town"),
    [("Northampton", True), ("London", True), ("Harpenham", False), ("Miller", False)],
)
def test_a_town_that_no_publisher_is_known_in(text: str, town: bool) -> None:
    assert places.is_town(text) is town
    assert places.is_city(text) is (text == "London")


@pytest.mark.parametrize(
    ("word", "land"),
    [("Siberia", True), ("France", True), ("virginia", True), ("Bath", False), ("Salt", False)],
)
def test_a_land(word: str, land: bool) -> None:
    assert places.is_land(word) is land
