"""What stands between two lines once they are joined."""

from __future__ import annotations

from typing import NamedTuple


class Joint(NamedTuple):
    """How many characters go from the end of the first line, and what comes in between."""

    cut: int
    glue: str


SPACED = Joint(0, " ")
GLUED = Joint(0, "")
KEPT = GLUED
MENDED = Joint(1, "")
