"""What a pattern of files fits, as shells expand it: `*`, `?`, `[ab]`, and `**` for any folders.

Part by part, each folder once, so that no pattern takes more time than its parts times the folders
there are: Python's own expansion tries every way in which several `**` may share out the folders,
and goes through links that lead back.
"""

from __future__ import annotations

import fnmatch
import glob
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from stat import S_ISDIR

from biblio.diagnostics import BiblioError

_ANY = "**"
_MOST = 100  # parts: a path has some ten, and no system takes more than 4096 characters
_SHOWN = 40  # characters of a pattern that is refused


def fitting(pattern: str, folder: str = "") -> list[str]:
    """The files and folders that the pattern fits, below `folder` where it is relative; sorted.

    What is hidden only a part fits that begins with a full stop; `**` goes through no links. Raises
    BiblioError for a pattern of more parts than any path has.
    """
    parts = list(_parts(pattern))
    if len(parts) > _MOST:
        shown = f"{pattern[:_SHOWN]}…" if len(pattern) > _SHOWN else pattern
        raise BiblioError(f"“{shown}” has more than {_MOST} folders, one in another.")
    found = [folder]
    for number, part in enumerate(parts, 1):
        is_last = number == len(parts)
        if part == _ANY:
            found = list(_below(found, with_files=is_last))
        else:
            steps = (path for one in found for path in _step(one, part))
            found = list(steps if is_last else _once(steps))
    return sorted(found)


def _parts(pattern: str) -> Iterator[str]:
    """The parts of the pattern; `**` behind `**` says nothing new."""
    for part, repeated in groupby(Path(pattern).parts):
        yield from (part,) if part == _ANY else repeated


def _once(paths: Iterable[str]) -> Iterator[str]:
    """Each folder once: `salt/..` is where one was before, and so may a link be."""
    seen: set[tuple[int, int]] = set()
    return (path for path in paths if _is_new(path, seen))


def _is_new(path: str, seen: set[tuple[int, int]]) -> bool:
    """Whether this is a folder that was not seen before; it is now."""
    with suppress(OSError):
        found = os.stat(path or os.curdir)
        place = found.st_dev, found.st_ino
        if S_ISDIR(found.st_mode) and place not in seen:
            seen.add(place)
            return True
    return False


def _step(folder: str, part: str) -> Iterator[str]:
    """What a part of a pattern, but `**`, fits in a folder."""
    if glob.has_magic(part):
        with suppress(OSError, ValueError):  # no folder, or one that cannot be read
            names = [one for one in os.listdir(folder or os.curdir) if _is_meant(one, part)]
            yield from (os.path.join(folder, one) for one in fnmatch.filter(names, part))
    elif os.path.lexists(path := os.path.join(folder, part)):
        yield path


def _is_meant(name: str, part: str) -> bool:
    return part.startswith(".") or not name.startswith(".")


def _below(start: Iterable[str], *, with_files: bool) -> Iterator[str]:
    """The folders and all folders below them, each once, and their files."""
    seen: set[tuple[int, int]] = set()
    waiting = deque(sorted(start, key=len))  # or `**/..` would go from the longest names to longer
    while waiting:
        if not _is_new(folder := waiting.popleft(), seen):
            continue
        yield folder
        with suppress(OSError), os.scandir(folder or os.curdir) as found:
            for one in found:
                path = os.path.join(folder, one.name)
                if one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif with_files:
                    yield path
