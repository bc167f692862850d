"""Documents and libraries that follow the keys of another library when these change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from biblio.cli.console import put_lines
from biblio.cli.streams import changed

if TYPE_CHECKING:
    from biblio.encoding import Decoded
    from biblio.files.change import Change
    from biblio.formats.bibtex import BibFile
    from biblio.linter.merging import Merge
    from biblio.linter.rekeying import Rekeyed

    Changes = list[tuple[str, Decoded, str]]


Done = TypeVar("Done", bound="Merge | Rekeyed")


def change_keys(
    library: str, documents: Iterable[str], work: Callable[[BibFile], Done], *, fix: bool
) -> tuple[Done, Changes]:
    """What `work` makes of the library, and the changes of it and of the documents that follow.

    With `fix` they are written.
    """
    from biblio.cli.libraries import open_library
    from biblio.files.inputs import is_same_file

    others = [path for path in documents if not is_same_file(path, library)]

    def made(files: Change) -> tuple[Done, Changes]:
        file = open_library(library, files, whole=True)
        done = work(file)
        changes = [(library, file.decoded, done.text), *followed(others, done.keys, files)]
        if fix:
            files.write(encoded(changes))
        return done, changes

    return changed((library, *others), made, to_write=fix)


def show_changes(changes: Changes, keys: Mapping[str, str], *, diff: bool) -> None:
    """Print the changes as patches, if `diff`, or else each key and the one in its place."""
    from biblio.cli.libraries import show_patch

    if diff:
        for path, before, after in changes:
            show_patch(before, after, path)
    else:
        put_lines(f"{old} -> {new}" for old, new in keys.items())


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
