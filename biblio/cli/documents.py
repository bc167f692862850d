"""Documents at the command line: read from files and from stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from biblio import readers
from biblio.cli.console import report, with_progress
from biblio.document import Document


def read_documents(files: Sequence[str]) -> list[Document]:
    """The documents in order; `-` is stdin. What is to be said of them goes to stderr."""
    documents = []
    for name in with_progress(files):
        data = sys.stdin.buffer.read() if name == "-" else None
        path = "<stdin>" if name == "-" else name
        document = readers.read(path) if data is None else readers.read_bytes(data, path)
        report(document.diagnostics)
        documents.append(document)
    return documents
