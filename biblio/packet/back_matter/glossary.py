"""The glossary of a packet: its terms in order, each with the paragraphs that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biblio.packet.annotating.glosses import forms_of
from biblio.packet.back_matter.indexed_text import Leaf
from biblio.packet.back_matter.locators import collapsed
from biblio.packet.model import GlossaryEntry
from biblio.packet.recipe.recipe import Term
from biblio.packet.wording.collation import by_name
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.word_forms import Concordance, pattern


def persons_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """The names of the persons that a glossary explains, as far as it has their family name."""
    return tuple(term.term for term in terms if term.kind == "person" and "," in term.term)


def glossary(
    terms: Iterable[Term], leaves: Sequence[Leaf], *, several: bool
) -> tuple[GlossaryEntry, ...]:
    """The terms in their order, each with the paragraphs that name it."""
    index = Concordance(leaf.text for leaf in leaves)
    return tuple(
        GlossaryEntry(
            term.term,
            emphasised(term.definition),
            collapsed((leaf.locator for leaf in _naming(term, leaves, index)), several=several),
        )
        for term in sorted(terms, key=lambda term: by_name(term.term))
    )


def _naming(term: Term, leaves: Sequence[Leaf], index: Concordance) -> Iterator[Leaf]:
    """The paragraphs that name the term."""
    met = pattern(forms_of(term))
    some = (leaves[at] for at in index.holding(forms_of(term)))
    return (leaf for leaf in some if met.search(leaf.text))
