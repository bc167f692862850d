"""What several forms have in common: links of several runs, addresses, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from biblio.document import Run, text_of
from biblio.styles.runs import look_of
from biblio.values.webaddress import link

# What may stand in an address as it is (RFC 3986); all else is percent-encoded.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one look as one: signs that meet may mean something together."""
    return tuple(Run(text_of(group), *look) for look, group in groupby(runs, look_of))


def by_link(runs: Iterable[Run]) -> Iterator[tuple[str | None, tuple[Run, ...]]]:
    """The runs in groups: those of one link together, with its target; None where it has none."""
    for href, group in groupby(joined(runs), lambda run: run.href):
        yield link(href or ""), tuple(group)


def address(target: str) -> str:
    """The target in ASCII: letters of other scripts, spaces and brackets percent-encoded."""
    return quote(target, safe=_IN_ADDRESS, errors="replace")


def split_space(text: str) -> tuple[str, str, str]:
    """The space before a text, the text, and the space behind it."""
    match = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL)
    assert match  # the pattern fits every text
    return match[1], match[2], match[3]
