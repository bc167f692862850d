"""How far a note reaches: to the next mark, a blank line, the page's end, or the text's return."""

from __future__ import annotations

from biblio.readers.shaping import notes, urls
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.sentences import (
    abbreviated,
    awaits_number,
    complete,
    continues,
    finished,
    hyphenated,
    runs_on,
    within_signs,
)
from biblio.readers.text.lines import Line
from biblio.readers.text.printed import Printed

_LONGEST_NOTE = 50  # lines up to the next mark
_LONGEST_BRACKET = 300
_HANGING = 2
_LAST_LINES = 12


def extent(printed: Printed, index: int, start: Start, body: Line | None) -> tuple[int, ...]:
    """The indices of the lines of the note that begins in line `index`."""
    if start.style is Print.GUTENBERG:
        closed = _to_bracket(printed, index)
        if closed:
            return closed
    section = printed.section(index)
    if section is not None:
        return _in_section(printed, index, start, section.last)
    if start.style is Print.MARKDOWN:
        return _indented(printed, index)
    if printed.layout.wrapped:
        return _on_page(printed, index, start, body)
    return _block(printed, index) if index in printed.lone else _sentence(printed, index)


def _sentence(printed: Printed, index: int) -> tuple[int, ...]:
    """The line, with those right below in which its sentence or its bracket goes on."""
    indices = [index]
    for line in printed.behind(index):
        above = printed.lines[indices[-1]].text
        on = line.text and (runs_on(above, line.text) or within_signs(above, line.text))
        if not on or line.index in printed.starts or line.index in printed.furniture:
            break
        indices.append(line.index)
    return tuple(indices)


def _block(printed: Printed, index: int) -> tuple[int, ...]:
    """The lines down to a blank one, or to another note."""
    last = index + 1
    while last < len(printed.lines) and printed.lines[last].text and last not in printed.starts:
        last += 1
    return _written(printed, index, last)


def _to_bracket(printed: Printed, index: int) -> tuple[int, ...]:
    """The lines up to the closing bracket."""
    depth = 0
    for line in printed.lines[index : index + _LONGEST_BRACKET]:
        depth += line.text.count("[") - line.text.count("]")
        if depth <= 0 and line.text.endswith("]"):
            return _written(printed, index, line.index + 1)
    return ()


def _in_section(printed: Printed, index: int, start: Start, last: int) -> tuple[int, ...]:
    """The lines up to the next number, or to the end of the notes."""
    for line in printed.lines[index + 1 : last]:
        if line.index not in printed.starts:
            continue
        if _is_next(printed, line.index, start) or _counts_on(printed, line.index, start, last):
            last = line.index
            break
    return _written(printed, index, last)


def _counts_on(printed: Printed, index: int, start: Start, last: int) -> bool:
    """Whether the mark in the line is another note's, and a number before it is missing."""
    near = range(index + 1, min(last, index + _LONGEST_NOTE))
    behind = (printed.starts[at] for at in near if at in printed.starts)
    return notes.counts_on(start, printed.starts[index], behind)


def _indented(printed: Printed, index: int) -> tuple[int, ...]:
    """Markdown: the lines right below, and indented paragraphs after blank lines."""
    last = index + 1
    while last < len(printed.lines) and last not in printed.starts:
        line = printed.lines[last]
        below = not printed.lines[last - 1].blank and printed.layout.wrapped
        if line.text and line.indent < _HANGING and not below:
            break
        last += 1
    return _written(printed, index, last)


def _on_page(printed: Printed, index: int, start: Start, body: Line | None) -> tuple[int, ...]:
    """The lines of a note at the foot of a page, in the middle of the running text."""
    indices = [index]
    for line in printed.behind(index):
        if line.index in printed.furniture or line.new_page:
            break
        if line.blank:
            if not _goes_on_below(printed, indices[-1], line.index, body):
                break
        elif _ends_before(printed, indices, line, start, body):
            break
        else:
            indices.append(line.index)
    return tuple(indices)


def _ends_before(
    printed: Printed, indices: list[int], line: Line, start: Start, body: Line | None
) -> bool:
    """Whether the line is another note's, or the running text's."""
    if line.index in printed.starts and _is_next(printed, line.index, start):
        return True
    return bool(printed.lines[line.index - 1].text) and _resumes(printed, indices, line, body)


def _is_next(printed: Printed, index: int, start: Start) -> bool:
    """Whether the mark in the line is another note's, and no figure in this one's text."""
    other = printed.starts[index]
    counted = other.style in (Print.NUMBER, Print.PARENTHESES)
    if counted and awaits_number(printed.lines[index - 1].text):
        return False
    return notes.goes_before(start, other, printed.apart(index))


def _goes_on_below(printed: Printed, last: int, blank: int, body: Line | None) -> bool:
    """Whether the note's sentence, and not the text's, goes on behind a blank line."""
    below = next((line for line in printed.behind(blank) if line.text), None)
    if below is None or below.index in printed.furniture or below.index in printed.starts:
        return False
    note = printed.lines[last].text
    if complete(note) and not hyphenated(note):
        return False
    waiting = body is not None and not finished(body.text)
    return continues(below.text) and (not waiting or hyphenated(note))


def _resumes(printed: Printed, indices: list[int], line: Line, body: Line | None) -> bool:
    """Whether the running text goes on in the line, right below the note."""
    last = printed.lines[indices[-1]]
    if not complete(last.text) or abbreviated(last.text) or urls.breaks_off(last.text):
        return False
    if _is_shifted(printed, indices, line):
        return True
    short = printed.layout.leaves_room(last, line, _width(printed, indices))
    if continues(line.text):
        waiting = body is not None and not finished(body.text)
        return waiting and (short or finished(last.text))
    return short and not printed.furniture.paged


def _width(printed: Printed, indices: list[int]) -> int:
    """The width of the note's lines; a note of one line is measured by the text."""
    return max(printed.layout.width, *(printed.lines[at].width for at in indices[-_LAST_LINES:]))


def _is_shifted(printed: Printed, indices: list[int], line: Line) -> bool:
    """Whether the line is indented otherwise than the note."""
    usual = {printed.lines[at].indent for at in indices[1:][-_LAST_LINES:] or indices}
    return line.indent not in usual and (len(indices) > 1 or line.indent == 1)


def _written(printed: Printed, first: int, last: int) -> tuple[int, ...]:
    lines = printed.lines[first:last]
    return tuple(line.index for line in lines if line.text and line.index not in printed.furniture)
