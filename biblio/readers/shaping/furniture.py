"""What a page prints around its text: page numbers, running heads, rules."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from biblio.readers.shaping import heads, transcriber
from biblio.readers.shaping.heads import Number
from biblio.readers.shaping.numerals import arabic, page_number
from biblio.readers.shaping.rows import Rows
from biblio.readers.shaping.sentences import awaits_number
from biblio.values.patterns import Lazy

_RULE_SIGNS = "-_—–―─=*•·~#+ \t"
_RULE = Lazy(r"(?:[-_—–―─=*•·~#+]\s*+){3,}$")
# two signs apart, the letter o for a ring, and signs that call no note
_PARTING = Lazy(r"(?:[#~•·]|(?:[*#~•·o]\s+)+[*#~•·o])$")
_ORNAMENTS = "⁂❦❧☙✻✼✽✶✷✸✦✧❖❉❋★☆◆◇●○■□♦♢✠※⸻"
_WIDEST = 24
_ADORNED = Lazy(r"[-–—~•|]|[^\W\d_]{1,6}\.? ?\d|\[[^\W\d_]+")
_YEARS = range(1400, 2100)  # a chronicle has them for headings
_STEP = 6


@dataclass(slots=True, eq=False, repr=False)
class Furniture:
    """The rows that are no text, by number, and the page numbers among them.

    `rules` are drawn across the page, `front` are those of a file’s front matter; `labels` give
    the printed page number a row shows, `headed` tells that it stands at the head of its page.
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


def strip(rows: Rows) -> Furniture:
    """The furniture among the rows."""
    if not len(rows):
        return Furniture()
    rules = frozenset(number for number, row in enumerate(rows.rows) if is_rule(row.text))
    bare = frozenset(heads.bare(rows))
    numbers = dict(_page_numbers(rows, bare))
    labels = {**dict(heads.numbered(rows)), **numbers}
    found = frozenset(labels) | heads.at_pages(rows, bare, numbers)
    return Furniture(found, rules - found, labels=labels, headed=_headed(rows, found, labels))


def renumbered(furniture: Furniture, numbers: Sequence[int]) -> Furniture:
    """The furniture of rows that have these numbers elsewhere."""
    return replace(
        furniture,
        heads=frozenset(numbers[at] for at in furniture.heads),
        rules=frozenset(numbers[at] for at in furniture.rules),
        labels={numbers[at]: label for at, label in furniture.labels.items()},
    )


def pages(furniture: Furniture, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Pairs of the source offset at which a page begins and its printed number, in order.

    `spans` are the source offsets, end exclusive, of all rows.
    """
    start = 0
    for number, label in sorted(furniture.labels.items()):
        if furniture.headed:
            yield spans[_last_of(furniture.heads, number, -1)][0], label
        else:
            yield start, label
            start = spans[_last_of(furniture.heads, number, 1)][1] + 1


def _last_of(together: Container[int], number: int, step: int) -> int:
    """The last, counted up or down from the number, of the rows that stand together."""
    while number + step in together:
        number += step
    return number


def is_rule(text: str) -> bool:
    """Whether the text is a line drawn across the page, or signs in its place."""
    return text[:1] in _RULE_SIGNS and _RULE.match(text) is not None


def is_ornament(text: str) -> bool:
    """Whether the text is nothing but signs that printers part texts with: ⁂, ❦, * * *, o o o."""
    if is_rule(text) or (len(text) <= _WIDEST and _PARTING.match(text)):
        return True
    return 0 < len(text) <= _WIDEST and text[0] in _ORNAMENTS and not text.strip(_ORNAMENTS + " ")


def _page_numbers(rows: Rows, bare: frozenset[int]) -> Iterator[Number]:
    """Lines that are only a page number, where several count up or one breaks a sentence."""
    found = [
        (index, number)
        for index in range(len(rows))
        if (number := page_number(rows.text(index))) and not rows.rows[index].marked
    ]
    for chain in _chains([item for item in found if not _is_awaited(rows, item, found)]):
        if any(_at_page(rows, index, bare) for index, _ in chain) or _is_series(rows, chain):
            yield from chain


def _is_awaited(rows: Rows, item: Number, found: list[Number]) -> bool:
    """Whether the line above goes on with the number: *(Leeds, 1899),* and below it *p. 9*.

    Text may break off at a comma on the last line of a page, too: then the numbers beside this
    one are there as well.
    """
    index, label = item
    if rows.rows[index].spaced or not awaits_number(rows.text(index - 1)):
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


def _at_page(rows: Rows, index: int, bare: frozenset[int]) -> bool:
    beside = bare.intersection(rows.around(index))
    return bool(beside) or rows.at_break(index) or rows.interrupts(index, bare)


def _is_series(rows: Rows, chain: list[Number]) -> bool:
    """Whether the numbers are adorned as pages' are, or too high to count sections."""
    if all(_ADORNED.match(rows.text(index)) for index, _ in chain):
        return len(chain) > 1
    label = chain[0][1]
    if len(chain) > 2 and all(rows.rows[index].centred for index, _ in chain):
        return arabic(label) > 1
    high = label.isdigit() and int(label) > _STEP and int(label) not in _YEARS
    isolated = all(rows.isolated(index) for index, _ in chain)
    return high and len(chain) > (1 if isolated else 2)


def _headed(rows: Rows, found: frozenset[int], labels: Mapping[int, str]) -> bool:
    """Whether the numbers stand at the head of their pages.

    A text that ends with one has them at the foot, one that begins with one at the head; else a
    form feed tells, and last a running head beside the number.
    """
    if all(transcriber.is_page(rows.text(index)) for index in labels):
        return True
    if 0 in labels or len(rows) - 1 in labels:
        return 0 in labels
    fed = [rows.rows[index].new_page for index in labels if rows.at_break(index)]
    if fed:
        return sum(fed) * 2 >= len(fed)
    titled = any(page_number(rows.text(index)) is None for index in labels)
    return titled or len(found) > len(labels)
