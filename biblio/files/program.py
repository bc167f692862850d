"""Other programs, run to their end: what they started ends with them, and so it does with us."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress


def run(
    command: Sequence[str],
    data: bytes | None = None,
    seconds: float | None = None,
    *,
    starts_others: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with the data as its input, and collect what it prints.

    Raises subprocess.TimeoutExpired where it takes longer, and OSError where it cannot be run.
    One that `starts_others`, as LibreOffice does, is in a group of its own, and all of that ends.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=starts_others and os.name != "nt",
    ) as process:
        try:
            out, talk = process.communicate(data, seconds)
        except BaseException:
            _end(process, starts_others=starts_others)
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, talk)


def _end(process: subprocess.Popen[bytes], *, starts_others: bool) -> None:
    if os.name == "nt" or not starts_others:
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
