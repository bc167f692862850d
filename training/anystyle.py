"""Reads the data of AnyStyle: `<sequence>` of labelled pieces, in XML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

Pieces = list[tuple[str, str]]
"""The pieces of a reference in order: AnyStyle's label and the words."""


def references(path: Path) -> Iterator[Pieces]:
    """Every reference of a file, white space made single."""
    for sequence in etree.parse(path).getroot().iter("sequence"):
        pieces = [(str(piece.tag), " ".join((piece.text or "").split())) for piece in sequence]
        yield [(label, words) for label, words in pieces if words]


def key(pieces: Pieces) -> str:
    """What two copies of one reference share: its letters and figures."""
    return "".join(c for _, words in pieces for c in words.casefold() if c.isalnum())


def without(references: Iterator[Pieces], kept_out: Iterator[Pieces]) -> list[Pieces]:
    """The references that are not among those kept out, each once."""
    seen = {key(pieces) for pieces in kept_out}
    made = []
    for pieces in references:
        if (own := key(pieces)) not in seen:
            seen.add(own)
            made.append(pieces)
    return made
