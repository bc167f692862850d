"""What the one who asks for a document may wish of its reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Changes(StrEnum):
    """Which text is read where insertions and deletions are tracked."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a file is to be read, where it could be read in several ways."""

    changes: Changes = Changes.ACCEPTED


USUAL = Wishes()
