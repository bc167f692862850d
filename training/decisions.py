"""Reads what editors decided as samples: `biblio.decisions.toml`, and the documents beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from biblio import readers
from biblio.citation import Citation
from biblio.decisions import FILE, Verdict, beside
from biblio.decisions.places import Places
from biblio.extractor import extract
from biblio.readers.formats import FORMATS
from training.labels import FIELDS
from training.samples import Label, Sample

_ENDINGS = frozenset(ending for one in FORMATS if one.is_read for ending in one.suffixes)


def from_decisions(folder: Path) -> Iterator[Sample]:
    """A sample of each citation that was accepted or corrected, in this folder and below it.

    Its text is the citation as printed; its labels are the fields that stand in it. Values that
    the editor knows and the text does not print are no labels; a decision that names a key, or
    says that the words cite nothing, tells nothing of fields.
    """
    for file in sorted(folder.rglob(FILE)):
        for path in sorted(file.parent.iterdir()):
            if path.suffix.lower() in _ENDINGS:
                yield from _of_document(str(path))


def _of_document(path: str) -> Iterator[Sample]:
    document, said = readers.read(path), beside(path)
    read = {one.where: one for one in extract(document, decisions=said).citations}
    places = Places(document)
    for decision in said:
        where = places.of(decision)
        citation = read.get(where) if where else None
        if citation and decision.verdict is Verdict.CITATION and not decision.key:
            yield Sample(citation.text, tuple(_labels(citation)))


def _labels(citation: Citation) -> Iterator[Label]:
    printed = [one for one in citation.fields if one.raw and one.name in FIELDS]
    for at, field in enumerate(sorted(printed, key=lambda one: one.start)):
        yield Label(field.name, field.start, field.end, begins=at == 0)
