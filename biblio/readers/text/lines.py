"""The lines of a source: where each begins, how far it is indented, what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_LINE_END = re.compile(r"\r\n|[\n\r]")
_SEPARATOR = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PREFIX = re.compile(r"(?:>[ \t]?)+|#{1,6}[ \t]+(?=\S)")
_FIRST_WORD = re.compile(r"\[[^\]]*\]\(\S*|\S+")  # a Markdown link is one word
_TAB = 4
_PAGE = "\f"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it.

    `start` is the source offset of its first character, `indent` the columns before it,
    `new_page` tells that a form feed stands before it, and `prefix` is the `>` or `#` of a
    quoted line or a Markdown heading, which is no part of `text`. `lead` counts the columns of
    what was cut off.
    """

    index: int
    start: int
    text: str
    indent: int = 0
    new_page: bool = False
    prefix: str = ""
    lead: int = 0

    @property
    def end(self) -> int:
        """The source offset behind the last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text

    @property
    def width(self) -> int:
        """The columns the line fills, from the margin on."""
        return self.indent + self.lead + len(self.text)

    @property
    def first_word(self) -> str:
        """The characters up to the first space that may be broken at."""
        match = _FIRST_WORD.match(self.text)
        return match[0] if match else ""

    def cut(self, start: int, end: int | None = None) -> Line:
        """The line without the characters before `start` (a note's mark) and from `end` on."""
        part = self.text[start:end]
        kept = part.lstrip()
        lead = start + len(part) - len(kept)
        return replace(
            self, start=self.start + lead, text=kept.rstrip(), prefix="", lead=self.lead + lead
        )


def split(source: str) -> tuple[Line, ...]:
    """The lines of the source; a form feed ends a line as a line feed does."""
    return tuple(
        _line(index, start, raw, new_page)
        for index, (start, raw, new_page) in enumerate(_pieces(source))
    )


def beginnings(source: str) -> tuple[int, ...]:
    """The offsets at which lines begin, as an editor counts lines."""
    return (0, *(match.end() for match in _LINE_END.finditer(source)))


def _pieces(source: str) -> Iterator[tuple[int, str, bool]]:
    start, new_page = 0, False
    for match in _SEPARATOR.finditer(source):
        yield start, source[start : match.start()], new_page
        start, new_page = match.end(), match[0] == _PAGE
    yield start, source[start:], new_page


def _line(index: int, start: int, raw: str, new_page: bool) -> Line:
    text = raw.lstrip()
    before = raw[: len(raw) - len(text)]
    indent = len(before) + before.count("\t") * (_TAB - 1)
    start += len(before)
    prefix = _PREFIX.match(text)
    if prefix is None:
        return Line(index, start, text.rstrip(), indent, new_page)
    kept = text[prefix.end() :].lstrip()
    return Line(
        index, start + len(text) - len(kept), kept.rstrip(), indent, new_page, prefix[0].strip()
    )
