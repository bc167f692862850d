"""Rules that run in a second process: the same findings, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from biblio.linter import beside, loading, running, select
from biblio.linter.beside import is_possible
from biblio.rules.basis import Subject

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")

LIBRARY = b"""
@book{hale1990, author = {Hale, Ada}, title = {The Salt Roads of the North}, year = {1990},
  publisher = {Elm}, pages = {1-2}}
@book{hale90, author = {Hale, A.}, title = {The salt roads of the north}, year = {1990},
  publisher = {Elm}}
@book{hale1995, author = {Hale, Ada}, title = {The Salt Roads of the North}, year = {1995},
  publisher = {Oak}}
@article{low, author = {Low, J.}, title = {On Nets and their Makers}, pages = {3-9}}
"""
WAITING = """
import os, time
from biblio.cli.signals import stopping_in_order
from biblio.linter.beside import beside

with stopping_in_order(), beside(lambda: time.sleep(60)) as result:
    print("begun", flush=True)
    {task}
"""


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_WORTH", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


@pytest.fixture
def subject() -> Subject:
    return loading.subject({"library.bib": LIBRARY})


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@contextmanager
def begun(program: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as began:
        assert began.stdout
        assert began.stdout.readline() == b"begun\n"
        yield began


def test_two_processes_find_what_one_finds(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: begun.append(1) or fork())
    found = running.run(subject, select(["ALL"]), jobs=2)
    assert begun
    assert found == running.run(subject, select(["ALL"]))
    assert {"DUP001", "EDN005", "PAG001"} <= {one.code for one in found}
    assert children(os.getpid()) == []


@pytest.mark.parametrize("rules", [["PAG"], ["DUP"], ["DUP", "PAG"]])
def test_some_rules_find_the_same(rules: list[str], subject: Subject) -> None:
    found = running.run(subject, select(rules), jobs=None)
    assert found == running.run(subject, select(rules))


def test_small_libraries_are_not_worth_it(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_WORTH", 5)
    monkeypatch.setattr(os, "fork", None)
    assert running.run(subject, select(["ALL"]), jobs=None)


def test_no_process_is_copied_while_another_thread_runs_or_without_a_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert is_possible()
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    assert not is_possible()
    end.set()
    thread.join()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not is_possible()


@pytest.fixture
def ends_are_ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGCHLD, before)


@pytest.mark.usefixtures("ends_are_ignored")
def test_where_the_ends_of_processes_are_ignored_none_is_copied(subject: Subject) -> None:
    assert not is_possible()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fork", None)
        assert running.run(subject, select(["ALL"]), jobs=None)


@pytest.mark.usefixtures("ends_are_ignored")
@pytest.mark.parametrize("pause", [0, 60])
def test_a_copy_whose_end_nobody_hears_of_hinders_nothing(pause: int) -> None:
    with beside.beside(lambda: time.sleep(pause) or "done") as result:
        assert pause or result() == "done"
    assert children(os.getpid()) == []


def test_what_a_copy_does_not_finish_is_done_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with beside.beside(work) as result:
        assert result() == "done"
    assert children(os.getpid()) == []


def test_where_no_process_can_be_begun_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    with beside.beside(lambda: "done") as result:
        assert result() == "done"


def test_what_goes_wrong_in_the_copy_goes_wrong_here() -> None:
    with (
        pytest.raises(ZeroDivisionError),
        beside.beside(lambda: 1 // 0) as result,
    ):
        result()
    assert children(os.getpid()) == []


def test_a_copy_does_not_outlive_the_block_that_does_not_ask_it() -> None:
    with beside.beside(lambda: time.sleep(60)):
        assert len(children(os.getpid())) == 1
    assert children(os.getpid()) == []


@pytest.mark.parametrize("task", ["time.sleep(60)", "result()"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_stopped_stops_its_copy(number: int, task: str) -> None:
    with begun(WAITING.format(task=task)) as began:
        (copy,) = children(began.pid)
        os.killpg(began.pid, number)
        assert began.wait(timeout=20) == 128 + number
    assert not Path(f"/proc/{copy}").exists()


def test_a_copy_ends_soon_after_a_program_that_is_killed() -> None:
    code = WAITING.replace("time.sleep(60))", "time.sleep(1) or bytes(10**6))")
    with begun(code.format(task="time.sleep(60)")) as began:
        (copy,) = children(began.pid)
        began.kill()
    until = time.monotonic() + 20
    while Path(f"/proc/{copy}").exists() and "\nState:\tZ" not in status(copy):
        assert time.monotonic() < until
        time.sleep(0.05)


def status(process: str) -> str:
    try:
        return Path(f"/proc/{process}/status").read_text()
    except OSError:
        return ""
