"""Puts runs together as their readers should see them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from biblio.document import Run

_BREAKS = re.compile(r" *\n[ \n]*")
_SPACES = re.compile(r"  +")


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one look joined, and no space at either end."""
    joined = [
        replace(look, text=_squeezed("".join(run.text for run in group)))
        for look, group in groupby(runs, key=lambda run: replace(run, text=""))
    ]
    while joined and not joined[0].text.strip():
        del joined[0]
    while joined and not joined[-1].text.strip():
        del joined[-1]
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))
