"""`biblio editions --duplicates`: what of a library belongs together, and how."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from biblio.editions.duplicates import Findings, Pair
from biblio.record.edition import Edition

_WIDTH = 80


def lists(findings: Findings) -> str:
    """The three lists for a person to read; one that is empty is left out."""
    titled = (
        ("The same edition twice:", findings.duplicates),
        ("Editions of one work, to be linked and never merged:", findings.links),
        ("Doubtful, to be decided by you:", findings.doubtful),
    )
    return "\n".join(_list(title, pairs) for title, pairs in titled if pairs)


def _list(title: str, pairs: tuple[Pair, ...]) -> str:
    return "".join(f"{line}\n" for line in (title, *_lines(pairs)))


def _lines(pairs: tuple[Pair, ...]) -> Iterator[str]:
    for pair in pairs:
        yield fill(
            f"{_name(pair.one)} = {_name(pair.other)}  {pair.verdict.reason}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="      ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _name(entry: Edition) -> str:
    """The key; an entry without one is called by its title."""
    return entry.key or f"“{entry.title}”"
