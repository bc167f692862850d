"""The library of a bibliography, in any format, and where its entries stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.cli.console import report
from biblio.diagnostics import Position
from biblio.formats.keying import with_keys
from biblio.library import Library

if TYPE_CHECKING:
    from biblio.formats.bibtex import BibFile
    from biblio.styles.checks import Locate

# A file of any other format is read as BibTeX, or refused as such.
_OTHERS = ("csljson", "ris")


def read_library(path: str, form: str | None = None) -> tuple[Library, Locate]:
    """The library, what is to be said of it told, and the way to find an entry's line.

    `form` is what it is, where it is not to be guessed; `-` is stdin. Raises BiblioError where
    nothing of it can be read.
    """
    from biblio.cli.libraries import library_bytes, library_in
    from biblio.formats.registry import FORMATS, guess

    name, data = library_bytes(path)
    found = FORMATS[form] if form else guess(name, data)
    if found is None or found.name not in _OTHERS:
        file = library_in(data, name)
        library = Library(with_keys(file.library, repeated=False), file.path)
        return library, _lines(file, library)
    entries, findings = found.read(data, name)
    report(findings)
    return Library(with_keys(entries, repeated=True), name), lambda _: Position(name)


def _lines(file: BibFile, library: Library) -> Locate:
    """Where in the library each entry stands."""
    starts: dict[str, int] = {}
    for source, entry in zip(file.entries, library, strict=True):
        starts.setdefault(entry.key, source.start)

    def locate(key: str) -> Position:
        start = starts.get(key)
        line = None if start is None else file.lines.at(start)[0]
        return Position(file.path, line)

    return locate
