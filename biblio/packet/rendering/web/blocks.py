"""The paragraphs of a reading on the screen, each with its number and as what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from biblio.packet.model import Block, Inline, Look
from biblio.packet.rendering.blocks import printed
from biblio.packet.rendering.tables import cells
from biblio.packet.rendering.verse import first_lines, numbered
from biblio.packet.rendering.web.notes import NoteLinks
from biblio.packet.rendering.web.pen import element

_DEEPEST = 6  # HTML has headings of six levels; those of a reading begin with the third
_LEVELS = 4  # of lists and quotations within others that the style sheet knows
_CLASSES = {
    Look.LIST: "item",
    Look.CAPTION: "caption",
    Look.VERSE: "verse",
    Look.ORNAMENT: "ornament",
    Look.REFERENCE: "entry",
}


def heading_id(reading: int, at: int) -> str:
    """The id of the block of that position, a heading of the reading of that number."""
    return f"h{reading}-{at}"


def paragraph_id(reading: int | str, number: int | str) -> str:
    """The id of the paragraph of that number, which an index leads to."""
    return f"p{reading}-{number}"


def write_blocks(blocks: Sequence[Block], links: NoteLinks) -> Iterator[str]:
    """The blocks in order, rows in a row as a table, then the marks that have no place."""
    lines = first_lines(blocks)
    placed = [(at, block) for at, block in enumerate(blocks) if block.inlines or block.picture]
    if not placed:
        yield element("p", links.pen.runs(links.pen.words.runs("no_text")))
    for is_table, group in groupby(placed, key=lambda one: one[1].look is Look.TABLE):
        if is_table:
            yield _table([block for _, block in group], links)
        else:
            yield from (_block(at, block, links, lines.get(at)) for at, block in group)
    if strays := links.strays():
        yield element("p", strays)


def _block(at: int, block: Block, links: NoteLinks, line: int | None) -> str:
    content = links.write(printed(block)) if line is None else _lines(block, links, line)
    if block.picture:
        caption = element("p", content, "caption", text=block.string) if content else ""
        return links.pen.picture(block.picture) + caption
    if block.look is Look.HEADING and block.string.strip():
        name = f"h{min(block.level + 2, _DEEPEST)}"
        return element(name, content, id_=heading_id(links.number, at), text=block.string)
    number = block.number if links.pen.layout.paragraph_numbers else None
    classes = [_CLASSES.get(block.look, "")]
    id_ = ""
    if number is not None:
        content = f'<span class="number">{number}</span> {content}'
        id_ = paragraph_id(links.number, number)
        classes.append("numbered")
    if block.level > 1 and block.look is not Look.HEADING:
        classes.append(f"level-{min(block.level, _LEVELS)}")
    name = "pre" if block.look is Look.CODE else "p"
    written = element(name, content, " ".join(filter(None, classes)), id_=id_, text=block.string)
    is_set_off = block.look in (Look.QUOTATION, Look.VERSE)
    return f"<blockquote>\n{written}</blockquote>\n" if is_set_off else written


def _lines(block: Block, links: NoteLinks, first: int) -> str:
    """The lines of a stanza, every fifth with its number."""
    return "<br/>".join(
        links.write(line) + (f' <span class="line">{number}</span>' if number else "")
        for line, number in numbered(block.inlines, first)
    )


def _table(rows: Sequence[Block], links: NoteLinks) -> str:
    """The rows as a table; the first of several is its head."""
    parted = [cells(row.inlines) for row in rows]
    width = max(map(len, parted))
    head, body = (parted[:1], parted[1:]) if len(parted) > 1 else ([], parted)
    written = "".join(_row(row, "th", width, links) for row in head)
    written = f"<thead>\n{written}</thead>\n" if head else ""
    rest = "".join(_row(row, "td", width, links) for row in body)
    return f"<table>\n{written}<tbody>\n{rest}</tbody>\n</table>\n"


def _row(row: Sequence[tuple[Inline, ...]], name: str, width: int, links: NoteLinks) -> str:
    padded = (*row, *((),) * (width - len(row)))
    return f"<tr>{''.join(f'<{name}>{links.write(cell)}</{name}>' for cell in padded)}</tr>\n"
