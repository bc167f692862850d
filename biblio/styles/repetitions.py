"""What pandoc would print twice of an item, printed once: dates in words, and words for pages.

A style asks for the year here and for the whole date there; citeproc-js gives one that is in words
(*early spring 1911*) to the first alone. A page that says what it is (*fol. 12r*) has no *pp.*
before it.
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
# A letter that tells apart what one author has of one year is tied to words by a hyphen.
_LETTER = "[a-z](?![a-z])"
_GONE = "\ue0f8"


def without_repetitions(runs: tuple[Run, ...], items: Iterable[Item]) -> tuple[Run, ...]:
    """The runs of these items without what they say twice."""
    for item in items:
        if words := _date_in_words(item):
            runs = _once(runs, words, item)
        if placed := _PLACED.match(str(item.get("page", ""))):
            pattern = re.compile(_LABELS.format(re.escape(placed["word"])))
            runs = _without(runs, (found.span() for found in pattern.finditer(text_of(runs))))
    return runs


def _date_in_words(item: Item) -> str:
    issued = item.get("issued")
    return str(issued.get("literal") or "") if isinstance(issued, Mapping) else ""


def _once(runs: tuple[Run, ...], words: str, item: Item) -> tuple[Run, ...]:
    said = re.escape(words)
    text = text_of(runs)
    first = re.search(rf"(?<!\w){said}(?:{_LETTER})?(?!\w)", text, re.IGNORECASE)
    if first is None or words.casefold() in str(item.get("title", "")).casefold():
        return runs
    again = re.compile(
        rf"\s\({said}\)|[,;:]\s{said}(?!\w)|(?<=[.”’?!])\s{said}\.|\s{said}(?=[,.;:)])",
        re.IGNORECASE,
    )
    spans = [found.span() for found in again.finditer(text, first.end())]
    tie = [first.start() + len(words)] if first.end() - first.start() > len(words) else []
    return _without(_tied(runs, tie), ((start + len(tie), end + len(tie)) for start, end in spans))


def _tied(runs: tuple[Run, ...], places: Iterable[int]) -> tuple[Run, ...]:
    """The runs with a hyphen at each of these places."""
    for place in places:
        at = 0
        tied = []
        for run in runs:
            inside = place - at
            is_here = 0 < inside <= len(run.text)
            text = f"{run.text[:inside]}-{run.text[inside:]}" if is_here else run.text
            tied.append(replace(run, text=text))
            at += len(run.text)
        runs = tuple(tied)
    return runs


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
