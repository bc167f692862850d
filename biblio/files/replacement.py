"""New content in the place of a file: written whole beside it, then renamed in one step."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from biblio.diagnostics import BiblioError
from biblio.files.access import AnyPath, reason, refuse_empty, writing_failed

_TEMPORARY = re.compile(r"\.biblio-([0-9a-f]{12})(?:-\d+)?\.tmp")


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be replaced or made: what the user calls it, where its links lead, what is there.

    `stat` is None where there is no such file yet, or it is out of reach: then writing says why.
    """

    name: str
    path: str
    stat: os.stat_result | None

    @property
    def folder(self) -> str:
        return os.path.dirname(self.path)

    def failed(self, error: OSError) -> BiblioError:
        """What to raise where it cannot be written."""
        return BiblioError(writing_failed(self.name, error, is_new=self.stat is None))


def target(path: AnyPath) -> Target:
    """The file that is meant; raises BiblioError where it must not, or cannot, be replaced."""
    refuse_empty(path)
    name, real = os.fspath(path), os.path.realpath(path)
    if os.path.islink(real):
        raise BiblioError(f"{name} is a link that leads back to itself: nothing was written.")
    try:
        found = os.stat(real)
    except OSError:
        return Target(name, real, None)
    _refuse_protected(name, found.st_mode)
    return Target(name, real, found)


def _refuse_protected(path: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise BiblioError(f"{path} is a directory, not a file: nothing was written.")
    if not stat.S_ISREG(mode):
        raise BiblioError(f"{path} is not an ordinary file: nothing was written.")
    # The system would let its administrator replace it, and whoever owns the directory.
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise BiblioError(f"{path} is marked read-only: the file is as it was.")


def content(path: str) -> bytes | None:
    """What the file holds now; None where there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def new_token() -> str:
    """What the temporary files of one change have in their names, and of no other."""
    return os.urandom(6).hex()


def temporary(folder: str, token: str, number: int = 0) -> str:
    """The path of a temporary file: in the target's folder, for only there it can be renamed."""
    return os.path.join(folder, f".biblio-{token}-{number}.tmp")


def temporaries(folder: str) -> Iterator[tuple[str, str]]:
    """The temporary files that are there: the path and the token of each."""
    with suppress(OSError):
        for name in os.listdir(folder or os.curdir):
            if found := _TEMPORARY.fullmatch(name):
                yield os.path.join(folder, name), found[1]


def prepare(target: Target, data: bytes, path: str) -> None:
    """Write the temporary file, with all that the old file has besides its content.

    It is readable for nobody else before it has the old file's mode. Raises OSError.
    """
    mode = 0o666 if target.stat is None else 0o600
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        file.flush()
        if target.stat is not None:
            _dress(path, target.path, target.stat)
        os.fsync(file.fileno())


def _dress(path: str, old: str, found: os.stat_result) -> None:
    """Owner, extended attributes and mode, in this order: each may undo the one after it."""
    mode = stat.S_IMODE(found.st_mode)
    own = os.stat(path)
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (found.st_uid, found.st_gid):
        try:
            os.chown(path, found.st_uid, found.st_gid)
        except OSError:  # not ours to give away, or an owner that this system does not know
            mode = _without_group(path, found.st_gid, mode)
    if hasattr(os, "listxattr"):
        _copy_attributes(old, path)
    os.chmod(path, mode)


def _without_group(path: str, group: int, mode: int) -> int:
    """The mode for a file that is ours now; where its group is lost, no other gets its rights."""
    try:
        os.chown(path, -1, group)
    except OSError:
        return mode & ~0o6070 | (mode & 0o007) << 3
    return mode & ~0o6000


def _copy_attributes(old: str, new: str) -> None:
    with suppress(OSError):  # a file system without them
        for name in os.listxattr(old):
            with suppress(OSError):  # one that only the system may set
                os.setxattr(new, name, os.getxattr(old, name))


def place(temporary: str, path: str) -> None:
    """Put the temporary file in the place of the file, in one step. Raises OSError."""
    os.replace(temporary, path)


def sync_folder(folder: str) -> None:
    """Have the names in a folder written to the disk, where the system does that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder or os.curdir, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # not on all network file systems
            raise
    finally:
        os.close(descriptor)


def remove(path: str) -> None:
    """Remove a temporary file, if it is there and can be."""
    with suppress(OSError):
        os.unlink(path)


def remarks(target: Target) -> Iterator[str]:
    """What a replaced file could not keep, each in a sentence; asked for after it was replaced."""
    if target.stat is None:
        return
    if target.stat.st_nlink > 1:
        number = target.stat.st_nlink - 1
        others = "another name" if number == 1 else f"{number} other names"
        yield f"{target.name} had {others} (hard links), which keep the old content."
    with suppress(OSError):
        if os.stat(target.path).st_uid != target.stat.st_uid:
            yield f"{target.name} belonged to another user: it is yours now."


def unfinished(error: OSError, name: str) -> str:
    """The sentence for a change of several files that cannot be finished now."""
    return f"A change of several files was cut short; {name} cannot be replaced ({reason(error)})."
