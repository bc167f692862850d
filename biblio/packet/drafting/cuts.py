"""What an editor leaves out of a reading: words of a paragraph, or whole paragraphs, become […]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from biblio.diagnostics import BiblioError
from biblio.document import Paragraph, Run
from biblio.packet.drafting.cited_places import Spot
from biblio.packet.drafting.marks import Mark
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import NoteMark
from biblio.packet.recipe.recipe import CutRecipe, ReadingRecipe
from biblio.packet.wording.word_forms import passage

SIGN = "[…]"


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters `start` to `end` of the document's paragraph give way to the sign.

    `others` are the positions of paragraphs that are left out with it.
    """

    recipe: CutRecipe
    paragraph: int
    start: int
    end: int
    others: frozenset[int] = frozenset()

    def moved(self, position: int) -> int:
        """Where a character behind the cut, or before it, stands once it is made."""
        return position if position < self.end else position - self.end + self.start + len(SIGN)


def piece_of(number: int, pieces: Iterable[Piece], where: str, recipe: ReadingRecipe) -> Piece:
    """The paragraph of that number; raises BiblioError, which begins with `where`, without one."""
    for piece in pieces:
        if piece.number == number:
            return piece
    raise BiblioError(f"{where}: {recipe.path.name} has no paragraph {number} here.")


def place_of(words: str, piece: Piece, where: str, recipe: ReadingRecipe) -> tuple[int, int]:
    """Where the words stand in the paragraph; raises BiblioError where they do not."""
    match = passage(words).search(piece.paragraph.string)
    if match is None:
        place = f"paragraph {piece.number} of {recipe.path.name}"
        raise BiblioError(f"{where}: “{words}” is not in {place}.")
    return match.span()


def cuts_of(recipe: ReadingRecipe, pieces: Sequence[Piece]) -> tuple[Cut, ...]:
    """The cuts of a reading in these pieces, the last first.

    Raises BiblioError for words or a paragraph that are not there, and for two cuts that meet.
    """
    cuts = sorted((_cut(one, pieces, recipe) for one in recipe.cuts), key=_place, reverse=True)
    for later, earlier in pairwise(cuts):
        meets = later.paragraph == earlier.paragraph and later.start < earlier.end
        if meets or later.paragraph in earlier.others:
            raise BiblioError(f"{later.recipe.where}: this is left out by another cut already.")
    return tuple(cuts)


def _place(cut: Cut) -> tuple[int, int]:
    return cut.paragraph, cut.start


def _cut(one: CutRecipe, pieces: Sequence[Piece], recipe: ReadingRecipe) -> Cut:
    piece = piece_of(one.paragraph, pieces, one.where, recipe)
    if one.on is not None:
        start, end = place_of(one.on, piece, one.where, recipe)
        return Cut(one, piece.index, start, end)
    piece_of(one.last, pieces, one.where, recipe)
    left_out = {other.index for other in pieces if one.paragraph <= other.near <= one.last}
    whole = len(piece.paragraph.string)
    return Cut(one, piece.index, 0, whole, frozenset(left_out - {piece.index}))


def without(pieces: Iterable[Piece | None], cuts: Sequence[Cut]) -> tuple[Piece | None, ...]:
    """The pieces with all cuts made."""
    gone = {index for cut in cuts for index in cut.others}
    return tuple(
        piece and _shortened(piece, [cut for cut in cuts if cut.paragraph == piece.index])
        for piece in pieces
        if piece is None or piece.index not in gone
    )


def _shortened(piece: Piece, cuts: Iterable[Cut]) -> Piece:
    paragraph: Paragraph = piece.paragraph
    for cut in cuts:
        before = paragraph.runs_between(0, cut.start)
        after = paragraph.runs_between(cut.end, len(paragraph.string))
        paragraph = replace(paragraph, runs=(*before, Run(SIGN), *after))
    return replace(piece, paragraph=paragraph)


def moved_marks(marks: Iterable[Mark], cuts: Sequence[Cut]) -> Iterator[Mark]:
    """The marks where they stand now; notes that are called in a cut are left out with it.

    A page that begins in a cut begins behind it.
    """
    gone = {index for cut in cuts for index in cut.others}
    for mark in marks:
        if mark.paragraph in gone:
            continue
        moved: Mark | None = mark
        for cut in (cut for cut in cuts if cut.paragraph == mark.paragraph):
            moved = moved and _moved(moved, cut)
        if moved:
            yield moved


def _moved(mark: Mark, cut: Cut) -> Mark | None:
    is_note, is_whole = isinstance(mark.inline, NoteMark), cut.recipe.on is None
    if cut.start < mark.position < cut.end or (is_whole and is_note):
        return None if is_note else replace(mark, position=cut.moved(cut.end))
    return replace(mark, position=cut.moved(mark.position)) if mark.position > cut.start else mark


def moved_spots(spots: Iterable[Spot], cuts: Sequence[Cut]) -> Iterator[Spot]:
    """The citations where they stand now, but for those that a cut meets.

    Those in notes stand at the marks of the notes, which were moved before.
    """
    for spot in spots:
        moved: Spot | None = spot
        for cut in cuts if spot.note is None else ():
            if moved and cut.paragraph == spot.paragraph:
                moved = _moved_spot(moved, cut)
        if moved:
            yield moved


def _moved_spot(spot: Spot, cut: Cut) -> Spot | None:
    if spot.end <= cut.start:
        return spot
    if spot.start < cut.end:
        return None
    return replace(spot, start=cut.moved(spot.start), end=cut.moved(spot.end))
