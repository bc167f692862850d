"""What a style has no place for, and an editor would miss: told once for each thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biblio.diagnostics import Diagnostic
from biblio.styles.checks import Item, Locate
from biblio.styles.formatted import FormattedEntry
from biblio.styles.style import Style

_WATCHED = {"translator": "translator", "editor": "editor", "original-date": "original date"}
_SHOWN = 3
_REPEATED = re.compile(r"[—―–_-]{2,}")


def lost(
    items: Iterable[Item], entries: Iterable[FormattedEntry], style: Style, locate: Locate
) -> Iterator[Diagnostic]:
    """Translators, editors and original dates of works that are listed without them."""
    texts = {entry.key: entry.text.casefold() for entry in entries}
    listed = [(str(item["id"]), item) for item in items if str(item["id"]) in texts]
    for variable, words in _WATCHED.items():
        keys = [key for key, item in listed if _is_missing(item, variable, texts[key])]
        if keys:
            message = f"{style.name} does not print the {words} of {_named(keys)}."
            yield Diagnostic("style-loses", message, locate(keys[0]))


def _named(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return ", ".join(keys[:_SHOWN]) + more


def _is_missing(item: Item, variable: str, text: str) -> bool:
    """Whether nothing that the style may print of the variable's first value is in the text."""
    value = item.get(variable)
    first = value[0] if isinstance(value, list) and value else value
    words = _words(first) if isinstance(first, Mapping) else ""
    if _REPEATED.match(text) and isinstance(value, list) and not item.get("author"):
        return False  # a dash stands for the names of the entry before
    return bool(words) and words.casefold() not in text


def _words(value: Mapping[str, Any]) -> str:
    """A family name, or the year of a date."""
    if parts := value.get("date-parts"):
        return str(abs(int(parts[0][0]))) if parts[0] and parts[0][0] else ""
    return str(value.get("family") or value.get("literal") or "")
