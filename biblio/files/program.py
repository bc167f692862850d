"""Other programs, run to their end: what they started ends with them, and so it does with us."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress


def run(
    command: Sequence[str], data: bytes | None = None, seconds: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with the data as its input, and collect what it prints.

    Raises subprocess.TimeoutExpired where it takes longer, and OSError where it cannot be run.
    LibreOffice is a script that starts a program that starts another: none of them outlives it.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=os.name != "nt",
    ) as process:
        try:
            out, talk = process.communicate(data, seconds)
        except BaseException:
            _end(process)
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, talk)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
