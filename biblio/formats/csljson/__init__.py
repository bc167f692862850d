"""CSL-JSON, the data of citation processors, Zotero and pandoc (CSL 1.0.2): written and read."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.formats.csljson.reader import edition
from biblio.formats.csljson.writer import Item, item, printed
from biblio.library.inheritance import inherited, lends_only, with_works
from biblio.record.edition import Edition

__all__ = ["dumps", "edition", "item", "items"]


def items(library: Iterable[Edition]) -> list[Item]:
    """The entries as items for a citation processor, with what they take over from others.

    Entries that only lend fields to others, or only name several of them as one, are left out; of
    two of one key the first counts.
    """
    entries: dict[str, Edition] = {}
    for entry in with_works(inherited(library)):
        if not lends_only(entry) and entry.kind != "set":
            entries.setdefault(entry.key, entry)
    return [printed(entry) for entry in entries.values()]


def dumps(library: Iterable[Edition]) -> str:
    """The entries as a CSL-JSON array, in their order; the same input gives the same text.

    What CSL has no variable for stands in `custom`.
    """
    from biblio.formats.csljson.file import write

    return write(library)[0]
