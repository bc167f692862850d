"""What the linter finds in the readings that a teacher wants to know: facts, not typography."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from biblio import encoding
from biblio.diagnostics import BiblioError, Diagnostic
from biblio.document import Document
from biblio.files import read_bytes
from biblio.linter import run, select
from biblio.rules.basis import LibraryFile, Manuscript, Settings, Subject

if TYPE_CHECKING:
    from biblio.formats.bibtex import BibFile

_WANTED = ("TTL", "DAT", "EDN", "PAG", "CIT", "QUO001", "QUO002")
# Other parts of a packet tell what is unresolved and uncited; the rest is for who edits the text.
_IGNORED = ("CIT001", "CIT002", "CIT008", "CIT009", "TTL002", "TTL003", "PAG001")


def findings(
    documents: Sequence[Document], library: BibFile | None, own: Sequence[Path] = ()
) -> tuple[Diagnostic, ...]:
    """What is wrong with the facts of the documents; `own` are the user's files of works."""
    libraries = (LibraryFile(library),) if library else ()
    manuscripts = tuple(map(_manuscript, documents))
    subject = Subject(libraries, manuscripts, Settings(authority=tuple(own)))
    paths = {document.path for document in documents}
    found = run(subject, select(_WANTED, _IGNORED))
    return tuple(one for one in found if one.position.path in paths)


def _manuscript(document: Document) -> Manuscript:
    """The document with its source, where that is a file and not what was piped in."""
    if not os.path.isfile(document.path):
        return Manuscript(document)
    data = read_bytes(document.path)
    try:
        return Manuscript(document, encoding.decode(data, document.path))
    except BiblioError:  # a reader could use it, but it is no text: a Word file
        return Manuscript(document)
