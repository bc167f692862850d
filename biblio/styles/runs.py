"""Puts runs together as their readers should see them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from biblio.document import Run, text_of

_BREAKS = re.compile(r" *\n[ \n]*")
_SPACES = re.compile(r"  +")


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one look joined, and no space at either end."""
    joined = [
        (_squeezed(text_of(group)), look)
        for look, group in groupby((run for run in runs if run.text), key=look_of)
    ]
    while joined and not joined[0][0].strip():
        del joined[0]
    while joined and not joined[-1][0].strip():
        del joined[-1]
    if joined:
        joined[0] = joined[0][0].lstrip(), joined[0][1]
        joined[-1] = joined[-1][0].rstrip(), joined[-1][1]
    return tuple(Run(text, *look) for text, look in joined)


def look_of(run: Run) -> tuple[bool, bool, bool, str | None, bool, bool]:
    """All of a run but its text, in the order of its fields."""
    return run.italic, run.bold, run.small_caps, run.href, run.superscript, run.subscript


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))
