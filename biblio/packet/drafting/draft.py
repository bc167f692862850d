"""A document on its way to be a reading: its head set apart, excerpts made, places found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from biblio.citation import Form
from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.packet.drafting.cited_places import Spot, spots_of
from biblio.packet.drafting.cuts import Cut, cuts_of, moved_marks, moved_spots, without
from biblio.packet.drafting.excerpts import excerpt
from biblio.packet.drafting.marks import Mark, note_marks, page_marks
from biblio.packet.drafting.note_headings import headings_of_notes
from biblio.packet.drafting.paragraphs import Piece, pieces_of
from biblio.packet.drafting.pictures import Album, album_of
from biblio.packet.drafting.title_block import Front, front_of
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.packet.wording.emphasis import unmarked
from biblio.packet.wording.words import Words

SHORT_TEXT = "DOC105"


@dataclass(frozen=True, slots=True)
class Draft:
    """One reading before it is written. A gap in the pieces is None; `number` counts from 1.

    The `cuts`, the last of them first, are made already; the `album` has its pictures.
    """

    number: int
    recipe: ReadingRecipe
    document: Document
    front: Front
    pieces: tuple[Piece | None, ...]
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    words: Words
    cuts: tuple[Cut, ...] = ()
    album: Album = field(default_factory=Album)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def kept(self) -> tuple[Piece, ...]:
        """The pieces without the gaps."""
        return tuple(piece for piece in self.pieces if piece)

    @property
    def title(self) -> str:
        """The title that the recipe or the document gives."""
        return (
            self.recipe.title
            or self.front.title
            or self.words.text("reading", number=str(self.number))
        )

    @property
    def author(self) -> str | None:
        """The author that the recipe or the document gives; names are not emphasised."""
        return unmarked(self.recipe.author) if self.recipe.author else self.front.author

    @property
    def language(self) -> str | None:
        """The language that the recipe gives, or the document's."""
        return self.recipe.language or self.document.language

    @property
    def keys(self) -> tuple[str, ...]:
        """The entries that it cites, in order; those that it only names are not among them."""
        cited = (spot.resolution for spot in self.spots)
        keys = (one.key for one in cited if one.key and one.citation.form is not Form.MENTION)
        return tuple(dict.fromkeys(keys))


def draft(number: int, recipe: ReadingRecipe, extraction: Extraction, words: Words) -> Draft:
    """The reading of that number, in whose packet the words are used.

    Raises BiblioError where its excerpt has no paragraph, and where it has not what is to be cut.
    """
    document = extraction.document
    front = front_of(document, words.text("and"))
    left_out = (*front.paragraphs, *headings_of_notes(document))
    whole = pieces_of(document, left_out, _cited(extraction))
    pieces = excerpt(whole, recipe.excerpt)
    kept = tuple(piece for piece in pieces if piece)
    if recipe.excerpt and not any(piece.number for piece in kept):
        raise _no_such_paragraphs(recipe, whole)
    notes = _of_kept(note_marks(document, whole), kept)
    cuts = cuts_of(recipe, kept)
    pieces = without(pieces, cuts)
    marks = tuple(moved_marks((*notes, *page_marks(document, kept)), cuts))
    kept = tuple(piece for piece in pieces if piece)
    spots = tuple(moved_spots(spots_of(extraction, kept, marks), cuts))
    told = tuple(_beyond(recipe, whole))
    album = album_of(document, kept)
    return Draft(number, recipe, document, front, pieces, marks, spots, words, cuts, album, told)


def _cited(extraction: Extraction) -> list[tuple[int, ...]]:
    """The positions at which something is cited, in order of reading."""
    return sorted(
        extraction.document.position(one.citation.where)
        for one in extraction.resolutions
        if one.citation.form is not Form.MENTION
    )


def _no_such_paragraphs(recipe: ReadingRecipe, whole: Sequence[Piece]) -> BiblioError:
    where = recipe.where("excerpt")
    end = f"{recipe.path} ends with paragraph {_last(whole)}"
    return BiblioError(f"{where}the excerpt is empty: {end}.")


def _beyond(recipe: ReadingRecipe, whole: Sequence[Piece]) -> Iterator[Diagnostic]:
    """Ranges of the excerpt that go on where the text has ended."""
    last = _last(whole)
    for one in recipe.excerpt:
        if max(one.first, one.last or 0) > last:
            position = recipe.positions.get("excerpt") or Position(str(recipe.path))
            asked = f"paragraphs {one} of the excerpt are asked for"
            message = f"{asked}, but {recipe.path.name} ends with paragraph {last}."
            yield Diagnostic(SHORT_TEXT, message, position)


def _last(whole: Sequence[Piece]) -> int:
    return max((piece.number or 0 for piece in whole), default=0)


def _of_kept(marks: Iterator[Mark], kept: Sequence[Piece]) -> Iterator[Mark]:
    indices = {piece.index for piece in kept}
    return (mark for mark in marks if mark.paragraph in indices)
