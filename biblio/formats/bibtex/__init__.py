"""BibTeX and BibLaTeX files: read tolerantly, changed by splicing, so that all else stays."""

from biblio.formats.bibtex.reader import BibFile, load, read
from biblio.formats.bibtex.style import Style
from biblio.formats.bibtex.writer import dumps, render

__all__ = ["BibFile", "Style", "dumps", "load", "read", "render"]
