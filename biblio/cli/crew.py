"""Work on many files side by side: a process for each processor, what comes of it in order."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from biblio import progress
from biblio.cli.tasks import Task
from biblio.diagnostics import BiblioError
from biblio.files.inputs import begin, note, noted
from biblio.files.interruption import heed, uninterrupted

R = TypeVar("R")


class Crew(Generic[R]):
    """Processes that take one task after the other; `dismiss` ends them."""

    def __init__(self, work: Callable[[Task], R]) -> None:
        # Only where copying a process is safe is it copied; it is begun anew elsewhere.
        self._copies = sys.platform == "linux"
        self._context = multiprocessing.get_context("fork" if self._copies else "spawn")
        self._work = work
        self._members: dict[Connection, BaseProcess] = {}

    def hire(self, number: int) -> None:
        """Begin so many processes."""
        for _ in range(number):
            self._hire()

    def results(
        self, tasks: Sequence[Task], known: dict[int, R | BiblioError]
    ) -> Iterator[R | BiblioError]:
        """What comes of each task, in order; some are known."""
        waiting = deque(number for number in range(len(tasks)) if number not in known)
        busy: dict[Connection, int] = {}
        for number in range(len(tasks)):
            while number not in known:
                for pipe in [one for one in self._members if one not in busy]:
                    if waiting:
                        busy[pipe] = waiting.popleft()
                        pipe.send(tasks[busy[pipe]])
                ready = set(wait(list(busy)))
                for pipe in [one for one in busy if one in ready]:
                    at = busy.pop(pipe)
                    known[at] = self._received(pipe, tasks[at])
            yield known.pop(number)

    def dismiss(self) -> None:
        """End all processes, whatever they are at."""
        for process in self._members.values():
            process.kill()
        for pipe, process in self._members.items():
            process.join()
            pipe.close()

    def _hire(self) -> None:
        here, there = self._context.Pipe()
        others = (here, *self._members) if self._copies else ()
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(self._work, there, others), daemon=True
        )
        with uninterrupted():  # a signal in the midst of a copy is told by both, in Python's words
            process.start()
        there.close()
        self._members[here] = process

    def _received(self, pipe: Connection, task: Task) -> R | BiblioError:
        try:
            done, read = pipe.recv()
        except (EOFError, OSError):
            self._members.pop(pipe).join()
            pipe.close()
            self._hire()
            return BiblioError(
                f"{task[0]} cannot be read: the process that read it was ended, "
                "for want of memory most likely."
            )
        note(*read)
        if isinstance(done, Exception) and not isinstance(done, BiblioError):
            raise done
        result: R | BiblioError = done
        return result


def _serve(work: Callable[[Task], R], pipe: Connection, others: Sequence[Connection]) -> None:
    """Do what is asked until nobody asks any longer; signals are the first process's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_DFL)
    heed()
    for one in others:  # else nobody would notice that the first process is gone
        one.close()
    progress.listen(None)
    with suppress(EOFError, OSError):
        while True:
            begin()
            pipe.send((_served(work, pipe.recv()), noted()))


def _served(work: Callable[[Task], R], task: Task) -> R | Exception:
    try:
        return work(task)
    except Exception as error:
        return error
