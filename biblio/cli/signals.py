"""A command that is told to stop ends in order: files as they were, nothing left behind."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_IMPORTS = "<frozen importlib._bootstrap>"  # the file of the code that loads modules
_MOMENT = 0.005  # seconds until it is seen again whether a module is still being loaded


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


def _stop(number: int, frame: FrameType | None) -> None:
    """End the program; where a module is being loaded, a moment later.

    What is raised while a class is made comes out of it as a RuntimeError, with a traceback.
    """
    if hasattr(signal, "setitimer") and _is_loading(frame):
        signal.signal(signal.SIGALRM, partial(_stop_later, number))
        signal.setitimer(signal.ITIMER_REAL, _MOMENT)
        return
    # Once: whoever asks twice waits for the same end.
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _stop_later(number: int, _: int, frame: FrameType | None) -> None:
    _stop(number, frame)


def _is_loading(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code.co_filename != _IMPORTS:
        frame = frame.f_back
    return frame is not None
