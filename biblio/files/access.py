"""Reading a file's bytes, and what is said of files that cannot be read or written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.files.inputs import note
from biblio.files.limits import at_most, refuse_large


class ChangedError(BiblioError):
    """Another program has saved a file between its reading and its writing: nothing is written."""


AnyPath = str | os.PathLike[str]

# What a change that was cut short leaves in every folder it touches (see `journal`).
JOURNAL = ".biblio.journal"
# Where a shell hands over what another program writes: `biblio lint <(program)`.
_HANDED_OVER = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


def read_bytes(path: AnyPath) -> bytes:
    """The bytes of a file; raises BiblioError with the reason where it cannot be read.

    So it does where the file is larger than `limits` allow. It is noted as an input of this run.
    A change of this file that was cut short is finished, or undone, before.
    """
    refuse_empty(path)
    settle(path)
    note(path)
    try:
        _refuse_special(os.fspath(path))
        with open(path, "rb") as file:
            refuse_large(os.fstat(file.fileno()).st_size, os.fspath(path))
            data = file.read(at_most())  # for what another program hands over tells no size
    except OSError as error:
        raise BiblioError(_reading_failed(os.fspath(path), error)) from error
    refuse_large(len(data), os.fspath(path))
    return data


def settle(path: AnyPath) -> None:
    """Finish or undo the change that was cut short in the file's folder, if there is one."""
    folder = os.path.dirname(os.path.realpath(path))
    if os.path.lexists(os.path.join(folder, JOURNAL)):
        from biblio.files.journal import settled  # here, for it is needed once in a thousand runs

        with settled((folder,)):
            pass


def _refuse_special(path: str) -> None:
    """Raise BiblioError for what is no file, and might never end or never begin."""
    mode = os.stat(path).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode) or path.startswith(_HANDED_OVER):
        return
    if os.path.realpath(path) != os.devnull:
        raise BiblioError(f"{path} is {_kind(mode)}, not a file: it is not read.")


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


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


def refuse_empty(path: AnyPath) -> None:
    """Raise BiblioError for the empty name: the system takes it for the working directory."""
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
    refuse_empty(path)
    try:
        os.scandir(os.path.dirname(os.path.realpath(path))).close()
    except OSError as error:
        raise BiblioError(writing_failed(os.fspath(path), error, is_new=True)) from error


def writing_failed(path: str, error: OSError, *, is_new: bool) -> str:
    """The sentence for a file that could not be replaced, or made."""
    kept = "nothing was written" if is_new else "the file is as it was"
    return f"{path} cannot be written ({reason(error)}): {kept}."


def reason(error: OSError) -> str:
    """What the system says went wrong, as the end of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
