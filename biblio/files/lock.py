"""One command at a time changes the files of a folder: a lock that ends with its holder.

The lock is the system's (`flock`), taken on a file in the folder that is removed afterwards. Of a
holder that was killed only that file stays, which blocks nobody and is taken over.

Where there can be no such lock (a network file system without locks, a folder in which no file can
be made) the change goes on without: it is still held against what was read, so two commands that
write at once are told of in all but the moment between that look and the renaming. Linux locks NFS
and SMB for all machines that have them mounted; other systems may lock for their own machine only.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import local

from biblio.diagnostics import BiblioError
from biblio.files.interruption import uninterrupted

NAME = ".biblio.lock"
# Seconds. The longest that the seeds take is 3; a book read into a library may take 20.
PATIENCE = 60.0
_PAUSE = 0.01
_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class _Held(local):
    """The folders that this thread has locked, and whether the system could lock them."""

    def __init__(self) -> None:
        self.folders: dict[str, bool] = {}


_HELD = _Held()


@contextmanager
def locked(folders: Iterable[str]) -> Iterator[None]:
    """Nobody else's change in these folders (real paths) until the end of the block.

    Whoever holds a lock may take it again. Raises BiblioError where another command has one for
    longer than `PATIENCE`. All take them in the same order, so that nobody waits in a circle.
    """
    with ExitStack() as stack:
        for folder in sorted({*folders} - {*_HELD.folders}):
            stack.enter_context(_locked(folder))
        yield


def is_locked(folder: str) -> bool:
    """Whether nobody else can change files there now."""
    return _HELD.folders.get(folder, False)


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    path = os.path.join(folder, NAME)
    descriptor = None
    try:
        for _ in _attempts(path, folder):
            with suppress(BlockingIOError), uninterrupted():
                descriptor = _acquired(path)
                break
        _HELD.folders[folder] = descriptor is not None
        yield
    finally:
        _HELD.folders.pop(folder, None)
        if descriptor is not None:
            _release(path, descriptor)


def _attempts(path: str, folder: str) -> Iterator[None]:
    """One now, and others until patience ends with BiblioError."""
    end = time.monotonic() + PATIENCE
    yield
    while time.monotonic() < end:
        time.sleep(_PAUSE)
        yield
    who = f"Another biblio{_signature(path)} is changing files in {folder}"
    raise BiblioError(f"{who}, and did not end in {PATIENCE:.0f} s: try again.")


def _acquired(path: str) -> int | None:
    """The lock, as an open file; None where there can be none. Raises BlockingIOError."""
    try:
        descriptor = os.open(path, _FLAGS, 0o666)
    except OSError:
        return None
    try:
        is_ours = _take(descriptor) and _is_still_there(path, descriptor)
    except OSError:
        _release(path, descriptor)
        return None
    if not is_ours:
        os.close(descriptor)
        raise BlockingIOError(path)
    _sign(descriptor)
    return descriptor


def _is_still_there(path: str, descriptor: int) -> bool:
    """Whether what was locked is the file of that name: the last holder may have removed it."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Say who holds it, for those who wait in vain."""
    with suppress(OSError):  # a full disk is no reason not to lock
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"%d" % os.getpid())


def _signature(path: str) -> str:
    """Who holds it, where that is to be read."""
    with suppress(OSError), open(path, "rb") as file:
        signed = file.read(20)
        return f" (process {signed.decode()})" if signed.isdigit() else ""
    return ""


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        """Lock the open file; False where somebody else has."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            raise
        return True

    def _release(path: str, descriptor: int) -> None:
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)
        with suppress(OSError):  # it stays where somebody waits for it
            os.unlink(path)

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        """Lock the open file; False where somebody else has."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            raise
        return True

    def _release(path: str, descriptor: int) -> None:
        # Removed while it is held: whoever waits for it sees that it is not there any longer. And
        # unlocked, not only closed, for a copy of this process may have it open still.
        try:
            with suppress(OSError):
                if _is_still_there(path, descriptor):
                    os.unlink(path)
        finally:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)
