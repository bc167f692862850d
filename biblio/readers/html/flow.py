"""From the elements of an article to its blocks, in the order of the source.

Blocks begin and end where block elements do; characters have the looks of what they stand in. Two
line breaks in a row part paragraphs, as they do on pages that know no `<p>`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from biblio.document import OBJECT, Run, Text
from biblio.readers.html import characters, looks, tables, trimming
from biblio.readers.html.article import Furniture
from biblio.readers.html.scanner import Characters
from biblio.readers.html.setting import Setting, entering, is_stanza, is_verse
from biblio.readers.html.tree import BLOCKS, Element, Node
from biblio.readers.shaping.blocks import (
    BROKEN,
    NOTHING,
    Block,
    Piece,
    Rich,
    Style,
    behind,
    joined,
    plain,
    row,
)
from biblio.values.patterns import Lazy

_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ITEMS = frozenset(("li", "dt", "dd"))
_RULE, _ANY_SIGN = "* * *", "*"
# an image that stands for the first letter of a chapter
_INITIAL = 2
_ELSEWHERE = Lazy(r"[\w+.-]+:|//")
_FILE_NAME = Lazy(r"(?i)\s*\S*\.(?:jpe?g|png|gif|svg|webp|tiff?)\s*\Z")
_PAGE_NUMBER = Lazy(
    r"(?i)[\s\[({|]*+(?:pages?|pg?\.?|s\.|seite)?[\s.:]*+([\divxlc]{1,6})[\s\])}|]*+\Z"
)
_PAGE_WORDS = frozenset(("pagenum", "pageno", "page-number", "pagebreak", "page-break", "pb"))
_QUOTATION_MARKS = ("“", "”")


@dataclass(frozen=True, slots=True)
class Left:
    """What is left out, where, and why."""

    start: int
    end: int
    reason: Furniture


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a page before its text is read.

    `calls` are marks with the names of their notes, `lifted` what belongs to notes, `left` what is
    furniture, `around` the elements right in which nothing is text. With `pictures` those that say
    nothing in place of themselves are read too.
    """

    source: str
    calls: Mapping[Element, str]
    lifted: Collection[Node]
    left: Mapping[Element, Furniture]
    around: Collection[Element]
    pictures: bool = False


