"""The notes of a page: which links are marks, what they lead to, and how far each note goes.

A mark is a link that looks like one (`[1]`, `*`, *iv*) or says that it is one, amid the text, to
the beginning of something that answers: it begins with the same mark, links back, is an item of a
list, or stands in a place for notes. So all the ways are one way: marxists.org's pairs of
`<a name>`, Wikipedia's `cite_note`, Word's `_ftn1`, pandoc's `fn1`, Docutils, Substack, EPUB's
`noteref`, WordPress's plugins. What each calls its classes matters only where nothing answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from biblio.document import Part
from biblio.readers.html.links import Link, Links, Page
from biblio.readers.html.scanner import Characters
from biblio.readers.html.tree import BLOCKS, Element, Node
from biblio.values.patterns import Lazy

_MARK = Lazy(
    r"""(?xi)[\s\[(]*
        (?P<mark>(?:fn|note|n\.?)?\s*\d{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶\#‖]{1,4}|\*\s\*(?:\s\*)?)
        [\s\]).:,]*\Z"""
)
_MARK_FIRST = Lazy(r"[\s\[(^↑]*(?:(?:fn|note|n\.?)\s*)?(?P<mark>\w{1,6}|[*†‡§¶#‖]{1,4})(?!\w)")
_BACK = Lazy(r"(?i)[\s\W]*+(?:(?:back|return|jump|up)\b.{0,24}|zurück|retour|назад)?[\s\W]*+\Z")
# roles and types that say what they are
_CALLING = frozenset(("doc-noteref", "noteref"))
_NOTE_KINDS = {
    "doc-footnote": Part.FOOTNOTE, "footnote": Part.FOOTNOTE, "doc-footnotes": Part.FOOTNOTE,
    "footnotes": Part.FOOTNOTE, "doc-endnote": Part.ENDNOTE, "doc-endnotes": Part.ENDNOTE,
    "endnote": Part.ENDNOTE, "endnotes": Part.ENDNOTE, "rearnote": Part.ENDNOTE,
    "rearnotes": Part.ENDNOTE, "note": Part.FOOTNOTE, "notes": Part.ENDNOTE,
}  # fmt: skip
_NOTE_WORDS = ("footnote", "endnote", "fn", "note", "reference", "cite_note", "ftn", "enote")
# a note that stands where it is called, shown in the margin or in a tooltip
_BESIDE = frozenset(
    "sidenote marginnote margin-note modern-footnotes-footnote__note inline-footnote".split()
)
# what Google Docs calls what stands in the margin
_COMMENT_IDS = ("cmnt",)
_BACKS = frozenset(("footnote_backlink", "footnote-back", "easy-footnote-to-top", "fn-backref"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# a note does not go on behind these
# fewer characters are what is printed around a mark
_FEW = 3
_STOPS = _HEADINGS | {"hr", "nav", "footer", "form"}
# a note may be one of these with all that is in it
_HOLDERS = frozenset(
    "a b i em strong span sup sub font small cite label p li dd dt td th tr div aside blockquote"
    " center section tbody table dl".split()
)
_NUMBERED = frozenset(("li", "dt", "dd", "tr"))
_INLINE = frozenset("a b i em strong span font small".split())
_ITEMS = frozenset(("li", "dd", "td", "tr"))
# never more than a list of notes
_LISTS = frozenset(("ol", "ul", "dl", "table", "tbody", "section", "article", "main"))


class Noted(NamedTuple):
    """A note: its name, its mark, its nodes (all of one parent), and what kind it is."""

    id: str
    mark: str
    content: tuple[Node, ...]
    part: Part
    page: Page


class Notes(NamedTuple):
    """The notes, the elements that call them (with the note's name), the links back from them."""

    notes: tuple[Noted, ...] = ()
    calls: Mapping[Element, str] = {}
    backs: frozenset[Element] = frozenset()


def find(links: Links) -> Notes:
    """The notes of the pages whose links these are."""
    return _Finding(links).notes()


class _Finding:
    """What links lead to notes, and where notes begin."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.leading = dict(links.all)
        self.order: dict[str, int] = {}
        self.positions: dict[Element, dict[Node, int]] = {}
        self.calls = [link for link in links.all if self._calls(link)]
        self.targets = {link.target for link in self.calls}
        self.holding = self._all_above(self.targets)
        self.calling = self._all_above({link.element for link in self.calls})
        self.starts = self._starts()

    def notes(self) -> Notes:
        """The notes that answer their marks."""
        marks: dict[Element, str] = {}
        calls: dict[Element, str] = {}
        for link in self.calls:
            start = self.starts[link.target]
            if start not in marks and not self._answers(link, start):
                continue
            marks.setdefault(start, _mark(self.links.text(link.element)))
            calls[self._whole_mark(link.element)] = self._id(start)
        contents = self._contents(list(marks))
        found = [
            Noted(self._id(start), mark, contents[start], self._part(start), self.links.page[start])
            for start, mark in marks.items()
        ]
        found += self._beside(calls)
        found.sort(key=lambda note: self.order[note.id])
        return Notes(tuple(found), calls, frozenset(self._backs(found, calls)))

    def _calls(self, link: Link) -> bool:
        """Whether the link may be the mark of a note."""
        element, target = link
        if _kinds(element) & _CALLING or "data-footnote-ref" in element.attributes:
            return True
        if target.words & _BESIDE:
            return True
        if any(above.name in _HEADINGS for above in _up(target)):
            return False
        begins = self.links.begins
        if _MARK.match(self.links.text(element)) is None or target not in begins:
            return False
        return element not in begins or self._forward(link)

    def _forward(self, link: Link) -> bool:
        number = self.links.number
        return number[link.element] < number[link.target]

    @staticmethod
    def _all_above(elements: set[Element]) -> set[Element]:
        return {above for element in elements for above in (element, *element.ancestors())}

    def _starts(self) -> dict[Element, Element]:
        """The element with which the note of each target begins: as much as is all its own."""
        count: defaultdict[Element, int] = defaultdict(int)
        for target in self.targets:
            for above in target.ancestors():
                count[above] += 1
        return {target: self._start(target, count) for target in self.targets}

    def _start(self, target: Element, count: Mapping[Element, int]) -> Element:
        start = target
        while (above := start.parent) is not None and above.name in _HOLDERS:
            shared = count[above] > 1 or above in self.calling or self._headed(above)
            if shared or not (_is_note(above, one=True) or self._grows(start, above)):
                break
            start = above
        return start

    @staticmethod
    def _grows(start: Element, above: Element) -> bool:
        """Whether a note that begins with `start` has all of the element above it."""
        if above.name in _LISTS:
            return False
        return above.name in _ITEMS or above.name not in BLOCKS or start.name not in BLOCKS

    @staticmethod
    def _headed(element: Element) -> bool:
        return any(one.name in _HEADINGS or one.name == "hr" for one in element.elements())

    def _answers(self, link: Link, start: Element) -> bool:
        """Whether what the link leads to is a note to this mark."""
        element = link.element
        if _kinds(element) & _CALLING or start.name in _NUMBERED or self._raised(element):
            return True
        if start.words & _BESIDE or any(_is_note(one) for one in (link.target, *_up(start))):
            return True
        first = _MARK_FIRST.match(self._following(start))
        if first and first["mark"].casefold() == _mark(self.links.text(element)).casefold():
            return True
        near = self._near(element)
        return any(self.leading.get(one) in near for one in start.elements())

    @staticmethod
    def _raised(element: Element) -> bool:
        above = next((one for one in element.ancestors() if one.name not in _INLINE), None)
        return (above is not None and above.name == "sup") or any(
            one.name == "sup" for one in element.elements()
        )

    def _following(self, start: Element) -> str:
        """The beginning of the note that begins with the element."""
        text = self.links.text(start)
        if text or start.parent is None:
            return text
        siblings = start.parent.children
        at = self._position(start) + 1
        return " ".join(self._shown(one, start) for one in siblings[at : at + 3]).strip()

    def _shown(self, node: Node, beside: Element) -> str:
        if isinstance(node, Element):
            return self.links.text(node)
        source = self.links.page[beside].source
        return source[node.start : node.end] if isinstance(node, Characters) else ""

    def _near(self, element: Element) -> set[Element]:
        """The elements to which a link back to the mark may lead."""
        near = {element, *element.elements()}
        for above in element.ancestors():
            if above.name in BLOCKS or not above.name:
                break
            near |= {above, *(one for one in above.children if isinstance(one, Element))}
        siblings = element.parent.children if element.parent else []
        at = self._position(element)
        return near | {one for one in siblings[max(at - 2, 0) : at] if isinstance(one, Element)}

    def _position(self, element: Element) -> int:
        """The element's number among its parent's children."""
        parent = element.parent
        if parent is None:
            return 0
        if parent not in self.positions:
            self.positions[parent] = {one: n for n, one in enumerate(parent.children)}
        return self.positions[parent][element]

    def _whole_mark(self, element: Element) -> Element:
        """The mark with what is printed around it and nothing else (`<sup>[<a>1</a>]</sup>`)."""
        whole = element
        while (above := whole.parent) is not None and above.name not in BLOCKS and above.name:
            text, inner = self.links.text(above), self.links.text(element)
            if text.strip("[]() \u00a0") != inner.strip("[]() \u00a0"):
                break
            whole = above
        return whole

    def _contents(self, starts: Sequence[Element]) -> dict[Element, tuple[Node, ...]]:
        """The nodes of each note: its first element, and what follows up to the next note."""
        by_parent: defaultdict[Element, set[Element]] = defaultdict(set)
        for start in starts:
            if start.parent is not None:
                by_parent[start.parent].add(start)
        found: dict[Element, tuple[Node, ...]] = {}
        for parent, own in by_parent.items():
            found |= self._parted(parent.children, own)
        return found

    def _parted(
        self, siblings: Sequence[Node], starts: set[Element]
    ) -> dict[Element, tuple[Node, ...]]:
        """Siblings parted where a note begins."""
        numbers = [number for number, one in enumerate(siblings) if one in starts]
        found: dict[Element, tuple[Node, ...]] = {}
        for number, after in zip(numbers, [*numbers[1:], len(siblings)], strict=True):
            start = siblings[number]
            assert isinstance(start, Element)
            following = siblings[number + 1 : after]
            last = after == len(siblings)
            found[start] = (start, *self._continued(start, following, last))
        return found

    def _continued(self, start: Element, following: Sequence[Node], last: bool) -> Sequence[Node]:
        """What of the siblings up to the next note is still this one."""
        full = self._has_text(start)
        stop = next((n for n, one in enumerate(following) if self._stops(one)), None)
        if start.name not in BLOCKS or not full:
            # only the mark stands in it: the text follows
            text = following[:stop]
            return () if full else text[: self._first_block(text)] if last else text
        goes_on = start.name == "p" and stop is None and not last
        return following if goes_on else ()

    def _stops(self, node: Node) -> bool:
        if not isinstance(node, Element):
            return False
        return node.name in _STOPS or node in self.calling or node in self.holding

    def _has_text(self, start: Element) -> bool:
        text = self.links.text(start)
        first = _MARK_FIRST.match(text)
        return len(text) - (first.end() if first else 0) > _FEW

    def _first_block(self, nodes: Sequence[Node]) -> int:
        """How many of the nodes there are up to the end of the first block or line of text."""
        seen = False
        for number, node in enumerate(nodes):
            block = isinstance(node, Element) and node.name in BLOCKS
            if block and seen:
                return number
            if isinstance(node, Element) and self.links.text(node):
                if block:
                    return number + 1
                seen = True
            seen = seen or (type(node) is Characters and node.end - node.start > _FEW)
        return len(nodes)

    def _backs(self, notes: Sequence[Noted], calls: Mapping[Element, str]) -> Iterator[Element]:
        """The links in notes that lead back to their marks."""
        near: defaultdict[str, set[Element]] = defaultdict(set)
        for element, name in calls.items():
            near[name] |= self._near(element)
        for note in notes:
            elements = [one for one in note.content if isinstance(one, Element)]
            for element in (inner for one in elements for inner in one.elements()):
                if element.name == "a" and element not in calls:
                    target = self.leading.get(element)
                    if self._leads_back(element, target, near[note.id]):
                        yield element

    def _leads_back(self, element: Element, target: Element | None, near: set[Element]) -> bool:
        if "doc-backlink" in _kinds(element) or not element.words.isdisjoint(_BACKS):
            return True
        if target is None or target in self.holding:
            return False
        return target in near or (
            self.links.number[target] < self.links.number[element]
            and _BACK.match(self.links.text(element)) is not None
        )

    def _part(self, start: Element) -> Part:
        """What kind of note it is: what it says itself, else notes at the end are endnotes."""
        if any(one.get("id").startswith(_COMMENT_IDS) for one in start.elements()):
            return Part.COMMENT
        for one in (start, *start.ancestors()):
            for kind in _kinds(one):
                if kind in _NOTE_KINDS:
                    return _NOTE_KINDS[kind]
        return Part.FOOTNOTE

    def _beside(self, calls: dict[Element, str]) -> list[Noted]:
        """Notes that stand in the text, where they are called."""
        called = set(self.starts.values()) | self.holding
        found = []
        for element in self.links.number:
            if element.words & _BESIDE and element not in called:
                before = self._mark_before(element, calls)
                mark = _mark(self.links.text(before)) if before else ""
                calls[before or element] = name = self._id(element)
                content = tuple(element.children)
                page = self.links.page[element]
                found.append(Noted(name, mark, content, Part.FOOTNOTE, page))
        return found

    def _mark_before(self, note: Element, calls: Mapping[Element, str]) -> Element | None:
        """The raised mark right before a note in the text, which nothing ties to it."""
        siblings = note.parent.children if note.parent else []
        before = siblings[self._position(note) - 1] if self._position(note) else None
        if not isinstance(before, Element) or before in calls or before.name != "sup":
            return None
        return before if _MARK.match(self.links.text(before)) else None

    def _id(self, start: Element) -> str:
        number = self.links.number[start]
        self.order[name := f"note-{number}"] = number
        return name


def _up(element: Element) -> Iterator[Element]:
    yield element
    yield from element.ancestors()


def _kinds(element: Element) -> frozenset[str]:
    """What the element says that it is: its role, its type in a book."""
    said = f"{element.get('role')} {element.get('epub:type')}"
    return frozenset(said.casefold().split())


def _is_note(element: Element, one: bool = False) -> bool:
    """Whether the element says that it is a note, or (unless only `one` is meant) several."""
    if not element.attributes:
        return False
    names = {*element.words, element.get("id").casefold(), *_kinds(element)}
    if one:
        names = {name for name in names if not name.endswith(("s", "list"))}
    named = any(name.removeprefix("doc-").startswith(_NOTE_WORDS) for name in names)
    return named or ("mso-element:footnote" in element.get("style") and not one)


def _mark(text: str) -> str:
    """The mark in the text of a link, without what is printed around it."""
    match = _MARK.match(text)
    return match["mark"] if match else text.strip("[]() ")
