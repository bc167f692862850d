"""Whether mending touches a byte that need not be touched, in real libraries.

    python benchmarks/kept_bytes.py FOLDER

Each library is normalised, and mended as `lint --fix` does. Then every byte has to be there again
that stands outside the fields that were to change: keys, types, comments and space between fields,
in the file's own encoding and newlines; of what is normalised also each field of which nothing was
said. (Of what is linted the fields themselves are not compared.) What comes in beside them are
whole new fields; `lint` may give a field another name besides, as a note that is an address.
Exits 1 where anything else differs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from biblio.config import load_config
from biblio.diagnostics import BiblioError
from biblio.editions.lookup import authority
from biblio.editions.normalising.editions import are_numbered
from biblio.editions.revising import revise
from biblio.editions.titles import index
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.formats.bibtex.patch import common
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.linter import loading, select
from biblio.linter.mending import mend

_Key = tuple[int, str]


def _touched(before: BibFile, after: BibFile, wanted: set[_Key] | None) -> Iterator[str]:
    """What differs beyond the wanted fields; where none are named, beyond the values of fields."""
    pairs = list(zip_longest(before.entries, after.entries))
    if not all(one and other for one, other in pairs):
        yield "an entry"
        return
    ends = [0, 0]
    for number, (one, other) in enumerate(pairs):
        if _between(before, ends[0], one) != _between(after, ends[1], other):
            yield f"between entries, before {one.key}"
        ends = [one.end, other.end]
        yield from _in_entry(before, one, after, other, number, wanted)
    if before.text[ends[0] :] != after.text[ends[1] :]:
        yield "behind the last entry"


def _between(file: BibFile, end: int, entry: EntrySource) -> str:
    """What stands before the fields of an entry, from the end of the one before."""
    return file.text[end : entry.fields[0].start if entry.fields else entry.end]


def _in_entry(
    before: BibFile,
    one: EntrySource,
    after: BibFile,
    other: EntrySource,
    number: int,
    wanted: set[_Key] | None,
) -> Iterator[str]:
    ours, theirs = list(one.fields), list(other.fields)
    for at, field in enumerate(ours):
        there = at < len(theirs) and theirs[at].name == field.name
        if not there and (wanted is not None or at >= len(theirs)):
            yield f"the name of {field.name} in {one.key}"
            return
        differs = _source(before, field) != _source(after, theirs[at])
        said = one.says(field.name.lower())
        if differs and wanted is not None and (number, said) not in wanted:
            yield f"{field.name} in {one.key}"
        behind = ours[at + 1].start if at + 1 < len(ours) else one.end
        new = theirs[at + 1].start if at + 1 < len(ours) else other.end
        gap, now = before.text[field.end : behind], after.text[theirs[at].end : new]
        if gap != now and not (at + 1 == len(ours) and _is_put_in(gap, now)):
            yield f"space behind {field.name} in {one.key}"


def _source(file: BibFile, field: FieldSource) -> str:
    return file.text[field.start : field.end]


def _is_put_in(gap: str, now: str) -> bool:
    """Whether the new one is the old one with something put into it at one place."""
    return len(now) > len(gap) and sum(common(gap, now)) == len(gap)


def _normalised(file: BibFile) -> tuple[str, set[_Key]]:
    """The text as `normalize` leaves it, and the fields that it says it changes."""
    files = load_config().authority
    numbered = are_numbered(file.library, modern=file.usage.modern)
    known, titles = authority(files), index(files)
    revised = revise(file.library, known, titles, numbered=numbered, keeps=file.keeps).library
    pairs = enumerate(zip(file.library, revised, strict=True))
    changed = {
        (number, name)
        for number, (old, new) in pairs
        for name in {*old.values, *new.values}
        if old.get(name) != new.get(name)
    }
    return file.updated(revised), changed


def _linted(file: BibFile) -> str:
    """The text as `lint --fix` leaves it."""
    subject = loading.subject({file.path: file.encoded(file.text)})
    return mend(subject, select(("ALL",), ())).texts.get(file.path, file.text)


def _amiss(data: bytes, name: str) -> Iterator[str]:
    file = bibtex.read(data, name)
    if file.encoded(file.text) != data:
        yield "written back it has other bytes"
    if not file.broken:
        text, changed = _normalised(file)
        yield from _touched(file, bibtex.read(file.encoded(text), name), changed)
    after = bibtex.read(file.encoded(_linted(file)), name)
    yield from (f"lint: {one}" for one in _touched(file, after, None))


def main() -> int:
    """Count what is amiss."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    counts = Counter[str]()
    for path in sorted(parser.parse_args().folder.rglob("*.bib")):
        try:
            amiss = list(_amiss(path.read_bytes(), path.name))
        except BiblioError as error:
            print(f"{path.name} is refused: {error}")
            counts["refused"] += 1
            continue
        counts["libraries"] += 1
        counts["amiss"] += bool(amiss)
        for one in amiss:
            print(f"{path.name}: {one}")
    print(dict(counts))
    return int(counts["amiss"] > 0)


if __name__ == "__main__":
    sys.exit(main())
