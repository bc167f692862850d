"""What of a page is its text: the rest (navigation, forms, advertisements) is furniture.

A page says it itself by `main` or `article`, by the elements made for furniture, by roles, and by
the names of classes. Where it does not, links tell: a block at the edge of a page that consists of
links to other pages of the site is navigation. Notes are never furniture, wherever they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from biblio.readers.html.scanner import Characters
from biblio.readers.html.tree import BLOCKS, Element
from biblio.values.patterns import Lazy


class Furniture(StrEnum):
    """Why something is left out."""

    NO_TEXT = "no text"  # scripts, style sheets: nothing that a reader sees
    NAVIGATION = "navigation"
    FORM = "a form"
    HIDDEN = "hidden"
    DRAWING = "part of a drawing"
    PAGE_NUMBER = "a page number"
    BACK_LINK = "a link back from a note"
    FRAME = "the page's frame"  # banners, advertisements, what stands around the article


_ELEMENTS = {
    **dict.fromkeys(
        "script style template meta link base head title noscript iframe frame frameset object"
        " embed map source track datalist area".split(),
        Furniture.NO_TEXT,
    ),
    **dict.fromkeys("svg canvas audio video applet".split(), Furniture.DRAWING),
    **dict.fromkeys("nav search".split(), Furniture.NAVIGATION),
    **dict.fromkeys("button input select textarea progress meter dialog".split(), Furniture.FORM),
}
_ROLES = {
    **dict.fromkeys("navigation menu menubar search tablist".split(), Furniture.NAVIGATION),
    **dict.fromkeys("banner contentinfo alert dialog toolbar".split(), Furniture.FRAME),
}
# words that make up the names of classes
_WORDS = frozenset(
    "nav navbar navbox navigation breadcrumb breadcrumbs sidebar share sharing sharedaddy social"
    " cookie cookies advert advertisement adsbygoogle newsletter subscribe subscription pagination"
    " catlinks editsection noprint printfooter toc skiplink sitesub contentsub commentlist".split()
)
# words that mean furniture only if they are the whole name
_NAMES = frozenset(
    "menu ad ads related comments respond banner promo footer site-footer page-footer site-header"
    " masthead mw-jump-link skip-link headerlink footnote_tooltip margin-toggle".split()
)
_TOPS = frozenset(("#top", "#_top", "#pagetop", "#page-top", "#page_top", "#totop", "#haut"))
# an element with more than this share of the page's text is no furniture, whatever its name
_MUCH = 0.25
# `main` and `article` are believed if they hold this share of what is no furniture
_ENOUGH = 0.5
# articles this much shorter than the longest are teasers or comments
_SHORTER = 0.25
# prose begins where a block has this many characters that are no links
_PROSE = 80
_LINKED = 0.8
_SEPARATORS = Lazy(r"(?:[\s|·•:›»«‹<>/\\\[\]]|&(?:nbsp|gt|lt|raquo|laquo|middot|bull);)*\Z")
_INVISIBLE = Lazy(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_BETWEEN_WORDS = Lazy(r"[^a-z]+")
# an entry of a list or a table may well be links and nothing else
_KEPT_ROWS = frozenset(("li", "dd", "dt", "td", "th", "caption"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Weight(NamedTuple):
    """How many characters stand in an element, and how many of them in links."""

    text: int = 0
    linked: int = 0


class Article(NamedTuple):
    """The elements to pass over, each with the reason; `around` are those of which only parts are
    the article: text right in them is furniture too."""

    left: Mapping[Element, Furniture]
    around: Collection[Element] = frozenset()


def find(root: Element, source: str, noted: Collection[Element]) -> Article:
    """The article of the page; `noted` are elements that hold notes or are marks of them."""
    kept = {above for element in noted for above in (element, *element.ancestors())}
    elements = tuple(root.elements())
    weights = _weights(elements, source)
    left: dict[Element, Furniture] = {}
    for element in elements:
        if reason := _furniture(element, weights[root].text, weights, kept):
            left[element] = reason
    chosen = _chosen(elements, left, weights)
    around: set[Element] = set()
    if chosen:
        around = {above for element in chosen for above in element.ancestors()}
        left |= _outside(around, set(chosen), left)
    else:
        left |= dict.fromkeys(_edges(elements, source, left, weights, kept), Furniture.NAVIGATION)
    return Article(left, around)


def _furniture(
    element: Element, total: int, weights: Mapping[Element, Weight], kept: Collection[Element]
) -> Furniture | None:
    """Why the element is furniture, if it is."""
    reason = _ELEMENTS.get(element.name)
    if reason is Furniture.NO_TEXT or (
        not element.attributes and not reason and element.name != "footer"
    ):
        return reason
    if element in kept:
        return None
    reason = reason or _ROLES.get(element.get("role"))
    reason = reason or _hidden(element) or _named(element) or _foot(element) or _upward(element)
    return reason if weights[element].text <= total * _MUCH else None


def _hidden(element: Element) -> Furniture | None:
    attributes = element.attributes
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or ("style" in attributes and _INVISIBLE.search(element.get("style"))):
        return Furniture.HIDDEN
    return None


def _foot(element: Element) -> Furniture | None:
    """The foot of the page; that of an article or a quotation is text."""
    whole = all(above.name in ("div", "form", "") for above in element.ancestors())
    return Furniture.FRAME if element.name == "footer" and whole else None


def _upward(element: Element) -> Furniture | None:
    """A link to the top of the page."""
    leads_up = element.name == "a" and element.get("href").casefold() in _TOPS
    return Furniture.NAVIGATION if leads_up else None


def _named(element: Element) -> Furniture | None:
    names = element.words | {element.get("id").casefold()}
    if not names.isdisjoint(_NAMES):
        return Furniture.FRAME
    words = {word for name in names for word in re.split(_BETWEEN_WORDS.source, name)}
    return None if words.isdisjoint(_WORDS) else Furniture.NAVIGATION


def _weights(elements: Sequence[Element], source: str) -> dict[Element, Weight]:
    """The weight of every element; what has no text weighs nothing."""
    found: defaultdict[Element, Weight] = defaultdict(Weight)
    for element in reversed(elements):
        if _ELEMENTS.get(element.name) is Furniture.NO_TEXT:
            found[element] = Weight()
            continue
        text, linked = found[element]
        text += sum(_length(source, one) for one in element.children if type(one) is Characters)
        if element.name == "a" and "href" in element.attributes:
            linked = text
        found[element] = Weight(text, linked)
        if element.parent is not None:
            above = found[element.parent]
            found[element.parent] = Weight(above.text + text, above.linked + linked)
    return found


def _length(source: str, characters: Characters) -> int:
    return len(source[characters.start : characters.end].strip())


def _chosen(
    elements: Sequence[Element],
    left: Mapping[Element, Furniture],
    weights: Mapping[Element, Weight],
) -> list[Element]:
    """What the page calls its main part or its articles, if that is most of its text."""
    passed = sum(weights[one].text for one in left if not _within(one, left))
    total = weights[elements[0]].text - passed
    for named in (_mains(elements), _articles(elements)):
        longest = max((weights[one].text for one in named), default=0)
        chosen = [one for one in named if weights[one].text >= longest * _SHORTER]
        if chosen and sum(weights[one].text for one in chosen) >= total * _ENOUGH:
            return _with_heading(elements, chosen, left)
    return []


def _within(element: Element, others: Collection[Element] | Mapping[Element, Furniture]) -> bool:
    return any(above in others for above in element.ancestors())


def _mains(elements: Sequence[Element]) -> list[Element]:
    found = [one for one in elements if one.name == "main" or one.get("role") == "main"]
    return [one for one in found if not _within(one, found)]


def _articles(elements: Sequence[Element]) -> list[Element]:
    found = [one for one in elements if one.name == "article"]
    return [one for one in found if not _within(one, found)]


def _with_heading(
    elements: Sequence[Element], chosen: list[Element], left: Mapping[Element, Furniture]
) -> list[Element]:
    """The chosen parts, and the page's main heading if it stands before them."""
    headings = [one for one in elements if one.name == "h1"]
    inside = any(_within(one, chosen) for one in headings)
    first = next((one for one in headings if one not in left and not _within(one, left)), None)
    return chosen if inside or first is None else [first, *chosen]


