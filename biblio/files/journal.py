"""Several files are one change: a journal says what is decided until all of it is done.

All temporary files are written first, then a journal into every folder of the change, the first
file's folder last. Once that one stands the change is decided: whoever comes next finishes it.
Before, the next one takes back what there is. A journal is JSON: `{"token", "main", "files"}`; the
folder of the decisive journal (empty in that one), and a list of files, each an object with
`path` and `temporary`, `identity` (of the temporary file) and `old` (SHA-256 of what is replaced,
null where there is no such file). Paths are relative to the journal's folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from biblio.diagnostics import BiblioError
from biblio.files.access import JOURNAL
from biblio.files.lock import is_locked, locked
from biblio.files.replacement import content, place, remove, sync_folder, temporaries, unfinished

KEPT = ".biblio-new"
_ROUNDS = 10
_LARGEST = 100_000_000  # bytes: the journal of a change of 300,000 files


class Step(NamedTuple):
    """A file, the temporary file that is to be in its place, and the digest of what is there."""

    path: str
    temporary: str
    old: str | None

    @property
    def folder(self) -> str:
        return os.path.dirname(self.path)


@dataclass(frozen=True, slots=True)
class Journal:
    """What is decided, or, in other folders than the first file's, where that is to be seen."""

    folder: str
    token: str
    main: str
    steps: tuple[Step, ...]

    @property
    def folders(self) -> frozenset[str]:
        """Every folder in which there is something to do, this one among them."""
        return frozenset((self.folder, self.main, *(step.folder for step in self.steps)))


def digest(data: bytes | None) -> str | None:
    """What the content of a file is known by; None where there is no file."""
    from hashlib import sha256

    return None if data is None else sha256(data).hexdigest()


def decide(token: str, steps: Sequence[Step]) -> Journal:
    """Decide the change whose temporary files these are.

    Raises OSError, and BiblioError for more files than a journal is read for; then nothing is
    decided.
    """
    main = steps[0].folder
    folders = dict.fromkeys(step.folder for step in steps)
    for folder in (*(one for one in folders if one != main), main):
        journal = Journal(folder, token, main, tuple(steps) if folder == main else ())
        _write(journal)
        sync_folder(folder)
    return journal


def finish(journal: Journal) -> None:
    """Do what is decided and not done yet, and take the journals away.

    A file that somebody changed meanwhile is not replaced: what was meant for it stays beside it,
    and BiblioError says so. Raises OSError for a file that cannot be replaced: then it may be tried
    again.
    """
    left = [step for step in journal.steps if os.path.lexists(step.temporary) and not _done(step)]
    for folder in {step.folder for step in journal.steps}:
        sync_folder(folder)
    _forget(journal)
    if left:
        raise BiblioError(_changed_meanwhile(left))


def _done(step: Step) -> bool:
    if digest(content(step.path)) == step.old:
        place(step.temporary, step.path)
        return True
    place(step.temporary, step.path + KEPT)
    return False


def _changed_meanwhile(left: Sequence[Step]) -> str:
    names = ", ".join(map(_shown, (step.path for step in left)))
    beside = ", ".join(_shown(step.path + KEPT) for step in left)
    return (
        f"{names} changed while several files were being changed together:"
        f" what was to be written there is in {beside}; the other files are done."
    )


def _shown(path: str) -> str:
    with suppress(ValueError, OSError):  # another drive; a folder that is gone
        return os.path.relpath(path)
    return path


def _forget(journal: Journal) -> None:
    """Take the journals of a change away, that which decides last."""
    folders = {step.folder for step in journal.steps} - {journal.main}
    for folder in (*sorted(folders), journal.main):
        withdraw(folder, journal.token)


def withdraw(folder: str, token: str) -> None:
    """Take the journal of that change away, and what was to become one."""
    remove(_unready(folder, token))
    there = _read(folder)
    if there is None or there.token == token:
        remove(os.path.join(folder, JOURNAL))


@contextmanager
def settled(folders: Iterable[str]) -> Iterator[None]:
    """The folders locked, and nothing in them left of commands that were cut short."""
    wanted = frozenset(folders)
    for _ in range(_ROUNDS):
        with locked(wanted):
            found = [journal for folder in wanted if (journal := _read(folder))]
            more = frozenset[str]().union(*(journal.folders for journal in found)) - wanted
            if not more:
                for folder in wanted:
                    _settle(folder)
                yield
                return
        wanted |= more  # to be locked anew, all in their order
    raise BiblioError(f"Changes that were cut short lead from {min(folders)} to too many folders.")


def _settle(folder: str) -> None:
    if not is_locked(folder):
        return
    if journal := _read(folder):
        _resume(journal)
    remove(os.path.join(folder, JOURNAL))
    for path, _ in temporaries(folder):
        remove(path)


def _resume(journal: Journal) -> None:
    main = journal if journal.main == journal.folder else _read(journal.main)
    if main is None or main.token != journal.token:
        return  # never decided, or done
    try:
        finish(main)
    except OSError as error:
        raise BiblioError(unfinished(error, _shown(main.steps[0].path))) from error


def _write(journal: Journal) -> None:
    """Put the journal into its folder. Raises OSError, and BiblioError where it grows too long."""
    data = {
        "token": journal.token,
        "main": "" if journal.main == journal.folder else _relative(journal.main, journal.folder),
        "files": [
            {
                "path": _relative(step.path, journal.folder),
                "temporary": _relative(step.temporary, journal.folder),
                "identity": _identity(step.temporary),
                "old": step.old,
            }
            for step in journal.steps
        ],
    }
    written = json.dumps(data, indent=1).encode("utf-8", "surrogatepass")
    if len(written) > _LARGEST:
        raise BiblioError(
            f"{len(journal.steps):,} files are too many to be changed together:"
            " nothing was written; give fewer at a time."
        )
    unready = _unready(journal.folder, journal.token)
    with open(unready, "xb") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unready, os.path.join(journal.folder, JOURNAL))


def _unready(folder: str, token: str) -> str:
    return os.path.join(folder, f".biblio-{token}.tmp")


def _relative(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path


def _identity(path: str) -> list[int] | None:
    """What nobody can foresee of a file that was made here; None where it is gone.

    A journal that came with a folder from elsewhere must not have files replaced.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return [found.st_dev, found.st_ino, found.st_ctime_ns]


def _read(folder: str) -> Journal | None:
    """The journal in a folder; None where there is none, or none of ours."""
    path = os.path.join(folder, JOURNAL)
    if not os.path.isfile(path):  # a pipe of that name would not end
        return None
    try:
        with open(path, "rb") as file:
            data = json.loads(file.read(_LARGEST))
        main = os.path.realpath(os.path.join(folder, data["main"]))
        steps = tuple(_steps(data["files"], folder))
        return Journal(folder, str(data["token"]), main, steps)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _steps(rows: Iterable[dict[str, Any]], folder: str) -> Iterator[Step]:
    """The steps, without those whose temporary file was not made here."""
    for row in rows:
        temporary = os.path.normpath(os.path.join(folder, row["temporary"]))
        if _identity(temporary) in (None, row["identity"]):
            yield Step(os.path.normpath(os.path.join(folder, row["path"])), temporary, row["old"])
