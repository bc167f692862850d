"""Puts runs together as their readers should see them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from biblio.document import Run, text_of

_BREAKS = re.compile(r" *\n[ \n]*")
_SPACES = re.compile(r"  +")


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one look joined, and no space at either end."""
    joined = [
        Run(_squeezed(text_of(group)), *look)
        for look, group in groupby((run for run in runs if run.text), key=look_of)
    ]
    while joined and not joined[0].text.strip():
        del joined[0]
    while joined and not joined[-1].text.strip():
        del joined[-1]
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)


def look_of(run: Run) -> tuple[bool, bool, bool, str | None, bool, bool]:
    """All of a run but its text, in the order of its fields."""
    return run.italic, run.bold, run.small_caps, run.href, run.superscript, run.subscript


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))
