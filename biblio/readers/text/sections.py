"""The parts of a text that are no running text: notes and reference lists under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.sentences import finished
from biblio.readers.text import entries
from biblio.readers.text.furniture import Furniture
from biblio.readers.text.lines import Line

FOOTNOTES, ENDNOTES, REFERENCES = "footnote", "endnote", "bibliography"

_TITLES = {
    FOOTNOTES: "footnotes|fußnoten|notes de bas de page|notas a pie|notas al pie"
    "|notas a pie de página|notas al pie de página|сноски",
    ENDNOTES: "endnotes|end notes|notes|notes and references|anmerkungen|endnoten"
    "|notes et références|notas|notas finales|примечания|note",
    REFERENCES: "references|references cited|bibliography|select bibliography"
    "|selected bibliography|annotated bibliography|works cited|works consulted|literature"
    "|literature cited|sources|sources cited|further reading|reference list|list of references"
    "|literatur|literaturverzeichnis|literaturangaben|literaturliste|quellen"
    "|quellenverzeichnis|bibliographie|bibliografie|références|références bibliographiques"
    "|ouvrages cités|bibliografía|referencias|obras citadas"
    "|bibliografia|список литературы|литература|библиография|источники",
}
_KINDS = {title.casefold(): kind for kind, titles in _TITLES.items() for title in titles.split("|")}
_COUNTED = frozenset("0123456789ivxlc")
_LONGEST = 60
_FEWEST = 0.15


class Section(NamedTuple):
    """The lines `first` to `last` (exclusive) under the heading in line `heading`."""

    kind: str
    heading: int
    first: int
    last: int


def find(lines: tuple[Line, ...], furniture: Furniture) -> tuple[Section, ...]:
    """The notes and reference lists that a heading announces."""
    titles = list(_titles(lines, furniture))
    ends = [*(heading for heading, _ in titles), len(lines)][1:]
    found = (
        Section(kind, heading, heading + 1, _end(lines, heading + 1, end, furniture))
        for (heading, kind), end in zip(titles, ends, strict=True)
    )
    return tuple(
        section
        for section in found
        if section.kind != REFERENCES or lists(lines[section.first : section.last])
    )


def kind_of(text: str) -> str | None:
    """What the heading announces: footnotes, endnotes, a bibliography, or nothing special."""
    if len(text) > _LONGEST or not text:
        return None
    title = text.lstrip("*_ ").rstrip(".:*_ ").casefold()
    return _KINDS.get(title) or _KINDS.get(_uncounted(title))


def _uncounted(title: str) -> str:
    """The title without the number before it."""
    number, _, name = title.partition(" ")
    bare = number[:-1] if number.endswith((".", ")")) else number
    return name.lstrip() if 0 < len(bare) <= 4 and _COUNTED.issuperset(bare) else title


def _titles(lines: tuple[Line, ...], furniture: Furniture) -> Iterator[tuple[int, str]]:
    for line in lines:
        kind = kind_of(line.text) if line.text and line.index not in furniture else None
        if kind is not None and _stands_alone(lines, line.index, furniture):
            yield line.index, kind


def _stands_alone(lines: tuple[Line, ...], index: int, furniture: Furniture) -> bool:
    """Whether the line is not just the end of a sentence."""
    before = lines[index - 1] if index else None
    return before is None or before.blank or before.index in furniture or finished(before.text)


def _end(lines: tuple[Line, ...], first: int, last: int, furniture: Furniture) -> int:
    """Where the next heading, or a paragraph that can be no entry, ends the section."""
    for line in lines[first + 1 : last]:
        if line.text and line.index not in furniture and _is_heading(lines, line):
            return line.index
    return last


def lists(lines: tuple[Line, ...]) -> bool:
    """Whether enough of the lines begin as references do."""
    written = [line for line in lines if line.text]
    starting = sum(entries.looks_like_one(line.text) or _is_numbered(line.text) for line in written)
    return starting > 0 and starting >= _FEWEST * len(written)


def _is_numbered(text: str) -> bool:
    start = marks.start(text)
    return start is not None and start.style in (Print.NUMBER, Print.BRACKETS)


def _is_heading(lines: tuple[Line, ...], line: Line) -> bool:
    if line.prefix.startswith("#"):
        return True
    around = (lines[line.index - 1], lines[min(line.index + 1, len(lines) - 1)])
    alone = all(other.blank or other is line for other in around)
    short = len(line.text) <= _LONGEST and not re.search(r"\d|,", line.text)
    title = not finished(line.text) or line.text.isupper()
    return alone and short and title and marks.start(line.text) is None
