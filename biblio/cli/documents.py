"""Documents at the command line: read from files and from stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from biblio.cli.console import report, with_progress
from biblio.diagnostics import BiblioError
from biblio.files import reason

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


def read_stdin() -> bytes:
    """All of stdin; raises BiblioError where that cannot be read."""
    if sys.stdin is None:
        raise BiblioError("<stdin> cannot be read: it is closed.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise BiblioError(f"<stdin> cannot be read: {reason(error)}.") from error
