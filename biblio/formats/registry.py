"""The formats of libraries in one table: how each is called, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from biblio.lazy import part

if TYPE_CHECKING:
    from biblio.diagnostics import Diagnostic
    from biblio.formats.equivalence import Loss
    from biblio.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name; its modules are loaded when they are first needed.

    `opening` is what tells a file of the format near its beginning, `extensions` how names end.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    opening: re.Pattern[str]
    module: str
    writer: str = "write"
    rewriter: str | None = None

    def read(self, data: bytes, path: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
        """The entries of a file, and what was wrong with single ones.

        Raises BiblioError where the file cannot be used.
        """
        read: tuple[tuple[Edition, ...], tuple[Diagnostic, ...]] = self._part("read")(data, path)
        return read

    def write(self, library: Iterable[Edition]) -> tuple[str, tuple[Loss, ...]]:
        """The entries in this format, and what of them it cannot hold."""
        written: tuple[str, tuple[Loss, ...]] = self._part(self.writer)(library)
        return written

    def rewrite(self, data: bytes, path: str) -> tuple[str, tuple[Loss, ...], Any]:
        """A file of the same family in this format, all that need not change as it was."""
        file = self._part("load")(data, path)
        text, losses = self._part(str(self.rewriter))(file)
        return text, losses, file.diagnostics

    def _part(self, name: str) -> Any:
        return part(self.module, name)


_LOOKED_AT = 20_000
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_RECORD = re.compile(r"^[ \t]*TY {1,2}-", re.MULTILINE)
_DIALECTS = "biblio.formats.dialects.file"

FORMATS = {
    one.name: one
    for one in (
        Format(
            "bibtex",
            "BibTeX",
            (".bib", ".bibtex"),
            _ENTRY,
            _DIALECTS,
            "write_bibtex",
            "rewrite_bibtex",
        ),
        Format(
            "biblatex",
            "BibLaTeX",
            (".biblatex",),
            _ENTRY,
            _DIALECTS,
            "write_biblatex",
            "rewrite_biblatex",
        ),
        Format(
            "csljson",
            "CSL-JSON",
            (".json", ".csljson"),
            re.compile(r"\A\s*[\[{]"),
            "biblio.formats.csljson.file",
        ),
        Format("ris", "RIS", (".ris",), _RECORD, "biblio.formats.ris.file"),
    )
}


def named(ending: str) -> Format | None:
    """The format whose files end so."""
    return next((one for one in FORMATS.values() if ending.lower() in one.extensions), None)


def guess(path: str, data: bytes) -> Format | None:
    """The format of a file by its name, or by what it holds; None where neither tells.

    Raises BiblioError where the bytes are no text.
    """
    for one in FORMATS.values():
        if path.lower().endswith(one.extensions):
            return one
    from biblio.encoding import decode

    text = decode(data, path).text[:_LOOKED_AT]
    return next((one for one in FORMATS.values() if one.opening.search(text)), None)
