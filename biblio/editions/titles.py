"""An index of the titles the authority knows, so that reading a document need not load it all.

`data/titles.tsv` is made from `data/works.toml` by `python -m biblio.editions.titles`; a test
tells when it has fallen behind. A line: work key, kind of title, authors, title.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from biblio.values.folding import fold
from biblio.values.titles import main_part

if TYPE_CHECKING:
    from biblio.editions.records import KnownWork

_FILE = Path(__file__).parent.parent / "data" / "titles.tsv"


class TitleRecord(NamedTuple):
    """A title of a known work. `kind` is `own`, a kind of variant, or `printed` (on an edition)."""

    work: str
    kind: str
    authors: tuple[str, ...]
    title: str


class TitleIndex(NamedTuple):
    """Titles by their folded form."""

    records: tuple[TitleRecord, ...]
    by_title: dict[str, tuple[TitleRecord, ...]]

    def find(self, title: str) -> tuple[TitleRecord, ...]:
        """The records of a printed title, or of the part of it before its subtitle."""
        found = self.by_title.get(fold(title))
        if found or (main := main_part(title)) == title:
            return found or ()
        return self.by_title.get(fold(main), ())


def records_of(work: KnownWork) -> Iterator[TitleRecord]:
    """The titles of a work, its own first, each once."""
    kinds = {work.title: "own"}
    if work.original_title:
        kinds.setdefault(work.original_title, "original")
    for variant in work.variants:
        kinds.setdefault(variant.title, variant.kind)
    for edition in work.editions:
        if edition.title:
            kinds.setdefault(edition.title, "printed")
    for title, kind in kinds.items():
        yield TitleRecord(work.key, kind, work.authors, title)


@cache
def index(extra: tuple[Path, ...] = ()) -> TitleIndex:
    """The titles biblio ships with, and those of the user's own files."""
    if not extra:
        return _indexed(_read(_FILE.read_text(encoding="utf-8")))
    from biblio.editions import loader

    works, _, _ = loader.load(extra)
    return _indexed(one for work in works for one in records_of(work))


def dumps(works: Iterable[KnownWork]) -> str:
    """The works' titles as the lines of the index file."""
    records = (record for work in works for record in records_of(work))
    return "".join(
        "\t".join((one.work, one.kind, "; ".join(one.authors), one.title)) + "\n" for one in records
    )


def _read(text: str) -> Iterator[TitleRecord]:
    for line in text.splitlines():
        work, kind, authors, title = line.split("\t")
        yield TitleRecord(work, kind, tuple(filter(None, authors.split("; "))), title)


def _indexed(records: Iterable[TitleRecord]) -> TitleIndex:
    kept = tuple(records)
    by_title: dict[str, tuple[TitleRecord, ...]] = {}
    for record in kept:
        folded = fold(record.title)
        by_title[folded] = (*by_title.get(folded, ()), record)
    return TitleIndex(kept, by_title)


if __name__ == "__main__":
    from biblio.editions import loader

    sys.stdout.write(dumps(loader.works()))
