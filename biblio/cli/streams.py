"""Stdin and output at the command line: read whole, written to stdout or to a file."""

from __future__ import annotations

import sys

from biblio.cli.console import put
from biblio.diagnostics import BiblioError
from biblio.files import reason, working_directory, write_atomically


def read_stdin() -> bytes:
    """All of stdin; raises BiblioError where it is closed or fails."""
    if sys.stdin is None:
        raise BiblioError("<stdin> cannot be read: it is closed.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise BiblioError(f"<stdin> cannot be read: {reason(error)}.") from error


def write_output(text: str, output: str | None) -> None:
    """The text on stdout, or in the file of that name, which it replaces."""
    if output is None or output == "-":
        put(text)
    else:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))


def is_same_file(one: str, other: str) -> bool:
    """Whether two names that a user gave mean one file; `-` means none."""
    here = working_directory()
    return "-" not in (one, other) and (here / one).resolve() == (here / other).resolve()
