"""Which files are linted: those named, what stands in a folder, what the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.linter.loading import LIBRARIES
from biblio.readers.formats import SUFFIXES

STDIN = "-"


def discover(names: Iterable[str]) -> tuple[str, ...]:
    """The files meant, each once, in order: a folder stands for its libraries and documents.

    Raises BiblioError for a folder that has none.
    """
    return _once(path for name in names for path in _files(name))


def matching(patterns: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The files that the patterns of the settings mean, relative to the working directory."""
    found = (path for pattern in patterns for path in _matching(pattern, folder))
    return discover(_shown(path) for path in found)


def _files(name: str) -> Iterable[str]:
    if name == STDIN or not os.path.isdir(name):
        return [name]
    if not os.access(name, os.R_OK | os.X_OK):
        raise BiblioError(f"{name} cannot be read: permission denied.")
    found = sorted(_below(name))
    if not found:
        raise BiblioError(f"The folder {name} holds no library and no document.")
    return found


def _below(folder: str) -> Iterator[str]:
    """The files in a folder and its folders; what is hidden is left alone."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith((*LIBRARIES, *SUFFIXES)) and not name.startswith("."):
                yield os.path.normpath(os.path.join(parent, name))


def _matching(pattern: str, folder: Path) -> list[Path]:
    # An absolute pattern, and one that climbs out of the folder, is a path to be taken as it is.
    path = folder / pattern
    if path.exists():
        return [path]
    try:
        return sorted(one for one in folder.glob(pattern) if one.is_file())
    except (NotImplementedError, ValueError) as error:
        raise BiblioError(f"“{pattern}” is no pattern of files relative to {folder}.") from error


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return os.path.relpath(path)


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path if path == STDIN else os.path.realpath(path), path)
    return tuple(found.values())
