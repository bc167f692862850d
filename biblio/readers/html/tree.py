"""The elements of a page as a tree, ends supplied where a page leaves them out.

A short form of the tree construction of the HTML standard: it knows which elements end which, and
that what is no block ends with the block in which it began (a forgotten `</i>` ends with its
paragraph). `html`, `head` and `body` are no elements of the tree: their attributes are its root's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from biblio.readers.html.scanner import Characters, Comment, Tag, attributes, tokens, unescaped

# beyond this depth elements stand beside one another; measured: real pages stay below 60
_DEEPEST = 100
_VOID = frozenset(
    "area base basefont bgsound br col embed hr img input link meta param source track wbr".split()
)
_ROOT = frozenset(("html", "head", "body"))
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre"
    " search section summary table tbody td tfoot th thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_SECTIONS = frozenset(("tbody", "thead", "tfoot"))
_ROWS = _CELLS | {"tr"}
_FENCES = frozenset(("table", "td", "th", "caption"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
# what a start tag ends, and what keeps it from looking further up
_ENDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), _FENCES | _LISTS),
    "dt": (frozenset(("dt", "dd")), _FENCES | {"dl"}),
    "dd": (frozenset(("dt", "dd")), _FENCES | {"dl"}),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
    "tr": (_ROWS, _SECTIONS | {"table"}),
    "option": (frozenset(("option",)), frozenset(("select",))),
    **{name: (_SECTIONS | _ROWS | {"caption"}, frozenset(("table",))) for name in _SECTIONS},
}


class Element:
    """An element: its name and attributes in small letters, its children, where it stands.

    `start` is the offset of its tag, `end` that of its end tag. Made by `grow` alone and not
    changed afterwards.
    """

    __slots__ = ("attributes", "children", "end", "name", "parent", "start")

    def __init__(self, name: str, start: int, parent: Element | None, inside: str) -> None:
        self.name, self.start, self.end, self.parent = name, start, start, parent
        self.attributes = attributes(inside) if inside else _NONE
        self.children: list[Node] = []

    def get(self, name: str) -> str:
        """The value of the attribute, decoded; nothing where there is none."""
        return unescaped(self.attributes.get(name, ""))

    @property
    def words(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.get("class").casefold().split())

    @property
    def ids(self) -> tuple[str, ...]:
        """What links call it."""
        names = [self.get("id")]
        if self.name == "a":
            names.append(self.get("name"))
        return tuple(name for name in names if name)

    def elements(self) -> Iterator[Element]:
        """The element and all within it, in the order of the source."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [one for one in reversed(element.children) if isinstance(one, Element)]

    def nodes(self) -> Iterator[Node]:
        """All that it holds, however deep, in the order of the source."""
        waiting: list[Node] = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Element):
                waiting += reversed(node.children)

    def ancestors(self) -> Iterator[Element]:
        """What it lies in, from the nearest."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


Node = Element | Characters | Comment
_NONE: dict[str, str] = {}


def grow(source: str) -> Element:
    """The tree of the page; its root has the attributes of `html` and `body`."""
    growth = _Growth()
    for token in tokens(source):
        growth.take(token)
    return growth.finished(len(source))


class _Growth:
    """The tree so far, and the elements that are open."""

    def __init__(self) -> None:
        self.root = Element("", 0, None, "")
        self.root.attributes = {}
        self.open = [self.root]
        # how many elements of each name are open
        self.count: Counter[str] = Counter()

    def take(self, token: Tag | Characters | Comment) -> None:
        """Put the next token where it belongs."""
        if not isinstance(token, Tag):
            self.open[-1].children.append(token)
        elif token.name in _ROOT:
            for name, value in attributes(token.inside or "").items():
                self.root.attributes.setdefault(name, value)
        elif not token.closing:
            self._begin(token)
        elif token.name == "br":
            self._begin(token._replace(inside=""))
        else:
            self._end(token)

    def finished(self, end: int) -> Element:
        """The root, all that is open ended."""
        self._cut(0, end)
        self.root.end = end
        return self.root

    def _begin(self, tag: Tag) -> None:
        self._make_room(tag)
        parent = self.open[-1]
        element = Element(tag.name, tag.start, parent, tag.inside or "")
        element.end = tag.end
        parent.children.append(element)
        if tag.name not in _VOID and not tag.empty and len(self.open) < _DEEPEST:
            self.open.append(element)
            self.count[tag.name] += 1

    def _make_room(self, tag: Tag) -> None:
        """End what the start tag ends."""
        name = tag.name
        if name in _ENDED:
            self._end_any(*_ENDED[name], tag.start)
        if name in BLOCKS:
            self._end_any(_PARAGRAPH, _FENCES, tag.start)
        elif name == "a":
            self._end_any(_LINK, BLOCKS, tag.start)

    def _end_any(self, names: frozenset[str], fences: frozenset[str], at: int) -> None:
        """End the outermost element of these names, looking up to the nearest fence."""
        if not any(self.count[name] for name in names):
            return
        found = None
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name in fences and self.open[index].name not in names:
                break
            if self.open[index].name in names:
                found = index
        if found is not None:
            self._cut(found, at)

    def _end(self, tag: Tag) -> None:
        """End the innermost element of that name; nothing ends that was not begun."""
        fences = _FENCES - {tag.name} if tag.name in BLOCKS else BLOCKS
        if tag.name in _ROWS or tag.name in _SECTIONS:
            fences = frozenset(("table",))
        within = True
        opened = range(len(self.open) - 1, 0, -1) if self.count[tag.name] else ()
        for index in opened:
            name = self.open[index].name
            if name == tag.name:
                if within:
                    self._cut(index, tag.start)
                else:
                    # the block in it goes on, what comes behind that block is out of it
                    del self.open[index]
                    self.count[name] -= 1
                return
            if name in fences:
                within = False
                if name in _FENCES or tag.name in BLOCKS:
                    break
        if tag.name == "p":
            # as browsers do: it parts what stands before and behind
            self._begin(tag._replace(inside="", empty=True))

    def _cut(self, index: int, end: int) -> None:
        """End the open elements from that one on."""
        for element in self.open[max(index, 1) :]:
            element.end = end
            self.count[element.name] -= 1
        del self.open[max(index, 1) :]


_PARAGRAPH = frozenset(("p",))
_LINK = frozenset(("a",))
