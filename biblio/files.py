"""Reading a file's bytes, and writing them so that a failure leaves the old file as it was."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from biblio.diagnostics import BiblioError

AnyPath = str | os.PathLike[str]


def read_bytes(path: AnyPath) -> bytes:
    """The bytes of a file; raises BiblioError with the reason where it cannot be read."""
    _refuse_empty(path)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise BiblioError(_reading_failed(os.fspath(path), error)) from error


def _reading_failed(path: str, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"There is no file {path}."
        case IsADirectoryError():
            return f"{path} is a directory, not a file."
        case PermissionError():
            return f"{path} cannot be read: permission denied."
        case _:
            return f"{path} cannot be read: {reason(error)}."


def _refuse_empty(path: AnyPath) -> None:
    # The system takes an empty name for the working directory, or for nothing.
    if not os.fspath(path):
        raise BiblioError("The name of a file is empty.")


def working_directory() -> Path:
    """The directory the user is in; raises BiblioError where it is there no longer."""
    try:
        return Path.cwd()
    except OSError as error:
        sentence = f"The working directory cannot be used ({reason(error)}): change to another one."
        raise BiblioError(sentence) from error


def check_new(path: AnyPath) -> None:
    """Raise BiblioError, as writing would, where a file cannot be made for want of its folder."""
    _refuse_empty(path)
    try:
        os.scandir(os.path.dirname(os.path.realpath(path))).close()
    except OSError as error:
        raise BiblioError(_writing_failed(os.fspath(path), error, None)) from error


def write_atomically(path: AnyPath, data: bytes) -> None:
    """Replace the file, or make it, in one step: no reader ever sees half of it.

    A link is followed to its target, and the mode of the old file is kept. Raises BiblioError,
    the old file being as it was, where it is marked read-only or anything goes wrong.
    """
    _refuse_empty(path)
    target = os.path.realpath(path)
    mode = _mode(target)
    _refuse_protected(os.fspath(path), mode)
    try:
        _replace(target, data, None if mode is None else stat.S_IMODE(mode))
    except OSError as error:
        raise BiblioError(_writing_failed(os.fspath(path), error, mode)) from error


def _writing_failed(path: str, error: OSError, mode: int | None) -> str:
    kept = "nothing was written" if mode is None else "the file is as it was"
    return f"{path} cannot be written ({reason(error)}): {kept}."


def _mode(target: str) -> int | None:
    try:
        return os.stat(target).st_mode
    except OSError:
        return None  # not there, or out of reach: then writing says why


def _refuse_protected(path: str, mode: int | None) -> None:
    if mode is None:
        return
    if stat.S_ISDIR(mode):
        raise BiblioError(f"{path} is a directory, not a file: nothing was written.")
    if not stat.S_ISREG(mode):
        raise BiblioError(f"{path} is not an ordinary file: nothing was written.")
    # The system would let its administrator replace it, and whoever owns the directory.
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise BiblioError(f"{path} is marked read-only: the file is as it was.")


def _replace(target: str, data: bytes, mode: int | None) -> None:
    # In the same directory, for a file cannot be renamed from one file system to another.
    temporary = os.path.join(os.path.dirname(target), f".biblio-{os.urandom(6).hex()}.tmp")
    try:
        _write(temporary, data)
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _write(path: str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def reason(error: OSError) -> str:
    """What the system says went wrong, as the end of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
