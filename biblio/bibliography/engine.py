"""A style in a language, ready to format: what a listing needs of `biblio.styles`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from biblio.files import read_bytes
from biblio.formats import csljson
from biblio.library import Library
from biblio.styles import Cluster, Formatted

if TYPE_CHECKING:
    from biblio.styles.style import Style

Items = Sequence[Mapping[str, Any]]
_SUBSTITUTE = re.compile(rb"""\ssubsequent-author-substitute\s*=\s*("[^"]*"|'[^']*')""")


class Engine(Protocol):
    """Formats items of CSL-JSON and clusters of citations."""

    @property
    def language(self) -> str:
        """The tag of the language that the output is in."""

    def format(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The items and the clusters as the style has them."""

    def in_full(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The same, but with names where the style has dashes for those of the entry before."""


@dataclass(frozen=True)
class StyleEngine:
    """A style that `biblio.styles` knows; `asked` is the language asked for, if any."""

    style: Style
    asked: str | None = None

    @classmethod
    def of(cls, style: str, language: str | None) -> StyleEngine:
        """Raises BiblioError for a style or a language that there is not."""
        from biblio.styles import check_language, find_style

        return cls(find_style(style), check_language(language) if language else None)

    @property
    def language(self) -> str:
        """The language asked for, or the style's own."""
        return self.asked or self.style.language or "en-US"

    def format(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The items and the clusters as the style has them."""
        from biblio.styles import format as apply

        return apply(items, clusters, self.style, self.language)

    def in_full(self, items: Items, clusters: Sequence[Cluster]) -> Formatted:
        """The same by a copy of the style that has no dashes for repeated names."""
        source = b"" if self.style.engine != "pandoc" else read_bytes(self.style.path)
        if not _SUBSTITUTE.search(source):
            return self.format(items, clusters)
        with TemporaryDirectory() as folder:
            path = Path(folder, "style.csl")
            path.write_bytes(_SUBSTITUTE.sub(b"", source))
            without = replace(self, style=replace(self.style, path=str(path)))
            return without.format(items, clusters)


def items_of(library: Library, keys: Sequence[str]) -> Items:
    """The entries of those keys as CSL-JSON; of several entries of one key the first counts."""
    by_key: dict[str, Mapping[str, Any]] = {}
    for item in csljson.items(library):
        by_key.setdefault(str(item["id"]), item)
    return [by_key[key] for key in keys]
