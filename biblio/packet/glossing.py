"""Terms of a glossary: where they are met, and their first mentions that are to be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biblio.document import Run
from biblio.packet.annotating import Annotation
from biblio.packet.collation import by_name
from biblio.packet.indexing import Leaf
from biblio.packet.locators import collapsed
from biblio.packet.model import GlossaryEntry, Look
from biblio.packet.phrases import emphasised
from biblio.packet.pieces import Piece
from biblio.packet.recipe import Term
from biblio.packet.words import pattern
from biblio.values.people import parse_name


def forms_of(term: Term) -> tuple[str, ...]:
    """The forms in which a term is met; of a person *Leon Trotsky* and *Trotsky* too."""
    forms = [term.term, *term.variants]
    if term.kind == "person" and "," in term.term:
        person = parse_name(term.term)
        forms += [f"{person.given} {person.family}".strip(), person.family]
    return tuple(dict.fromkeys(form for form in forms if form.strip()))


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


def glosses(terms: Iterable[Term], pieces: Sequence[Piece]) -> Iterator[Annotation]:
    """A note on the first mention of each term in the text of a reading."""
    for term in terms:
        if not term.note:
            continue
        met = pattern(forms_of(term))
        for piece in pieces:
            match = met.search(piece.paragraph.string) if piece.look is not Look.HEADING else None
            if match:
                text = (Run(term.term, small_caps=True), Run(": "), *emphasised(term.definition))
                yield Annotation(piece.index, match.start(), match.end(), (text,))
                break
