"""Documents at the command line: read from files and from stdin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biblio.cli.console import report, with_progress
from biblio.cli.streams import read_stdin
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.document import Document


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are to be read, as the options --from, --changes and --verbose say."""

    read_as: str | None = None
    changes: str = "accepted"
    verbose: bool = False


USUAL = Manner()


def read_documents(files: Sequence[str], manner: Manner = USUAL) -> list[Document]:
    """The documents in order; `-` is stdin. What is to be said of them goes to stderr.

    Raises BiblioError for a document that cannot be read, and for a format or a way to read
    changes that there is not.
    """
    from biblio import readers

    if list(files).count("-") > 1:
        raise BiblioError("stdin can be read once only: give - once.")
    given = None if manner.read_as is None else readers.format_named(manner.read_as)
    wishes = readers.Wishes(readers.changes_named(manner.changes))
    documents = []
    for name in with_progress(files):
        if name == "-":
            document = readers.read_bytes(read_stdin(), "<stdin>", given, wishes)
        else:
            document = readers.read(name, given, wishes)
        found = document.diagnostics
        report(one for one in found if manner.verbose or one.code != readers.LEFT_OUT)
        documents.append(document)
    return documents
