"""Records of library catalogues and tables of books: MARC 21, MARCXML, MODS, CSV; read only."""

from __future__ import annotations

import re

from biblio.diagnostics import BiblioError
from biblio.lazy import part
from biblio.record.edition import Edition

_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")
_MARC = re.compile(rb"[0-9]{5}[a-z ][a-z ][a-z ]")
KINDS = ("marc", "marcxml", "mods", "csv")


def kind_of(data: bytes, path: str) -> str | None:
    """Which of `KINDS` a file is, by what it holds and, for a table, by its name."""
    if _MARC.match(data):
        return "marc"
    if _XML.match(data):
        return "mods" if b"loc.gov/mods" in data[:4000] else "marcxml"
    return "csv" if path.lower().endswith((".csv", ".tsv")) else None


def read(data: bytes, path: str, kind: str) -> tuple[Edition, ...]:
    """The records of a file of that kind as entries; raises BiblioError where it is none."""
    module = "table" if kind == "csv" else "mods" if kind == "mods" else "marc"
    read_all = part(f"{__name__}.{module}", "read_xml" if kind == "marcxml" else "read")
    found: tuple[Edition, ...] = read_all(data, path)
    if not found:
        raise BiblioError(f"{path} has no record that names a title.")
    return found
