"""The two dialects of .bib files: classical BibTeX, and BibLaTeX, each from the other."""

from biblio.formats.dialects.translating import to_biblatex, to_bibtex

__all__ = ["to_biblatex", "to_bibtex"]
