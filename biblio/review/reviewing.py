"""From the bytes of documents and a library to what the review page shows."""

from __future__ import annotations

from collections.abc import Mapping

from biblio.linter.loading import subject
from biblio.linter.policy import Policy
from biblio.linter.running import run
from biblio.linter.selecting import select
from biblio.review.subject import Reviewed
from biblio.rules.basis import Settings


def reviewed(files: Mapping[str, bytes], settings: Settings) -> Reviewed:
    """Documents and a library, by their paths, read, resolved and linted.

    Raises BiblioError for a file that cannot be used at all.
    """
    read = subject(files, settings)
    merge, extractions = read.gathered
    own = frozenset(record.key for record in read.records)
    return Reviewed(extractions, merge.library, own, Policy().filter(read, run(read, select())))
