"""The library of a bibliography, in any format, and where its entries stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.cli.console import report
from biblio.diagnostics import Position
from biblio.library import Library

if TYPE_CHECKING:
    from biblio.formats.bibtex import BibFile
    from biblio.styles.checks import Locate

# A file of any other format is read as BibTeX, or refused as such.
_OTHERS = ("csljson", "ris")


def read_library(path: str) -> tuple[Library, Locate]:
    """The library, what is to be said of it told, and the way to find an entry's line.

    Raises BiblioError where it cannot be read whole.
    """
    from biblio.cli.libraries import open_library
    from biblio.files import read_bytes
    from biblio.formats.registry import guess

    data = read_bytes(path)
    found = guess(path, data)
    if found is None or found.name not in _OTHERS:
        file = open_library(path, to_write=False)
        return file.library, _lines(file)
    entries, findings = found.read(data, path)
    report(findings)
    return Library(entries, path), lambda _: Position(path)


def _lines(file: BibFile) -> Locate:
    """Where in the library each entry stands."""
    starts: dict[str, int] = {}
    for source, entry in zip(file.entries, file.library, strict=True):
        starts.setdefault(entry.key, source.start)

    def locate(key: str) -> Position:
        start = starts.get(key)
        line = None if start is None else file.text.count("\n", 0, start) + 1
        return Position(file.path, line)

    return locate
