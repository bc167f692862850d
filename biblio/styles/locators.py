"""Tells pandoc what a locator is, whatever the language and whatever is typed in it.

Pandoc reads locators as text and looks for the words of the language's locale ("chap. 5"). So the
style is given one more word for each term, in a form that no style prints, and the locator is
written with that word. A locator that says itself what it is ("§ 5", "fol. 3v"), or is of a kind
that pandoc does not know, is written with the word of a term that the document does not use, of
which nothing is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from biblio.styles.formatted import Cite, Cluster

TERMS = tuple(
    "opus figure column issue folio line note part paragraph verse section sub-verbo book volume "
    "chapter page".split()
)
"""The locators that pandoc can label, those first that are rare; CSL 1.0.2 has some more."""

# Of locators that pandoc cannot label, as English locales have them.
_ABBREVIATIONS = {
    **{"appendix": "app.", "article-locator": "art.", "equation": "eq.", "scene": "sc."},
    **{"supplement": "suppl.", "table": "tbl.", "title-locator": "tit.", "timestamp": ""},
    **{"elocation": "loc.", "custom": ""},
}
_LABELLED = re.compile(r"(?:[§¶]+|[^\W\d_]{1,6}\.)\s*\w")
# "12, my italics": words after a comma are no pages, unless they are Roman numerals.
_REMARK = re.compile(r"(?<=\d),\s+(?![ivxlcdm]+\b)[^\W\d_][^\d]*$")
_BRACES = str.maketrans("{}", "\ue07b\ue07d")
_SHOWN = str.maketrans("\ue07b\ue07d", "{}")


@dataclass(frozen=True, slots=True)
class Locators:
    """How the locators of one document are written; nothing is printed for the term `free`."""

    free: str

    @property
    def words(self) -> Mapping[str, str]:
        """The word for each term that the style has to know."""
        return {term: f"⟦{term}⟧" for term in TERMS}

    def written(self, cite: Cite) -> str:
        """The locator in braces, which keep pandoc from guessing where it begins and ends."""
        if not cite.locator:
            return "{}"
        term = _term(cite)
        text = f"{_own_words(cite)} {cite.locator}".strip() if term is None else cite.locator
        remark = _REMARK.search(text)
        numbers, rest = (text[: remark.start()], remark.group()) if remark else (text, "")
        return f"{{{self.words[term or self.free]} {hide_braces(numbers)}}}{hide_braces(rest)}"


def locators_of(clusters: Iterable[Cluster]) -> Locators:
    """The way that suits these citations: the free term is one that none of them uses."""
    used = {_term(cite) for cluster in clusters for cite in cluster.cites if cite.locator}
    return Locators(next((term for term in TERMS if term not in used), TERMS[0]))


def _term(cite: Cite) -> str | None:
    """The term that pandoc is to print with the locator, if any."""
    label = _label(cite)
    if label == "page" and _LABELLED.match(cite.locator or ""):
        return None
    return label if label in TERMS else None


def _label(cite: Cite) -> str:
    return cite.label.strip().replace(" ", "-") or "page"


def _own_words(cite: Cite) -> str:
    label = _label(cite)
    return "" if label == "page" else _ABBREVIATIONS.get(label, label)


def hide_braces(text: str) -> str:
    """The text with its braces, which would end the locator, as private characters."""
    return text.translate(_BRACES)


def show_braces(text: str) -> str:
    """The text with those characters as braces again."""
    return text.translate(_SHOWN)
