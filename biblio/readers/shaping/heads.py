"""Running heads: rows that come back at the edges of pages, with their number or without.

Rows are told by their numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from biblio.readers.shaping import marks
from biblio.readers.shaping.numerals import compact, page_number
from biblio.readers.shaping.rows import Row, Rows
from biblio.readers.shaping.sentences import continues, finished, hyphenated
from biblio.values.patterns import Lazy

Number = tuple[int, str]
_FIRST = Lazy(r"(\d(?: ?\d){0,3})(?:\s*[|•·–—]\s*|\s+)(\D.*)$")
_LAST = Lazy(r"\A(.*\D?)(?:\s*[|•·–—]\s*|\s+)(\d(?: ?\d){0,3})$")
# what counts chapters and tables, not pages
_STRUCTURE = frozenset(
    "chapter part section book volume act scene fig figure table plate note appendix article"
    " kapitel teil abschnitt band abbildung tabelle anhang chapitre partie tome annexe tableau"
    " глава часть том раздел таблица рисунок capítulo parte tomo capitolo".split()
)
# what counts rooms, lessons and weeks: one word and its number
_PART = Lazy(r"[^\W\d_]+ \d+")
_WIDE = Lazy(r"^\d+(?:\s{3}|\t)|(?:\s{3}|\t)\d+$")
_COLUMNS = Lazy(r"\S(?: {3,}|\t)\s*\S")
_OPEN_END = Lazy(r"[,;:][”\"’»)]*$")
_LONGEST = 90
_SHORTEST = 3
_PAGE_LENGTH = 60
# characters; the shortest page of tests/documents has more
_SHORTEST_PAGE = 80


def numbered(rows: Rows) -> Iterator[Number]:
    """Running heads with the page number in the same line: *74   Roads to Freedom*.

    What is marked as a heading, such as *Return 12*, is one of these only inside a sentence.
    """
    groups: dict[str, list[Number]] = defaultdict(list)
    for index, row in enumerate(rows.rows):
        head = _parted(row.text)
        if head and not (row.marked and not rows.evident(index)):
            label, title = head
            groups[_key(title)].append((index, label))
    for key, group in groups.items():
        if len(key) >= _SHORTEST and key not in _STRUCTURE:
            apart = [item for item in group if _stands_apart(rows, item[0])]
            if _counts_parts(rows, apart) or _counts_things(rows, apart):
                continue
            yield from apart if _heads_pages(rows, apart) else _single_heads(rows, apart)


def _single_heads(rows: Rows, apart: list[Number]) -> Iterator[Number]:
    """Heads that come but once are known by the wide space before or behind the number."""
    edges = (0, len(rows) - 1)
    for index, label in apart:
        if _is_wide(rows, index) and (index in edges or rows.evident(index)):
            yield index, label


def _is_wide(rows: Rows, index: int) -> bool:
    """Whether a wide space parts the number from the title."""
    return _WIDE.search(rows.text(index)) is not None


def _parted(text: str) -> tuple[str, str] | None:
    """The number and the title of what could be a running head."""
    if len(text) > _LONGEST:
        return None
    if text[0].isdecimal() and (match := _FIRST.match(text)):
        return compact(match[1]), match[2]
    if text[-1].isdecimal() and (match := _LAST.match(text)):
        return compact(match[2]), match[1]
    return None


def _heads_pages(rows: Rows, apart: list[Number]) -> bool:
    """Whether the numbers count up, and text stands between most of them: no list is a book."""
    filled = [_text_between(rows, one, two) for (one, _), (two, _) in pairwise(apart)]
    return _counts_up(apart) and 2 * sum(filled) >= len(filled)


def _counts_parts(rows: Rows, apart: list[Number]) -> bool:
    """Whether they are the parts of the text, each numbered, from the first on: *Room 1*, *Room 2*.

    A page whose edge shows has a running head.
    """
    return [int(label) for _, label in apart] == list(range(1, len(apart) + 1)) and all(
        _PART.fullmatch(rows.text(index)) and not rows.evident(index) for index, _ in apart
    )


def _counts_things(rows: Rows, apart: list[Number]) -> bool:
    """Whether they count what the text is about, all in small letters: *12 chairs*, *13 chairs*.

    A page whose edge shows has a running head.
    """
    texts = [rows.text(index) for index, _ in apart]
    small = all(text[0].isdecimal() and text.islower() for text in texts)
    return small and not any(rows.evident(index) for index, _ in apart)


def _text_between(rows: Rows, first: int, second: int) -> bool:
    """Whether at least a short page stands between them: rows have a character at least."""
    between = range(first + 1, min(second, first + 1 + _SHORTEST_PAGE))
    return sum(len(rows.text(number)) for number in between) >= _SHORTEST_PAGE


def _counts_up(group: list[Number]) -> bool:
    numbers = [int(label) for _, label in group]
    return len(group) > 1 and all(one < two for one, two in pairwise(numbers))


def _stands_apart(rows: Rows, index: int) -> bool:
    """Whether the line stands apart from the text, and is no note the text points to."""
    if _in_table(rows, index):
        return False
    if not (rows.isolated(index) or rows.evident(index) or _is_wide(rows, index)):
        return False
    start = marks.start(rows.text(index))
    above = rows.rows[max(index - _PAGE_LENGTH, 0) : index]
    return start is None or not any(
        pointer.sure and pointer.mark == start.mark
        for row in above
        for pointer in marks.pointers(row.text)
    )


def _in_table(rows: Rows, index: int) -> bool:
    """Whether the line is in columns, and so is the one right above or right below it."""
    if _COLUMNS.search(rows.text(index)) is None:
        return False
    touching = (at for at in rows.around(index) if not rows.rows[max(at, index)].spaced)
    return any(_COLUMNS.search(rows.text(at)) for at in touching)


def bare(rows: Rows) -> Iterator[int]:
    """Lines that come back, and could be running heads without a number."""
    short = [index for index, row in enumerate(rows.rows) if _may_be_head(row)]
    keys = {index: _key(rows.text(index)) for index in short}
    counts = Counter(keys.values())
    again = [index for index in short if counts[keys[index]] > 1 and len(keys[index]) >= _SHORTEST]
    evident: Counter[str] = Counter()
    for index in again:
        evident[keys[index]] += _beside_number(rows, index) or rows.evident(index)
    yield from (index for index in again if evident[keys[index]] > 1)


def _may_be_head(row: Row) -> bool:
    """Whether the row could be a title: short, whole, no sentence and no note."""
    text = row.text
    titled = text[:1].isalpha() or text.startswith(("“", "«"))
    if row.marked or not titled or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if row.full and not text.isupper():
        return False
    return not (hyphenated(text) or continues(text) or finished(text) or _OPEN_END.search(text))


def _beside_number(rows: Rows, index: int) -> bool:
    return any(page_number(rows.text(at)) for at in rows.around(index))


def at_pages(rows: Rows, found: frozenset[int], numbers: Mapping[int, str]) -> frozenset[int]:
    """The bare heads that stand at a page number or at a break of the text."""
    return frozenset(
        index
        for index in found
        if rows.evident(index) or any(at in numbers for at in rows.around(index))
    )


def _key(text: str) -> str:
    """A running head without its spaces, for letters are spaced differently on each page."""
    return "".join(filter(str.isalpha, text)).casefold()
