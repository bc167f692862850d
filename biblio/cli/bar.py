"""The bar that shows on a terminal how far the work on documents has come."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from biblio import progress

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Seconds: what takes less needs no bar, and one is drawn anew so often.
_SOON, _OFTEN = 0.7, 0.1
_STEPS = 1000


class Bar:
    """A bar on stderr, where that is a terminal and the work takes its time.

    It is taken away before anything else is printed.
    """

    def __init__(self) -> None:
        self._next = 0.0
        self._doing, self._name, self._number, self._total = "Reading", "", 0, 1
        self._shown: tuple[Progress, TaskID] | None = None

    def begin(self) -> None:
        """Listen to those who read, if anybody looks."""
        if sys.stderr is not None and sys.stderr.isatty():
            self._next = time.monotonic() + _SOON
            progress.listen(self._told)

    def turn_to(self, name: str, number: int, total: int, doing: str = "Reading") -> None:
        """So many files of so many are done, and this is what comes next."""
        self._doing, self._name, self._number, self._total = doing, name, number, total
        self._show("", 0.0)

    @property
    def described(self) -> str | None:
        """What stands before the bar; None while it is not to be seen."""
        return None if self._shown is None else self._shown[0].tasks[0].description

    def clear(self) -> None:
        """Take the bar away; it comes back where the work goes on."""
        if self._shown is not None:
            self._shown[0].stop()
            self._shown = None

    def _told(self, what: str, done: int, total: int) -> None:
        self._show(f"{what} {done} of {total}", done / max(total, 1))

    def _show(self, inside: str, part: float) -> None:
        now = time.monotonic()
        if not self._next or now < self._next:
            return
        self._next = now + _OFTEN
        bar, task = self._shown = self._shown or _made()
        files = f"{self._number + 1} of {self._total}: " if self._total > 1 else ""
        done = (self._number + part) / self._total
        bar.update(
            task,
            completed=done * _STEPS,
            description=f"{self._doing} {files}{self._name}",
            inside=inside,
        )
        bar.refresh()


def _made() -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[inside]}", markup=False),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    return bar, bar.add_task("", total=_STEPS, inside="")


BAR = Bar()
