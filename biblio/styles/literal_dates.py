"""A date in words is printed once.

Styles print the year in one place and the rest of the date in another; pandoc prints a date that
is given in words (CSL 1.0.2, `literal`) whole in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from biblio.document import Run, text_of

_DATES = ("issued", "original-date", "event-date", "accessed")


def printed_once(runs: tuple[Run, ...], item: Mapping[str, Any]) -> tuple[Run, ...]:
    """The runs of one entry without the second print of a date of the item in words."""
    for name in _DATES:
        date = item.get(name)
        words = date.get("literal") if isinstance(date, Mapping) else None
        if isinstance(words, str) and words.strip():
            runs = _once(runs, words, item)
    return runs


def _once(runs: tuple[Run, ...], words: str, item: Mapping[str, Any]) -> tuple[Run, ...]:
    text = text_of(runs)
    again = re.compile(
        rf"(?:(?<=[.!?”’])\s+{re.escape(words)}\.?|[,;:]?\s*(?<!\w){re.escape(words)})(?!\w)"
    )
    first = text.lower().find(words.lower())
    elsewhere = sum(words in str(value) for name, value in item.items() if name not in _DATES)
    found = again.search(text, first + len(words)) if first >= 0 and not elsewhere else None
    return _without(runs, *found.span()) if found else runs


def _without(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    left, at = [], 0
    for run in runs:
        cut = run.text[: max(start - at, 0)] + run.text[max(end - at, 0) :]
        at += len(run.text)
        if cut:
            left.append(replace(run, text=cut))
    return tuple(left)
