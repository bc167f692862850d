"""Tells pandoc what a locator is, whatever the language and whatever is typed in it.

Pandoc reads locators as text and looks for the words of the language's locale ("chap. 5"). So the
style is given one more word for each term, in a form that no style prints, and the locator is
written with that word.
"""

from __future__ import annotations

TERMS = tuple(
    "book chapter column figure folio issue line note opus page paragraph part section sub-verbo "
    "verse volume".split()
)
"""The locators that pandoc can label; CSL 1.0.2 has some more."""

_OTHERS = {
    **{"appendix": "app.", "article-locator": "art.", "equation": "eq.", "rule": "r."},
    **{"scene": "sc.", "supplement": "suppl.", "table": "tbl.", "title-locator": "tit."},
    **{"act": "act", "canon": "can.", "elocation": "loc.", "surah": "surah", "timestamp": ""},
}
_BRACES = str.maketrans("{}", "\ue07b\ue07d")
_SHOWN = str.maketrans("\ue07b\ue07d", "{}")


def locator_word(label: str) -> str:
    """The word that names a term to pandoc."""
    return f"⟦{label}⟧"


def hide_braces(text: str) -> str:
    """The text with its braces, which would end the locator, as private characters."""
    return text.translate(_BRACES)


def show_braces(text: str) -> str:
    """The text with those characters as braces again."""
    return text.translate(_SHOWN)
