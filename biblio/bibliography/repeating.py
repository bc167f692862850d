"""Repeated names in a list that is divided or ordered otherwise than the style does it.

Many styles print ——— for the authors of the entry before. Where another entry has come between,
or a heading, the dash would stand for the wrong people or for nobody: the names are given again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblio.styles import FormattedEntry


def with_names(
    keys: Sequence[str],
    as_styled: Sequence[FormattedEntry],
    in_full: Mapping[str, FormattedEntry],
) -> tuple[FormattedEntry, ...]:
    """The entries of one section, in its order, each with a dash only where it is right.

    `as_styled` is the whole list in the style's order, `in_full` has every entry with its names.
    """
    people = _people(as_styled, in_full)
    entries = {entry.key: entry for entry in as_styled}
    shown: list[FormattedEntry] = []
    for before, key in zip([None, *keys], keys, strict=False):
        follows = before is not None and people[before] == people[key]
        shown.append(entries[key] if follows else in_full[key])
    return tuple(shown)


def _people(
    as_styled: Sequence[FormattedEntry], in_full: Mapping[str, FormattedEntry]
) -> dict[str, int]:
    """A number for each run of entries by the same people: the first has names, the rest dashes."""
    numbers: dict[str, int] = {}
    number = 0
    for entry in as_styled:
        number += entry.runs == in_full[entry.key].runs
        numbers[entry.key] = number
    return numbers
