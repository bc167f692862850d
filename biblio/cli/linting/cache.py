"""What a look at libraries told, kept for the next one: the same question, files and program.

The key is a digest of all that the answer depends on: the arguments, the content of the libraries
and of the settings, the folder, the terminal, the day (years to come are told), and the program
itself. So nothing in the cache is ever wrong; what is old is only in the way, and goes. Where the
folder cannot be used, nothing is kept, and nothing is said of it.

Nothing is loaded here that Python has not at hand: to tell again what was told takes less time than
to load what reads the options.
"""

from __future__ import annotations

import errno
import os
import sys
import time

TYPE_CHECKING = False  # as `typing` has it, which takes its time too
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Final

BASELINE = "biblio-baseline.json"
CHANGING: Final = ("--fix", "--fix-only", "--diff", "--add-noqa", "--write-baseline")
"""The options that ask for something else than to be told what there is."""
_SETTINGS = ("biblio.toml", "pyproject.toml")
_LOOKS = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
_LARGEST = 40_000_000  # bytes; as `files.limits` has it, which is not at hand
_MOST = 200  # answers kept; a megabyte or so for a library of some thousand entries
_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Told:
    """What was told: the report, the lines said beside it, and whether anything was found."""

    def __init__(self, report: str, remarks: Iterable[str], *, found: bool) -> None:
        self.report = report
        self.remarks = tuple(remarks)
        self.found = found


def place_of(arguments: Sequence[str]) -> str:
    """The name under which the answer to `biblio lint` with these arguments is kept.

    An empty string where the arguments ask something else, or for what is never kept: answers
    about documents, or changes; or where a file cannot be read.
    """
    if (
        arguments[:1] != ["lint"]
        or os.path.exists(BASELINE)
        or not set(CHANGING).isdisjoint(arguments)
    ):
        return ""
    files = [one for one in arguments[1:] if os.path.isfile(one)]
    if not files or not all(map(is_library, files)):
        return ""
    try:
        parts = (list(arguments), _surroundings(), *map(_content, files), *_settings())
        return _digest((*parts, time.localtime()[:3], _program()))
    except OSError:
        return ""


def is_library(path: str) -> bool:
    """Whether answers about the file may be kept."""
    return path.endswith(".bib") and os.path.isfile(path)


def recalled(place: str) -> Told | None:
    """What was told under that name, or None."""
    try:
        head, _, rest = _content(os.path.join(_folder(), place)).decode().partition("\n")
        found, number, length = map(int, head.split())
        *remarks, report = rest.split("\n", number)
        return Told(report, remarks, found=bool(found)) if len(rest) == length else None
    except (OSError, ValueError):
        return None


def keep(place: str, told: Told) -> None:
    """Keep it for the next time, if that can be done."""
    rest = "\n".join((*told.remarks, told.report))
    folder = _folder()
    draft = os.path.join(folder, f"{place}.{os.getpid()}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(draft, "xb") as file:
            head = f"{told.found:d} {len(told.remarks)} {len(rest)}\n"
            file.write((head + rest).encode())
        os.replace(draft, os.path.join(folder, place))
        _make_room(folder)
    except (OSError, ValueError):
        return


def told_again(arguments: Sequence[str]) -> int | None:
    """Tell what was told before to the same question, and the exit code; None where nothing was.

    Raises OSError where stdout takes nothing.
    """
    place = place_of(arguments) if "--no-cache" not in arguments else ""
    known = recalled(place) if place else None
    if known is None or sys.stdout is None or sys.stderr is None:
        return None
    _print(known)
    return int(known.found and "--exit-zero" not in arguments)


def _print(told: Told) -> None:
    """As `biblio.cli.console` does it; raises OSError where stdout takes nothing."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(told.report.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        from biblio.cli.console import drop_output

        drop_output()
    if sys.stderr.isatty():  # where lines are broken to its width
        from biblio.cli.console import say

        for remark in told.remarks:
            say(remark)
        return
    try:
        print(*told.remarks, sep="\n", file=sys.stderr, flush=True)
    except OSError:
        return  # nobody listens


def _surroundings() -> tuple[object, ...]:
    """The folder, and what the looks of a report depend on."""
    try:
        size = tuple(os.get_terminal_size(sys.__stdout__.fileno())) if sys.__stdout__ else None
    except (OSError, ValueError, AttributeError):
        size = None
    return os.getcwd(), size, *map(os.environ.get, _LOOKS)


def _settings() -> Iterator[bytes]:
    """All files from here upwards that may hold settings, each behind its name."""
    folder = os.getcwd()
    while True:
        for name in _SETTINGS:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield os.fsencode(path)
                yield _content(path)
            elif name == _SETTINGS[0] and os.path.lexists(path):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)  # told, not passed
        if folder == os.path.dirname(folder):
            return
        folder = os.path.dirname(folder)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
    return data


def _digest(parts: Sequence[object]) -> str:
    from hashlib import blake2b

    digest = blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "backslashreplace")
        digest.update(f"{len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


def _make_room(folder: str) -> None:
    """Take away the oldest, where there are more than is worth keeping."""
    with os.scandir(folder) as kept:
        oldest = sorted(kept, key=lambda one: one.stat().st_mtime)[:-_MOST]
    for one in oldest:
        os.unlink(one.path)


def _folder() -> str:
    """Where programs keep what they can make again: the folder of the user's system."""
    home = os.path.expanduser("~")
    usual = os.path.join(home, ".cache")
    if sys.platform == "win32":
        usual = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        usual = os.path.join(home, "Library", "Caches")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or usual, "biblio", "lint")


def _program() -> Any:
    """What tells this program from another: its files as they are installed, and Python."""
    return sys.version_info[:3], sorted(_files(_PACKAGE))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _files(entry.path)
            elif entry.is_file():
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
