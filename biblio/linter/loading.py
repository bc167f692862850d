"""Files to a subject: libraries by their suffix, all else as documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from biblio import encoding
from biblio.diagnostics import BiblioError
from biblio.encoding import Decoded
from biblio.files import read_bytes
from biblio.formats import bibtex
from biblio.rules.basis import LibraryFile, Settings, Subject

if TYPE_CHECKING:
    from biblio.rules.basis import Manuscript

LIBRARIES = (".bib", ".bibtex", ".biblatex")
STDIN_NAME = "<stdin>"

# Does work on each of some files, told by their paths and bytes: `map` for one.
Each = Callable[[Callable[[tuple[str, bytes]], Any], Iterable[tuple[str, bytes]]], Iterable[Any]]

_BEGINS_AS_LIBRARY = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|%[^\n]*\n)*@\s*\w+\s*[{(]")


def load(paths: Sequence[str], settings: Settings | None = None) -> Subject:
    """The files of these paths; raises BiblioError for one that cannot be used at all."""
    return subject({path: read_bytes(path) for path in paths}, settings)


def subject(
    files: Mapping[str, bytes],
    settings: Settings | None = None,
    *,
    each_library: Each = map,
    each_document: Each = map,
) -> Subject:
    """The subject that these files make, given by path; nothing is opened.

    `each_library` and `each_document` do work on files, and may leave out some.
    """
    known = settings or Settings()
    libraries = {path: data for path, data in files.items() if _holds_library(path, data)}
    documents = [(path, data) for path, data in files.items() if path not in libraries]
    return Subject(
        tuple(each_library(_library_file, libraries.items())),
        tuple(each_document(partial(_manuscript, settings=known), documents)),
        known,
    )


def reloaded(subject: Subject, changed: Mapping[str, bytes]) -> Subject:
    """The subject with some of its files changed; the others are not read again."""
    return Subject(
        tuple(
            _library_file((file.path, changed[file.path])) if file.path in changed else file
            for file in subject.libraries
        ),
        tuple(
            _manuscript((file.path, changed[file.path]), subject.settings)
            if file.path in changed
            else file
            for file in subject.documents
        ),
        subject.settings,
    )


def texts_of(subject: Subject) -> dict[str, str]:
    """The text of every file, by its path."""
    libraries = {file.path: file.bib.text for file in subject.libraries}
    return libraries | {file.path: file.text for file in subject.documents}


def is_library(path: str) -> bool:
    """Whether the file is to be read as BibTeX."""
    return path.lower().endswith(LIBRARIES)


def decoded(subject: Subject) -> dict[str, Decoded]:
    """Every file that is text, by its path."""
    libraries = {file.path: file.bib.decoded for file in subject.libraries}
    documents = {file.path: file.decoded for file in subject.documents if file.decoded}
    return libraries | documents


def _holds_library(path: str, data: bytes) -> bool:
    # Of stdin only the beginning tells.
    return is_library(path) or (path == STDIN_NAME and bool(_BEGINS_AS_LIBRARY.match(data)))


def _library_file(file: tuple[str, bytes]) -> LibraryFile:
    path, data = file
    return LibraryFile(bibtex.read(data, path))


def _manuscript(file: tuple[str, bytes], settings: Settings) -> Manuscript:
    from biblio import readers  # here, for a library needs none
    from biblio.rules.basis import Manuscript

    path, data = file
    given = None if settings.read_as is None else readers.format_named(settings.read_as)
    wishes = readers.Wishes(readers.changes_named(settings.changes))
    document = readers.read_bytes(data, path, given, wishes)
    try:
        return Manuscript(document, encoding.decode(data, path))
    except BiblioError:  # a reader could use it, but it is no text: a Word file
        return Manuscript(document)
