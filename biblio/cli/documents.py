"""Documents at the command line: read from files and from stdin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from biblio.cli.console import report, with_progress
from biblio.cli.streams import read_stdin
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.document import Document


def read_documents(files: Sequence[str]) -> list[Document]:
    """The documents in order; `-` is stdin. What is to be said of them goes to stderr."""
    from biblio import readers

    if list(files).count("-") > 1:
        raise BiblioError("stdin can be read once only: give - once.")
    documents = []
    for name in with_progress(files):
        document = (
            readers.read_bytes(read_stdin(), "<stdin>") if name == "-" else readers.read(name)
        )
        report(document.diagnostics)
        documents.append(document)
    return documents
