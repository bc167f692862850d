"""Readers: from a file in any known format to a Document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from biblio import files
from biblio.diagnostics import BiblioError
from biblio.files.limits import refuse_crowded
from biblio.readers import formats, recognition
from biblio.readers.formats import FORMATS, Format
from biblio.readers.wishes import USUAL, Changes, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

# the code under which a document tells what of its file was not read on purpose
LEFT_OUT = "left-out"

__all__ = [
    "FORMATS",
    "LEFT_OUT",
    "USUAL",
    "Changes",
    "Wishes",
    "changes_named",
    "format_named",
    "format_of",
    "read",
    "read_bytes",
    "read_text",
]


def read(
    path: str | os.PathLike[str], given: Format | None = None, wishes: Wishes = USUAL
) -> Document:
    """The document in the file; raises BiblioError where it cannot be read.

    Of which format it is its content says, else its name; `given` is the format where the user
    knows better.
    """
    name = os.fspath(path)
    return read_bytes(files.read_bytes(path), name, given, wishes)


def read_bytes(
    data: bytes, path: str, given: Format | None = None, wishes: Wishes = USUAL
) -> Document:
    """The document in the bytes; `path` is the name they go by (standard input is `<stdin>`)."""
    if not data:
        raise BiblioError(f"{path} is empty.")
    refuse_crowded(data, path)
    return format_of(data, path, given).reader()(data, path, wishes)


def format_of(data: bytes, path: str, given: Format | None = None) -> Format:
    """The format of a document; raises BiblioError where it is none that is read."""
    known = given or _recognised(data, path)
    if not known.is_read:
        raise _not_read(path, known)
    return known


def read_text(source: str, path: str) -> Document:
    """The document in a string of plain text."""
    from biblio.readers import text

    return text.read_text(source, path)


def format_named(key: str) -> Format:
    """The format that `--from` names; raises BiblioError where there is none that is read."""
    found = next((one for one in FORMATS if one.key == key and one.is_read), None)
    if found is None:
        known = ", ".join(formats.KEYS)
        raise BiblioError(f"There is no format “{key}” of documents: --from takes {known}.")
    return found


def changes_named(name: str) -> Changes:
    """The changes that `--changes` names; raises BiblioError where there are none of the name."""
    if name not in list(Changes):
        raise BiblioError(f"There are no changes “{name}”: --changes takes {', '.join(Changes)}.")
    return Changes(name)


def _recognised(data: bytes, path: str) -> Format:
    key = recognition.key_of(data)
    named = formats.of_suffix(os.path.splitext(path)[1])
    if key is not None and not (key == "zip" and named.packed):
        return formats.named(key)
    if key is not None:
        return named
    if named.is_read and named.marked:
        raise BiblioError(f"{path} is no {named.name} file, whatever its name says.")
    return named


def _not_read(path: str, known: Format) -> BiblioError:
    return BiblioError(
        f"{path} cannot be read: {known.name} files are not read; {known.remedy}. "
        f"Read are {formats.readable()}."
    )
