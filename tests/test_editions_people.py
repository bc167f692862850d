"""Whose dates are known: a name has to mean one person."""

from __future__ import annotations

import pytest

from biblio.editions.people import life_dates, may_name_known


@pytest.mark.parametrize(
    "name", ["Lenin, V. I.", "Lenin, V.I.", "Lenin, Vladimir Ilyich", "LENIN, Vladimir"]
)
def test_forms_of_a_name(name: str) -> None:
    found = life_dates(name)
    assert found is not None
    assert (found.printed, found.died) == ("Vladimir Ilyich Lenin", 1924)


@pytest.mark.parametrize("name", ["Lenin", "Lenin, Olga", "Quill, Ann", "{Lenin Society}", ""])
def test_names_that_may_mean_others(name: str) -> None:
    assert life_dates(name) is None


def test_every_person_has_a_source_and_a_life_in_order() -> None:
    for name in ("Marx, Karl", "Engels, Frederick", "Kautsky, Karl", "Trotsky, Leon"):
        found = life_dates(name)
        assert found is not None
        assert found.source.startswith("http")
        assert (found.born or 0) < (found.died or 0)


def test_a_quick_look() -> None:
    assert may_name_known("Quill, Ann and Trotsky, Leon")
    assert not may_name_known("Quill, Ann")
    assert not may_name_known("")
