"""Work in a second process: what comes of it is the same, whatever becomes of that process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

from biblio.diagnostics import BiblioError
from biblio.linter import loading, run, running, select, sharing
from biblio.linter.sharing import meanwhile

LIBRARY = "".join(
    f"@book{{k{number},\n  title = {{The Mill {number % 7}}},\n  author = {{Wren, J.}},\n"
    f"  year = {{19{number % 90}}},\n  pages = {{{number}-{number + 9}}}\n}}\n"
    for number in range(60)
)

SAME = """@book{{{},
  author = {{Harrow, Nell}},
  title = {{The Noise of the Wheel by Night}},
  publisher = {{Millpond Press}},
  address = {{Leeds}},
  year = {{1931}}
}}
"""


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second processor, on whatever machine the tests run."""
    if sys.platform != "linux":
        pytest.skip("processes are copied on Linux alone")
    monkeypatch.setattr(sharing, "_has_room", lambda: True)


@pytest.mark.usefixtures("room")
def test_it_is_done_in_another_process() -> None:
    assert meanwhile(os.getpid)() != os.getpid()


@pytest.mark.usefixtures("room")
def test_much_comes_back_as_well_as_little() -> None:
    assert len(meanwhile(lambda: "x" * 3_000_000)()) == 3_000_000


@pytest.mark.usefixtures("room")
def test_an_error_is_raised_here() -> None:
    def work() -> None:
        raise BiblioError("This cannot be done.")

    with pytest.raises(BiblioError, match="cannot be done"):
        meanwhile(work)()


@pytest.mark.usefixtures("room")
def test_what_a_process_that_is_killed_has_not_done_is_done_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return "done"

    assert meanwhile(work)() == "done"


def test_without_a_second_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(sharing, "_has_room", lambda: True)
    monkeypatch.setattr(os, "fork", refuse, raising=False)
    assert meanwhile(os.getpid)() == os.getpid()
    monkeypatch.setattr(sharing, "_has_room", lambda: False)
    assert meanwhile(os.getpid)() == os.getpid()


@pytest.mark.usefixtures("room")
def test_rules_find_the_same_in_one_process_and_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[Callable[[], object]] = []

    def noted(work: Callable[[], object]) -> Callable[[], object]:
        shared.append(work)
        return meanwhile(work)

    monkeypatch.setattr(running, "meanwhile", noted)
    data = {"mill.bib": (LIBRARY + SAME.format("one") + SAME.format("two")).encode()}
    in_two = run(loading.subject(data), select())
    assert len(shared) == 1
    monkeypatch.setattr(sharing, "_has_room", lambda: False)
    assert run(loading.subject(data), select()) == in_two
    assert {"PAG001", "DUP001"} <= {one.code for one in in_two}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what is running")
def test_this_program_is_among_those_that_run() -> None:
    assert 1 <= sharing._running() < sys.maxsize
