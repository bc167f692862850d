"""One command at a time changes the files of a folder; who died blocks nobody."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from forking import ended, forked
from two_files import age, change, left, make

from biblio.diagnostics import BiblioError
from biblio.files import lock, read_bytes
from biblio.files.change import Change

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs processes that can be copied"),
]


def holder() -> int:
    """A process that has the lock of this folder, and keeps it."""
    reading, writing = os.pipe()

    def hold() -> None:
        with Change() as files:
            files.hold("a.bib")
            os.write(writing, b".")
            time.sleep(60)

    child = forked(hold)
    os.read(reading, 1)
    return child


def test_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    make("a.bib")
    child = holder()
    try:
        with pytest.raises(BiblioError, match=rf"^Another biblio \(process {child}\) is changing"):
            change("a.bib")
    finally:
        os.kill(child, signal.SIGKILL)
        ended(child)
    assert age("a.bib") == "old"


def test_a_dead_holder_blocks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.5)
    make("a.bib")
    child = holder()
    os.kill(child, signal.SIGKILL)
    ended(child)
    assert os.path.exists(lock.NAME)
    change("a.bib")
    assert age("a.bib") == "new"
    assert not left("a.bib")


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP])
def test_where_there_are_no_locks_the_change_is_made(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def without(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", without)
    make("a.bib")
    change("a.bib")
    assert age("a.bib") == "new"
    assert not left("a.bib")


@pytest.mark.parametrize("processes", [2, 4])
def test_nobody_loses_what_another_wrote(processes: int) -> None:
    Path("count").write_bytes(b"0")
    Path("notes").mkdir()

    def add() -> None:
        for _ in range(50):
            with Change() as files:
                files.hold("count", "notes/count")
                number = int(files.read("count")) + 1
                files.write(dict.fromkeys(("count", "notes/count"), b"%d" % number))

    children = [forked(add) for _ in range(processes)]
    assert [ended(child) for child in children] == [0] * processes
    assert int(read_bytes("count")) == int(read_bytes("notes/count")) == 50 * processes
    assert not left("count", "notes/count")
