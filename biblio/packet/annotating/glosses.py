"""Glosses: the first mention of a term in a reading, explained by the glossary's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biblio.document import Run
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import Look
from biblio.packet.recipe.recipe import Term
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.word_forms import pattern
from biblio.record.person import person_of


def forms_of(term: Term) -> tuple[str, ...]:
    """The forms in which a term is met; of a person *Leon Trotsky* and *Trotsky* too."""
    forms = [term.term, *term.variants]
    if term.kind == "person" and "," in term.term:
        person = person_of(term.term)
        forms += [f"{person.given} {person.family}".strip(), person.family]
    return tuple(dict.fromkeys(form for form in forms if form.strip()))


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
                yield Annotation(piece.index, match.start(), match.end(), (text,), is_by_hand=True)
                break
