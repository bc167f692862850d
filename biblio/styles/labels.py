"""Labels that pandoc sets, as citeproc-js and editors have them.

A page that says what it is (*fol. 12r*) has no *pp.* before it, and the letter that tells apart
what one author has of one year is tied to words by a hyphen (*in press-a*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from biblio.document import Run, text_of

Item = Mapping[str, Any]

_PLACED = re.compile(
    r"(?P<word>(?:fols?|ff?|cols?|sps?|bl|plates?|pls?|лл?)\.?)\s*[0-9]", re.IGNORECASE
)
_LABELS = r"(?<!\w)(?:pp?|SS?|s|págs?|pags?|с|стр|str|blz|sid)\.\s(?=(?:{})\s?[0-9])"
_LETTER = r"[a-z](?!\w)"
_GONE = "\ue0f8"


def with_labels(runs: tuple[Run, ...], items: Iterable[Item]) -> tuple[Run, ...]:
    """The runs of these items with such labels."""
    for item in items:
        if words := _date_in_words(item):
            runs = _with_tie(runs, words)
        if placed := _PLACED.match(str(item.get("page", ""))):
            pattern = re.compile(_LABELS.format(re.escape(placed["word"])))
            runs = _without(runs, (found.span() for found in pattern.finditer(text_of(runs))))
    return runs


def _date_in_words(item: Item) -> str:
    issued = item.get("issued")
    return str(issued.get("literal") or "") if isinstance(issued, Mapping) else ""


def _with_tie(runs: tuple[Run, ...], words: str) -> tuple[Run, ...]:
    found = re.search(rf"(?<!\w){re.escape(words)}(?={_LETTER})", text_of(runs), re.IGNORECASE)
    return _tied(runs, found.end()) if found else runs


def _tied(runs: Iterable[Run], place: int) -> tuple[Run, ...]:
    """The runs with a hyphen at that place."""
    at, tied = 0, []
    for run in runs:
        inside = place - at
        at += len(run.text)
        is_here = 0 < inside <= len(run.text)
        text = f"{run.text[:inside]}-{run.text[inside:]}" if is_here else run.text
        tied.append(replace(run, text=text))
    return tuple(tied)


def _without(runs: tuple[Run, ...], spans: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    text = list(text_of(runs))
    for start, end in spans:
        text[start:end] = _GONE * (end - start)
    return tuple(_taken("".join(text), runs))


def _taken(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    at = 0
    for run in runs:
        yield replace(run, text=text[at : at + len(run.text)].replace(_GONE, ""))
        at += len(run.text)
