"""Entry types in both dialects (btxdoc, section 3.1; the manual of BibLaTeX, section 2.1)."""

from __future__ import annotations

# What BibTeX has a type for, BibLaTeX writes as a general type with a `type` field.
_SPECIAL = {
    "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"),
    "techreport": ("report", "techreport"),
}
_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "webpage": "online",
    "web_page": "online",
    "film": "movie",
    "newspaper_article": "article",
    "magazine_article": "article",
    "book_section": "incollection",
    "booksection": "incollection",
    "generic": "misc",
}
_SUBTYPES = {"newspaper_article": "newspaper", "magazine_article": "magazine"}
_CLASSICAL = {
    **dict.fromkeys(("mvbook", "collection", "mvcollection", "reference", "mvreference"), "book"),
    **dict.fromkeys(("bookinbook", "suppbook", "suppcollection", "inreference"), "incollection"),
    **dict.fromkeys(("review", "suppperiodical"), "article"),
    "mvproceedings": "proceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
# The types that every classical style knows; @misc is for all others.
CLASSICAL_KINDS = frozenset(
    "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis "
    "proceedings techreport unpublished".split()
)
_THESES = {"phdthesis": "phdthesis", "mathesis": "mastersthesis"}


def to_biblatex(kind: str, genre: str | None) -> tuple[str, str | None, str | None]:
    """The type, the `type` field and the `entrysubtype` that BibLaTeX has for a type."""
    general, special = _SPECIAL.get(kind, (_ALIASES.get(kind, kind), None))
    return general, genre or special, _SUBTYPES.get(kind)


def to_bibtex(kind: str, genre: str | None) -> tuple[str, str | None]:
    """The type of classical BibTeX that comes nearest, and what is left for its `type` field."""
    if kind == "thesis" and genre in _THESES:
        return _THESES[genre], None
    if kind == "report" and genre == "techreport":
        return "techreport", None
    nearest = _CLASSICAL.get(kind, kind)
    return nearest if nearest in CLASSICAL_KINDS else "misc", genre
