"""Work that is done in a second process meanwhile, on systems where that costs next to nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

T = TypeVar("T")


def meanwhile(work: Callable[[], T]) -> Callable[[], T]:
    """Begin the work in a copy of this process; the function returned waits for what comes of it.

    Nothing else that the work does is seen here. Where no second process is to be had, or it fails
    in whatever way, the work is done here, once it is asked for.
    """
    if not _has_room():
        return work
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return work
    if child == 0:
        _deliver(work, writing)
    os.close(writing)
    return lambda: _received(work, reading, child)


def _has_room() -> bool:
    """Whether processes can be copied safely, and a processor is likely to be free for another."""
    if sys.platform != "linux":
        return False
    processors = len(os.sched_getaffinity(0))
    return processors > 1 and _running() < processors  # else the copy costs a tenth more


def _running() -> int:
    """How many programs want a processor now, this one among them (man 5 proc_loadavg)."""
    try:
        with open("/proc/loadavg", encoding="ascii") as state:
            return int(state.read().split()[3].partition("/")[0])
    except (OSError, ValueError, IndexError):
        return sys.maxsize


def _deliver(work: Callable[[], object], writing: int) -> NoReturn:
    failed = True
    try:
        import pickle

        with open(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        failed = False
    finally:
        os._exit(failed)  # nothing that the first process has begun is to be ended here


def _received(work: Callable[[], T], reading: int, child: int) -> T:
    with open(reading, "rb") as pipe:
        data = pipe.read()
    if os.waitpid(child, 0)[1]:
        return work()
    import pickle

    result: T = pickle.loads(data)
    return result
