"""The files that a run has read: what it puts out takes the place of none of them.

Every reading is noted (`access.read_bytes`), and whatever names an output asks here, whichever
command it is. What a command changes in place because it was asked to (`--fix`, `--into`) is no
output of this kind: it goes through `change` alone.
"""

from __future__ import annotations

import os
from contextlib import suppress

from biblio.diagnostics import BiblioError

_READ: dict[str, None] = {}  # names as they were given, in the order of reading


def begin() -> None:
    """Forget what was read: a new run begins."""
    _READ.clear()


def note(*paths: str | os.PathLike[str]) -> None:
    """Files that are read, or are about to be."""
    _READ.update(dict.fromkeys(os.fspath(path) for path in paths))


def noted() -> tuple[str, ...]:
    """All that was read so far."""
    return tuple(_READ)


def refuse_input(target: str | None) -> None:
    """Raise BiblioError where the target of an output is a file that the run reads.

    It may have another name: a link to it, hard or symbolic, is the same file. No target, and `-`,
    which is stdout, are none.
    """
    if not target or target == "-":
        return
    found = [one for one in _READ if is_same_file(one, target)]
    if not found:
        return
    names = list(map(os.path.abspath, found))
    known_as = "" if os.path.abspath(target) in names else f" as {found[0]}"
    raise BiblioError(f"{target} is read here{known_as}: it is not overwritten.")


def is_same_file(one: str, other: str) -> bool:
    """Whether two names mean one file, which may not be there yet; `-` means none."""
    if "-" in (one, other):
        return False
    with suppress(OSError):  # one of them is not there
        return os.path.samefile(one, other)
    with suppress(OSError):  # the working directory, to which they are relative, is gone
        return os.path.realpath(one) == os.path.realpath(other)
    return False
