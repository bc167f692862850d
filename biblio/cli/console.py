"""Data on stdout, and talk for the person at the terminal on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from biblio.cli.bar import BAR
from biblio.diagnostics import BiblioError, Diagnostic
from biblio.values.printable import line, lines, remark

_USUAL = 80  # columns


def say(message: str) -> None:
    """One line on stderr, whatever names and titles are in it; a terminal may get it as several."""
    say_whole(fitted(remark(message), sys.stderr))


def say_whole(text: str) -> None:
    """A text that may be printed as it is, on stderr; where that takes nothing, nowhere."""
    if sys.stderr is None:
        return
    BAR.clear()
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def put(data: str) -> None:
    """Text on stdout, in UTF-8 whatever the terminal's encoding; see `put_bytes`."""
    put_bytes(_encoded(data))


def put_lines(rows: Iterable[str], hanging: int = 2) -> None:
    """Lines for a person to read on stdout, each of them one line whatever is in it.

    On a terminal a line that is too long goes on below, broken between words and indented by so
    many columns more.
    """
    put_whole("".join(f"{fitted(line(row), sys.stdout, hanging)}\n" for row in rows))


def fitted(row: str, stream: TextIO | None, hanging: int = 2) -> str:
    """The row as a stream takes it: a terminal in lines that it need not break within a word."""
    if stream is None or not stream.isatty():
        return row
    import textwrap

    indent = " " * (len(row) - len(row.lstrip()) + hanging)
    return textwrap.fill(
        row,
        columns(stream),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(stream: TextIO | None) -> int:
    """How wide the stream's terminal is, 80 where it has none; COLUMNS, if set, says it for all.

    As `shutil.get_terminal_size` has it, without all else that there is in `shutil`.
    """
    with suppress(ValueError):
        if (said := int(os.environ.get("COLUMNS", ""))) > 0:
            return said
    with suppress(OSError, ValueError):
        return (os.get_terminal_size(stream.fileno()).columns if stream else 0) or _USUAL
    return _USUAL


def put_bytes(data: bytes) -> None:
    """Data on stdout: a file, or another program, gets every byte of it.

    A terminal gets text without control characters.
    """
    if sys.stdout is not None and sys.stdout.isatty():
        data = _encoded(lines(data.decode("utf-8", "replace")))
    _put(data)


def put_whole(text: str) -> None:
    """A text that may be printed as it is on stdout: with our own colours, without others'."""
    _put(_encoded(text))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _put(data: bytes) -> None:
    """Whoever reads stdout may stop early (`| head`): that is no error."""
    if sys.stdout is None:
        raise BiblioError("The output cannot be written (stdout is closed).")
    BAR.clear()
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
