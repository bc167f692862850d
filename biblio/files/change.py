"""A change of files: what is read, what is written, and nobody else's change between.

    with Change(tell) as files:
        files.hold("references.bib", "chapter.md")
        library, chapter = files.read("references.bib"), files.read("chapter.md")
        files.write({"references.bib": b"...", "chapter.md": b"..."})

All of it is written, or nothing. A link is followed to its target; mode, owner and extended
attributes stay. What was read is looked at again before it is replaced: where another program has
saved meanwhile, nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from types import TracebackType

from biblio.diagnostics import BiblioError
from biblio.files.access import AnyPath, read_bytes
from biblio.files.interruption import uninterrupted
from biblio.files.journal import Journal, Step, decide, digest, finish, settled, withdraw
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


def _nowhere(_: str) -> None:
    pass


class Change:
    """One change of any number of files; `tell` gets a sentence for what a file could not keep."""

    def __init__(self, tell: Callable[[str], None] = _nowhere) -> None:
        self._tell = tell
        self._locks = ExitStack()
        self._read: dict[str, bytes | None] = {}

    def __enter__(self) -> Change:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._locks.close()

    def hold(self, *paths: AnyPath) -> None:
        """Let no other command change these files until the end; to be called once, before reading.

        What a command that was cut short left in their folders is finished or swept. Raises
        BiblioError where another command has one of the folders for too long.
        """
        self._locks.enter_context(settled(_folders(paths)))

    def read(self, path: AnyPath) -> bytes:
        """The bytes of a file, as `read_bytes` has them; they are what is to be replaced."""
        data = read_bytes(path)
        self._read[os.path.realpath(path)] = data
        return data

    def read_if_any(self, path: AnyPath) -> bytes | None:
        """The same; None where there is no such file yet."""
        if not os.fspath(path) or os.path.lexists(path):
            return self.read(path)
        self._read[os.path.realpath(path)] = None
        return None

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Replace these files, or make them: all, or none.

        Raises BiblioError, every file being as it was, where one is marked read-only, is no longer
        what was read, or anything goes wrong.
        """
        if not contents:
            return
        with settled(_folders(contents)):
            targets = [target(path) for path in contents]
            _refuse_repeated(targets)
            self._replace(targets, list(contents.values()))
        for one in targets:
            for remark in remarks(one):
                self._tell(remark)

    def _replace(self, targets: Sequence[Target], contents: Sequence[bytes]) -> None:
        token = new_token()
        names = [temporary(one.folder, token, number) for number, one in enumerate(targets)]
        try:
            for one, data, name in zip(targets, contents, names, strict=True):
                with _told(one):
                    prepare(one, data, name)
            old = self._unchanged(targets)
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

    def _unchanged(self, targets: Sequence[Target]) -> list[bytes | None]:
        """What the files hold; raises BiblioError where one is not what was read of it."""
        found = [content(one.path) for one in targets]
        for one, data in zip(targets, found, strict=True):
            if data != self._read.get(one.path, data):
                raise BiblioError(
                    f"{one.name} was changed by another program meanwhile:"
                    " nothing was written; run this again."
                )
        return found


def _folders(paths: Iterable[AnyPath]) -> set[str]:
    return {os.path.dirname(os.path.realpath(path)) for path in paths if os.fspath(path)}


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
