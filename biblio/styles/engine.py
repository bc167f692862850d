"""Formats citations and bibliographies: one interface, and the engines behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.styles.checks import Item, Locate, missing_fields, unknown_keys
from biblio.styles.formatted import Cluster, Formatted
from biblio.styles.languages import DEFAULT, check_language
from biblio.styles.losses import lost
from biblio.styles.style import EngineName, Style


class Engine(Protocol):
    """Applies one kind of style. Every cite's key is that of an item, and no two items share it."""

    def __call__(
        self,
        items: Sequence[Item],
        clusters: Sequence[Cluster],
        style: Style,
        language: str,
        locate: Locate,
    ) -> Formatted:
        """The clusters and all items, formatted."""


def _pandoc() -> Engine:
    from biblio.styles.pandoc import format_with_pandoc

    return format_with_pandoc


def _pybtex() -> Engine:
    from biblio.styles.bibtex import format_with_pybtex

    return format_with_pybtex


ENGINES: Mapping[EngineName, Callable[[], Engine]] = {"pandoc": _pandoc, "pybtex": _pybtex}


def format(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    style: Style,
    language: str | None = None,
    locate: Locate = Position,
) -> Formatted:
    """The clusters as the style cites them, and all items as its bibliography lists them.

    `items` are in CSL-JSON, each with an `id` that cites name it by; of two with one id the first
    counts. Without a `language` the style's own is used, else American English. Text of the style
    on a line of its own is set off by line breaks within the runs. `locate` tells where an entry
    stands, for diagnostics: cites that no item answers, items that lack what the style needs,
    items that the engine refuses, of which the rest is formatted without, and what the style leaves
    out of the items. Raises BiblioError for
    an unknown language, a broken style, an item without id, and an engine that is not installed.
    """
    locale = check_language(language or style.language or DEFAULT)
    known = _by_key(items)
    diagnostics: list[Diagnostic] = [*unknown_keys(clusters, known, locate)]
    diagnostics += missing_fields(known.values(), style, locate)
    apply = ENGINES[style.engine]()
    answered = [_answered(cluster, known) for cluster in clusters]
    made = apply(tuple(known.values()), answered, style, locale, locate)
    losses = lost(known.values(), made.bibliography, style, locate)
    return replace(made, diagnostics=(*diagnostics, *made.diagnostics, *losses))


def _by_key(items: Sequence[Item]) -> dict[str, Item]:
    known: dict[str, Item] = {}
    for number, item in enumerate(items, 1):
        if "id" not in item:
            raise BiblioError(f"Item {number} of the CSL-JSON has no id.")
        given = {name: value for name, value in item.items() if value is not None}
        known.setdefault(str(item["id"]), given)
    return known


def _answered(cluster: Cluster, known: Mapping[str, Item]) -> Cluster:
    return replace(cluster, cites=tuple(cite for cite in cluster.cites if cite.key in known))
