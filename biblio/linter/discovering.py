"""Which files are linted: those named, what stands in a folder, what the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.files import folders
from biblio.linter.loading import LIBRARIES
from biblio.readers.formats import SUFFIXES


def discover(names: Iterable[str]) -> tuple[str, ...]:
    """The files meant, each once, in order: a folder stands for its libraries and documents.

    Raises BiblioError for a folder that has none, and for a pattern that nothing fits.
    """
    return folders.discover(names, (*LIBRARIES, *SUFFIXES), "no library and no document")


def matching(patterns: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The files that the patterns of the settings mean, relative to the working directory."""
    found = (path for pattern in patterns for path in _matching(pattern, folder))
    return discover(_shown(path) for path in found)


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
