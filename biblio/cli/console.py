"""Data on stdout, and talk for the person at the terminal on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TextIO

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.values.printable import line, lines, remark

_LEAST_FOR_BAR = 2


def say(message: str) -> None:
    """One line on stderr, whatever names and titles are in it."""
    say_whole(remark(message))


def say_whole(text: str) -> None:
    """A text that may be printed as it is, on stderr; where that takes nothing, nowhere."""
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def put(data: str) -> None:
    """Text on stdout, in UTF-8 whatever the terminal's encoding.

    A terminal gets it without control characters; a file, or another program, every character.
    """
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    put_whole(lines(data) if on_terminal else data)


def put_lines(rows: Iterable[str]) -> None:
    """Lines for a person to read on stdout, each of them one line whatever is in it."""
    put_whole("".join(f"{line(row)}\n" for row in rows))


def put_whole(text: str) -> None:
    """A text that may be printed as it is, on stdout."""
    put_bytes(text.encode("utf-8", "backslashreplace"))


def put_bytes(data: bytes) -> None:
    """Data on stdout. Whoever reads it may stop early (`| head`): that is no error."""
    if sys.stdout is None:
        raise BiblioError("The output cannot be written (stdout is closed).")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        raise BiblioError(unwritable(error)) from error


def unwritable(error: OSError) -> str:
    """What to say where stdout takes nothing."""
    drop_output()
    return f"The output cannot be written ({(error.strerror or str(error)).lower()})."


def drop_output() -> None:
    """Let what is left in the buffer go nowhere, or Python complains of it at its end."""
    _drop(sys.stdout)


def _drop(stream: TextIO | None) -> None:
    if stream is None:
        return
    with suppress(OSError):  # a stream that has no descriptor has no buffer to be emptied either
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Each diagnostic on a line of its own."""
    for diagnostic in diagnostics:
        say(str(diagnostic))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 citation`, `26 citations`, `3 entries`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def with_progress(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one, with a progress bar where several are read on a terminal."""
    if len(paths) < _LEAST_FOR_BAR or sys.stderr is None or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(paths, description="Reading", console=console, transient=True)
