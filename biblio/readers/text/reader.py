"""From the lines of a text to a sheet: every step of the reader in its order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from biblio.diagnostics import Diagnostic
from biblio.document import Part, Style, Text
from biblio.origins import Chart, TextAlignment
from biblio.readers.shaping import (
    Shaped,
    account,
    frontmatter,
    gutenberg,
    left_out,
    lone_marks,
    transcriber,
    vocabulary,
)
from biblio.readers.shaping.blocks import Block, NoteBlocks, Point, Sheet, plain
from biblio.readers.shaping.gutenberg import Frame
from biblio.readers.shaping.left_out import Left
from biblio.readers.shaping.lone_marks import Told
from biblio.readers.shaping.transcriber import PageMark
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.source import refuse_endless
from biblio.readers.text import (
    emphasis,
    entries,
    flow,
    lines,
    omissions,
    page_notes,
    paragraphs,
    printed,
    styles,
)
from biblio.readers.text.layout import of_note
from biblio.readers.text.lines import Line
from biblio.readers.text.omissions import Cut
from biblio.readers.text.page_notes import LinedNote
from biblio.readers.text.paragraphs import Group
from biblio.readers.text.printed import Printed


def read_source(
    source: str, path: str, sha256: str = "", diagnostics: tuple[Diagnostic, ...] = ()
) -> Shaped:
    """The document that the decoded source shows, and what is left out of it."""
    return account(emphasis.read(read_sheet(source, path, sha256, diagnostics)))


def read_sheet(source: str, path: str, sha256: str, diagnostics: tuple[Diagnostic, ...]) -> Sheet:
    """The paragraphs and notes of the decoded source."""
    refuse_endless(source, path)
    whole = lines.split(source)
    front = frontmatter.find(source)
    frame = gutenberg.find([line.text for line in whole])
    book = _within(frame, whole) if frame else whole
    marks = transcriber.pages([line.text for line in book])
    labelled, lone = _labelled(_cleared(book, marks))
    sheet = printed.look(labelled, range(len(front.lines)), lone)
    raw = page_notes.lift(sheet)
    parting = frozenset(omissions.parting(sheet, {at for note in raw for at in note.indices}))
    words = vocabulary.collect(line.text for line in sheet.lines)
    blocks, signs = _body(sheet, raw, words, parting)
    turns = ((whole[mark.number].start + mark.end, mark.label) for mark in marks)
    chart = Chart(lines.beginnings(source), tuple(sorted([*sheet.pages, *turns])))
    cut = Cut(source, whole, frame, marks, parting)
    left = (*omissions.left(sheet, cut), Left("the signs of a reference list", signs))
    return Sheet(
        path,
        blocks,
        tuple(_notes(raw, blocks, sheet, words)),
        front.value("title") or (frame.value("title") if frame else None),
        frame.language if frame else None,
        (*front.fields(), *(frame.said if frame else ())),
        diagnostics=(*diagnostics, *left_out.told(left, path, chart)),
        sha256=sha256,
        chart=chart,
        omitted=tuple(text for one in left for text in one.texts),
        settled=True,
        words=words,
    )


def _within(frame: Frame, whole: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those around the book empty."""
    inside = range(frame.first, frame.last)
    return tuple(line if line.index in inside else replace(line, text="") for line in whole)


def _cleared(whole: tuple[Line, ...], marks: Sequence[PageMark]) -> tuple[Line, ...]:
    """The lines without the page numbers that a transcriber set into them."""
    cleared = list(whole)
    for index in {mark.number for mark in marks}:
        spans = [(mark.start, mark.gap) for mark in marks if mark.number == index]
        cleared[index] = whole[index].without(spans)
    return tuple(cleared)


def _labelled(whole: tuple[Line, ...]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines, marks of notes that stand alone moved into the line below; which those are."""
    written = [line for line in whole if line.text]
    told = [
        Told(line.text, bool(line.index) and not whole[line.index - 1].blank) for line in written
    ]
    joined, lone = list(whole), []
    for at, text in lone_marks.find(told):
        mark, below = written[at], written[text]
        joined[below.index] = mark.followed(below)
        joined[mark.index] = replace(mark, text="")
        lone.append(below.index)
    return tuple(joined), frozenset(lone)


def _body(
    sheet: Printed, raw: Sequence[LinedNote], words: Vocabulary, parting: Collection[int]
) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The paragraphs of the running text, the marks of notes still in them; and what was cut off.

    That are the signs before the entries of reference lists.
    """
    lifted = {index for note in raw for index in note.indices}
    left = [
        line
        for line in sheet.lines
        if line.index in parting or (line.index not in lifted and line.index not in sheet.furniture)
    ]
    items = paragraphs.items(left, sheet.layout, _listed(sheet))
    groups = paragraphs.group(items, sheet.layout)
    texts = [_text(group, words) for group in groups]
    named = tuple(_styles(groups, texts, sheet))
    signs = [
        entries.sign(text.string) if style is Style.REFERENCE else 0
        for text, style in zip(texts, named, strict=True)
    ]
    blocks = (
        Block(plain(text.cut(sign, len(text))), style)
        for text, style, sign in zip(texts, named, signs, strict=True)
    )
    return tuple(blocks), tuple(
        text.cut(0, sign) for text, sign in zip(texts, signs, strict=True) if sign
    )


def _listed(sheet: Printed) -> frozenset[int]:
    """The lines of reference lists."""
    return frozenset(
        index
        for section in sheet.sections
        if section.kind is Part.REFERENCES
        for index in range(section.first, section.last)
    )


def _text(group: Group, words: Vocabulary) -> Text:
    lines, margin = [item.line for item in group], group[0].margin
    if group[0].stanza:
        return flow.stanza(lines, min(line.indent for line in lines))
    return flow.join(lines, words) if margin is None else flow.stanza(lines, margin)


def _styles(groups: Sequence[Group], texts: Sequence[Text], sheet: Printed) -> Iterator[Style]:
    around = zip(groups, [*groups[1:], None], ["", *(text.string for text in texts)], strict=False)
    return (styles.classify(group, after, sheet.layout, lead) for group, after, lead in around)


def _notes(
    raw: Sequence[LinedNote], blocks: Sequence[Block], sheet: Printed, words: Vocabulary
) -> Iterator[NoteBlocks]:
    """The notes, each at the point of the running text before which it stands."""
    texts = [block.rich.text for block in blocks]
    beginnings = [text.alignment.at(0) for text in texts]
    for note in raw:
        alone = note.indices[0] in sheet.lone
        layout = of_note(note.lines, sheet.layout, alone=alone)
        groups = paragraphs.group(paragraphs.items(note.lines, layout), layout)
        written = tuple(Block(plain(_text(group, words)), _noted(group)) for group in groups)
        at = _point(texts, beginnings, note.start)
        source = Text("  ", TextAlignment(((0, note.start), (1, note.end - 1))))
        yield NoteBlocks(note.mark, written, note.part, None, at, note.print, source)


def _noted(group: Group) -> Style:
    """The style of a note's paragraph."""
    return Style.VERSE if group[0].stanza else Style.TEXT


def _point(texts: Sequence[Text], beginnings: Sequence[int], offset: int) -> Point:
    """The paragraph and the position in it where the source offset would be."""
    number = bisect_right(beginnings, offset) - 1
    if number < 0:
        return (0, 0)
    text = texts[number]
    return number, bisect_left(range(len(text)), offset, key=text.alignment.at)
