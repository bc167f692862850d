"""A sheet settled: a block a paragraph, and every note set apart that is typed by hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from biblio.origins import Chart
from biblio.readers.shaping import gutenberg, joints, left_out, stretches, survey, typed_notes
from biblio.readers.shaping.blocks import (
    Block,
    NoteBlocks,
    Rich,
    Sheet,
    Style,
    behind,
    joined,
    plain,
)
from biblio.readers.shaping.gutenberg import Frame
from biblio.readers.shaping.left_out import Left
from biblio.readers.shaping.notes import NOTES
from biblio.readers.shaping.survey import Cleared, Survey
from biblio.readers.shaping.typed_notes import Lifted
from biblio.readers.shaping.vocabulary import Vocabulary


def settle(sheet: Sheet, words: Vocabulary) -> Sheet:
    """The sheet without page numbers, its broken words mended, its notes lifted.

    Blocks in reference lists are parted as entries, which takes a second look.
    """
    sheet = _unframed(sheet)
    sources = stretches.flow(sheet)
    cleared = survey.clear(stretches.part(sources, words))
    known = survey.survey(cleared.stretches, pageless=sheet.pageless)
    listed = {one.number for at, one in enumerate(known.stretches) if known.listed(at)}
    if listed:
        cleared = survey.clear(stretches.part(sources, words, listed))
        known = survey.survey(cleared.stretches, pageless=sheet.pageless)
    return _settled(sheet, words, cleared, known)


def _unframed(sheet: Sheet) -> Sheet:
    """The sheet without the frame around a book, and with what that says."""
    frame = gutenberg.find([block.rich.string.strip() for block in sheet.blocks])
    if frame is None:
        return sheet
    around = (*sheet.blocks[: frame.first], *sheet.blocks[frame.last :])
    notes = (_moved(note, frame) for note in sheet.notes)
    texts = tuple(block.rich.text for block in around)
    left = [
        Left("the head of Project Gutenberg", texts[: frame.first]),
        Left("the licence of Project Gutenberg", texts[frame.first :]),
    ]
    return replace(
        sheet,
        blocks=sheet.blocks[frame.first : frame.last],
        notes=tuple(notes),
        title=sheet.title or frame.value("title"),
        language=sheet.language or frame.language,
        metadata=(*sheet.metadata, *frame.said),
        omitted=(*sheet.omitted, *texts),
        diagnostics=(*sheet.diagnostics, *left_out.told(left, sheet.path, sheet.chart)),
    )


def _moved(note: NoteBlocks, frame: Frame) -> NoteBlocks:
    """The note at its point within the frame."""
    if note.at is None:
        return note
    number = min(max(note.at[0] - frame.first, 0), frame.last - frame.first)
    return replace(note, at=(number, note.at[1]))


def _settled(sheet: Sheet, words: Vocabulary, cleared: Cleared, known: Survey) -> Sheet:
    lifted = () if sheet.tied else tuple(typed_notes.lift(known))
    taken = {number for note in lifted for number in note.numbers}
    left = [at for at in range(len(known.stretches)) if at not in known.furniture]
    kept = set(_parting(known, left, taken))
    body = [at for at in left if at not in taken and (at in kept or not known.is_ornament(at))]
    written = {*taken, *body}
    dropped = [one for at, one in enumerate(known.stretches) if at not in written]
    turns = sorted([*sheet.chart.pages, *cleared.pages, *survey.pages(known)])
    omitted = (*cleared.omitted, *(one.rich.text for one in dropped))
    told = left_out.told([Left("furniture of pages", omitted)], sheet.path, sheet.chart)
    return replace(
        sheet,
        blocks=tuple(_paragraph(known, number) for number in body),
        notes=(*_placed(known, lifted, body), *_tied(sheet, words)),
        chart=Chart(sheet.chart.lines, tuple(turns)),
        omitted=(*sheet.omitted, *omitted),
        diagnostics=(*sheet.diagnostics, *told),
        settled=True,
    )


def _parting(known: Survey, left: Sequence[int], taken: Collection[int]) -> Iterator[int]:
    """The ornaments that part text from text: not from notes, nor their heading, nor nothing."""
    headings = {one.heading for one in known.sections if one.kind in NOTES}
    for before, at, after in zip(left, left[1:], left[2:], strict=False):
        beside_text = not any(one in taken or known.is_ornament(one) for one in (before, after))
        if known.is_ornament(at) and beside_text and after not in headings:
            yield at


def _paragraph(known: Survey, number: int) -> Block:
    """The stretch as a block; an entry of a reference list goes without the list's sign."""
    one = known.stretches[number]
    if known.is_entry(number):
        return Block(one.rich.cut(one.lead), Style.REFERENCE, one.block.level)
    return Block(one.rich, one.style, one.block.level)


def _placed(known: Survey, lifted: Sequence[Lifted], body: Sequence[int]) -> Iterator[NoteBlocks]:
    """The notes, each with the point in the body before which it stands.

    Those of a section stand together, whatever headings part them.
    """
    for note, numbers in lifted:
        section = known.section(numbers[0])
        first = section.first if section and section.kind in NOTES else numbers[0]
        yield replace(note, at=(bisect_left(body, first), 0))


def _tied(sheet: Sheet, words: Vocabulary) -> Iterator[NoteBlocks]:
    """The notes that the file ties to the text, their lines joined."""
    for note in sheet.notes:
        if note.id is not None:
            blocks = (_printed(one, joints.join(one.rich, words)) for one in note.blocks)
            yield replace(note, blocks=tuple(one for one in blocks if one.rich.pieces))


def _printed(block: Block, rich: Rich) -> Block:
    """The block of a note, with what is printed before an item of a list in it."""
    if not block.mark.pieces:
        return replace(block, rich=rich)
    return replace(block, rich=joined([block.mark, plain(behind([block.mark], " ")), rich]))
