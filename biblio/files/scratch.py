"""Folders for the files of other programs: removed at the end, and swept where they were left."""

from __future__ import annotations

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


@contextmanager
def scratch() -> Iterator[str]:
    """A new folder that nobody else may read, until the end of the block.

    Raises BiblioError, which names the place, where that takes no files, or no more of them.
    """
    try:
        _sweep(tempfile.gettempdir())
        with uninterrupted():
            folder = tempfile.TemporaryDirectory(prefix="biblio-", suffix=".scratch")
        with folder as path:
            yield path
    except OSError as error:
        place = tempfile.tempdir or "for temporary files"
        raise BiblioError(
            f"The folder {place} takes no temporary file ({reason(error)}): nothing was written."
        ) from error


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
