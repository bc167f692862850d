"""Citation styles: found by name, and applied by the engine that each is written for."""

from biblio.styles.formatted import Cite, Cluster, Formatted, FormattedEntry

__all__ = ["Cite", "Cluster", "Formatted", "FormattedEntry"]
