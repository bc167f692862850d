"""Runs of a Word file that say in a bracket what a note said, or in a note what stood in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from biblio.document import Run
from biblio.restyle.leads import capital, lead
from biblio.restyle.printing import Runs, fitted, nested, sentence
from biblio.restyle.revisions import Elements
from biblio.restyle.runs import text_run
from biblio.restyle.sites import Site

Pair = tuple[int, Site, Runs]


class Made(NamedTuple):
    """A site that was printed anew: the new runs, in print and as elements of the file."""

    at: int
    site: Site
    printed: Runs
    elements: Elements


def bracket_of(
    pairs: Sequence[Pair], pieces: Sequence[str], like: etree._Element
) -> tuple[Elements, list[Made]]:
    """The runs of a bracket that says what a note said, and those of each citation in it."""
    bracket = [text_run(Run(" ("), like)]
    made: list[Made] = []
    for (at, site, printed), piece in zip(pairs, pieces, strict=False):
        signal = lead(piece, is_first=not made)
        if signal:
            bracket.append(text_run(Run(signal), like))
        new = nested(fitted(printed, "", "", "", bare=True))
        elements = [text_run(run, like) for run in new]
        bracket += elements
        made.append(Made(at, site, new, elements))
    bracket.append(text_run(Run(")"), like))
    return bracket, made


def note_of(pairs: Sequence[Pair], pieces: Sequence[str]) -> tuple[Elements, list[Made]]:
    """The runs of a note that says what a bracket said, and those of each citation in it."""
    note: Elements = []
    made: list[Made] = []
    for (at, site, printed), piece in zip(pairs, pieces, strict=True):
        words = piece if made else capital(piece)
        note += [text_run(Run(words))] if words else []
        is_last = len(made) == len(pairs) - 1
        new = sentence(printed) if is_last else fitted(printed, "", "", "", bare=True)
        elements = [text_run(run) for run in new]
        note += elements
        made.append(Made(at, site, new, elements))
    return note, made
