"""A command that is told to stop ends in order: files as they were, nothing left behind."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def stopping_in_order() -> Iterator[None]:
    """Within, Ctrl-C, SIGTERM and SIGHUP end the program with 130, 143 and 129, as in a shell.

    They do it as an exception, so that every block is left by its end. What the caller ignores
    (`nohup`) stays ignored.
    """
    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            try:
                before[number] = signal.signal(number, _stop)
            except ValueError:  # not in the main thread: then it gets no signal either
                break
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> None:
    # Once: whoever asks twice waits for the same end.
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)
