"""The editor's own notes: those of the recipe, on words of the text and on what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.packet.annotating.annotation import Annotation, Inlines
from biblio.packet.drafting.cuts import SIGN, Cut, piece_of, place_of
from biblio.packet.drafting.draft import Draft
from biblio.packet.recipe.recipe import NoteRecipe
from biblio.packet.wording.emphasis import emphasised, paragraphs_of


def own_notes(one: Draft) -> Iterator[Annotation]:
    """The notes in the order of the recipe, those on cuts last.

    Raises BiblioError where the reading does not have the words of a note.
    """
    for note in one.recipe.notes:
        yield _on_words(note, one)
    for cut in reversed(one.cuts):
        if cut.recipe.text:
            start = _sign_of(cut, one)
            yield Annotation(
                cut.paragraph, start, start + len(SIGN), _said(cut.recipe.text), is_by_hand=True
            )


def _on_words(note: NoteRecipe, one: Draft) -> Annotation:
    piece = piece_of(note.paragraph, one.kept, note.where, one.recipe)
    whole = len(piece.paragraph.string.rstrip())
    start, end = place_of(note.on, piece, note.where, one.recipe) if note.on else (0, whole)
    return Annotation(piece.index, start, end, _said(note.text), is_by_hand=True)


def _sign_of(cut: Cut, one: Draft) -> int:
    """Where the sign of the cut stands, once those before it are made."""
    position = cut.start
    for other in one.cuts:
        if other.paragraph == cut.paragraph and other.end <= cut.start:
            position = other.moved(position)
    return position


def _said(text: str) -> tuple[Inlines, ...]:
    return tuple(map(emphasised, paragraphs_of(text)))
