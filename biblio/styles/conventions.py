"""What every note style expects, and pandoc leaves to the writer.

A term that begins a note has a capital (Ibid.), and brackets within brackets are square. Names and
titles stay as they are. The reference implementation, citeproc-js, does both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from biblio.document import Run

Item = Mapping[str, Any]


def note(runs: tuple[Run, ...], items: Iterable[Item], has_prefix: bool) -> tuple[Run, ...]:
    """The runs of a note that cites these items."""
    own = tuple(text for item in items for text in _strings(item))
    return runs if not runs else entry(runs if has_prefix else _capitalised(runs, own), own)


def entry(runs: tuple[Run, ...], own: Iterable[str]) -> tuple[Run, ...]:
    """The runs of a note style's entry; `own` are the words of the work itself."""
    text = "".join(run.text for run in runs)
    changed = list(text)
    for start, end in _inner_brackets(text):
        bracketed = text[start : end + 1]
        if not any(bracketed in words for words in own):
            changed[start], changed[end] = "[]"
    return runs if changed == list(text) else tuple(_divided("".join(changed), runs))


def words_of(item: Item) -> tuple[str, ...]:
    """Every text that an item has: what a style must print as it is."""
    return tuple(_strings(item))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _capitalised(runs: tuple[Run, ...], own: Iterable[str]) -> tuple[Run, ...]:
    first, *rest = runs
    words = first.text.split()
    if not words or any(text.startswith(words[0].rstrip(".,;:")) for text in own):
        return runs
    return (replace(first, text=first.text[0].upper() + first.text[1:]), *rest)


def _inner_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the pairs stand that are inside of one other pair, or of three."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            start = opened.pop()
            if len(opened) % 2:
                yield start, at


def _divided(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    at = 0
    for run in runs:
        yield replace(run, text=text[at : at + len(run.text)])
        at += len(run.text)