def _outside(
    around: Collection[Element],
    chosen: Collection[Element],
    left: Mapping[Element, Furniture],
) -> dict[Element, Furniture]:
    """What stands beside the chosen parts."""
    beside = (
        child
        for above in around
        for child in above.children
        if isinstance(child, Element) and child not in around and child not in chosen
    )
    return {element: Furniture.FRAME for element in beside if element not in left}


def _edges(
    elements: Sequence[Element],
    source: str,
    left: Mapping[Element, Furniture],
    weights: Mapping[Element, Weight],
    kept: Collection[Element],
) -> Iterator[Element]:
    """Rows of links, and blocks of links before the first prose and behind the last."""
    blocks = [
        one
        for one in _leaves(elements)
        if weights[one].text and one not in left and not _within(one, left)
    ]
    prose = [
        number for number, one in enumerate(blocks)
        if weights[one].text - weights[one].linked >= _PROSE or one.name in _HEADINGS
    ]  # fmt: skip
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks))
    for number, block in enumerate(blocks):
        at_edge = not first <= number <= last
        linked = weights[block].linked >= weights[block].text * _LINKED
        leads_away = at_edge and linked and _to_site(block)
        if block not in kept and (leads_away or _is_row(block, source)):
            yield block


def _leaves(elements: Sequence[Element]) -> Iterator[Element]:
    """The blocks that hold no blocks."""
    holding = {one.parent for one in elements if one.name in BLOCKS}
    holding |= {above for one in holding if one is not None for above in one.ancestors()}
    yield from (one for one in elements if one.name in BLOCKS and one not in holding)


def _links(block: Element) -> list[Element]:
    return [one for one in block.elements() if one.name == "a" and one.get("href")]


def _to_site(block: Element) -> bool:
    """Whether all its links lead to other pages of the site."""
    return not any(re.match(r"[a-z]+:|//|#", link.get("href")) for link in _links(block))


def _is_row(block: Element, source: str) -> bool:
    """Whether it consists of links and signs between them (`Home | Contents | Next`)."""
    links = _links(block)
    if len(links) < 2 or block.name in _KEPT_ROWS:
        return False
    between = "".join(_between(block, source))
    return bool(between.strip()) and _SEPARATORS.match(between) is not None


def _between(block: Element, source: str) -> Iterator[str]:
    """The text of the block that stands in no link."""
    end = block.start
    for node in block.nodes():
        if isinstance(node, Element):
            end = max(end, node.end) if node.name == "a" and node.get("href") else end
        elif type(node) is Characters and node.start >= end:
            yield source[node.start : node.end]
