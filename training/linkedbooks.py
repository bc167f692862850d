"""Reads the LinkedBooks data: a token a line with its field, and where references begin and end."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.anystyle import Pieces

_TIGHT_BEFORE = re.compile(r"[.,;:)\]’'”»!?]+.*")
_TIGHT_AFTER = re.compile(r".*[(\[’'“«]")


class Tagged(NamedTuple):
    """A token, its field, and whether a reference begins or ends with it (`b-r i-r e-r o`)."""

    token: str
    field: str
    place: str


def lines(archive: Path, part: str) -> Iterator[list[Tagged]]:
    """The lines of a part (`train`, `valid` or `test`) as they follow one another."""
    line: list[Tagged] = []
    for row in _text(archive, part).split("\n"):
        columns = row.split()
        if len(columns) == 4 and columns[0] != "-DOCSTART-":
            line.append(Tagged(columns[0], columns[1], columns[3]))
        elif line:
            yield line
            line = []
    if line:
        yield line


def references(archive: Path, part: str) -> Iterator[Pieces]:
    """The references of a part, the tokens put together as print does."""
    reference: list[Tagged] = []
    for tagged in (tagged for line in lines(archive, part) for tagged in line):
        if tagged.place in ("b-r", "o"):
            if reference:
                yield pieces(reference)
            reference = []
        if tagged.place != "o":
            reference.append(tagged)
    if reference:
        yield pieces(reference)


def pieces(tagged: Sequence[Tagged]) -> Pieces:
    """Runs of one field, the tokens put together as print does."""
    text, places = joined(tagged)
    made: Pieces = []
    at = 0
    for one, (_, end) in zip(tagged, places, strict=True):
        if made and made[-1][0] == one.field:
            made[-1] = (one.field, made[-1][1] + text[at:end])
        else:
            made.append((one.field, text[at:end]))
        at = end
    return made


def joined(tagged: Iterable[Tagged]) -> tuple[str, list[tuple[int, int]]]:
    """The text, a space before each token that does not cling to the one before; their offsets."""
    text, before, places = "", "", []
    for token, _, _ in tagged:
        if before and not _TIGHT_BEFORE.fullmatch(token) and not _TIGHT_AFTER.fullmatch(before):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text, before = text + token, token
    return text, places


def _text(archive: Path, part: str) -> str:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"clean_{part}.txt")
        data = file.read() if file else b""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="").read()
    return text.replace("\r\n", "\n").replace("\r", "\n")
