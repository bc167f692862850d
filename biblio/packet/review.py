"""The review list of a packet: what an editor has to look through before it is given to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from biblio.diagnostics import Position
from biblio.values.printable import line

HEAD = "# To be looked through for"
NOTHING = "Nothing: this packet has no such place."


class Matter(StrEnum):
    """What a doubt is about, in the order of the list; each is the title of its part."""

    WORK = "Doubtful works"
    NOTE = "Notes and their marks"
    PICTURE = "Pictures"
    OTHER = "What else was noticed in reading"


_SAID = {
    Matter.WORK: "Nothing of this stands in the bibliography, the indexes, notes or comments.",
    Matter.NOTE: "Such notes stand where the source has them, such marks as they are printed.",
    Matter.PICTURE: "What is not printed has the words that describe it in its place.",
    Matter.OTHER: "This may have changed the text.",
}


class Doubt(NamedTuple):
    """Something to be looked up: its place in the source, and the paragraph of the packet.

    `paragraph` is a locator such as 2.14; None where what is meant is in no numbered one.
    """

    matter: Matter
    position: Position
    paragraph: str | None
    message: str


def listed(review: Sequence[Doubt], packet: str) -> str:
    """The list as Markdown, matter by matter and document by document; or that there is nothing."""
    return "\n".join(_lines(review, packet)) + "\n"


def _lines(review: Sequence[Doubt], packet: str) -> Iterator[str]:
    yield f"{HEAD} {packet}"
    if not review:
        yield from ("", NOTHING)
    for matter in Matter:
        found = [one for one in review if one.matter is matter]
        if found:
            yield from ("", f"## {matter}", "", _SAID[matter])
            yield from _by_document(found)


def _by_document(found: Iterable[Doubt]) -> Iterator[str]:
    path = None
    for one in found:
        if one.position.path != path:
            path = one.position.path
            yield from ("", f"### {path}", "")
        yield f"- {_place(one)}: {line(one.message)}"


def _place(one: Doubt) -> str:
    """Where an editor finds it: the place in the file, and the paragraph of the packet."""
    place = one.position.words or (f"line {one.position.line}" if one.position.line else "")
    paragraph = f"paragraph {one.paragraph}" if one.paragraph else ""
    return ", ".join(filter(None, (place, paragraph))) or "somewhere"
