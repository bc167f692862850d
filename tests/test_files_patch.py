"""Patches: those of `diff -u`, applied by nobody but read as `patch` reads them, in linear time."""

from __future__ import annotations

import re
import time
from difflib import unified_diff

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblio.files.patch import unified

LINES = st.lists(st.sampled_from([f"{letter}\n" for letter in "abcdefg"]), max_size=40)
HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def patched(before: list[str], patch: list[str]) -> list[str]:
    """The lines that the patch makes of them; it must name what stands there."""
    after: list[str] = []
    at = 0
    for line in patch[2:]:
        if found := HEAD.fullmatch(line):
            start = int(found[1]) - (found[2] != "0")
            after += before[at:start]
            at = start
        elif line[0] == "+":
            after.append(line[1:])
        else:
            assert before[at] == line[1:]
            after += [line[1:]] if line[0] == " " else []
            at += 1
    return after + before[at:]


@settings(max_examples=300, deadline=None)
@given(LINES, LINES)
def test_a_patch_makes_one_text_the_other(before, after):
    patch = unified(before, after, "a")
    assert patched(before, patch) == after
    assert bool(patch) == (before != after)


@pytest.mark.parametrize("changed", [(0,), (19,), (4, 5), (3, 9), (3, 10), (3, 11), (0, 9, 19)])
def test_the_patch_of_changed_lines_is_that_of_difflib(changed):
    before = [f"line {number}\n" for number in range(20)]
    after = [f"new {n}\n" if n in changed else line for n, line in enumerate(before)]
    assert unified(before, after, "a") == [*unified_diff(before, after, "a", "a")]
    shorter = [line for n, line in enumerate(before) if n not in changed]
    assert unified(before, shorter, "a") == [*unified_diff(before, shorter, "a", "a")]
    assert unified(shorter, before, "a") == [*unified_diff(shorter, before, "a", "a")]


@pytest.mark.parametrize("own", [True, False])
def test_the_time_is_linear(own):
    def seconds(count):
        before = [f"{n if own else ''} k\n" if n % 7 else "}\n" for n in range(count)]
        after = ["new\n" if n % 5 == 0 else line for n, line in enumerate(before)]
        start = time.process_time()
        unified(before, after, "a")
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(2)) for count in (4_000, 32_000))
    assert large < 30 * small + 0.1
