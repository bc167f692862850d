"""Quotations printed as paragraphs of their own, between quotation marks: they are set off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from biblio.document import Paragraph

_MARKS = re.compile(r'[“”„«»"]')
_OPENING = "“„«»"
_CLOSING = {"“": "”", "„": "”“", "«": "»", "»": "«", '"': '"'}
_LONG = 200  # characters: shorter ones may be what somebody says in a tale
_LONGEST_SOURCE = 160
_MOST_PARAGRAPHS = 8
_NO_SOURCE = re.compile(r"[\s.,;:!?…)\]]*")


def set_off(
    numbered: Sequence[tuple[int, Paragraph]], cited: Sequence[tuple[int, ...]]
) -> Iterator[int]:
    """The positions of the paragraphs that are nothing but a quotation and where it is from.

    Its source is cited behind it, or a colon announces it and it is long. `numbered`
    are paragraphs with their positions in the document, `cited` the positions at which citations
    begin, in order of reading.
    """
    paragraphs = [paragraph for _, paragraph in numbered]
    at = 0
    while at < len(paragraphs):
        end, rest = _closed(paragraphs, at)
        if end is not None and _is_apart(numbered, at, end, rest, cited):
            yield from range(at, end + 1)
            at = end
        at += 1


def _closed(paragraphs: Sequence[Paragraph], start: int) -> tuple[int | None, int]:
    """The paragraph in which a quotation that begins one is closed, and the character after it."""
    first = paragraphs[start].string.lstrip()[:1]
    if first not in _CLOSING:
        return None, 0
    open_marks: list[str] = []
    for at, paragraph in enumerate(paragraphs[start : start + _MOST_PARAGRAPHS], start):
        if paragraph.style != "text":
            break
        text = paragraph.string
        for mark in _MARKS.finditer(text):
            # A quotation of several paragraphs opens anew in each.
            if at > start and not text[: mark.start()].strip():
                continue
            if _opens(text, mark.start(), open_marks):
                open_marks.append(mark[0])
            elif len(open_marks) > 1:
                open_marks.pop()
            elif not _is_misprint(first, mark[0], text[mark.end() :]):
                return at, mark.end()
    return None, 0


def _is_misprint(first: str, mark: str, rest: str) -> bool:
    """Whether a closing mark of another kind stands in the midst of a quotation."""
    return mark not in _CLOSING[first] and len(rest) > _LONGEST_SOURCE


def _opens(text: str, at: int, open_marks: Sequence[str]) -> bool:
    """Whether the mark opens a quotation; some marks that open in one language close in others."""
    mark = text[at]
    if mark == '"':
        return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–"
    return not open_marks or (mark in _OPENING and mark not in _CLOSING[open_marks[-1]])


def _is_apart(
    numbered: Sequence[tuple[int, Paragraph]],
    start: int,
    end: int,
    rest: int,
    cited: Sequence[tuple[int, ...]],
) -> bool:
    source = numbered[end][1].string[rest:]
    if len(source) > _LONGEST_SOURCE or source.lstrip()[:1].islower():
        return False
    if _is_cited(*numbered[end], rest, cited):
        return True
    return _is_announced([paragraph for _, paragraph in numbered], start, end, rest)


def _is_announced(paragraphs: Sequence[Paragraph], start: int, end: int, rest: int) -> bool:
    """Whether a colon leads to the quotation, which is long and all that there is."""
    source = paragraphs[end].string[rest:]
    length = sum(len(one.string) for one in paragraphs[start : end + 1])
    is_led_in = start > 0 and paragraphs[start - 1].string.rstrip().endswith(":")
    is_whole = bool(_NO_SOURCE.fullmatch(source)) or source.lstrip().startswith(("(", "—", "–"))
    return is_led_in and is_whole and length >= _LONG


def _is_cited(
    index: int, paragraph: Paragraph, rest: int, cited: Sequence[tuple[int, ...]]
) -> bool:
    """Whether a citation stands behind that character of the paragraph."""
    if rest >= len(paragraph.string):
        return False
    at = bisect_left(cited, (index, rest))
    return at < len(cited) and cited[at] < (index + 1,)
