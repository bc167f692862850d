"""Work that a copy of this process does while this one does something else.

Only where copying a process is safe is it copied: on Linux, while no other thread runs, whose
locks nobody would open in the copy, and where nobody else takes note of the ends of processes.
Elsewhere the work is done here when its result is asked for.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, NoReturn, TypeVar

from biblio.files.interruption import heed, uninterrupted

T = TypeVar("T")


def is_possible() -> bool:
    """Whether a second process may be begun, and has a processor of its own."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    if signal.getsignal(signal.SIGCHLD) is not signal.SIG_DFL:  # its number may be another's soon
        return False
    return len(os.sched_getaffinity(0)) > 1


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Within, a copy of this process does the work; what is given waits for what comes of it.

    Where there can be no copy, or it ends without a result (memory was wanting, the work raised
    something), the work is done here, and fails here. No process outlives the block, however that
    is left, but where this process is killed outright (SIGKILL, memory wanting): then the copy goes
    on until its work is done, which may be seconds, and ends as nobody takes what comes of it.
    """
    child, pipe = 0, None
    try:
        with suppress(OSError), uninterrupted():  # what is begun is noted before a signal is heard
            child, pipe = _begun(work)
        yield partial(_result, work, pipe)
    finally:
        with uninterrupted():
            if pipe:
                pipe.close()
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                with suppress(ChildProcessError):  # somebody has seen to its end
                    os.waitpid(child, 0)


def _begun(work: Callable[[], object]) -> tuple[int, IO[bytes]]:
    """The copy that does the work, and the pipe by which it hands over what comes of it."""
    ends = os.pipe()
    here, there = os.fdopen(ends[0], "rb"), os.fdopen(ends[1], "wb")
    with there:
        try:
            child = os.fork()
        except OSError:
            here.close()
            raise
        if child == 0:
            here.close()  # else nobody would notice that the first process is gone
            _deliver(work, there)
    return child, here


def _deliver(work: Callable[[], object], pipe: IO[bytes]) -> NoReturn:
    """Do the work and hand it over; Ctrl-C is the first process's business, which ends this one."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        heed()
        pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()
    finally:
        os._exit(0)  # nothing that the first process has begun is to be ended here


def _result(work: Callable[[], T], pipe: IO[bytes] | None) -> T:
    if pipe:
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            found: T = pickle.load(pipe)  # what the copy has written
            return found
    return work()
