"""One reading of a packet, with what its edition shows of the editor's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Run
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.annotating.annotator import Annotator
from biblio.packet.annotating.doubts import doubts, findings_at, untold
from biblio.packet.annotating.glosses import glosses
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.annotating.moved_notes import moved_notes
from biblio.packet.annotating.own_notes import own_notes
from biblio.packet.back_matter.bibliography import cite
from biblio.packet.back_matter.questions import for_reading
from biblio.packet.drafting.draft import Draft
from biblio.packet.model import BibliographyEntry, Block, Look, PartPage, Reading
from biblio.packet.reading.body import write
from biblio.packet.recipe.recipe import Audience, Listed, Recipe, Shown
from biblio.packet.wording.emphasis import emphasised, paragraphs_of

# Silent reading of non-fiction in English, the mean of 190 studies: M. Brysbaert, "How many words
# do we read per minute?", Journal of Memory and Language 109 (2019).
_WORDS_A_MINUTE = 238


@dataclass(frozen=True, slots=True)
class Desk:
    """All that readings are written with; `doubtful` tells by entry what is to be decided."""

    recipe: Recipe
    known: Knowledge
    doubtful: Mapping[str, Sequence[str]]
    findings: tuple[Diagnostic, ...]


def reading(one: Draft, source: tuple[Run, ...], desk: Desk) -> Reading:
    """The draft as a reading in the recipe's edition."""
    recipe = desk.recipe
    written = write(one, _noted(one, desk), _commented(one, desk), recipe.compiler)
    return Reading(
        title=one.title,
        blocks=written.blocks,
        notes=written.notes,
        comments=written.comments,
        author=one.author,
        source=source,
        permission=one.recipe.permission,
        introduction=introduction(one.recipe.introduction),
        language=one.language,
        running_head=one.recipe.running_head,
        questions=for_reading(one.number, one.recipe, one.document, recipe),
        bibliography=_bibliography(one, desk),
        minutes=_minutes(one) if recipe.minutes else None,
        part=_part(one.number, recipe),
    )


def _noted(one: Draft, desk: Desk) -> tuple[Annotation, ...]:
    """What is printed as notes."""
    recipe = desk.recipe
    if recipe.edition is Audience.CLEAN or recipe.annotations is Shown.COMMENTS:
        return ()
    by_hand = (*own_notes(one), *glosses(recipe.terms, one.kept, one.spots))
    return (*by_hand, *_annotations(one, desk, every=False))


def _commented(one: Draft, desk: Desk) -> tuple[Annotation, ...]:
    """What is shown on screen: words by hand where there are no notes; doubts for the teacher."""
    recipe = desk.recipe
    if recipe.edition is Audience.CLEAN:
        return ()
    said: tuple[Annotation, ...] = ()
    if recipe.annotations is Shown.COMMENTS:
        said = (*own_notes(one), *glosses(recipe.terms, one.kept, one.spots))
    if recipe.annotations is not Shown.NOTES:
        said = (*said, *_annotations(one, desk, every=True))
    return (*said, *_doubts(one, desk)) if recipe.edition is Audience.TEACHER else said


def _annotations(one: Draft, desk: Desk, *, every: bool) -> Iterator[Annotation]:
    for mark, why in moved_notes(one.document, one.marks, one.words):
        text = ((Run(why),),)
        yield Annotation(mark.paragraph, 0, mark.position, text)
    language = one.language or desk.recipe.language or "en"
    yield from Annotator(desk.known, language, one.words, every=every).annotations(one.spots)


def _doubts(one: Draft, desk: Desk) -> Iterator[Annotation]:
    document = one.document
    yield from doubts(one.spots, desk.known, desk.doubtful)
    found = (*document.diagnostics, *untold(desk.findings, one.spots, document.path))
    yield from findings_at(found, document, one.kept)


def introduction(text: str | None) -> tuple[Block, ...]:
    """The compiler's words before a text, as paragraphs."""
    return tuple(Block(Look.TEXT, emphasised(part)) for part in paragraphs_of(text or ""))


def _minutes(one: Draft) -> int:
    """How long it takes to read the text, without its notes."""
    words = sum(len(piece.paragraph.string.split()) for piece in one.kept)
    return max(round(words / _WORDS_A_MINUTE), 1)


def _part(number: int, recipe: Recipe) -> PartPage | None:
    """The part of the packet that begins with the reading of that number."""
    part = next((part for part in recipe.parts if part.first == number), None)
    return PartPage(part.title, part.date, introduction(part.text)) if part else None


def _bibliography(one: Draft, desk: Desk) -> tuple[BibliographyEntry, ...]:
    """Where each reading is to have its own; of an only reading it is the packet's."""
    recipe = desk.recipe
    if len(recipe.readings) == 1 or recipe.listed not in (Listed.READINGS, Listed.BOTH):
        return ()
    return cite(desk.known.library, one.keys, recipe.style, recipe.language).bibliography
