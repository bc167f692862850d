"""The parts of a text that are no running text: notes and reference lists under their headings."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.document import Part
from biblio.readers.shaping.furniture import Furniture
from biblio.readers.shaping.sections import (
    Section,
    kind_of,
    lists,
    looks_like_entry,
    looks_like_heading,
    unheaded,
)
from biblio.readers.shaping.sentences import complete, finished
from biblio.readers.text import entries
from biblio.readers.text.lines import Line


def find(lines: tuple[Line, ...], furniture: Furniture) -> tuple[Section, ...]:
    """The notes and reference lists that a heading announces, or a list at the end without one."""
    titles = list(_titles(lines, furniture))
    ends = [*(heading for heading, _ in titles), len(lines)][1:]
    found = (
        Section(kind, heading, heading + 1, _end(lines, heading + 1, end, furniture))
        for (heading, kind), end in zip(titles, ends, strict=True)
    )
    kept = [
        section
        for section in found
        if section.kind is not Part.REFERENCES
        or lists(_entry(line.text) for line in lines[section.first : section.last])
    ]
    if all(section.kind is not Part.REFERENCES for section in kept):
        end = min((section.heading for section in kept), default=len(lines))
        kept += _unheaded(lines[:end], furniture)
    return tuple(sorted(kept, key=lambda section: section.first))


def _unheaded(lines: tuple[Line, ...], furniture: Furniture) -> Iterator[Section]:
    """A reference list that nothing announces, at the end of the text."""
    texts: list[str] = []
    begun: list[int] = []
    for line in lines:
        if not line.text or line.index in furniture:
            continue
        text = _entry(line.text)
        begins = not texts or (complete(texts[-1]) and looks_like_entry(text))
        if begins or lines[line.index - 1].blank:
            texts.append(text)
            begun.append(line.index)
        else:
            texts[-1] += f" {text}"
    first = unheaded(texts)
    if first < len(texts):
        yield Section(Part.REFERENCES, begun[first] - 1, begun[first], len(lines))


def _entry(text: str) -> str:
    """The text of a line of the list without a bullet; numbers may be marks of notes."""
    length = entries.sign(text)
    return text if text[:1].isdecimal() else text[length:]


def _titles(lines: tuple[Line, ...], furniture: Furniture) -> Iterator[tuple[int, Part]]:
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


def _is_heading(lines: tuple[Line, ...], line: Line) -> bool:
    if line.prefix.startswith("#"):
        return True
    around = (lines[line.index - 1], lines[min(line.index + 1, len(lines) - 1)])
    return all(other.blank or other is line for other in around) and looks_like_heading(line.text)
