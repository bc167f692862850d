"""BibTeX and BibLaTeX files: read tolerantly, changed by splicing, so that all else stays."""

from biblio.formats.bibtex.reader import BibFile, read
from biblio.formats.bibtex.style import Style
from biblio.formats.bibtex.writer import render

__all__ = ["BibFile", "Style", "read", "render"]
