"""Files to a subject: libraries by their suffix, all else as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblio import encoding, readers
from biblio.diagnostics import BiblioError
from biblio.files import read_bytes
from biblio.formats import bibtex
from biblio.rules.basis import LibraryFile, Manuscript, Settings, Subject

LIBRARIES = (".bib", ".bibtex", ".biblatex")


def load(paths: Sequence[str], settings: Settings | None = None) -> Subject:
    """The files of these paths; raises BiblioError for one that cannot be used at all."""
    return subject({path: read_bytes(path) for path in paths}, settings)


def subject(files: Mapping[str, bytes], settings: Settings | None = None) -> Subject:
    """The subject that these files make, given by path; nothing is opened."""
    libraries = [(path, data) for path, data in files.items() if is_library(path)]
    documents = [(path, data) for path, data in files.items() if not is_library(path)]
    return Subject(
        tuple(_library_file(path, data) for path, data in libraries),
        tuple(_manuscript(path, data) for path, data in documents),
        settings or Settings(),
    )


def reloaded(subject: Subject, changed: Mapping[str, bytes]) -> Subject:
    """The subject with some of its files changed; the others are not read again."""
    return Subject(
        tuple(
            _library_file(file.path, changed[file.path]) if file.path in changed else file
            for file in subject.libraries
        ),
        tuple(
            _manuscript(file.path, changed[file.path]) if file.path in changed else file
            for file in subject.documents
        ),
        subject.settings,
    )


def is_library(path: str) -> bool:
    """Whether the file is to be read as BibTeX."""
    return path.lower().endswith(LIBRARIES)


def _library_file(path: str, data: bytes) -> LibraryFile:
    return LibraryFile(bibtex.read(data, path))


def _manuscript(path: str, data: bytes) -> Manuscript:
    document = readers.read_bytes(data, path)
    try:
        return Manuscript(document, encoding.decode(data, path))
    except BiblioError:  # a reader could use it, but it is no text: a Word file
        return Manuscript(document)
