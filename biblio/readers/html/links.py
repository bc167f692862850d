"""Links within a page or a book: what is linked, where it leads, and how both stand in the text."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from biblio.readers.html.characters import decoded
from biblio.readers.html.scanner import Characters
from biblio.readers.html.tree import BLOCKS, Element
from biblio.values.patterns import Lazy

# no mark of a note and no link back is longer
_SHORT = 40
# what may stand before a note's mark: the mark begins the note all the same
_BEFORE_MARK = Lazy(r"[\s\[\](){}^↑.,:|*]*\Z")
# a tooltip's link (Modern Footnotes) and a label (Tufte) name what they show
_NAMING = ("aria-describedby", "for")
# the footnotes plugin ties mark and note by their names alone
_PLUGIN = ("footnote_plugin_tooltip_", "footnote_plugin_reference_")


class Page(NamedTuple):
    """A page, or one file of a book: its name in the book, its source, its tree.

    `own` are the addresses by which it may link to itself.
    """

    part: str
    source: str
    root: Element
    own: frozenset[str] = frozenset()


class Link(NamedTuple):
    """An element that leads to another one."""

    element: Element
    target: Element


class Links:
    """All links between elements of these pages, in their order."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.page: dict[Element, Page] = {}
        self.number: dict[Element, int] = {}
        self.begins: set[Element] = set()
        self._named: defaultdict[tuple[str, str], list[Element]] = defaultdict(list)
        for page in pages:
            self._enter(page)
        self.all = tuple(self._found())

    def text(self, element: Element) -> str:
        """Its text if it is short, else the beginning."""
        source, parts = self.page[element].source, []
        for node in element.nodes():
            if type(node) is Characters:
                parts.append(source[node.start : node.end])
                if sum(map(len, parts)) > _SHORT * 4:
                    break
        return decoded("".join(parts))

    def _enter(self, page: Page) -> None:
        """Number the page's elements, and see which of them begin a block or a line."""
        fresh = True
        ends: list[int] = []
        for node in page.root.nodes():
            while ends and ends[-1] <= node.start:
                ends.pop()
                fresh = True
            if isinstance(node, Element):
                if node.name in BLOCKS:
                    ends.append(node.end)
                fresh = fresh or node.name in BLOCKS or node.name == "br"
                self._number(node, page, fresh)
            elif type(node) is Characters and fresh:
                text = page.source[node.start : node.end]
                fresh = len(text) < _SHORT and _BEFORE_MARK.match(decoded(text)) is not None
        self.page[page.root] = page

    def _number(self, element: Element, page: Page, fresh: bool) -> None:
        self.page[element] = page
        self.number[element] = len(self.number)
        if fresh:
            self.begins.add(element)
        for name in element.ids:
            self._named[page.part, name].append(element)

    def _found(self) -> Iterator[Link]:
        for element in self.number:
            for part, name in self._names(element):
                target = self._target(element, part, name)
                if target is not None and target is not element:
                    yield Link(element, target)
                    break

    def _names(self, element: Element) -> Iterator[tuple[str, str]]:
        """Where the element says that it leads."""
        page = self.page[element]
        if element.name == "a" and (href := element.get("href")):
            address, sign, name = href.partition("#")
            if sign and name and (part := self._part(address, page)) is not None:
                yield part, unquote(name)
        for attribute in _NAMING:
            if attribute in element.attributes:
                yield page.part, element.get(attribute)
        if element.get("id").startswith(_PLUGIN[0]):
            yield page.part, element.get("id").replace(*_PLUGIN)

    @staticmethod
    def _part(address: str, page: Page) -> str | None:
        """The page that is meant by the address, None where it is another site's."""
        if not address or address in page.own:
            return page.part
        if ":" in address or address.startswith("//"):
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(page.part), unquote(address)))

    def _target(self, element: Element, part: str, name: str) -> Element | None:
        """The element of that name: of several the next one, since chapters may count anew."""
        named = self._named.get((part, name))
        if not named:
            return None
        behind = bisect_right(named, self.number[element], key=self.number.__getitem__)
        return named[min(behind, len(named) - 1)]
