"""Libraries at the command line: opened whole, shown as a patch."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from biblio.cli.console import put
from biblio.diagnostics import BiblioError
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile


def open_library(path: str) -> BibFile:
    """The library to be changed; one that cannot be read whole is not touched."""
    file = bibtex.load(path)
    found = {diagnostic.code: diagnostic for diagnostic in reversed(file.diagnostics)}
    if "syntax" in found:
        raise BiblioError(f"{found['syntax']} Mend this first: nothing was written.")
    if "no-entry" in found and Path(path).suffix.lower() != ".bib":
        raise BiblioError(f"{path} is no BibTeX library: nothing was written.")
    return file


def open_or_new(path: str) -> BibFile:
    """The library to be changed, or an empty one where there is no such file yet."""
    return open_library(path) if Path(path).exists() else bibtex.read("", path)


def show_diff(before: str, after: str, path: str) -> None:
    """What would change, as a patch that `patch` applies."""
    lines = unified_diff(_lines(before), _lines(after), path, path)
    unended = "\n\\ No newline at end of file\n"
    put("".join(line if line.endswith("\n") else line + unended for line in lines))


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: a form feed does not end one."""
    *ended, last = text.split("\n")
    return [*(line + "\n" for line in ended), *([last] if last else [])]
