"""What a page prints around its text: page numbers, running heads, rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from biblio.readers.text import frontmatter, marks
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.readers.text.numerals import arabic
from biblio.readers.text.sentences import continues, finished, hyphenated

_RULE = re.compile(r"(?:[-_—–―─=*•·~#+]\s?){3,}")
_DECORATED = re.compile(
    r"[-–—~•|{\[(]{1,2}\s*(?P<a>\d{1,4}|[ivxlc]+)\s*[-–—~•|}\])]{1,2}"
    r"|(?:page|pg|p|seite|s|стр|с|página)\.?\s*(?P<b>\d{1,4})(?:\s*(?:of|von|/|из)\s*\d+)?"
    r"|\[(?:page|pg|p|seite|s|стр|с)\.?\s*(?P<c>\d{1,4}|[ivxlc]+)\]",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d{1,4}|\d(?: \d){1,3}|[ivxlc]+|[IVXLC]+")
_HEAD_FIRST = re.compile(r"(\d(?: ?\d){0,3})(?:\s*[|•·–—]\s*|\s+)(\D.*)")
_HEAD_LAST = re.compile(r"(.*\D?)(?:\s*[|•·–—]\s*|\s+)(\d(?: ?\d){0,3})")
_STRUCTURE = re.compile(
    "chapter|part|section|book|volume|act|scene|fig(?:ure)?|table|plate|note|appendix|article"
    "|kapitel|teil|abschnitt|band|abbildung|tabelle|anhang|chapitre|partie|tome|annexe|tableau"
    "|глава|часть|том|раздел|таблица|рисунок|capítulo|parte|tomo|capitolo"
)
_WIDE = re.compile(r"^\d+(?:\s{3}|\t)|(?:\s{3}|\t)\d+$")
_OPEN_END = re.compile(r"[,;:][”\"’»)]*$")
_HEAD_LENGTH = 90
_PAGE_LENGTH = 60
_STEP = 6


@dataclass(frozen=True, slots=True)
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


_Number = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The written lines, with each line's neighbours among them."""

    lines: tuple[Line, ...]
    written: tuple[int, ...]
    places: Mapping[int, int]
    layout: Layout

    def beside(self, index: int, step: int) -> int | None:
        """The index of the written line before (-1) or behind (1)."""
        place = self.places[index] + step
        return self.written[place] if 0 <= place < len(self.written) else None

    def isolated(self, index: int) -> bool:
        """Whether a blank line, a page break or the text's edge is next to the line."""
        return any(self.beside(index, step) != index + step for step in (-1, 1))

    def at_break(self, index: int) -> bool:
        """Whether a form feed stands next to the line."""
        after = self.beside(index, 1)
        return self.lines[index].new_page or (after is not None and self._fed(index, after))

    def interrupts(self, index: int, furniture: frozenset[int] = frozenset()) -> bool:
        """Whether a sentence goes on across the line."""
        before, after = self._text(index, -1, furniture), self._text(index, 1, furniture)
        if before is None or after is None or finished(before.text):
            return False
        full = hyphenated(before.text) or len(before.text) > 30
        return full and continues(after.text)

    def _fed(self, index: int, after: int) -> bool:
        return any(line.new_page for line in self.lines[index + 1 : after + 1])

    def _text(self, index: int, step: int, furniture: frozenset[int]) -> Line | None:
        at = self.beside(index, step)
        while at is not None and at in furniture:
            at = self.beside(at, step)
        return None if at is None else self.lines[at]


def strip(lines: tuple[Line, ...], layout: Layout) -> Furniture:
    """The furniture among the lines."""
    front = frontmatter.find(lines)
    written = tuple(line.index for line in lines if line.text and line.index not in front)
    places = {index: place for place, index in enumerate(written)}
    sheet = _Sheet(lines, written, places, layout)
    rules = frozenset(line.index for line in lines if _RULE.fullmatch(line.text))
    numbered = dict(_numbered_heads(sheet))
    bare = frozenset(_bare_heads(sheet))
    numbers = dict(_page_numbers(sheet, bare))
    heads = frozenset(numbered) | frozenset(numbers) | _beside_numbers(sheet, bare, numbers)
    labels = {**numbered, **numbers}
    return Furniture(heads, rules - heads, front, labels, _headed(sheet, heads, labels))


def _numbered_heads(sheet: _Sheet) -> Iterator[_Number]:
    """Running heads with the page number in the same line: *74   Roads to Freedom*."""
    groups: dict[str, list[_Number]] = defaultdict(list)
    for index in sheet.written:
        if head := _numbered(sheet.lines[index].text):
            label, title = head
            groups[_key(title)].append((index, label))
    for key, group in groups.items():
        if len(key) > 2 and not _STRUCTURE.fullmatch(key):
            apart = [item for item in group if _stands_apart(sheet, item[0])]
            yield from apart if _counts_up(apart) else _single_heads(sheet, apart)


def _single_heads(sheet: _Sheet, apart: list[_Number]) -> Iterator[_Number]:
    """Heads that come but once are known by the wide space before or behind the number."""
    edges = (sheet.written[0], sheet.written[-1])
    for index, label in apart:
        if _is_wide(sheet, index) and (index in edges or _evident(sheet, index)):
            yield index, label


def _is_wide(sheet: _Sheet, index: int) -> bool:
    """Whether a wide space parts the number from the title."""
    return _WIDE.search(sheet.lines[index].text) is not None


