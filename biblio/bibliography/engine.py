"""A style in a language, ready to format: what a listing needs of `biblio.styles`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from biblio.bibliography.preparing import prepared
from biblio.diagnostics import Position
from biblio.files import read_bytes
from biblio.files.scratch import scratch
from biblio.formats import csljson
from biblio.library import Library
from biblio.styles import Cluster, Formatted, Style, find_style
from biblio.styles import format as apply_style
from biblio.styles.checks import Locate
from biblio.styles.languages import DEFAULT, check_language

Items = Sequence[Mapping[str, Any]]
_SUBSTITUTE = re.compile(rb"""\ssubsequent-author-substitute\s*=\s*("[^"]*"|'[^']*')""")


class Engine(Protocol):
    """Formats items of CSL-JSON and clusters of citations."""

    @property
    def language(self) -> str:
        """The tag of the language that the output is in."""

    def format(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The items and the clusters as the style has them."""

    def in_full(self, items: Items, clusters: Sequence[Cluster]) -> Formatted | None:
        """The same, but with names where the style has dashes for those of the entry before.

        None where the style has no such dashes.
        """


@dataclass(frozen=True)
class StyleEngine:
    """A style that `biblio.styles` knows, in a language; `locate` tells where an entry stands."""

    style: Style
    language: str
    locate: Locate

    @classmethod
    def of(cls, name: str, language: str | None, locate: Locate = Position) -> StyleEngine:
        """The style in that language, or in its own.

        Raises BiblioError for a style or a language that there is not.
        """
        style = find_style(name)
        wanted = style.language or DEFAULT if language is None else language
        return cls(style, check_language(wanted), locate)

    def format(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The items and the clusters as the style has them."""
        ready = [prepared(dict(item), self.style) for item in items]
        return apply_style(ready, clusters, self.style, self.language, self.locate)

    def in_full(self, items: Items, clusters: Sequence[Cluster]) -> Formatted | None:
        """The same by a copy of the style that has no dashes for repeated names."""
        source = b"" if self.style.engine != "pandoc" else read_bytes(self.style.path)
        if not _SUBSTITUTE.search(source):
            return None
        with scratch() as folder:
            path = Path(folder, "style.csl")
            path.write_bytes(_SUBSTITUTE.sub(b"", source))
            without = replace(self, style=replace(self.style, path=str(path)))
            return without.format(items, clusters)


def items_of(library: Library, keys: Sequence[str]) -> Items:
    """The entries of those keys as CSL-JSON; those that only lend fields to others are left out."""
    by_key = {item["id"]: item for item in csljson.items(library)}
    return [by_key[key] for key in keys if key in by_key]
