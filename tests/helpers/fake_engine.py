"""An engine that is no style: entries by author and title, dashes for repeated authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from biblio.bibliography.engine import Items
from biblio.document import Run
from biblio.styles import Cite, Cluster, Formatted, FormattedEntry

DASH = "———"


@dataclass(frozen=True)
class FakeEngine:
    """Sorts by author and title; a first citation is full, a later one short."""

    language: str = "en-US"
    dashes: bool = True

    def format(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        ordered = sorted(items, key=lambda item: (_author(item), item.get("title", "")))
        titles = {item["id"]: item.get("title", "") for item in items}
        return Formatted(
            tuple(_citations(clusters, titles)), tuple(_entries(ordered, dashes=self.dashes))
        )

    def in_full(self, items: Items, clusters: Sequence[Cluster]) -> Formatted | None:
        return FakeEngine(self.language, dashes=False).format(items, clusters)


def _entries(items: Items, *, dashes: bool) -> Iterator[FormattedEntry]:
    before = None
    for item in items:
        author = _author(item)
        name = DASH if dashes and author == before else author
        title = Run(item.get("title", ""), italic=True)
        yield FormattedEntry(item["id"], (Run(f"{name}. "), title, Run(".")))
        before = author


def _author(item: Mapping[str, Any]) -> str:
    return (
        item["author"][0].get("family") or item["author"][0]["literal"] if "author" in item else ""
    )


def _citations(clusters: Sequence[Cluster], titles: Mapping[str, str]) -> Iterator[tuple[Run, ...]]:
    seen: set[tuple[int, str]] = set()
    for cluster in clusters:
        parts = []
        for cite in cluster.cites:
            known = (cluster.chapter, cite.key) in seen
            seen.add((cluster.chapter, cite.key))
            parts.append(_cited(cite, titles[cite.key].split()[0] if known else titles[cite.key]))
        yield (Run("; ".join(parts) + "."),)


def _cited(cite: Cite, title: str) -> str:
    locator = f", {cite.label} {cite.locator}" if cite.locator else ""
    return f"{cite.prefix}{title}{locator}{cite.suffix}"