def _numbered(text: str) -> tuple[str, str] | None:
    """The number and the title of what could be a running head."""
    if len(text) > _HEAD_LENGTH:
        return None
    if text[0].isdecimal() and (match := _HEAD_FIRST.fullmatch(text)):
        return _compact(match[1]), match[2]
    if text[-1].isdecimal() and (match := _HEAD_LAST.fullmatch(text)):
        return _compact(match[2]), match[1]
    return None


def _counts_up(group: list[_Number]) -> bool:
    numbers = [int(label) for _, label in group]
    return len(group) > 1 and all(one < two for one, two in pairwise(numbers))


def _stands_apart(sheet: _Sheet, index: int) -> bool:
    """Whether the line stands apart from the text, and is no note the text points to."""
    if not (sheet.isolated(index) or _evident(sheet, index) or _is_wide(sheet, index)):
        return False
    start = marks.start(sheet.lines[index].text)
    above = sheet.lines[max(index - _PAGE_LENGTH, 0) : index]
    return start is None or not any(
        pointer.sure and pointer.mark == start.mark
        for line in above
        for pointer in marks.pointers(line.text)
    )


def _bare_heads(sheet: _Sheet) -> Iterator[int]:
    """Lines that come back, and could be running heads without a number."""
    short = [index for index in sheet.written if _may_be_head(sheet.lines[index], sheet.layout)]
    keys = {index: _key(sheet.lines[index].text) for index in short}
    counts = Counter(keys.values())
    again = [index for index in short if counts[keys[index]] > 1 and len(keys[index]) > 2]
    evident: Counter[str] = Counter()
    for index in again:
        evident[keys[index]] += _beside_number(sheet, index) or _evident(sheet, index)
    yield from (index for index in again if evident[keys[index]] > 1)


def _may_be_head(line: Line, layout: Layout) -> bool:
    """Whether the line could be a title: short, whole, no sentence and no note."""
    text = line.text
    titled = text[:1].isalpha() or text.startswith(("“", "«"))
    if line.prefix or not titled or not 2 < len(text) <= _HEAD_LENGTH:
        return False
    if layout.fills(line) and not text.isupper():
        return False
    return not (hyphenated(text) or continues(text) or finished(text) or _OPEN_END.search(text))


def _evident(sheet: _Sheet, index: int) -> bool:
    return sheet.at_break(index) or sheet.interrupts(index)


def _beside_number(sheet: _Sheet, index: int) -> bool:
    around = (sheet.beside(index, -1), sheet.beside(index, 1))
    return any(at is not None and _number(sheet.lines[at].text) for at in around)


def _beside_numbers(
    sheet: _Sheet, bare: frozenset[int], numbers: Mapping[int, str]
) -> frozenset[int]:
    """The bare heads that stand at a page number or at a break of the text."""
    return frozenset(
        index
        for index in bare
        if _evident(sheet, index)
        or sheet.beside(index, -1) in numbers
        or sheet.beside(index, 1) in numbers
    )


def _page_numbers(sheet: _Sheet, bare: frozenset[int]) -> Iterator[_Number]:
    """Lines that are only a page number, where several count up or one breaks a sentence."""
    found = [
        (index, number)
        for index in sheet.written
        if (number := _number(sheet.lines[index].text)) and not sheet.lines[index].prefix
    ]
    for chain in _chains(found):
        if any(_at_page(sheet, index, bare) for index, _ in chain) or _is_series(sheet, chain):
            yield from chain


def _chains(found: list[_Number]) -> Iterator[list[_Number]]:
    """The runs of numbers that count up in small steps."""
    chain: list[_Number] = []
    for item in found:
        if chain and not 0 < arabic(item[1]) - arabic(chain[-1][1]) <= _STEP:
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


def _at_page(sheet: _Sheet, index: int, bare: frozenset[int]) -> bool:
    beside = bare.intersection(
        at for at in (sheet.beside(index, -1), sheet.beside(index, 1)) if at is not None
    )
    return bool(beside) or sheet.at_break(index) or sheet.interrupts(index, bare)


def _is_series(sheet: _Sheet, chain: list[_Number]) -> bool:
    """Whether the numbers are too high, or too adorned, to count sections."""
    adorned = all(_DECORATED.fullmatch(sheet.lines[index].text) for index, _ in chain)
    high = arabic(chain[0][1]) > _STEP and chain[0][1].isdigit()
    return len(chain) > 1 and (adorned or (high and len(chain) > 2))


def _number(text: str) -> str | None:
    """The page number that is all the line says."""
    if len(text) > 20:
        return None
    if match := _DECORATED.fullmatch(text):
        label = match["a"] or match["b"] or match["c"]
        return label if arabic(label) else None
    return _compact(text) if _PLAIN.fullmatch(text) and arabic(_compact(text)) else None


def _compact(text: str) -> str:
    return text.replace(" ", "")


def _key(text: str) -> str:
    """A running head without its spaces, for letters are spaced differently on each page."""
    return re.sub(r"[\W\d_]+", "", text).casefold()


def _headed(sheet: _Sheet, heads: Iterable[int], labels: Mapping[int, str]) -> bool:
    """Whether the numbers stand at the head of their pages.

    A text that ends with one has them at the foot, one that begins with one at the head; else a
    form feed tells, and last a running head beside the number.
    """
    if not labels:
        return True
    if sheet.written[0] in labels or sheet.written[-1] in labels:
        return sheet.written[0] in labels
    fed = [sheet.lines[index].new_page for index in labels if sheet.at_break(index)]
    if fed:
        return sum(fed) * 2 >= len(fed)
    return len(frozenset(heads)) > len(labels) or any(
        len(sheet.lines[index].text) > len(label) + 4 for index, label in labels.items()
    )
