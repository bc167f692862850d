"""Which files are linted: those named, what stands in a folder, what the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from biblio.config import position_of
from biblio.diagnostics import BiblioError
from biblio.files import folders
from biblio.files.patterns import fitting
from biblio.linter.loading import LIBRARIES
from biblio.readers.formats import SUFFIXES


def discover(names: Iterable[str]) -> tuple[str, ...]:
    """The files meant, each once, in order: a folder stands for its libraries and documents.

    Raises BiblioError for a folder that has none, and for a pattern that nothing fits.
    """
    return folders.discover(names, (*LIBRARIES, *SUFFIXES), "no library and no document")


def matching(patterns: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The files that the patterns of the settings mean, relative to the working directory."""
    numbered = enumerate(patterns)
    found = (path for number, one in numbered for path in _matching(one, number, folder))
    return discover(_shown(path) for path in found)


def _matching(pattern: str, number: int, folder: Path) -> list[Path]:
    path = folder / pattern
    if os.path.exists(path):
        return [path]
    try:
        return [Path(one) for one in fitting(pattern, str(folder)) if os.path.isfile(one)]
    except BiblioError as error:
        position = position_of("lint", "files", number)
        raise BiblioError(f"{position}: in “files”, {error}") from error


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return os.path.relpath(path)
