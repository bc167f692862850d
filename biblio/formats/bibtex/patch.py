"""The source of a value made to say something else, all that may stay being left as it is typed.

Commands, braces and ties that stand beside what changes are so kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from biblio.formats.bibtex import latex
from biblio.formats.bibtex.values import PEOPLE, to_plain
from biblio.record.person import split_names, split_outside_braces
from biblio.values import compiled
from biblio.values.marked import cut, marks_of

_AND = compiled.pattern(r"\s+and\s+", re.IGNORECASE)
Spell = Callable[[str, str], str]


def patched(name: str, raw: str, old: str, new: str, spell: Spell) -> str | None:
    """The source of the field `name`, which says `old`, with only that replaced which differs.

    `spell` gives the source of the characters that come in. None where the source cannot be made
    to say `new` so.
    """
    if name in PEOPLE and (people := _people(name, raw, old, new, spell)):
        return people
    head, tail = common(old, new)
    gone, come = old[head : len(old) - tail], cut(new, head, len(new) - tail)
    at = _position(raw, old, gone, head, tail)
    if at is None:
        return None
    # What stands in braces already needs none of its own, whatever marks it has.
    for part in (str(come), come):
        typed = latex.encode(part) if name in PEOPLE else spell(name, part)
        spliced = raw[:at] + typed + raw[at + len(gone) :]
        again = to_plain(name, spliced)
        if again == new and marks_of(again) == marks_of(new):
            return spliced
    return None


def _people(name: str, raw: str, old: str, new: str, spell: Spell) -> str | None:
    """The same name by name; those that stay keep their braces."""
    before, after, typed = split_names(old), split_names(new), split_outside_braces(raw, _AND)
    if len(before) < 2 or not len(before) == len(after) == len(typed):
        return None
    spliced, at = "", 0
    for one, was, wanted in zip(typed, before, after, strict=True):
        start = raw.index(one, at)
        spliced += raw[at:start] + _person(name, one, was, wanted, spell)
        at = start + len(one)
    spliced += raw[at:]
    return spliced if to_plain(name, spliced) == new else None


def _person(name: str, raw: str, old: str, new: str, spell: Spell) -> str:
    if old == new:
        return raw
    return patched(name, raw, old, new, spell) or spell(name, new)


def _position(raw: str, old: str, gone: str, head: int, tail: int) -> int | None:
    """Where in the source that stands which is to go; None where that cannot be told."""
    if raw.endswith(old[head:]):
        return len(raw) - len(old) + head
    if raw.startswith(old[: len(old) - tail]):
        return head
    return raw.find(gone) if gone and raw.count(gone) == 1 else None


def common(old: str, new: str) -> tuple[int, int]:
    """How many characters the two have in common at their beginnings, and at their ends."""
    head, tail, shorter = 0, 0, min(len(old), len(new))
    while head < shorter and old[head] == new[head]:
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail
