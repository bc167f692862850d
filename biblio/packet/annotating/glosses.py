"""Glosses: the first mention of a term in a reading, explained by the glossary's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from biblio.document import Run
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.drafting.cited_places import Spot
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import Look
from biblio.packet.recipe.recipe import Term
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.word_forms import Concordance, pattern
from biblio.record.person import person_of


def forms_of(term: Term) -> tuple[str, ...]:
    """The forms in which a term is met; of a person *Leon Trotsky* and *Trotsky* too."""
    forms = [term.term, *term.variants]
    if term.kind == "person" and "," in term.term:
        person = person_of(term.term)
        forms += [f"{person.given} {person.family}".strip(), person.family]
    return tuple(dict.fromkeys(form for form in forms if form.strip()))


def glosses(
    terms: Iterable[Term], pieces: Sequence[Piece], spots: Iterable[Spot] = ()
) -> Iterator[Annotation]:
    """A note on the first mention of each term in the text of a reading.

    A word in the title of a work that is cited at one of the spots mentions the work alone.
    """
    titles = _titles(spots)
    index = Concordance(piece.paragraph.string for piece in pieces)
    for term in terms:
        if not term.note:
            continue
        met = pattern(forms_of(term))
        for piece in (pieces[at] for at in index.holding(forms_of(term))):
            taken = titles[piece.index] if term.kind == "term" else ()
            match = _mention(met, piece, taken)
            if match:
                text = (Run(term.term, small_caps=True), Run(": "), *emphasised(term.definition))
                yield Annotation(piece.index, match.start(), match.end(), (text,), is_by_hand=True)
                break


def _mention(
    met: re.Pattern[str], piece: Piece, taken: Iterable[tuple[int, int]]
) -> re.Match[str] | None:
    """The first mention in a paragraph of the text, outside of what is taken."""
    if piece.look is Look.HEADING:
        return None
    found = met.finditer(piece.paragraph.string)
    free = (one for one in found if not any(start <= one.start() < end for start, end in taken))
    return next(free, None)


def _titles(spots: Iterable[Spot]) -> Mapping[int, list[tuple[int, int]]]:
    """Where the titles of what is cited in the text stand, by paragraph."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for spot in spots:
        for field in spot.resolution.citation.fields if spot.note is None else ():
            if field.name == "title" and field.raw:
                found[spot.paragraph].append((spot.start + field.start, spot.start + field.end))
    return found
