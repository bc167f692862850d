"""What a citation that points back says of itself: its form, whose it is, and a place in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.citation import Form
from biblio.parser.labelling.rules.entries import people_inverted
from biblio.parser.labelling.spans import Span
from biblio.record.person import from_print
from biblio.values import names
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

# GIL MORA, A. y ROS, B.
_LETTERS_LAST = Lazy(rf",\s(?:{CAPITAL}\.[\s-]?)+$")


class BackReference(NamedTuple):
    """The form of a pointing citation and the little it says itself."""

    form: Form
    spans: tuple[Span, ...]
    end: int


def named(match: re.Match[str], group: str = "author") -> tuple[Span, ...]:
    """The people that a group of the match lists."""
    start = match.start(group)
    if _LETTERS_LAST.search(match[group]) and (turned := people_inverted(match[group])):
        return tuple(Span("author", start + first, start + last) for first, last in turned)
    found = names.split(match[group], start)
    return tuple(Span("author", at, at + len(name)) for name, at in found)


_LABELS = dict.fromkeys(("volume", "tome"), "volume")
_LABELS |= dict.fromkeys(("pages", "leaf", "division", "paragraph"), "locator")


def numbers(match: re.Match[str]) -> tuple[Span, ...]:
    """Volume and place, as the groups of the match have them."""
    groups = match.groupdict()
    spans = []
    for group, label in _LABELS.items():
        if groups.get(group):
            start, end = match.span(group)
            end -= len(match[group]) - len(match[group].rstrip(" ,&–-"))
            spans.append(Span(label, start, end))
    return tuple(spans)


def all_known(people: str, lexicon: Lexicon) -> bool:
    """Whether every name is one that the document has cited."""
    found = [name for name, _ in names.split(people)]
    return bool(found) and all(
        name in lexicon.names or from_print(name).surname in lexicon.names for name in found
    )
