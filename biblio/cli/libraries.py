"""Libraries at the command line: opened whole, shown as a patch."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from biblio.cli.console import put, put_bytes, report, say
from biblio.diagnostics import BiblioError
from biblio.encoding import Decoded
from biblio.files import patch
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.values import compiled

if TYPE_CHECKING:
    from biblio.files.change import Change

_COMMAND = compiled.pattern(r"@\s*(?:comment|preamble)\s*[{(]", re.IGNORECASE)
_WIDE = ("utf-16", "utf-32")


def open_library(path: str, files: Change | None = None, *, whole: bool = False) -> BibFile:
    """The library, what is to be said of it told, with the entries that can be read.

    With `files` it is read to be changed; else `-` is stdin. One of which nothing can be read is
    refused, and, with `whole`, one that cannot be read whole.
    """
    name, data = (path, files.read(path)) if files else library_bytes(path)
    end = ": nothing was written." if files else "."
    return library_in(data, name, end, whole=whole)


def library_bytes(path: str) -> tuple[str, bytes]:
    """What to call a file, and what it holds; `-` is stdin."""
    from biblio.cli.streams import read_stdin
    from biblio.files import read_bytes

    return ("<stdin>", read_stdin()) if path == "-" else (path, read_bytes(path))


def library_in(data: bytes, path: str, end: str = ".", *, whole: bool = False) -> BibFile:
    """The library that the bytes are, as `open_library` has it; `end` closes what refuses it."""
    file = bibtex.read(data, path)
    if whole or len(file.broken) == len(file.entries):
        file.require_whole(end)
    file = file.understood()
    if not (file.entries or file.strings or _is_without_entries(file.text)):
        raise BiblioError(f"{path} is no BibTeX library{end}")
    report(file.diagnostics)
    return file


def _is_without_entries(text: str) -> bool:
    """Whether this may be a library to which no entry has been added yet: blank, or comments."""
    lines = (line.strip() for line in text.splitlines())
    return all(not line or line.startswith("%") for line in lines) or bool(_COMMAND.search(text))


def open_or_new(path: str, files: Change) -> BibFile:
    """The library to be changed, or an empty one where there is no such file yet."""
    is_new = files.read_if_any(path) is None
    return bibtex.read("", path) if is_new else open_library(path, files, whole=True)


def show_diff(before: BibFile, after: str, path: str) -> None:
    """What would change, as a patch that `patch` applies; raises BiblioError as writing would."""
    show_patch(before.decoded, after, path)


def show_patch(before: Decoded, after: str, path: str) -> None:
    """The same for any file of text."""
    before.encode(after, path)
    encoding = before.encoding
    mark = "\ufeff" if encoding == "utf-8" and before.bom else ""
    lines = patch.unified(_lines(mark + before.text), _lines(mark + after), path)
    if encoding.startswith(_WIDE):
        if lines:
            say(f"{path} is {encoding.upper()}: patch cannot apply this, which is UTF-8.")
        encoding = "utf-8"
    _put_patch(lines, encoding)


def _put_patch(lines: list[str], encoding: str) -> None:
    """A person reads the terminal's encoding; `patch` needs the bytes that the file has."""
    unended = "\n\\ No newline at end of file\n"
    ended = [line if line.endswith("\n") else line + unended for line in lines]
    if sys.stdout is None or sys.stdout.isatty():
        put("".join(ended))
        return
    names, body = "".join(ended[:2]), "".join(ended[2:])
    put_bytes(names.encode("utf-8", "backslashreplace") + body.encode(encoding))


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: a form feed does not end one."""
    *ended, last = text.split("\n")
    return [*(line + "\n" for line in ended), *([last] if last else [])]
