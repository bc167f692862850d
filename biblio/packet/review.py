"""The review list of a packet: what was read with too little confidence to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from biblio.diagnostics import Diagnostic
from biblio.values.printable import line

HEAD = "# To be looked through for"


def listed(review: Sequence[Diagnostic], packet: str) -> str:
    """The list as Markdown, document by document, with the place and the reason of each."""
    return "\n".join(_lines(review, packet)) + "\n"


def _lines(review: Sequence[Diagnostic], packet: str) -> Iterator[str]:
    yield f"{HEAD} {packet}"
    yield ""
    yield "Nothing of this stands in the bibliography, the indexes, the notes or the comments."
    for path, found in groupby(review, key=lambda one: one.position.path):
        yield from ("", f"## {path}", "")
        yield from (f"- {_place(one)}: {line(one.message)}" for one in found)


def _place(one: Diagnostic) -> str:
    """Where an editor finds it: the line of the file, or the words that tell the place."""
    place = one.position.words or f"line {one.position.line}"
    paragraph = one.where.paragraph + 1 if one.where and one.where.note is None else None
    return f"{place}, paragraph {paragraph}" if paragraph else place
