"""The paragraphs of a reading: what each looks like, and the numbers that stay theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Document, Paragraph
from biblio.language import cues
from biblio.packet.drafting.quotations import set_off
from biblio.packet.model import Look
from biblio.values.names import looks_like_person
from biblio.values.patterns import CAPITAL, Lazy

_LOOKS = {look.value: look for look in Look}
_NUMBERED = frozenset({Look.TEXT, Look.QUOTATION, Look.LIST, Look.VERSE})
# Figure 3. The weir · Abb. 3 · Table IV – Tolls · Plate 2 The weir
_CAPTION = Lazy(
    rf"\s*{cues.pattern('caption')}\s*(?:\d+(?:\.\d+)*[a-z]?|[IVXLC]+)(?:\s*[.:)–—|]|\s*$|\s+{CAPITAL})"
)
_LONGEST_CAPTION = 400  # characters
_LONG_CAPTION = 150  # characters: beyond these a second sentence is prose that names the figure
_NEXT_SENTENCE = Lazy(rf"(?<=[\w)”’\"»]{{3}})[.!?…][)”’\"»]*\s+[“„«‘\"(\[]*{CAPITAL}")
_ATTRIBUTION = re.compile(r"[—–]\s?(?P<name>[^—–]{1,60})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the document: `index` is its position there, `number` its locator.

    `near` is the number to refer to it by: its own, else that of the text it belongs to, or 0
    where nothing is numbered.
    """

    index: int
    paragraph: Paragraph
    look: Look
    number: int | None
    near: int = 0


def pieces_of(
    document: Document, left_out: Iterable[int] = (), cited: Sequence[tuple[int, ...]] = ()
) -> tuple[Piece, ...]:
    """The document's paragraphs but for those left out: text, quotations, lists and poems counted.

    A poem has one number, whatever stanzas it has. A line such as *—Rosa Roe* says whose words
    stand before it: both are a quotation, and the line has no number of its own. `cited` are the
    positions at which citations begin, in order.
    """
    skipped = frozenset(left_out)
    kept = [
        (index, paragraph)
        for index, paragraph in enumerate(document.paragraphs)
        if index not in skipped and paragraph.string.strip()
    ]
    paragraphs = [paragraph for _, paragraph in kept]
    attributed = [_is_attribution(paragraph) for paragraph in paragraphs]
    looks = list(_looks(paragraphs, attributed, frozenset(set_off(kept, cited))))
    numbers = list(_numbers(_counted(looks, attributed)))
    near = _near(numbers, looks)
    return tuple(
        Piece(index, paragraph, look, number, by)
        for (index, paragraph), look, number, by in zip(kept, looks, numbers, near, strict=True)
    )


def _is_attribution(paragraph: Paragraph) -> bool:
    match = _ATTRIBUTION.fullmatch(paragraph.string.strip())
    return bool(match) and looks_like_person(match["name"] if match else "")


def _looks(
    paragraphs: Sequence[Paragraph], attributed: Sequence[bool], quoted: Collection[int]
) -> Iterator[Look]:
    followed = (*attributed[1:], False)
    shown = [is_shown(paragraph) for paragraph in paragraphs]
    for at, (paragraph, line) in enumerate(zip(paragraphs, attributed, strict=True)):
        look = _LOOKS.get(paragraph.style, Look.TEXT)
        if look is Look.TEXT and any(shown[max(at - 1, 0) : at + 2]) and _is_caption(paragraph):
            look = Look.CAPTION
        is_quoted = line or ((followed[at] or at in quoted) and look is Look.TEXT)
        yield Look.QUOTATION if is_quoted else look


def is_shown(paragraph: Paragraph) -> bool:
    """Whether it is a picture or of a table, which may have a caption beside it."""
    return paragraph.style == "table" or any(run.picture for run in paragraph.runs)


def _is_caption(paragraph: Paragraph) -> bool:
    """Whether the paragraph begins as what is said of a picture or a table: *Figure 3. A weir*."""
    text = paragraph.string
    label = _CAPTION.match(text) if len(text) <= _LONGEST_CAPTION else None
    if label is None:
        return False
    return len(text) <= _LONG_CAPTION or not _NEXT_SENTENCE.search(text, label.end())


def _counted(looks: Sequence[Look], attributed: Sequence[bool]) -> Iterator[bool]:
    """Whether each paragraph has a number of its own."""
    before: Look | None = None
    for look, line in zip(looks, attributed, strict=True):
        goes_on = look is Look.VERSE and before is Look.VERSE
        yield look in _NUMBERED and not line and not goes_on
        before = look


def _numbers(counted: Iterable[bool]) -> Iterator[int | None]:
    number = 0
    for is_counted in counted:
        number += is_counted
        yield number if is_counted else None


def _near(numbers: Sequence[int | None], looks: Sequence[Look]) -> list[int]:
    """A heading belongs to what follows it, all else without a number to what precedes it."""
    last = max((number or 0 for number in numbers), default=0)
    near, before = [], 0
    for number, look in zip(numbers, looks, strict=True):
        after = min(before + 1, last)
        near.append(number or (after if look is Look.HEADING or not before else before))
        before = number or before
    return near
