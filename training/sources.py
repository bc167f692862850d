"""The labelled data of others as samples with biblio's labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from training import anystyle, grobid, linkedbooks
from training.anystyle import Pieces
from training.labels import ANYSTYLE, GROBID, LINKEDBOOKS, fields
from training.samples import OTHER, Part, Sample, sample

_ACCESS = re.compile(r"acces|retriev|visited|abgerufen|zugriff|consult|обращ|viewed", re.IGNORECASE)
_EDITED = re.compile(r"[\s(\[]*(?:ed|eds|edited|cur|curr|a cura|hrsg|hg|éd)\b", re.IGNORECASE)
_WITHIN = re.compile(r"[\s,.]*(?:in|dans|en)\s*:?\s*[«“\"]?\s*", re.IGNORECASE)


def from_anystyle(folder: Path) -> Iterator[Sample]:
    """`core.xml` and `good.xml`, without the references that `gold.xml` has too."""
    gold = anystyle.references(folder / "gold.xml")
    both = [*anystyle.references(folder / "core.xml"), *anystyle.references(folder / "good.xml")]
    for pieces in anystyle.without(iter(both), gold):
        yield _sample(_spaced(pieces), ANYSTYLE)


def from_grobid(archive: Path) -> Iterator[Sample]:
    """The files of GROBID's archive; a book's own title is its title."""
    for pieces in grobid.references(archive):
        names = {label for label, _ in pieces}
        book = not names & {"title a"} and "title m" in names
        labels = {**GROBID, "title m": "title"} if book else GROBID
        yield _sample(pieces, labels)


def from_linkedbooks(archive: Path) -> Iterator[Sample]:
    """The references of the training part that name a title; archives' papers are left out."""
    for pieces in linkedbooks.references(archive, "train"):
        if "title" in dict(pieces) and "archivalreference" not in dict(pieces):
            yield _sample(
                _contained(pieces), {**LINKEDBOOKS, "in": "booktitle", "serial": "journaltitle"}
            )


def _spaced(pieces: Pieces) -> Pieces:
    return [
        (label, words + " " * (at < len(pieces))) for at, (label, words) in enumerate(pieces, 1)
    ]


def _contained(pieces: Pieces) -> Pieces:
    """A title behind *in* is a container's: a journal's where a number follows."""
    made: Pieces = []
    titled = False
    for at, (label, words) in enumerate(pieces):
        between = pieces[at - 1][1] if at else ""
        if label == "title" and titled and _WITHIN.fullmatch(between):
            serial = any(later == "publicationnumber-year" for later, _ in pieces[at:])
            label = "serial" if serial else "in"
        titled = titled or label == "title"
        made.append((label, words))
    return made


def _sample(pieces: Pieces, labels: Mapping[str, str]) -> Sample:
    parts: list[Part] = []
    for label, words in pieces:
        name = labels.get(label, OTHER)
        if name == "author" and _EDITED.match(words):
            name = "editor"
        if name in ("date", "note") and _ACCESS.search(words):
            name = "urldate" if name == "date" and len(words) < 40 else OTHER
        parts += fields(name, words)
    return sample(_begun(_located(parts)))


def _located(parts: list[Part]) -> list[Part]:
    """In a citation of a whole book a page is the one that is cited, not the book's extent."""
    if {part.label for part in parts} & {"journaltitle", "booktitle"}:
        return parts
    return [replace(part, label="locator") if part.label == "pages" else part for part in parts]


def _begun(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, the first that is a field as the beginning of a work."""
    begins = True
    for part in parts:
        here = begins and part.label != OTHER and bool(part.text.strip())
        yield replace(part, begins=here)
        begins = begins and not here
