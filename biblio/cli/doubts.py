"""Tells which citations are doubtful, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from biblio.cli.console import counted, report, say

if TYPE_CHECKING:
    from biblio.extractor import Extraction


def tell_doubts(extractions: Sequence[Extraction], *, taken: bool) -> None:
    """Each doubtful citation with its place, its text and the reason, and how many there are.

    `taken` says that they were asked for all the same.
    """
    from biblio.gatherer import doubts_of

    found = doubts_of(extractions)
    report(found)
    if found:
        number = counted(len(found), "doubtful citation")
        say(f"{number}: {'taken all the same' if taken else 'left out; --all takes them'}.")
