"""The paragraphs of a reading: each look in its style, its number in the margin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from biblio import progress
from biblio.document import Run
from biblio.packet.model import Block, Inline, Look
from biblio.packet.rendering import indents
from biblio.packet.rendering.inlines import InlineWriter
from biblio.packet.rendering.lists import has_sign, signed
from biblio.packet.rendering.plates import plate
from biblio.packet.rendering.press import Press
from biblio.packet.rendering.tables import STYLE as TABLE_END
from biblio.packet.rendering.tables import table
from biblio.packet.rendering.verse import first_lines, numbered
from biblio.word.directions import RIGHT_TO_LEFT, is_right_to_left
from biblio.word.runs import paragraph, styled

NUMBER, LINE_NUMBER = "ParagraphNumber", "LineNumber"
_END_OF_LINE = "<w:r><w:br/></w:r>"
_DEEPEST = 5  # levels of headings below a reading's title, of those that Word knows by name
# Where a long address falls on the next line, the one before it would be torn apart.
_ADDRESS, _RAGGED = re.compile(r"(?:://|www\.)\S{20}"), '<w:jc w:val="left"/>'
_KEPT, _SHORT = "<w:keepNext/>", 400
_CENTRED = '<w:jc w:val="center"/>'
# what stands for a break in the text that its source drew as a line
_ORNAMENT, _DRAWN = (Run("* * *"),), frozenset("-_—–―─=*·~#+ \u00a0\t")


class BlockWriter:
    """Writes the blocks of one reading; `number` is the reading's, from 1."""

    def __init__(
        self, press: Press, inlines: InlineWriter, number: int, language: str | None
    ) -> None:
        self._press = press
        self._inlines = inlines
        self._number = number
        self._language = language

    def text(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The paragraphs of the text, the last of them with the marks that have no place."""
        blocks = (block for block in blocks if block.inlines or block.picture)
        listed = list(blocks) or [self._nothing()]
        numbers = self._press.layout.paragraph_numbers
        is_numbered = numbers and any(block.number is not None for block in listed)
        end, before = 0, None
        for is_table, group in groupby(listed, key=lambda block: block.look is Look.TABLE):
            together = tuple(group)
            end += len(together)
            after = listed[end] if end < len(listed) else None
            strays = str if after else self._inlines.strays
            if is_table:
                is_kept = after is not None and _is_caption(after)
                yield self._table(together, is_kept=is_kept)
                yield paragraph(TABLE_END, strays(), _KEPT if is_kept else "")
            else:
                beside = (before, after)
                yield from self._paragraphs(together, strays, beside, is_numbered=is_numbered)
            before = together[-1]

    def _nothing(self) -> Block:
        # LibreOffice drops an empty paragraph at the end of a section, and moves its notes.
        return Block(Look.TEXT, self._press.words.runs("no_text"))

    def _paragraphs(
        self,
        blocks: Sequence[Block],
        strays: Callable[[], str],
        beside: tuple[Block | None, Block | None],
        *,
        is_numbered: bool,
    ) -> Iterator[str]:
        """The blocks, among which no table is, with what stands beside them."""
        opens, lines = True, first_lines(blocks)
        around = (beside[0], *blocks, beside[1])
        for at, block in enumerate(blocks, 1):
            progress.tell("paragraph", at, len(blocks))
            content = self._content(block, self._language, lines.get(at - 1))
            content += strays() if at == len(blocks) else ""
            if block.picture:
                yield plate(self._press, block.picture)
                if not content:
                    continue
            kept = _KEPT if _leads_on(block, around[at - 1], around[at + 1]) else ""
            yield self._paragraph(block, content, kept, is_numbered=is_numbered, opens=opens)
            opens = block.look is Look.HEADING

    def _table(self, rows: Sequence[Block], *, is_kept: bool) -> str:
        self._press.speak(self._language)
        self._press.ruler.text(0, 1.5 * len(rows))
        return table(rows, self._inlines.write, self._press.layout.width, is_kept=is_kept)

    def introduction(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The compiler's words before the text, in the packet's language."""
        for block in blocks:
            self._press.ruler.text(len(block.string))
            content = self._content(block, None)
            direction = RIGHT_TO_LEFT if is_right_to_left(block.string) else ""
            yield paragraph("Introduction", content, direction)

    def _content(self, block: Block, language: str | None, line: int | None = None) -> str:
        """What is in the block; `line` is the number of its first line, where lines have any."""
        self._press.speak(language, right_to_left=is_right_to_left(block.string))
        if line is None:
            return self._inlines.write(printed(block))
        return _END_OF_LINE.join(
            self._inlines.write(one) + (_line_number(number) if number else "")
            for one, number in numbered(block.inlines, line)
        )

    def _paragraph(
        self, block: Block, content: str, kept: str, *, is_numbered: bool, opens: bool
    ) -> str:
        text = block.string
        direction = RIGHT_TO_LEFT if is_right_to_left(text) else ""
        if block.look is Look.HEADING and text.strip():
            return self._heading(block, content, direction)
        self._press.ruler.text(len(text), 0.35 if is_numbered else 0)
        style = _style(block, text, is_numbered=is_numbered, opens=opens)
        number = ""
        tabs, indent = indents.lines(block, self._press.layout.width), indents.nested(block)
        if is_numbered and block.number is not None:
            number = self._numbered(block.number)
            tabs, indent = indents.tabs(block, self._press.layout.width), indents.hung(block)
        elif style == "NumberedText" or block.look is Look.ORNAMENT:
            indent = indents.NONE
        return paragraph(style, number + content, kept + tabs + direction + indent + _edge(block))

    def _numbered(self, number: int) -> str:
        """The number of a paragraph and a tab, marked where an index refers to it."""
        name = f"_Par{self._number}_{number}"
        run = styled(NUMBER, f"<w:t>{number}</w:t>")
        if name in self._press.targets:
            run = self._press.bookmarks.around(name, run)
        return f"{run}<w:r><w:tab/></w:r>"

    def _heading(self, block: Block, content: str, direction: str) -> str:
        level = min(max(block.level, 1), _DEEPEST)
        text = " ".join(block.string.split())
        self._press.ruler.text(len(text), 1.5)
        name = self._press.heading(level, text, is_listed=level == 1)
        return paragraph(
            f"Heading{level + 1}", self._press.bookmarks.around(name, content), direction
        )


def _line_number(number: int) -> str:
    return f"<w:r><w:tab/></w:r>{styled(LINE_NUMBER, f'<w:t>{number}</w:t>')}"


def printed(block: Block) -> Sequence[Inline]:
    """What is printed of the block."""
    if block.look is Look.LIST:
        return signed(block.inlines)
    drawn = block.look is Look.ORNAMENT and all(map(_is_drawn, block.inlines))
    return _ORNAMENT if drawn else block.inlines


def _is_drawn(inline: Inline) -> bool:
    return isinstance(inline, Run) and _DRAWN.issuperset(inline.text)


def _edge(block: Block) -> str:
    """How the lines of the paragraph end, where its style has it otherwise."""
    if block.look is Look.ORNAMENT:
        return _CENTRED
    return _RAGGED if block.look is Look.VERSE or _ADDRESS.search(block.string) else ""


def _leads_on(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a paragraph should not end a page: a short one that announces the next, and a
    caption above its picture or table."""
    if _is_caption(block):
        is_below = before is not None and _is_shown(before)
        return not is_below and after is not None and _is_shown(after)
    text = block.string
    return block.look is Look.TEXT and len(text) < _SHORT and text.rstrip().endswith(":")


def _is_caption(block: Block) -> bool:
    return block.look is Look.CAPTION and block.picture is None


def _is_shown(block: Block) -> bool:
    """Whether it is a picture or of a table, which may have a caption beside it."""
    return block.picture is not None or block.look is Look.TABLE


def _style(block: Block, text: str, *, is_numbered: bool, opens: bool) -> str:
    match block.look:
        case Look.QUOTATION | Look.VERSE:
            return "Quote"
        case Look.CAPTION:
            return "Caption"
        case Look.CODE:
            return "Code"
        case Look.REFERENCE:
            return "Bibliography"
        case Look.LIST:
            # A number in the margin leaves no room for another mark before the text.
            marked = has_sign(text) or (is_numbered and block.number is not None)
            return "ListParagraph" if marked else "ListBullet"
        case Look.ORNAMENT:
            return "BodyTextFirst"
        case _ if is_numbered:
            return "NumberedText"
        case _:
            return "BodyTextFirst" if opens else "BodyText"
