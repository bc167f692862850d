"""Runs and citations of any part of the packet, as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.bibliography.zotero import citation
from biblio.document import Run, text_of
from biblio.packet.layout import Citations
from biblio.packet.model import Block, CitationSpan, Inline, PageMark
from biblio.packet.rendering.press import Press
from biblio.word.directions import RIGHT_TO_LEFT, is_right_to_left
from biblio.word.fields import field
from biblio.word.runs import RunWriter, paragraph, styled

PAGE_MARK = "PageMark"


def spoken(press: Press, writer: RunWriter, inlines: Iterable[Inline]) -> str:
    """Runs, citations and page marks; marks of notes and comments have no place here."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Run():
                parts.append(writer.run(inline))
            case CitationSpan():
                parts.append(_citation(press, writer, inline))
            case PageMark():
                parts.append(
                    styled(PAGE_MARK, writer.text(press.words.text("page", page=inline.page)))
                )
    return "".join(parts)


def paragraphs(
    press: Press, writer: RunWriter, blocks: Iterable[Block], style: str, head: str = ""
) -> str:
    """Blocks as paragraphs of one style, at least one; `head` stands before the first."""
    written = [
        paragraph(
            style,
            (head if first else "") + spoken(press, writer, block.inlines),
            RIGHT_TO_LEFT if is_right_to_left(block.string) else "",
        )
        for first, block in _told_first(blocks)
    ]
    return "".join(written) or paragraph(style, head)


def _told_first(blocks: Iterable[Block]) -> Iterator[tuple[bool, Block]]:
    return ((at == 0, block) for at, block in enumerate(blocks))


def _citation(press: Press, writer: RunWriter, span: CitationSpan) -> str:
    shown = writer.runs(span.runs)
    items = press.items
    known = all(cite.key in items for cite in span.cluster.cites)
    if press.layout.citations is Citations.STATIC or not (known and span.cluster.cites):
        return shown
    press.cited += 1
    text = text_of(span.runs)
    note = 0 if writer is press.text else len(press.footnotes) + len(press.endnotes) + 1
    code = citation(span.cluster, items, text, f"biblio{press.cited}", note)
    return field(press.characters.stripped(code), shown)
