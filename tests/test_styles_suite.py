"""The cases of the CSL test suite that are listed pass, and no others: the list only grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from style_suite import SUITE, listed, passing, read_cases

from tools import HOW


@pytest.mark.skipif(not SUITE, reason=f"the CSL test suite is missing: {HOW}")
def test_listed_cases_pass_and_those_that_pass_are_listed() -> None:
    folder = Path(SUITE or "")
    here = {case.name for case in read_cases(folder)}
    assert passing(folder) == [name for name in listed() if name in here]


def test_list_is_sorted_and_names_each_case_once() -> None:
    assert listed() == sorted(set(listed()))
    assert len(listed()) >= 700
