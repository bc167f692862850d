"""Whether an entry has what its type needs, or something that will do instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblio.record.fields import REMARKS
from biblio.record.kinds import Need, When
from biblio.rules.basis.settings import Settings
from biblio.values import compiled

Fields = Mapping[str, str]

_UNDATED = compiled.pattern(
    r"\b(?:forthcoming|in press|in print|to appear|accepted|submitted|in preparation|n\.\s?d\."
    r"|undated|s\.\s?a\.|o\.\s?j\.|im druck|erscheint|à paraître|manuscript|[12][0-9]{3})",
    re.IGNORECASE,
)

# Where it is said that a text has no date, or one that is no date.
_REMARKS = frozenset(REMARKS) | {"volume", "series", "type"}


def is_met(need: Need, fields: Fields) -> bool:
    """Whether one of the fields that will do says something."""
    if fields.get(need.name):
        return True
    return not need.instead.isdisjoint(fields) and any(map(fields.get, need.instead))


def applies(need: Need, fields: Fields, year: int | None, settings: Settings) -> bool:
    """Whether the entry, with what it takes over, needs the field."""
    if need.when is When.ALWAYS:
        return True
    modern = year is not None and settings.publishers_since <= year
    return not _is_undated(fields) and (modern or need.when is not When.MODERN)


def _is_undated(fields: Fields) -> bool:
    if _is_classical(fields) or fields.get("related"):
        return True
    return any(_UNDATED.search(text) for name, text in fields.items() if name in _REMARKS)


def _is_classical(fields: Fields) -> bool:
    """Whether it is a text of somebody with one name (Plato): cited without an edition."""
    author = fields.get("author", "")
    return bool(author) and "," not in author
