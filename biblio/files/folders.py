"""Which files a user means: those named, what stands in a folder, what a pattern fits."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence

from biblio.diagnostics import BiblioError
from biblio.files.access import working_directory
from biblio.files.patterns import fitting

STDIN = "-"
# what Word leaves beside a file that it has open
_LOCKS = "~$"


def discover(names: Iterable[str], suffixes: tuple[str, ...], kinds: str) -> tuple[str, ...]:
    """The files meant, each once, in order: a folder stands for its files with these suffixes.

    A name that no file has may be a pattern, as shells expand it (`*`, `?`, `[ab]`, `**`). `kinds`
    says what a folder without any lacks (*no document*). Raises BiblioError for such a folder, and
    for a pattern that nothing fits, and where the working directory is gone.
    """
    working_directory()  # where it is gone, no name means anything
    found: dict[str, str] = {}
    for name in names:
        for path in _meant(name, suffixes, kinds):
            found.setdefault(path if path == STDIN else os.path.realpath(path), path)
    return tuple(found.values())


def _meant(name: str, suffixes: tuple[str, ...], kinds: str) -> Iterator[str]:
    if name == STDIN or os.path.isfile(name):
        yield name
    elif os.path.isdir(name):
        yield from _in_folder(name, suffixes, kinds)
    elif glob.has_magic(name) and not os.path.lexists(name):
        for path in _fitting(name):
            yield from _meant(path, suffixes, kinds)
    else:
        yield name


def _fitting(pattern: str) -> Sequence[str]:
    found = fitting(pattern)
    if not found:
        raise BiblioError(f"No file matches {pattern}.")
    return found


def _in_folder(name: str, suffixes: tuple[str, ...], kinds: str) -> Sequence[str]:
    if not os.access(name, os.R_OK | os.X_OK):
        raise BiblioError(f"{name} cannot be read: permission denied.")
    found = sorted(_below(name, suffixes))
    if not found:
        raise BiblioError(f"The folder {name} holds {kinds}.")
    return found


def _below(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files in a folder and its folders; what is hidden is left alone."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(suffixes) and not name.startswith((".", _LOCKS)):
                yield os.path.normpath(os.path.join(parent, name))
