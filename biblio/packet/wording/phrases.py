"""Small pieces that annotations are made of: years, names, titles, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.document import Run
from biblio.packet.model import Inline
from biblio.packet.wording.words import Words, words_of
from biblio.record import kinds
from biblio.record.edition import Edition
from biblio.record.person import person_of, split_names


def years_of(edtf: str | None) -> frozenset[str]:
    """The years that a date names, those between two of them included."""
    found = [int(year) for year in re.findall(r"\d{4}", edtf or "")]
    return frozenset(map(str, range(min(found), max(found) + 1))) if found else frozenset()


def names_in_order(names: str, words: Words | None = None) -> str:
    """`Marx, Karl and Engels, Frederick` as *Karl Marx and Frederick Engels*.

    The words (None: those in English) have what stands before the last name.
    """
    said = [spoken(name) for name in split_names(names)]
    joint = (words or words_of(None)).text("and")
    return joint.join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def spoken(name: str) -> str:
    """One name as it is said: `Weiss, Murry` is Murry Weiss."""
    return person_of(name).spoken


def title_runs(title: str, words: Words, entry: Edition | None = None) -> tuple[Run, ...]:
    """A title as it is set: that of a book (None: it is one) in italics; of an article, a chapter,
    an essay, a page on line in quotation marks."""
    if entry is None:
        return (Run(title, italic=True),)
    kind = kinds.row(entry.kind)
    is_page = kind.extent is kinds.Extent.PAGE or entry.get("entrysubtype") == "essay"
    quoted = kind.is_part or is_page
    return words.runs("part_title", title=title) if quoted else (Run(title, italic=True),)


def sentences(parts: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The sentences one after the other, a space between each two."""
    inlines: list[Inline] = []
    for part in parts:
        inlines += (Run(" "), *part) if inlines else part
    return tuple(inlines)
