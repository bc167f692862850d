"""How far a note reaches: to the next mark, a blank line, the page's end, or the text's return."""

from __future__ import annotations

from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.sentences import (
    abbreviated,
    awaits_number,
    complete,
    continues,
    finished,
    hyphenated,
)
from biblio.readers.text import urls
from biblio.readers.text.ground import Ground
from biblio.readers.text.lines import Line
from biblio.readers.text.sections import ENDNOTES, FOOTNOTES, REFERENCES

_LONGEST_BRACKET = 300
_HANGING = 2
_LAST_LINES = 12


def extent(ground: Ground, index: int, start: Start, body: Line | None) -> tuple[int, ...]:
    """The indices of the lines of the note that begins in line `index`."""
    if start.style is Print.GUTENBERG:
        closed = _to_bracket(ground, index)
        if closed:
            return closed
    section = ground.section(index)
    if section in (FOOTNOTES, ENDNOTES, REFERENCES):
        return _in_section(ground, index, start)
    if start.style is Print.MARKDOWN:
        return _indented(ground, index)
    return _on_page(ground, index, start, body) if ground.layout.wrapped else (index,)


def _to_bracket(ground: Ground, index: int) -> tuple[int, ...]:
    """The lines up to the closing bracket."""
    depth = 0
    for line in ground.lines[index : index + _LONGEST_BRACKET]:
        depth += line.text.count("[") - line.text.count("]")
        if depth <= 0 and line.text.endswith("]"):
            return _written(ground, index, line.index + 1)
    return ()


def _in_section(ground: Ground, index: int, start: Start) -> tuple[int, ...]:
    """The lines up to the next number, or to the end of the notes."""
    last = ground.section_end(index)
    for line in ground.lines[index + 1 : last]:
        if line.index in ground.starts and _is_next(ground, line.index, start):
            last = line.index
            break
    return _written(ground, index, last)


def _indented(ground: Ground, index: int) -> tuple[int, ...]:
    """Markdown: the lines right below, and indented paragraphs after blank lines."""
    last = index + 1
    while last < len(ground.lines) and last not in ground.starts:
        line = ground.lines[last]
        below = not ground.lines[last - 1].blank and ground.layout.wrapped
        if line.text and line.indent < _HANGING and not below:
            break
        last += 1
    return _written(ground, index, last)


def _on_page(ground: Ground, index: int, start: Start, body: Line | None) -> tuple[int, ...]:
    """The lines of a note at the foot of a page, in the middle of the running text."""
    indices = [index]
    for line in ground.lines[index + 1 :]:
        if line.index in ground.furniture or line.new_page:
            break
        if line.blank:
            if not _goes_on_below(ground, indices[-1], line.index, body):
                break
        elif _ends_before(ground, indices, line, start, body):
            break
        else:
            indices.append(line.index)
    return tuple(indices)


def _ends_before(
    ground: Ground, indices: list[int], line: Line, start: Start, body: Line | None
) -> bool:
    """Whether the line is another note's, or the running text's."""
    if line.index in ground.starts and _is_next(ground, line.index, start):
        return True
    return bool(ground.lines[line.index - 1].text) and _resumes(ground, indices, line, body)


def _is_next(ground: Ground, index: int, start: Start) -> bool:
    """Whether the mark in the line is another note's, and no figure in this one's text."""
    other = ground.starts[index]
    again = other.number == 1 and ground.apart(index)
    counted = other.style in (Print.NUMBER, Print.PARENTHESES)
    if counted and awaits_number(ground.lines[index - 1].text):
        return False
    if start.number and other.number:
        return other.style is start.style and (again or other.number == start.number + 1)
    return again or not counted


def _goes_on_below(ground: Ground, last: int, blank: int, body: Line | None) -> bool:
    """Whether the note's sentence, and not the text's, goes on behind a blank line."""
    below = next((line for line in ground.lines[blank + 1 :] if line.text), None)
    if below is None or below.index in ground.furniture or below.index in ground.starts:
        return False
    note = ground.lines[last].text
    if complete(note) and not hyphenated(note):
        return False
    waiting = body is not None and not finished(body.text)
    return continues(below.text) and (not waiting or hyphenated(note))


def _resumes(ground: Ground, indices: list[int], line: Line, body: Line | None) -> bool:
    """Whether the running text goes on in the line, right below the note."""
    last = ground.lines[indices[-1]]
    if not complete(last.text) or abbreviated(last.text) or urls.breaks_off(last.text):
        return False
    if _is_shifted(ground, indices, line):
        return True
    short = ground.layout.leaves_room(last, line, _width(ground, indices))
    if continues(line.text):
        waiting = body is not None and not finished(body.text)
        return waiting and (short or finished(last.text))
    return short and not ground.furniture.paged


def _width(ground: Ground, indices: list[int]) -> int:
    """The width of the note's lines; a note of one line is measured by the text."""
    return max(ground.layout.width, *(ground.lines[at].width for at in indices[-_LAST_LINES:]))


def _is_shifted(ground: Ground, indices: list[int], line: Line) -> bool:
    """Whether the line is indented otherwise than the note."""
    usual = {ground.lines[at].indent for at in indices[1:][-_LAST_LINES:] or indices}
    return line.indent not in usual and (len(indices) > 1 or line.indent == 1)


def _written(ground: Ground, first: int, last: int) -> tuple[int, ...]:
    lines = ground.lines[first:last]
    return tuple(line.index for line in lines if line.text and line.index not in ground.furniture)
