"""Other programs end when they are told to, with all that they started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biblio.files.program import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
STARTS = 'sleep 60 & echo $! > "$0"; wait'


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def test_what_it_prints_is_collected() -> None:
    done = run(["sh", "-c", "cat; echo talk >&2; exit 3"], b"data")
    assert (done.returncode, done.stdout, done.stderr) == (3, b"data", b"talk\n")
    assert run(["cat"]).stdout == b""


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "process"
    with pytest.raises(subprocess.TimeoutExpired):
        run(["sh", "-c", STARTS, str(note)], seconds=1, starts_others=True)
    process, end = int(note.read_text()), time.monotonic() + 5
    while is_running(process) and time.monotonic() < end:
        time.sleep(0.01)
    assert not is_running(process)


def test_one_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        run(["no-such-program-of-ours"])
