"""Stdin and output at the command line: read whole, written to stdout or to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from biblio.cli.console import put, say
from biblio.diagnostics import BiblioError
from biblio.files import AnyPath, ChangedError, reason
from biblio.files.change import Change
from biblio.files.inputs import note, refuse_input
from biblio.files.limits import at_most, refuse_large

Made = TypeVar("Made")
_TIMES = 3
_STDIN = "/dev/stdin"  # it may be a file that the shell has opened


def read_stdin() -> bytes:
    """All of stdin; raises BiblioError where it is closed or fails."""
    if sys.stdin is None:
        raise BiblioError("<stdin> cannot be read: it is closed.")
    try:
        data = sys.stdin.buffer.read(at_most())
    except OSError as error:
        raise BiblioError(f"<stdin> cannot be read: {reason(error)}.") from error
    refuse_large(len(data), "<stdin>")
    note(_STDIN)
    return data


def write_output(text: str, output: str | None) -> None:
    """The text on stdout, or in the file of that name, which it replaces."""
    if output is None or output == "-":
        put(text)
    else:
        replace_file(output, text.encode("utf-8", "backslashreplace"))


def replace_file(path: str, data: bytes) -> None:
    """Write the file, whatever it holds now; raises BiblioError for one that was read."""
    refuse_input(path)
    Change(say).write({path: data})


@contextmanager
def changing(*paths: AnyPath, to_write: bool = True) -> Iterator[Change]:
    """A change of these files, which no other command changes meanwhile (see `biblio.files`).

    With `to_write` false nothing is going to be written, and nobody has to wait.
    """
    with Change(say) as files:
        if to_write:
            files.hold(*paths)
        yield files


def changed(
    paths: Iterable[AnyPath],
    work: Callable[[Change], Made],
    *,
    to_write: bool = True,
    once: bool = False,
) -> Made:
    """What `work` makes of these files, in one change of them.

    Where another program saves one meanwhile, the work is done again on what it holds then, but for
    work that can be done only `once`.
    """
    held = tuple(paths)
    for _ in range(0 if once else _TIMES - 1):
        with suppress(ChangedError), changing(*held, to_write=to_write) as files:
            return work(files)
    with changing(*held, to_write=to_write) as files:
        return work(files)
