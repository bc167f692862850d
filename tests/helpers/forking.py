"""Copies of this process that work beside it, or die in the middle of their work."""

from __future__ import annotations

import os
from collections.abc import Callable
from unittest import mock

# Between two of these nothing on the disk changes.
_STEPS = ("open", "chmod", "fsync", "replace", "unlink")
DEAD = 99


def forked(work: Callable[[], object]) -> int:
    """Begin the work in a copy of this process; the number of the copy."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = int(bool(work()))
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """Wait for the copy; its exit code: 0 where its work came to nothing else."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dies(work: Callable[[], object], step: int) -> bool:
    """Do the work in a copy that dies before that step on the disk; whether it came so far."""
    return ended(forked(lambda: _dying(work, step))) == DEAD


def _dying(work: Callable[[], object], step: int) -> None:
    with at_step(step, lambda: os._exit(DEAD)):
        work()


def at_step(step: int, stop: Callable[[], object]) -> mock._patch_dict:  # type: ignore[name-defined]
    """Within, `stop` is called once, before that step on the disk, counted from 0."""
    done = iter(range(10**6))

    def stopping(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def called(*arguments: object, **named: object) -> object:
            if next(done) == step:
                stop()
            return real(*arguments, **named)

        return called

    return mock.patch.multiple(os, **{name: stopping(name) for name in _STEPS})
