"""Work on files, one after another or side by side: what comes of each, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from biblio.cli.bar import BAR
from biblio.diagnostics import BiblioError

R = TypeVar("R")
# The name of a file, and its bytes where they are at hand.
Task = tuple[str, bytes | None]

# A copy of this process costs 20 ms, as much as to read and parse so many bytes of prose.
_WORTH = 20_000


def done(
    work: Callable[[Task], R], tasks: Sequence[Task], jobs: int | None
) -> Iterator[R | BiblioError]:
    """What comes of each task, in order; of one that is refused, why. A bar shows how far it is.

    At most `jobs` processes (None: one for each processor) work side by side, and none but this
    one where that saves no time.
    """
    BAR.begin()
    for number, one in enumerate(_results(work, tasks, jobs or _processors())):
        BAR.turn_to(tasks[number][0], number, len(tasks))
        yield one


def _results(
    work: Callable[[Task], R], tasks: Sequence[Task], jobs: int
) -> Iterator[R | BiblioError]:
    sizes = [_size(task) for task in tasks]
    smallest = min(range(len(tasks)), key=sizes.__getitem__, default=0)
    number = min(jobs, len(tasks) - 1)
    if number < 2 or sum(sizes) - sizes[smallest] < _WORTH:
        for at, task in enumerate(tasks):
            BAR.turn_to(task[0], at, len(tasks))
            yield attempted(work, task)
        return
    from biblio.cli.crew import Crew  # here, for it loads what most commands do not need

    # It is done here, which loads what all the others need: a copy of this process has it then.
    known = {smallest: attempted(work, tasks[smallest])}
    crew = Crew(work)
    try:
        crew.hire(number)
        yield from crew.results(tasks, known)
    finally:
        crew.dismiss()


def _processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(task: Task) -> int:
    name, data = task
    try:
        return os.path.getsize(name) if data is None else len(data)
    except OSError:
        return 0


def attempted(work: Callable[[Task], R], task: Task) -> R | BiblioError:
    """What comes of the task, or why it is refused."""
    try:
        return work(task)
    except BiblioError as error:
        return error
