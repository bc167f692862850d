"""An annotation: what is said of some characters of a reading, in a note or a comment."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.packet.model import Inline

Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said of the characters `start` to `end` of a paragraph of the document.

    Each paragraph of it is a tuple of inlines; `is_by_hand` tells that a person wrote it.
    """

    paragraph: int
    start: int
    end: int
    text: tuple[Inlines, ...]
    is_by_hand: bool = False
