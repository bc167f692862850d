"""Citations and bibliographies are those of citeproc-js, but for what differences.toml explains."""

from __future__ import annotations

import tomllib

import pytest
from style_oracle import GOLDEN, HAS_ORACLE, STYLES, oracle, ours

from tools import HOW


def frozen(style: str) -> list[str]:
    return (GOLDEN / f"{style}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def differences(style: str) -> set[tuple[str, str]]:
    listed = tomllib.loads((GOLDEN / "differences.toml").read_text(encoding="utf-8"))
    return {
        (each["theirs"], each["ours"]) for each in listed["difference"] if each["style"] == style
    }


@pytest.mark.parametrize("style", STYLES)
def test_text_and_typeface_are_those_of_the_reference(style: str) -> None:
    theirs, mine = frozen(style), ours(style)
    assert len(mine) == len(theirs)
    differing = {(one, other) for one, other in zip(theirs, mine, strict=True) if one != other}
    assert differing == differences(style)


@pytest.mark.skipif(not HAS_ORACLE, reason=f"citeproc-js, its locales or node is missing: {HOW}")
def test_frozen_answers_are_what_the_reference_says() -> None:
    for style, lines in oracle(STYLES).items():
        assert lines == frozen(style), style
