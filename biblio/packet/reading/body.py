"""A draft is written as a reading: blocks with all their marks, notes and comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter

from biblio.citation import Resolution
from biblio.document import OBJECT, Run, text_of
from biblio.document import Note as SourceNote
from biblio.packet.annotating.annotation import Annotation
from biblio.packet.drafting.cited_places import is_remarkable
from biblio.packet.drafting.draft import Draft
from biblio.packet.drafting.marks import Mark
from biblio.packet.drafting.paragraphs import Piece, is_shown
from biblio.packet.model import (
    Block,
    CitationSpan,
    Comment,
    CommentMark,
    Inline,
    Look,
    Note,
    NoteMark,
    Picture,
    Stream,
)
from biblio.packet.reading.weaving import Cited, weave
from biblio.styles.formatted import Cite, Cluster

_PUNCTUATION = '.,;:!?…”’»")]'
_ELISION = Block(Look.TEXT, (Run("[…]"),))


@dataclass(frozen=True, slots=True)
class Written:
    """The body of a reading with its notes and comments."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    comments: tuple[Comment, ...]


def write(
    one: Draft,
    noted: Sequence[Annotation],
    commented: Sequence[Annotation],
    compiler: str | None = None,
) -> Written:
    """The draft with its author's notes, then those of the editor, and comments for the screen.

    Comments written by hand bear the compiler's name.
    """
    own = [mark for mark in one.marks if isinstance(mark.inline, NoteMark)]
    order = {number: at for at, number in enumerate(_called(own))}
    marks = [
        *(replace(mark, inline=NoteMark(order[number])) for mark, number in _numbered(own)),
        *_editor_marks(one, own, len(order), noted),
        *(mark for mark in one.marks if not isinstance(mark.inline, NoteMark)),
        *_comment_marks(commented),
    ]
    notes = (
        *_author_notes(one, own),
        *(Note(Stream.EDITOR, _blocks(annotation), annotation.is_by_hand) for annotation in noted),
    )
    comments = tuple(_comment(annotation, compiler) for annotation in commented)
    blocks = tuple(_body(one, marks, _cited_in_text(one)))
    return Written(blocks, notes, comments)


def _comment(annotation: Annotation, compiler: str | None) -> Comment:
    blocks = _plain(_blocks(annotation))
    if not (annotation.is_by_hand and compiler):
        return Comment(blocks)
    return Comment(blocks, compiler, "".join(word[0] for word in compiler.split()))


def _numbered(marks: Iterable[Mark]) -> Iterator[tuple[Mark, int]]:
    """The marks of notes, each with the document's number of its note."""
    for mark in marks:
        if isinstance(mark.inline, NoteMark):
            yield mark, mark.inline.note


def _called(marks: Iterable[Mark]) -> tuple[int, ...]:
    """The notes at these marks by the document's numbers, each once."""
    return tuple(dict.fromkeys(number for _, number in _numbered(marks)))


def _author_notes(one: Draft, marks: Iterable[Mark]) -> Iterator[Note]:
    """The notes at these marks; of a document that has no text but notes, all of them."""
    cited: defaultdict[int | None, list[Resolution]] = defaultdict(list)
    for spot in one.spots:
        cited[spot.note].append(spot.resolution)
    for number in _called(marks) if one.pieces else range(len(one.document.notes)):
        yield author_note(one.document.notes[number], cited[number])


def _editor_marks(
    one: Draft, own: Sequence[Mark], first: int, noted: Iterable[Annotation]
) -> Iterator[Mark]:
    """The marks of an editor's notes: beside an author's, else behind the punctuation.

    `first` is the number of the first of them.
    """
    texts = {piece.index: piece.paragraph.string for piece in one.kept}
    taken = {(mark.paragraph, mark.position) for mark in own}
    for at, annotation in enumerate(noted, first):
        index, end = annotation.paragraph, annotation.end
        if (index, end) not in taken:
            rest = texts[index][end:]
            end += len(rest) - len(rest.lstrip(_PUNCTUATION))
        yield Mark(index, end, NoteMark(at))


def _comment_marks(commented: Sequence[Annotation]) -> Iterator[Mark]:
    for at, annotation in enumerate(commented):
        yield Mark(annotation.paragraph, annotation.start, CommentMark(at, is_start=True))
        yield Mark(annotation.paragraph, annotation.end, CommentMark(at, is_start=False))


def _body(
    one: Draft, marks: Sequence[Mark], cited: Mapping[int, Sequence[Cited]]
) -> Iterator[Block]:
    pieces = one.pieces
    by_paragraph: dict[int, list[Mark]] = {}
    for mark in marks:
        by_paragraph.setdefault(mark.paragraph, []).append(mark)
    depths, captioned = _depths(pieces), _captioned(pieces)
    plates: list[Block] = []
    for piece, after in pairwise((*pieces, None)):
        if piece is None:
            yield _ELISION
            continue
        pictures = one.album.pictures.get(piece.index, {})
        in_table = piece.look is Look.TABLE
        picture = None if in_table else next(iter(pictures.values()), None)
        has_caption = picture is not None and piece.index in captioned
        runs = piece.paragraph.runs if in_table else _printed(piece, has_caption=has_caption)
        inlines = weave(runs, by_paragraph.get(piece.index, ()), cited.get(piece.index, ()))
        if in_table:
            inlines, lifted = _lifted(inlines, pictures)
            plates += lifted
        level = piece.paragraph.level
        depth = depths[level] if piece.look is Look.HEADING else level
        yield Block(piece.look, inlines, piece.number, depth, picture)
        if not (in_table and after and after.look is Look.TABLE):
            yield from plates
            plates = []


