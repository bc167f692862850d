"""Titles that a few words may stand for: found by an index as by looking at each of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.extractor import extract
from biblio.readers.markdown import read_text
from biblio.resolver import strategies
from biblio.values import title_words, titles

_WORDS = st.sampled_from(["Salt", "Bread", "The", "of", "Mills", "12", "A", "Salty", "Brine:", "—"])
_TITLES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


@given(_TITLES, st.frozensets(_TITLES, max_size=8))
def test_a_short_title_is_found_as_by_looking_at_each(short: str, known: frozenset[str]) -> None:
    found = any(titles.shortens(short, one) for one in known)
    assert title_words.is_short(short, known) == found


@given(_TITLES | st.sampled_from(["Sal.", "Bre.", "Mill."]), st.frozensets(_TITLES, max_size=8))
def test_a_word_of_a_title_is_found_as_by_looking_at_each(
    short: str, known: frozenset[str]
) -> None:
    found = any(titles.has_word(short, one) for one in known)
    assert title_words.is_word(short, known) == found


def test_a_title_among_thousands_is_found_in_time() -> None:
    known = frozenset(f"The Salt Road {number}" for number in range(10_000))
    began = time.process_time()
    assert not any(title_words.is_short(f"Salt Road {n}b", known) for n in range(2_000))
    assert title_words.is_short("Salt Road 77", known)
    assert time.process_time() - began < 2


def test_works_of_one_author_are_not_held_against_all_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(strategies, "shortens", lambda *two: asked.append(two))
    said = [f"Cf. Hale, Salt {number}, p. 3." for number in range(200)]
    resolutions = extract(read_text("\n\n".join(said), "a.md")).resolutions
    assert len(resolutions) == len(said)
    assert len(asked) < 10 * len(said)


def test_a_figure_is_no_beginning_of_another() -> None:
    full = "See Ann Hale, *Salt Studies 30* (Leeds: Elm, 1901), 5.[^1]\n\n"
    said = f"{full}[^1]: Hale, Salt Studies 3, 7."
    *_, last = extract(read_text(said, "a.md")).resolutions
    assert last.antecedent is None
