"""The file that a packet is written to: nobody's source, and not open in a word processor."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.files import check_new
from biblio.files.inputs import refuse_input

SUFFIXES = (".docx", ".pdf", ".html", ".epub")


def check_target(target: str) -> None:
    """Raise BiblioError, before any work is done, where the packet could not be written there."""
    if os.path.splitext(target)[1].lower() not in SUFFIXES:
        raise BiblioError(
            f"{target or 'The target'} has to end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}."
        )
    refuse_input(target)
    check_new(target)
    for lock in _locks(Path(target)):
        if os.path.lexists(lock):
            raise BiblioError(
                f"{target} is open in another program ({lock.name} is there): close it first."
            )


def _locks(target: Path) -> Iterable[Path]:
    """The files with which Word and LibreOffice tell that they have a document open.

    Word puts ~$ before a name, or in the place of its first letters where the name is long.
    """
    names = [f"~${target.name[cut:]}" for cut in (0, 1, 2)]
    return [target.with_name(name) for name in (*names, f".~lock.{target.name}#")]
