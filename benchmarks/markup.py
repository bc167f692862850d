"""How much of the markup of real titles comes back from CSL-JSON, RIS and the other dialect.

    python benchmarks/markup.py FOLDER

FOLDER holds .bib files. Counted are the values of titles and words that have marks, by their looks,
and those whose characters and looks are the same after the detour through the text of the format;
for RIS, which cannot protect letters, all looks but protection.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from biblio.diagnostics import BiblioError
from biblio.formats.dialects import file as dialects
from biblio.formats.dialects import to_biblatex
from biblio.formats.equivalence import said
from biblio.formats.registry import FORMATS
from biblio.library.inheritance import inherited, lends_only
from biblio.record.edition import Edition
from biblio.values.marked import Look, marks_of, unprotected

Marked = dict[str, frozenset[Look]]


def main(folder: str) -> None:
    """Print a line for each format and look: how many values have it, how many come back."""
    for name in ("csljson", "ris", "biblatex"):
        had: Counter[Look] = Counter()
        back: Counter[Look] = Counter()
        for path in sorted(Path(folder).rglob("*.bib")):
            try:
                entries, _ = dialects.read(path.read_bytes(), path.name)
            except BiblioError:
                continue
            _count(entries, name, had, back)
        for look in had:
            print(f"{name:9} {look.value:12} {back[look]:6} of {had[look]:6}")


def _count(
    entries: tuple[Edition, ...], name: str, had: Counter[Look], back: Counter[Look]
) -> None:
    wanted = [entry for entry in inherited(entries) if not lends_only(entry)]
    source = wanted if name == "biblatex" else entries
    there, _ = FORMATS[name].read(FORMATS[name].write(source)[0].encode(), "there")
    for entry, again in zip(wanted, there, strict=True):
        before, after = _values(entry, name), _values(again, name)
        for field, (shown, looks) in before.items():
            same = after.get(field, ("", frozenset()))[0] == shown
            had.update(looks)
            back.update(looks if same else ())


def _values(entry: Edition, name: str) -> dict[str, tuple[str, frozenset[Look]]]:
    """What each field with marks says, in one spelling, and its looks."""
    whole = to_biblatex(entry)
    fields = tuple((n, unprotected(v) if name == "ris" else v) for n, v in whole.fields)
    looks = {field: frozenset(one.look for one in marks_of(value)) for field, value in fields}
    shown = said(Edition(whole.key, whole.kind, fields))
    for title, subtitle in (("title", "subtitle"), ("booktitle", "booksubtitle")):
        looks[title] = looks.get(title, frozenset()) | looks.pop(subtitle, frozenset())
    return {field: (shown.get(field, ""), seen) for field, seen in looks.items() if seen}


if __name__ == "__main__":
    main(sys.argv[1])
