"""Real libraries into a format and back: how many fields come back, of those it can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.formats.dialects import file as dialects
from biblio.formats.dialects import to_biblatex, to_bibtex
from biblio.formats.equivalence import missing, said
from biblio.formats.registry import FORMATS
from biblio.formats.ris import tags
from biblio.formats.ris import types as ris_types
from biblio.library.inheritance import inherited, lends_only
from biblio.record.edition import Edition
from biblio.values.marked import unprotected

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "bib"

# What of the fields that a format can hold may be lost, by way of it: ISSNs in the field of ISBNs,
# numbers that are none, ranges of years that run backwards; an article of the type “Article”, and
# proceedings that have an author.
ALLOWED: dict[str, dict[str, int]] = {
    "csljson": {},
    "ris": {"isbn": 14, "issn": 2, "origdate": 2, "type": 2, "eventtitle": 2},
}


@dataclass
class Tally:
    """Fields of all entries, those that the target can hold, and those of these that are lost.

    `unreported` are values that do not come back though the conversion did not say so.
    """

    files: int = 0
    refused: int = 0
    entries: int = 0
    fields: int = 0
    held: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    unreported: int = 0


def libraries(tally: Tally) -> Iterator[tuple[Edition, ...]]:
    """The entries of each file that can be read whole."""
    for path in sorted(CORPUS.rglob("*.bib")):
        tally.files += 1
        try:
            entries, _ = dialects.read(path.read_bytes(), path.name)
        except BiblioError:
            tally.refused += 1
            continue
        yield entries


def held_by_ris(entry: Edition) -> frozenset[str]:
    """The fields that a record of RIS for this entry has a place for."""
    whole = to_biblatex(entry)
    held = tags.held(ris_types.from_entry(whole.kind, whole.get("entrysubtype") or ""))
    return held - {"editor"} if whole.get("editortype") else held


def through(name: str) -> Tally:
    """BibTeX into the format of that name and back into BibTeX, through the text of both."""
    tally = Tally()
    for entries in libraries(tally):
        wanted = [entry for entry in inherited(entries) if not lends_only(entry)]
        text, losses = FORMATS[name].write(entries)
        there, _ = FORMATS[name].read(text.encode(), "there")
        again, _ = dialects.read(dialects.write_bibtex(there)[0].encode(), "back")
        told = {(loss.key, loss.field) for loss in losses}
        for entry, back in zip(wanted, again, strict=True):
            _count(tally, name, entry, back, told)
    return tally


def _count(
    tally: Tally, name: str, entry: Edition, back: Edition, told: set[tuple[str, str]]
) -> None:
    same = Edition(back.key, to_biblatex(entry).kind, to_biblatex(back).fields)
    # Classical BibTeX has one name for each kind of thesis; that is no matter of the detour.
    plain = to_biblatex(to_bibtex(entry))
    if name == "ris":  # which cannot protect letters, and tells so
        plain = Edition(plain.key, plain.kind, tuple((n, unprotected(v)) for n, v in plain.fields))
    wanted = said(Edition(entry.key, same.kind, plain.fields))
    held = held_by_ris(entry) if name == "ris" else frozenset(wanted)
    tally.entries += 1
    tally.fields += len(wanted)
    tally.held += len(held & wanted.keys())
    gone = missing(Edition(entry.key, same.kind, plain.fields), same)
    tally.lost.update(one for one in gone if one in held)
    tally.unreported += sum((entry.key, one) not in told for one in gone)
