"""The lines of a source: where each begins, how far it is indented, what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from biblio.values.patterns import Lazy

_LINE_END = Lazy(r"\r\n|[\n\r]")
_SEPARATOR = Lazy(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PREFIX = Lazy(r"(?:>[ \t]?)+|#{1,6}[ \t]+(?=\S)")
_FIRST_WORD = Lazy(r"\[[^\]]*\]\(\S*|\S+")  # a Markdown link is one word
_PREFIXED = tuple(">#")
_TAB = 4
_PAGE = "\f"


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """A line without the white space around it.

    `start` is the source offset of its first character, `indent` the columns before it,
    `new_page` tells that a form feed stands before it, and `prefix` is the `>` or `#` of a
    quoted line or a Markdown heading, which is no part of `text`. `lead` counts the columns of
    what was cut off, and `gaps` tell where characters were taken out: pairs of the position in
    `text` and how many they were.
    """

    index: int
    start: int
    text: str
    indent: int = 0
    new_page: bool = False
    prefix: str = ""
    lead: int = 0
    gaps: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        """The source offset behind the last character."""
        return self.start + len(self.text) + sum(length for _, length in self.gaps)

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

    def pieces(self) -> Iterator[tuple[str, int]]:
        """The parts of the text between the gaps, each with its source offset."""
        offset, at = self.start, 0
        for position, length in self.gaps:
            yield self.text[at:position], offset + at
            offset, at = offset + length, position
        yield self.text[at:], offset + at

    def cut(self, start: int, end: int | None = None) -> Line:
        """The line without the characters before `start` (a note's mark) and from `end` on."""
        part = self.text[start:end]
        kept = part.lstrip()
        lead = start + len(part) - len(kept)
        text = kept.rstrip()
        skipped = lead + sum(length for at, length in self.gaps if at <= lead)
        gaps = tuple((at - lead, length) for at, length in self.gaps if 0 < at - lead < len(text))
        begins = self.start + skipped
        return replace(self, start=begins, text=text, prefix="", lead=self.lead + lead, gaps=gaps)

    def followed(self, below: Line) -> Line:
        """The line with one further down behind it, a space between; it stands in that place."""
        at = len(self.text) + 1
        first = (at, below.start - self.end - 1)
        gaps = (*self.gaps, first, *((at + position, length) for position, length in below.gaps))
        text = f"{self.text} {below.text}"
        return replace(self, index=below.index, text=text, gaps=gaps)

    def without(self, spans: Sequence[tuple[int, int]]) -> Line:
        """The line without the characters of these spans of its text."""
        bounds = [0, *chain.from_iterable(spans), len(self.text)]
        kept = "".join(
            self.text[one:two] for one, two in zip(bounds[::2], bounds[1::2], strict=True)
        )
        gaps, taken = [], 0
        for start, end in spans:
            gaps.append((start - taken, end - start))
            taken += end - start
        return replace(replace(self, text=kept, gaps=tuple(gaps)).cut(0), prefix=self.prefix)


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
    prefix = _PREFIX.match(text) if text[:1] in _PREFIXED else None
    if prefix is None:
        return Line(index, start, text.rstrip(), indent, new_page)
    kept = text[prefix.end() :].lstrip()
    return Line(
        index, start + len(text) - len(kept), kept.rstrip(), indent, new_page, prefix[0].strip()
    )
