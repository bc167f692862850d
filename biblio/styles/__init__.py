"""Citation styles: found by name, and applied by the engine that each is written for."""

from biblio.styles.catalogue import SHORT_NAMES, find_style
from biblio.styles.engine import format
from biblio.styles.formatted import Cite, Cluster, Formatted, FormattedEntry
from biblio.styles.search import search_styles
from biblio.styles.style import Style, StyleInfo

__all__ = [
    "SHORT_NAMES",
    "Cite",
    "Cluster",
    "Formatted",
    "FormattedEntry",
    "Style",
    "StyleInfo",
    "find_style",
    "format",
    "search_styles",
]
