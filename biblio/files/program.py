"""Other programs, run to their end: what they started ends with them, and so it does with us."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress


def run(
    command: Sequence[str],
    data: bytes | None = None,
    seconds: float | None = None,
    *,
    starts_others: bool = False,
    busy: float | None = None,
    around: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with the data as its input, and collect what it prints.

    `seconds` are those of the clock; `busy` those of the processor, where the system can count
    them: on a machine with much to do the clock says little. Raises subprocess.TimeoutExpired where
    it takes longer than either, and OSError where it cannot be run. One that `starts_others`, as
    LibreOffice does, is in a group of its own, and all of that ends. `around` are variables of its
    environment besides our own.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=starts_others and os.name != "nt",
        env={**os.environ, **around} if around else None,
    ) as process:
        limited = busy is not None and _limited(process.pid, busy)
        try:
            out, talk = process.communicate(data, seconds)
        except BaseException:
            _end(process, starts_others=starts_others)
            raise
    if busy is not None and limited and process.returncode < 0:
        raise subprocess.TimeoutExpired(command, busy)
    return subprocess.CompletedProcess(command, process.returncode, out, talk)


def _limited(process: int, seconds: float) -> bool:
    """Allow the process so many seconds of the processor, where the system can tell them."""
    if sys.platform != "linux":
        return False
    import resource  # here, for most commands run no other program

    most = math.ceil(seconds)
    with suppress(ProcessLookupError):
        resource.prlimit(process, resource.RLIMIT_CPU, (most, most + 1))
    return True


def _end(process: subprocess.Popen[bytes], *, starts_others: bool) -> None:
    if os.name == "nt" or not starts_others:
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
