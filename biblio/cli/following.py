"""Documents and libraries that follow the keys of another library when these change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biblio.encoding import Decoded
    from biblio.files.change import Change

    Changes = list[tuple[str, Decoded, str]]


def followed(paths: Iterable[str], keys: Mapping[str, str], files: Change) -> Changes:
    """Each file with its text in which the keys are the new ones."""
    from biblio import encoding
    from biblio.formats import bibtex
    from biblio.linter.loading import is_library
    from biblio.linter.merging import references_rewritten
    from biblio.readers.exact import rekeyed

    changes: Changes = []
    for path in paths:
        data = files.read(path)
        if is_library(path):
            file = bibtex.read(data, path)
            changes.append((path, file.decoded, references_rewritten(file, keys)))
        else:
            decoded = encoding.decode(data, path)
            changes.append((path, decoded, rekeyed(decoded.text, keys)))
    return changes


def encoded(changes: Changes) -> dict[str, bytes]:
    """Every file that changed, in its own encoding; raises BiblioError where it does not fit."""
    return {
        path: before.encode(after, path) for path, before, after in changes if after != before.text
    }
