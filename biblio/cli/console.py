"""Talk for the person at the terminal: on stderr, so that stdout holds data alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from biblio.diagnostics import Diagnostic

_LEAST_FOR_BAR = 2


def say(message: str) -> None:
    """One line on stderr."""
    print(message, file=sys.stderr)


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Each diagnostic on a line of its own."""
    for diagnostic in diagnostics:
        say(str(diagnostic))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 citation`, `26 citations`, `3 entries`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def with_progress(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one, with a progress bar where several are read on a terminal."""
    if len(paths) < _LEAST_FOR_BAR or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(paths, description="Reading", console=console, transient=True)
