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
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from types import TracebackType

from biblio.files.access import AnyPath, read_bytes


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
        if folders := _folders(paths):
            from biblio.files.journal import settled  # here, for who only reads needs no lock

            self._locks.enter_context(settled(folders))

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
        from biblio.files.commit import commit
        from biblio.files.journal import settled

        with settled(_folders(contents)):
            told = commit(contents, self._read)
        self._read |= {os.path.realpath(path): data for path, data in contents.items()}
        for remark in told:
            self._tell(remark)


def _folders(paths: Iterable[AnyPath]) -> set[str]:
    return {os.path.dirname(os.path.realpath(path)) for path in paths if os.fspath(path)}
