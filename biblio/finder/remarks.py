"""Notes in whole sentences about works that the reference list has: `Noll (1974) denies it.`"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from biblio.citation import Passage, Shape
from biblio.finder import reference_lists
from biblio.values import titles
from biblio.values.patterns import Lazy

_FEWEST = 3  # words around the works
# What else tells of works: figures, titles in italics are looked for beside it, addresses.
_MORE = Lazy(r"[\d“”«»„\"]|https?:|_")
_WORD = Lazy(r"[^\W\d_]{2,}")
# What only goes on: the rest of a sentence, no title.
_GOES_ON = Lazy(r"[\s.,;:)]*$|[,;]?\s+[a-zß-ÿ]")
# … (1974). Anders dazu | Noce (1981): a sentence that leads to the next name
_LEADS_ON = Lazy(r"[.)]*\s+[^:;.]*\s[a-zß-ÿ]+,?\s$")


def works(note: Passage, listed: frozenset[tuple[str, str]]) -> tuple[Passage, ...]:
    """The names with years, each a passage, of a note that says nothing else in figures.

    None where the note is no such text: where what stands behind a year may be the title.
    """
    string = note.text.string
    spans = list(reference_lists.names_and_years(string, listed, plain=True)) if listed else []
    if not spans or note.italics(0, len(string)):
        return ()
    edges = [0, *(edge for span in spans for edge in span), len(string)]
    around = [string[start:end] for start, end in list(pairwise(edges))[::2]]
    said = sum(len(_WORD.findall(one)) for one in around)
    if said < _FEWEST or any(map(_MORE.search, around)) or not _are_remarks(around[1:]):
        return ()
    return tuple(_work(note, *span) for span in spans)


def _are_remarks(behind: list[str]) -> bool:
    """Whether the words behind each year go on with the sentence, or are one, and no title."""
    *between, last = behind
    ends = _GOES_ON.match(last) or titles.reads_as_sentence(last)
    return bool(ends) and all(_GOES_ON.match(one) or _LEADS_ON.match(one) for one in between)


def _work(note: Passage, start: int, end: int) -> Passage:
    return replace(note, text=note.text.cut(start, end), shape=Shape.REFERENCE)
