"""Reads the LinkedBooks data: a token a line with its field, and where references begin and end."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterable, Iterator
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


def pieces(tagged: Iterable[Tagged]) -> Pieces:
    """Runs of one field; a space before each token that does not cling to the one before."""
    made: Pieces = []
    before = ""
    for token, field, _ in tagged:
        tight = not before or _TIGHT_BEFORE.fullmatch(token) or _TIGHT_AFTER.fullmatch(before)
        words = token if tight else f" {token}"
        if made and made[-1][0] == field:
            made[-1] = (field, made[-1][1] + words)
        else:
            made.append((field, words))
        before = token
    return made


def _text(archive: Path, part: str) -> str:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"clean_{part}.txt")
        data = file.read() if file else b""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="").read()
    return text.replace("\r\n", "\n").replace("\r", "\n")
