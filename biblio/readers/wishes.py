"""What the one who asks for a document may wish of its reader."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Changes(StrEnum):
    """Which text is read where insertions and deletions are tracked."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Wishes(NamedTuple):
    """How a file is to be read, where it could be read in several ways.

    With `pictures` those of a Word file are paragraphs of what they say in place of themselves, and
    so are those of a page or an e-book that say nothing.
    """

    changes: Changes = Changes.ACCEPTED
    pictures: bool = False


USUAL = Wishes()
