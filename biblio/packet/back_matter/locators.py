"""Locators of an index: paragraph 14 of reading 2 is 2.14, runs of paragraphs are 2.14–17."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Locator = tuple[int, int]
"""A reading's number and a paragraph's, both from 1."""


def collapsed(locators: Iterable[Locator], *, several: bool) -> tuple[str, ...]:
    """The locators in order, paragraphs in a row as a range; `several` readings are numbered."""
    return tuple(
        f"{f'{reading}.' if several else ''}{first}{f'–{last}' if last > first else ''}"
        for reading, first, last in _runs(sorted(set(locators)))
    )


def _runs(locators: Iterable[Locator]) -> Iterator[tuple[int, int, int]]:
    run: tuple[int, int, int] | None = None
    for reading, number in locators:
        if run and run[0] == reading and number == run[2] + 1:
            run = (reading, run[1], number)
            continue
        if run:
            yield run
        run = (reading, number, number)
    if run:
        yield run