class Flow:
    """The blocks read so far, what was left out, and the pages that began.

    `own` are the nodes of the note that is read: lifted from the text, but not from the note.
    """

    def __init__(self, plan: Plan, own: Collection[Node] = frozenset()) -> None:
        self.plan = plan
        self._own = own
        self._places = 0
        self.blocks: list[Block] = []
        self.left: list[Left] = []
        self.pages: list[tuple[int, str]] = []
        self._pieces: list[Piece] = []
        self._images: list[Rich] = []
        self._setting = Setting()
        self._mark = NOTHING
        self._later = False

    def read(self, nodes: Iterable[Node], setting: Setting | None = None) -> None:
        """Read the nodes; what they begin ends with them."""
        self._take_all(nodes, setting or Setting())
        self._end()
        while self.blocks and self.blocks[-1].style is Style.ORNAMENT:
            # a rule under everything parts nothing
            del self.blocks[-1]

    def _take_all(self, nodes: Iterable[Node], setting: Setting, around: bool = False) -> None:
        for node in nodes:
            if type(node) is Characters:
                self._text(node, setting, around)
            elif isinstance(node, Element):
                self._element(node, setting)

    def _text(self, node: Characters, setting: Setting, around: bool) -> None:
        if self._lifted(node):
            return
        if around:
            self.left.append(Left(node.start, node.end, Furniture.FRAME))
            return
        text = characters.read(self.plan.source, node, setting.code)
        self._places += len(text.alignment.anchors)
        if self._places > characters.MOST_PLACES:
            raise characters.TooManyPlaces
        self._add(text, setting)

    def _element(self, element: Element, setting: Setting) -> None:
        plan = self.plan
        if (name := plan.calls.get(element)) is not None:
            self._call(element, name, setting)
        elif self._lifted(element):
            self._part(element)
        elif (reason := self._reason(element)) is not None:
            self._leave(element, reason)
        else:
            _READING.get(element.name, Flow._any)(self, element, setting)

    def _reason(self, element: Element) -> Furniture | None:
        """Why the element is left out, if it is."""
        reason = self.plan.left.get(element)
        if reason is None and element.attributes and (page := self._page(element)):
            self.pages.append((element.start, page))
            return Furniture.PAGE_NUMBER
        return reason

    def _page(self, element: Element) -> str | None:
        """The number of the page that begins here, if one does."""
        said = f"{element.get('role')} {element.get('epub:type')}"
        words = element.words
        if "pagebreak" not in said and words.isdisjoint(_PAGE_WORDS):
            return None
        label = element.get("title") or element.get("aria-label") or self._short(element)
        match = _PAGE_NUMBER.match(label)
        return match[1] if match else None

    def _short(self, element: Element) -> str:
        nodes = [node for node in element.nodes() if type(node) is Characters]
        return "".join(characters.read(self.plan.source, node).string for node in nodes[:5])

    def _leave(self, element: Element, reason: Furniture) -> None:
        if reason is not Furniture.NO_TEXT:
            self.left.append(Left(element.start, element.end, reason))
        self._part(element)

    def _part(self, element: Element) -> None:
        """A block that is not read parts its neighbours all the same."""
        if element.name in BLOCKS:
            self._end()

    def _call(self, element: Element, name: str, setting: Setting) -> None:
        """The mark of a note, as it is printed, or any sign where nothing is."""
        nodes = (node for node in element.nodes() if type(node) is Characters)
        texts = [characters.read(self.plan.source, node) for node in nodes]
        text = Text.joined(texts).strip()
        if element.name in BLOCKS or not 0 < len(text) <= _LONGEST_MARK:
            text = Text.at(_ANY_SIGN, element.start)
        self._begin(setting)
        self._pieces.append(Piece(text, setting.look, name))

    def _any(self, element: Element, setting: Setting) -> None:
        """An element whose characters it holds; a block parts them from their neighbours."""
        within = setting._replace(look=looks.look(element, setting.look))
        around = element in self.plan.around
        if element.name not in BLOCKS:
            self._take_all(element.children, within, around)
            return
        self._end()
        first = len(self.blocks)
        self._take_all(element.children, entering(element, within), around)
        self._end()
        if is_verse(element):
            self._gather(first, whole=is_stanza(element))

    def _gather(self, first: int, whole: bool) -> None:
        """Make one stanza of lines that are blocks of their own: those of a stanza (`whole`).

        A poem's blocks are lines if each has but one, and if there is no stanza in it.
        """
        inside = self.blocks[first:]
        lines = [one.rich for one in inside if one.style is Style.VERSE]
        if len(lines) < 2 or len(lines) < len(inside):
            return
        if not whole and any(sign in one.string for one in lines for sign in (BROKEN, "\n")):
            return
        parts = [lines[0]]
        for one in lines[1:]:
            parts += [plain(behind(parts[-1:], BROKEN)), one]
        self.blocks[first:] = [replace(inside[0], rich=joined(parts))]

    def _list(self, element: Element, setting: Setting) -> None:
        """A list; each item has the sign that is printed before it."""
        self._end()
        depth = setting.lists + 1
        within = setting._replace(style=Style.LIST, level=depth, lists=depth)
        marks = looks.Numbers(element)
        for child in element.children:
            if isinstance(child, Element) and child.name in _ITEMS and self._is_read(child):
                self._item(child, within, marks)
            else:
                self._take_all([child], within)
        self._end()

    def _is_read(self, element: Element) -> bool:
        return not self._lifted(element) and element not in self.plan.left

    def _lifted(self, node: Node) -> bool:
        return node in self.plan.lifted and node not in self._own

    def _item(self, item: Element, setting: Setting, marks: looks.Numbers) -> None:
        self._end()
        sign = marks.next(item)
        self._mark = plain(Text.at(sign, item.start)) if sign else NOTHING
        self._later = item.name == "dd"
        within = entering(item, setting._replace(look=looks.look(item, setting.look)))
        self._take_all(item.children, within)
        self._end()
        self._mark, self._later = NOTHING, False

    def _line_break(self, element: Element, setting: Setting) -> None:
        if self._pieces and self._pieces[-1].text.string == BROKEN and not setting.code:
            self._pieces.pop()
            self._end(later=self._setting.style is Style.LIST)
        elif self._pieces:
            sign = "\n" if setting.code else BROKEN
            self._pieces.append(Piece(Text.at(sign, element.start), setting.look))

    def _rule(self, element: Element, setting: Setting) -> None:
        self._end()
        if self.blocks and self.blocks[-1].style is not Style.ORNAMENT:
            self.blocks.append(Block(plain(Text.at(_RULE, element.start)), Style.ORNAMENT))

    def _image(self, element: Element, setting: Setting) -> None:
        """What an image says in place of itself: a letter stands in the text, the rest apart.

        One that says nothing is a picture if it lies beside the page; ornaments say so with "".
        """
        said = element.attributes.get("alt")
        alt = characters.decoded(said or "")
        if not alt or _FILE_NAME.match(alt):
            address = characters.decoded(element.attributes.get("src", ""))
            if self.plan.pictures and said != "" and address and not _ELSEWHERE.match(address):
                look = Run("", picture=address)
                self._show(Rich((Piece(Text.at(OBJECT, element.start), look),)), setting)
            return
        text = Text.at(alt, element.start)
        if len(alt) <= _INITIAL and alt.isalpha():
            self._add(text, setting)
        else:
            source = characters.decoded(element.attributes.get("src", "")) or None
            self._show(Rich((Piece(text, Run("", picture=source)),)), setting)

    def _show(self, image: Rich, setting: Setting) -> None:
        """Put the image above a block of the text that it leads, else below: heading or note."""
        if self._pieces or self._own or setting.style is Style.HEADING:
            self._images.append(image)
        else:
            self.blocks.append(Block(image, Style.CAPTION))

    def _quoted(self, element: Element, setting: Setting) -> None:
        """`<q>`: browsers print quotation marks around it."""
        opening, closing = _QUOTATION_MARKS
        self._add(Text.at(opening, element.start), setting)
        self._any(element, setting)
        self._add(Text.at(closing, max(element.end, element.start)), setting)

    def _preformatted(self, element: Element, setting: Setting) -> None:
        self._end()
        verse = is_verse(element) or setting.style is Style.VERSE
        style = Style.VERSE if verse else Style.CODE
        self._take_all(element.children, setting._replace(style=style, level=1, code=True))
        self._end()

    def _table(self, element: Element, setting: Setting) -> None:
        """A table's rows; one that only lays out the page is read as what stands in it."""
        if tables.is_layout(element, self.plan.lifted):
            self._any(element, setting)
            return
        self._end()
        for part in tables.parts(element):
            if part.cells:
                cells = [self._cell(one, setting) for one in tables.spread(part)]
                if any(cell.pieces for cell in cells):
                    self.blocks.append(row(cells))
            elif part.caption is not None:
                self._element(part.caption, setting)

    def _cell(self, cell: Element | None, setting: Setting) -> Rich:
        """The text of a cell, its paragraphs one behind the other."""
        if cell is None or not self._is_read(cell):
            return NOTHING
        inside = Flow(self.plan, self._own)
        inside.read(cell.children, setting._replace(look=looks.look(cell, setting.look)))
        self.left += inside.left
        self.pages += inside.pages
        parts: list[Rich] = []
        for block in inside.blocks:
            rich = joined([block.mark, _space(block.mark), block.rich])
            parts += [_space(parts[-1]), rich] if parts else [rich]
        return joined(parts)

    def _add(self, text: Text, setting: Setting) -> None:
        """Put the text at the end; of spaces that meet one is kept."""
        if not setting.code and text.string[:1] == " " and self._ends_blank():
            text = text.cut(1, len(text))
        if text.string:
            self._begin(setting)
            self._pieces.append(Piece(text, setting.look))

    def _ends_blank(self) -> bool:
        return not self._pieces or self._pieces[-1].text.string[-1] in (" ", BROKEN)

    def _begin(self, setting: Setting) -> None:
        if not self._pieces:
            self._setting = setting

    def _end(self, later: bool = False) -> None:
        """End the block; the images in it follow."""
        rich = Rich(tuple(self._pieces))
        self._pieces = []
        setting = self._setting
        if rich.string.strip(f" \n{BROKEN}\u00a0"):
            self._put(rich, setting)
            self._later = self._later or later or setting.style is Style.LIST
        images, self._images = self._images, []
        self.blocks += [Block(image, Style.CAPTION) for image in images]

    def _put(self, rich: Rich, setting: Setting) -> None:
        rich = trimming.trimmed(trimming.marks(rich))
        style, level = setting.style, setting.level
        for line in trimming.stanzas(rich) if style is Style.VERSE else [rich]:
            self.blocks.append(
                Block(line, style, level, self._mark, self._later and style is Style.LIST)
            )
            self._mark = NOTHING


_LONGEST_MARK = 12
_READING: dict[str, Callable[[Flow, Element, Setting], None]] = {
    **dict.fromkeys(_LISTS, Flow._list),
    "br": Flow._line_break,
    "hr": Flow._rule,
    "img": Flow._image,
    "q": Flow._quoted,
    "pre": Flow._preformatted,
    "listing": Flow._preformatted,
    "table": Flow._table,
}


def _space(after: Rich) -> Rich:
    """A space behind the text, in its last place."""
    if not after.pieces:
        return NOTHING
    text = after.pieces[-1].text
    offset = text.alignment.span(0, len(text))[1] - 1
    return plain(Text.at(" ", offset))
