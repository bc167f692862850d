"""What a page prints around its text: page numbers, running heads, rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from biblio.readers.shaping.numerals import arabic, page_number
from biblio.readers.shaping.sentences import awaits_number
from biblio.readers.text import frontmatter, heads, pagemarks
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.readers.text.sheet import Number, Sheet, lay_out
from biblio.values.patterns import Lazy

_RULE_SIGNS = "-_—–―─=*•·~#+ \t"
_RULE = Lazy(r"(?:[-_—–―─=*•·~#+]\s?){3,}$")
_ADORNED = Lazy(r"[-–—~•|]|[^\W\d_]{1,6}\.? ?\d|\[[^\W\d_]+")
_YEARS = range(1400, 2100)  # a chronicle has them for headings
_STEP = 6
_CENTRED = 0.3


@dataclass(slots=True, eq=False, repr=False)
class Furniture:
    """The lines that are no text, by index, and the page numbers among them.

    `rules` are lines drawn across the page, `front` a file’s front matter; `labels` give
    the printed page number a line shows, `headed` tells that it stands at the head of its page.
    """

    heads: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()
    front: range = range(0)
    labels: Mapping[int, str] = field(default_factory=dict)
    headed: bool = True

    def __contains__(self, index: int) -> bool:
        return index in self.heads or index in self.rules or index in self.front

    @property
    def paged(self) -> bool:
        """Whether page boundaries are visible in the text."""
        return bool(self.heads)


def strip(lines: tuple[Line, ...], layout: Layout) -> Furniture:
    """The furniture among the lines."""
    front = frontmatter.find(lines)
    sheet = lay_out(lines, layout, front)
    rules = frozenset(line.index for line in lines if _is_rule(line.text))
    bare = frozenset(heads.bare(sheet))
    numbers = dict(_page_numbers(sheet, bare))
    labels = {**dict(heads.numbered(sheet)), **numbers}
    found = frozenset(labels) | heads.at_pages(sheet, bare, numbers)
    return Furniture(found, rules - found, front, labels, _headed(sheet, found, labels))


def _is_rule(text: str) -> bool:
    return text[:1] in _RULE_SIGNS and _RULE.match(text) is not None


def _page_numbers(sheet: Sheet, bare: frozenset[int]) -> Iterator[Number]:
    """Lines that are only a page number, where several count up or one breaks a sentence."""
    found = [
        (index, number)
        for index in sheet.written
        if (number := page_number(sheet.lines[index].text)) and not sheet.lines[index].prefix
    ]
    for chain in _chains([item for item in found if not _is_awaited(sheet, item, found)]):
        if any(_at_page(sheet, index, bare) for index, _ in chain) or _is_series(sheet, chain):
            yield from chain


def _is_awaited(sheet: Sheet, item: Number, found: list[Number]) -> bool:
    """Whether the line above goes on with the number: *(Leeds, 1899),* and below it *p. 9*.

    Text may break off at a comma on the last line of a page, too: then the numbers beside this
    one are there as well.
    """
    index, label = item
    if index == 0 or not awaits_number(sheet.lines[index - 1].text):
        return False
    beside = {arabic(label) - 1, arabic(label) + 1}
    return not any(arabic(other) in beside for _, other in found)


def _chains(found: list[Number]) -> Iterator[list[Number]]:
    """The runs of numbers that count up in small steps."""
    chain: list[Number] = []
    for item in found:
        if chain and not 0 < arabic(item[1]) - arabic(chain[-1][1]) <= _STEP:
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


def _at_page(sheet: Sheet, index: int, bare: frozenset[int]) -> bool:
    beside = bare.intersection(sheet.around(index))
    return bool(beside) or sheet.at_break(index) or sheet.interrupts(index, bare)


def _is_series(sheet: Sheet, chain: list[Number]) -> bool:
    """Whether the numbers are adorned as pages' are, or too high to count sections."""
    if all(_ADORNED.match(sheet.lines[index].text) for index, _ in chain):
        return len(chain) > 1
    label = chain[0][1]
    if len(chain) > 2 and all(_is_centred(sheet, index) for index, _ in chain):
        return arabic(label) > 1
    high = label.isdigit() and int(label) > _STEP and int(label) not in _YEARS
    isolated = all(sheet.isolated(index) for index, _ in chain)
    return high and len(chain) > (1 if isolated else 2)


def _is_centred(sheet: Sheet, index: int) -> bool:
    """Whether the line stands in the middle, or at the right, of a wrapped text."""
    return sheet.layout.wrapped and sheet.lines[index].indent >= _CENTRED * sheet.layout.width


def _headed(sheet: Sheet, found: frozenset[int], labels: Mapping[int, str]) -> bool:
    """Whether the numbers stand at the head of their pages.

    A text that ends with one has them at the foot, one that begins with one at the head; else a
    form feed tells, and last a running head beside the number.
    """
    if all(pagemarks.is_mark(sheet.lines[index].text) for index in labels):
        return True
    if sheet.written[0] in labels or sheet.written[-1] in labels:
        return sheet.written[0] in labels
    fed = [sheet.lines[index].new_page for index in labels if sheet.at_break(index)]
    if fed:
        return sum(fed) * 2 >= len(fed)
    titled = any(page_number(sheet.lines[index].text) is None for index in labels)
    return titled or len(found) > len(labels)
