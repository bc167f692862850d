"""What a style will miss in the entries, told before the style is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from biblio.diagnostics import Diagnostic, Position
from biblio.styles.formatted import Cluster, FormattedEntry
from biblio.styles.style import Style

Item = Mapping[str, Any]
Locate = Callable[[str], Position]


_REMEDY = "With a publisher, an archive or an address it may be listed."


def missing_fields(items: Iterable[Item], style: Style, locate: Locate) -> Iterator[Diagnostic]:
    """Entries without a title, and without the date that the style cites them by."""
    for item in items:
        key = str(item["id"])
        if not item.get("title"):
            yield Diagnostic("style-no-title", f"{key} has no title.", locate(key))
        if style.category == "author-date" and not item.get("issued"):
            message = f"{key} has no date, by which {style.name} cites it."
            yield Diagnostic("style-no-date", message, locate(key))


def unknown_keys(
    clusters: Iterable[Cluster], known: Mapping[str, Item], locate: Locate
) -> Iterator[Diagnostic]:
    """Keys that are cited, though no entry has them; each once."""
    cited = dict.fromkeys(cite.key for cluster in clusters for cite in cluster.cites)
    for key in cited:
        if key not in known:
            message = f"{key} is cited, but is no entry of the library."
            yield Diagnostic("style-unknown-key", message, locate(key))


def omitted(
    items: Iterable[Item], entries: Iterable[FormattedEntry], style: Style, locate: Locate
) -> Iterator[Diagnostic]:
    """Entries of which the style prints nothing, as Chicago does of papers that nobody can read."""
    printed = {entry.key for entry in entries}
    for item in items:
        key = str(item["id"])
        if key not in printed:
            message = f"{style.name} leaves {key} ({item.get('type')}) out of its bibliography."
            yield Diagnostic("style-omits-entry", f"{message} {_REMEDY}", locate(key))


def no_bibliography(style: Style) -> Diagnostic:
    """A style that only cites."""
    message = f"{style.name} has no bibliography, only citations."
    return Diagnostic("style-no-bibliography", message, Position(style.path))
