"""What a look at libraries told, kept for the next one: the same files, settings and program.

The key is a digest of all that the answer depends on: the content and names of the libraries, the
settings, the options, the user's authority, the terminal's width, the day (years to come are told),
and the program itself. So nothing in the cache is ever wrong; what is old is only in the way, and
goes. Where the folder cannot be used, nothing is kept, and nothing is said of it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

_MOST = 200  # answers kept; a megabyte or so for a library of some thousand entries
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: the report, what was said beside it, and whether anything was found."""

    report: str
    remarks: tuple[str, ...]
    found: bool


def key(parts: Iterable[object]) -> str:
    """The digest of what the answer depends on, beside the day and the program."""
    digest = blake2b(digest_size=20)
    for part in (*parts, datetime.now(UTC).date(), _program()):
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "backslashreplace")
        digest.update(f"{len(data)} ".encode() + data)
    return digest.hexdigest()


def recalled(key: str) -> Told | None:
    """What was told under that key, or None."""
    try:
        report, remarks, found = json.loads((_folder() / key).read_text(encoding="utf-8"))
        return Told(str(report), tuple(map(str, remarks)), bool(found))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def keep(key: str, told: Told) -> None:
    """Keep it for the next time, if that can be done."""
    with suppress(OSError, ValueError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f"{key}.{os.getpid()}"
        draft.write_text(json.dumps(astuple(told)), encoding="utf-8")
        draft.replace(folder / key)
        _make_room(folder)


def _make_room(folder: Path) -> None:
    """Take away the oldest, where there are more than is worth keeping."""
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST]:
        path.unlink(missing_ok=True)


def _folder() -> Path:
    """Where programs keep what they can make again: the folder of the user's system."""
    system: dict[str, Callable[[], Path]] = {
        "win32": lambda: Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"),
        "darwin": lambda: Path.home() / "Library" / "Caches",
    }
    named = os.environ.get("XDG_CACHE_HOME")
    usual = system.get(sys.platform, lambda: Path.home() / ".cache")
    return (Path(named) if named else usual()) / "biblio" / "lint"


@cache
def _program() -> tuple[object, ...]:
    """What tells this program from another: its files as they are installed, and Python."""
    return sys.version_info[:3], sorted(_files(str(_PACKAGE)))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _files(entry.path)
            elif entry.is_file():
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
