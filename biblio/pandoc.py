"""Finds pandoc and runs it in its sandbox: it applies CSL styles, and reads many formats."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from subprocess import TimeoutExpired
from typing import NamedTuple

from biblio.diagnostics import BiblioError
from biblio.files import program

# what its runtime ends with where the memory allowed is used up
_EXHAUSTED = 251
# as many seconds of the clock may pass for each of the processor
_PATIENCE = 6


class PandocError(Exception):
    """Pandoc did not accept what it was given; the text is what it said."""


class TooMuchError(PandocError):
    """Pandoc needed more memory or time than it was allowed."""


class Made(NamedTuple):
    """What pandoc wrote, and the lines it said of it."""

    output: bytes
    said: tuple[str, ...]


@lru_cache(maxsize=1)
def binary() -> str:
    """The path of pandoc in the package pypandoc_binary; another one may format otherwise.

    The package is not imported, for that takes longer than most bibliographies. Raises BiblioError
    where it is not installed.
    """
    from importlib.util import find_spec

    package = find_spec("pypandoc")
    if package is not None and package.origin:
        name = "pandoc.exe" if os.name == "nt" else "pandoc"
        path = os.path.join(os.path.dirname(package.origin), "files", name)
        if os.path.isfile(path):
            return path
    raise BiblioError("Pandoc is missing: pip install pypandoc_binary.")


def run(
    arguments: Sequence[str],
    data: bytes,
    seconds: float | None = None,
    megabytes: int | None = None,
) -> Made:
    """What pandoc makes of the data with these arguments.

    In its sandbox it can reach no file but those that the arguments name, and no network. Raises
    PandocError, and TooMuchError where it takes more seconds of the processor, or more memory, than
    it may.
    """
    command = [binary(), "--sandbox", *arguments]
    if megabytes is not None:
        command += ["+RTS", f"-M{megabytes}m", "-RTS"]
    patience = None if seconds is None else seconds * _PATIENCE
    try:
        done = program.run(command, data, patience, busy=seconds)
    except TimeoutExpired as error:
        raise TooMuchError(f"it takes longer than {seconds:.0f} s") from error
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == _EXHAUSTED:
        raise TooMuchError("it needs too much memory")
    if done.returncode:
        raise PandocError(said)
    return Made(done.stdout, tuple(said.splitlines()))
