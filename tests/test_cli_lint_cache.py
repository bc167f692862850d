"""What `biblio lint` told of libraries is told again at once, as long as nothing is otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import biblio

from biblio.cli.linting import actions, cache

LIBRARY = "@book{roe, author = {Roe, Ann}, title = {Tides.}, year = 1931}\n"


@pytest.fixture
def kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library, and a cache of its own; where that lies."""
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return folder / "cache" / "biblio" / "lint"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """As many elements as times that rules were run."""
    times: list[int] = []
    run = actions.run

    def counted(*arguments):
        times.append(1)
        return run(*arguments)

    monkeypatch.setattr(actions, "run", counted)
    return times


def test_the_second_look_is_the_first(kept: Path, looked: list[int]) -> None:
    first, second = (biblio("lint", "works.bib") for _ in range(2))
    assert (first, len(looked), first.code) == (second, 1, 1)
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("works.bib", "--no-cache"),
        ("works.bib", "--select", "TTL"),
        ("works.bib", "--output-format", "json"),
        ("./works.bib",),
        (".",),
    ],
)
def test_another_question_is_looked_into(
    arguments: tuple[str, ...], kept: Path, looked: list[int]
) -> None:
    biblio("lint", "works.bib")
    biblio("lint", *arguments)
    assert len(looked) == 2


def test_what_is_otherwise_is_looked_into(
    kept: Path, looked: list[int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = folder / "works.bib"
    biblio("lint", "works.bib")
    library.write_text(LIBRARY.replace("Tides.", "Tides"), encoding="utf-8")
    biblio("lint", "works.bib")
    library.write_text(LIBRARY, encoding="utf-8")
    (folder / "biblio.toml").write_text('[lint]\nignore = ["TTL"]\n', encoding="utf-8")
    biblio("lint", "works.bib")
    monkeypatch.setattr(cache, "_program", lambda: "another version")
    biblio("lint", "works.bib")
    assert len(looked) == 4


def test_the_authority_of_the_user_counts(kept: Path, looked: list[int], folder: Path) -> None:
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    for words in ("", "# Nothing is known yet.\n"):
        (folder / "own.toml").write_text(words, encoding="utf-8")
        biblio("lint", "works.bib")
    assert len(looked) == 2


@pytest.mark.parametrize(
    "arguments", [("--fix",), ("--diff",), ("--write-baseline",), ("-o", "a.txt")]
)
def test_what_writes_is_never_remembered(arguments: tuple[str, ...], kept: Path) -> None:
    biblio("lint", "works.bib", *arguments)
    assert not kept.exists()


def test_a_baseline_is_looked_into(kept: Path, looked: list[int]) -> None:
    biblio("lint", "works.bib", "--write-baseline")
    for _ in range(2):
        assert biblio("lint", "works.bib").code == 0
    assert len(looked) == 3


@pytest.mark.parametrize("damage", ["", "{", "[1]", '["a", 3, true]', "\x00"])
def test_a_damaged_answer_is_none(damage: str, kept: Path, looked: list[int]) -> None:
    first = biblio("lint", "works.bib")
    (place,) = kept.iterdir()
    place.write_text(damage, encoding="utf-8")
    assert (biblio("lint", "works.bib"), len(looked)) == (first, 2)


def test_a_folder_that_is_none_is_no_trouble(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    first, second = (biblio("lint", "works.bib") for _ in range(2))
    assert (first.code, first) == (1, second)


def test_the_oldest_go(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 3)
    for number in range(6):
        cache.keep(f"{number}", cache.Told("", (), found=False))
        os.utime(kept / f"{number}", (number, number))
    assert {path.name for path in kept.iterdir()} == {"3", "4", "5"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a system without /dev/full")
def test_an_answer_known_that_cannot_be_written_is_told(kept: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "biblio", "lint", "works.bib"]
    codes = []
    for name in ("told.txt", "/dev/full"):
        with open(folder / name, "wb") as output:
            done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False)
        codes.append(done.returncode)
    assert codes == [1, 2]
    assert done.stderr.decode().startswith("biblio: The output cannot be written")
