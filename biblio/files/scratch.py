"""Folders for the files of other programs: removed at the end, and swept where they were left."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from biblio.diagnostics import BiblioError
from biblio.files.access import reason
from biblio.files.interruption import uninterrupted

_NAME = re.compile(r"biblio-[a-z0-9_]+\.scratch")
# Seconds. No program that is called may take more than ten minutes.
_OLD = 24 * 60 * 60
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # whatever else fails there is told as it is


@contextmanager
def scratch() -> Iterator[str]:
    """A new folder that nobody else may read, until the end of the block.

    Raises BiblioError, which names the place, where that takes no folder, or is full.
    """
    try:
        _sweep(tempfile.gettempdir())
        with uninterrupted():
            folder = tempfile.TemporaryDirectory(prefix="biblio-", suffix=".scratch")
    except OSError as error:
        raise _refusal(error) from error
    try:
        with folder as path:
            yield path
    except OSError as error:
        if error.errno in _FULL:
            raise _refusal(error) from error
        raise


def _refusal(error: OSError) -> BiblioError:
    place = tempfile.tempdir or "for temporary files"
    return BiblioError(
        f"The folder {place} takes no temporary file ({reason(error)}): nothing was written."
    )


def _sweep(place: str) -> None:
    """Remove the folders of runs that were killed: ours by name and owner, and a day old."""
    with suppress(OSError), os.scandir(place) as found:
        for one in found:
            if _NAME.fullmatch(one.name) and _is_left(one):
                import shutil

                shutil.rmtree(one.path, ignore_errors=True)


def _is_left(one: os.DirEntry[str]) -> bool:
    try:
        found = one.stat(follow_symlinks=False)
    except OSError:
        return False
    is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return one.is_dir(follow_symlinks=False) and is_ours and found.st_mtime < time.time() - _OLD