def _lifted(
    inlines: Iterable[Inline], pictures: Mapping[str, Picture]
) -> tuple[tuple[Inline, ...], list[Block]]:
    """A row of a table without what describes pictures that are printed, and these, each with its
    words: they stand below the table."""
    kept: list[Inline] = []
    plates: list[Block] = []
    for address, described in _by_picture(tuple(inlines)):
        if not address:
            kept += described
        elif address in pictures:
            words = () if _is_bare(described) else described
            said = text_of(_runs_of(described)).replace(OBJECT, "").strip()
            picture = replace(pictures[address], words=said)
            plates.append(Block(Look.CAPTION, words, picture=picture))
        elif not _is_bare(described):
            kept += described
    return tuple(kept), plates


def _by_picture(inlines: Sequence[Inline]) -> Iterator[tuple[str | None, tuple[Inline, ...]]]:
    """The inlines in groups, each of one picture or of none; a mark within stays with it."""
    before, behind = _pictured(inlines), _pictured(inlines[::-1])[::-1]
    within = (one if one == other else None for one, other in zip(before, behind, strict=True))
    for address, group in groupby(zip(within, inlines, strict=True), key=itemgetter(0)):
        yield address, tuple(one for _, one in group)


def _pictured(inlines: Sequence[Inline]) -> list[str | None]:
    """The address of the picture that each inline describes; a mark has that of the one before."""
    found: list[str | None] = []
    address = None
    for one in inlines:
        if runs := _runs_of((one,)):
            address = runs[0].picture
        found.append(address)
    return found


def _runs_of(inlines: Iterable[Inline]) -> tuple[Run, ...]:
    """The runs of the inlines: marks have none."""
    found: list[Run] = []
    for one in inlines:
        if isinstance(one, CitationSpan):
            found += one.runs
        elif isinstance(one, Run):
            found.append(one)
    return tuple(found)


def _is_bare(described: Iterable[Inline]) -> bool:
    """Whether nothing describes a picture."""
    return all(isinstance(one, Run) and one.text.strip() == OBJECT for one in described)


def _printed(piece: Piece, *, has_caption: bool) -> tuple[Run, ...]:
    """What is printed of the paragraph: words in place of a picture only where it has no others."""
    is_bare = piece.paragraph.string == OBJECT
    return () if is_bare or has_caption else piece.paragraph.runs


def _captioned(pieces: Sequence[Piece | None]) -> frozenset[int]:
    """The positions of the pictures that have a caption of their own, below them or above.

    Where captions and what they belong to take turns, all stand above if a caption is first, and
    below if one is last; with a picture at both ends nothing tells whose they are.
    """
    found: set[int] = set()
    for turns in _turns(pieces):
        if not (is_shown(turns[0].paragraph) and is_shown(turns[-1].paragraph)):
            found.update(one.index for one in turns if is_shown(one.paragraph))
    return frozenset(found)


def _turns(pieces: Iterable[Piece | None]) -> Iterator[list[Piece]]:
    """The longest stretches in which captions and pictures, or rows of tables, take turns."""
    turns: list[Piece] = []
    for piece in (*pieces, None):
        shows = piece is not None and is_shown(piece.paragraph)
        takes_turn = shows or (piece is not None and piece.look is Look.CAPTION)
        if turns and not (takes_turn and shows is not is_shown(turns[-1].paragraph)):
            yield turns
            turns = []
        if piece and takes_turn:
            turns.append(piece)


def _depths(pieces: Iterable[Piece | None]) -> dict[int, int]:
    """How deep below the reading's title the levels of its headings lie: none is left out."""
    levels = {piece.paragraph.level for piece in pieces if piece and piece.look is Look.HEADING}
    return {level: depth for depth, level in enumerate(sorted(levels), 1)}


def _cited_in_text(one: Draft) -> dict[int, list[Cited]]:
    """The citations of the running text, by paragraph, told apart for live fields."""
    cited: dict[int, list[Cited]] = {}
    for spot in one.spots:
        if spot.note is None and spot.resolution.key and is_remarkable(spot):
            cite = Cite(spot.resolution.key, spot.resolution.citation.locator)
            span = Cited(spot.start, spot.end, Cluster((cite,)))
            cited.setdefault(spot.paragraph, []).append(span)
    return cited


def _blocks(annotation: Annotation) -> tuple[Block, ...]:
    return tuple(Block(Look.TEXT, text) for text in annotation.text)


def _plain(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without live citations: those belong into the text and its notes."""
    return tuple(replace(block, inlines=tuple(_runs(block.inlines))) for block in blocks)


def _runs(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield from inline.runs if isinstance(inline, CitationSpan) else (inline,)


def author_note(note: SourceNote, resolutions: Iterable[Resolution]) -> Note:
    """A note of the document in its own words, its citations told apart for live fields."""
    cited: dict[int, list[Cited]] = {}
    for one in resolutions:
        if one.key:
            where, cite = one.citation.where, Cite(one.key, one.citation.locator)
            span = Cited(where.start, where.end, Cluster((cite,)))
            cited.setdefault(where.paragraph, []).append(span)
    blocks = tuple(
        Block(Look.TEXT, weave(paragraph.runs, (), cited.get(at, ())))
        for at, paragraph in enumerate(note.paragraphs)
    )
    return Note(Stream.AUTHOR, blocks or (Block(Look.TEXT, ()),))
