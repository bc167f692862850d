"""What a field knows of a work, as the pairs of `Exact.fields`: alike for all who write fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BETWEEN = re.compile(r"(?<=\w)-{1,2}(?=\w)")


def pairs(
    kind: str, people: Iterable[tuple[str, Sequence[str]]], texts: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Names and values, BibLaTeX's: the type of the entry, each person, each text that is there.

    Of several texts of one name the first counts. `people` are roles with their names as BibTeX
    has them, `texts` in the words of their source.
    """
    found = [("entrytype", kind)]
    found += [(role, name) for role, names in people for name in names if name]
    seen = set()
    for name, text in texts:
        if text and name not in seen:
            seen.add(name)
            found.append((name, _BETWEEN.sub("–", text) if name == "pages" else text))
    return tuple(found)


def person(family: str, given: str, suffix: str = "") -> str:
    """A person's name as BibTeX has it: family, suffix, given."""
    return ", ".join(filter(None, (family, suffix, given)))


def body(name: str) -> str:
    """The name of a body, which has no family."""
    return f"{{{name}}}" if name else ""


def spaced(*words: str) -> str:
    """The words that there are, with spaces between them."""
    return " ".join(filter(None, words))
