"""The glossary of a packet: its terms in order, each with the paragraphs that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biblio.packet.annotating.glosses import forms_of
from biblio.packet.back_matter.indexed_text import Leaf
from biblio.packet.back_matter.locators import collapsed
from biblio.packet.model import GlossaryEntry
from biblio.packet.recipe.recipe import Term
from biblio.packet.wording.collation import by_name
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.word_forms import pattern


def persons_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """The names of the persons that a glossary explains, as far as it has their family name."""
    return tuple(term.term for term in terms if term.kind == "person" and "," in term.term)


def glossary(
    terms: Iterable[Term], leaves: Sequence[Leaf], *, several: bool
) -> tuple[GlossaryEntry, ...]:
    """The terms in their order, each with the paragraphs that name it."""
    return tuple(
        GlossaryEntry(
            term.term, emphasised(term.definition), _numbers(term, leaves, several=several)
        )
        for term in sorted(terms, key=lambda term: by_name(term.term))
    )


def _numbers(term: Term, leaves: Iterable[Leaf], *, several: bool) -> tuple[str, ...]:
    met = pattern(forms_of(term))
    return collapsed((leaf.locator for leaf in leaves if met.search(leaf.text)), several=several)
