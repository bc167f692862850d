"""The pages of a PDF, taken off it by processes of their own that may use so much and no more.

What a PDF makes pdfium do cannot be told before: a page of 1 KB may unpack to gigabytes, or crash
it. Where processes cannot be copied safely, pdfium runs in this one.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, NoReturn, cast

from biblio import progress
from biblio.diagnostics import BiblioError
from biblio.readers.pdf import fragments
from biblio.readers.pdf.fragments import Page, Said

with suppress(ImportError):  # Windows has none, and no copies of processes either
    import resource

# of a process: a page of a newspaper takes 30 MB, a picture book's 100
_MEMORY = 300_000_000
# of the processor: a page with 30,000 letters takes 0.3 s; on a busy machine so many of the clock
_SECONDS_A_PAGE, _PATIENCE = 8, 60
# bytes: smaller files are read before a second process has begun
_WORTH = 200_000


class Pages(NamedTuple):
    """All pages, and what the file says of itself."""

    pages: tuple[Page, ...]
    title: str
    author: str


def taken(data: bytes, path: str) -> Pages:
    """The pages of the file; raises BiblioError where it cannot be read within the limits."""
    if sys.platform != "linux":
        found = fragments.taken(data, path)
        return _pages(cast("Said", next(found)), cast("Iterator[Page]", found))
    number = _number(len(data))
    readers: list[_Reader] = []
    try:
        for first in range(number):
            readers.append(_Reader(data, path, first, number))
        said = [reader.said() for reader in readers]
        return _pages(said[0], _in_turn(readers, said[0]))
    finally:
        for reader in readers:
            reader.end()


def _pages(said: Said, pages: Iterable[Page]) -> Pages:
    return Pages(tuple(pages), said.title, said.author)


def _in_turn(readers: Sequence[_Reader], said: Said) -> Iterator[Page]:
    """The pages in order: each reader has every so many of them."""
    for index in range(said.pages):
        yield readers[index % len(readers)].page()
        progress.tell("page", index + 1, said.pages)


def _number(size: int) -> int:
    """How many processes are worth it, as far as processors are likely to be free."""
    free = len(os.sched_getaffinity(0)) - os.getloadavg()[0]
    return 2 if size > _WORTH and free >= 1 else 1


class _Reader:
    """A process that takes every so many pages off the file, and hands them over one by one."""

    def __init__(self, data: bytes, path: str, first: int, step: int) -> None:
        self._path = path
        self._pipe, there = Pipe(duplex=False)
        self._child = os.fork()
        if self._child == 0:
            _deliver(lambda: fragments.taken(data, path, first, step), there)
        there.close()

    def said(self) -> Said:
        """What the file says of itself; raises BiblioError where it says nothing."""
        found: Said = self._next()
        return found

    def page(self) -> Page:
        """The next page; raises BiblioError where it cannot be read within the limits."""
        found: Page = self._next()
        return found

    def end(self) -> None:
        """End the process, whatever it is at."""
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        self._pipe.close()

    def _next(self) -> Any:
        try:
            found = self._pipe.recv() if self._pipe.poll(_PATIENCE) else None
        except (EOFError, OSError):
            found = None
        if isinstance(found, BiblioError):
            raise found
        if found is None:
            raise BiblioError(f"{self._path} is refused: it would take too much memory or time.")
        return found


def _deliver(taken: Callable[[], Iterable[object]], pipe: Connection) -> NoReturn:
    """Hand over one thing after another, within the memory allowed, and end this process."""
    try:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        most = _used() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _allow(_SECONDS_A_PAGE)
        for one in taken():
            pipe.send(one)
            _allow(_SECONDS_A_PAGE)
    except BiblioError as error:
        pipe.send(error)
    finally:
        os._exit(0)  # nothing that the first process has begun is to be ended here


def _allow(seconds: int) -> None:
    """End this process if it takes so many seconds of the processor more."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(spent.ru_utime + spent.ru_stime) + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]  # which nobody but root may raise
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _used() -> int:
    """The address space of this process, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
