"""Puts new contents in the place of files: one by renaming, several by a journal and renaming."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from biblio.diagnostics import BiblioError
from biblio.files.access import ChangedError
from biblio.files.interruption import uninterrupted
from biblio.files.journal import Journal, Step, decide, digest, finish, withdraw
from biblio.files.replacement import (
    Target,
    content,
    new_token,
    place,
    prepare,
    remarks,
    remove,
    target,
    temporary,
)


def commit(contents: Mapping[str, bytes], read: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Replace the files, or make them: all, or none; what they could not keep, in sentences.

    `read` has by real path what a file has to hold still (None: that it is not there). The folders
    are to be locked. Raises BiblioError, every file being as it was.
    """
    targets = [target(path) for path in contents]
    _refuse_repeated(targets)
    _replace(targets, list(contents.values()), read)
    return tuple(remark for one in targets for remark in remarks(one))


def _replace(
    targets: Sequence[Target], contents: Sequence[bytes], read: Mapping[str, bytes | None]
) -> None:
    token = new_token()
    names = [temporary(one.folder, token, number) for number, one in enumerate(targets)]
    try:
        for one, data, name in zip(targets, contents, names, strict=True):
            with _told(one):
                prepare(one, data, name)
        old = [_held(one, read) for one in targets]
        if len(targets) == 1:
            with _told(targets[0]):
                place(names[0], targets[0].path)
            return
        steps = [
            Step(one.path, name, digest(data))
            for one, name, data in zip(targets, names, old, strict=True)
        ]
        with _told(targets[0]):
            journal = decide(token, steps)
    except BaseException:
        _take_back(token, targets, names)
        raise
    _finish(journal, targets, old)


def _held(one: Target, read: Mapping[str, bytes | None]) -> bytes | None:
    """What the file holds; raises BiblioError where that is not what was read of it."""
    with _told(one):
        data = content(one.path)
    if data != read.get(one.path, data):
        raise ChangedError(
            f"{one.name} was changed by another program meanwhile:"
            " nothing was written; run this again."
        )
    return data


def _refuse_repeated(targets: Iterable[Target]) -> None:
    names: dict[str, str] = {}
    for one in targets:
        if one.path in names:
            both = f"{names[one.path]} and {one.name}"
            raise BiblioError(f"{both} are one file: nothing was written.")
        names[one.path] = one.name


@contextmanager
def _told(target: Target) -> Iterator[None]:
    """What the system refuses, as the sentence that names the file."""
    try:
        yield
    except OSError as error:
        raise target.failed(error) from error


def _take_back(token: str, targets: Iterable[Target], names: Iterable[str]) -> None:
    """Remove what was made for a change that is not decided, or was not to be."""
    for folder in dict.fromkeys(one.folder for one in targets):
        withdraw(folder, token)
    for name in names:
        remove(name)


def _finish(journal: Journal, targets: Sequence[Target], old: Sequence[bytes | None]) -> None:
    """Do what is decided, even where a signal comes between; undo it where a file resists."""
    try:
        with uninterrupted():
            finish(journal)
    except BiblioError:
        raise
    except OSError as error:
        raise _undone(journal, targets, old).failed(error) from error
    except BaseException:
        finish(journal)
        raise


def _undone(journal: Journal, targets: Sequence[Target], old: Sequence[bytes | None]) -> Target:
    """Put back what was replaced already; the file at which it came to an end."""
    resisting = targets[0]
    for step, one, data in reversed(list(zip(journal.steps, targets, old, strict=True))):
        if os.path.lexists(step.temporary):
            resisting = one
        elif data is None:
            remove(one.path)
        else:
            prepare(one, data, step.temporary)
            place(step.temporary, one.path)
    _take_back(journal.token, targets, [step.temporary for step in journal.steps])
    return resisting
