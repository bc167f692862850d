"""Citations and bibliographies are those of citeproc-js, but for what differences.toml explains."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from style_oracle import FOLDERS, HAS_ORACLE, oracle, ours

from tools import HOW

CASES = [(folder, style) for folder, styles in FOLDERS for style in styles]
NAMES = [f"{folder.name}-{style}" for folder, style in CASES]


def frozen(folder: Path, style: str) -> list[str]:
    return (folder / f"{style}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def differences(folder: Path, style: str) -> set[tuple[str, str]]:
    listed = tomllib.loads((folder / "differences.toml").read_text(encoding="utf-8"))
    return {
        (each["theirs"], each["ours"]) for each in listed["difference"] if each["style"] == style
    }


@pytest.mark.parametrize(("folder", "style"), CASES, ids=NAMES)
def test_text_and_typeface_are_those_of_the_reference(folder: Path, style: str) -> None:
    theirs, mine = frozen(folder, style), ours(style, folder)
    assert len(mine) == len(theirs)
    differing = {(one, other) for one, other in zip(theirs, mine, strict=True) if one != other}
    assert differing == differences(folder, style)


@pytest.mark.skipif(not HAS_ORACLE, reason=f"citeproc-js, its locales or node is missing: {HOW}")
@pytest.mark.parametrize(("folder", "styles"), FOLDERS)
def test_frozen_answers_are_what_the_reference_says(folder: Path, styles: list[str]) -> None:
    for style, lines in oracle(styles, folder).items():
        assert lines == frozen(folder, style), style
