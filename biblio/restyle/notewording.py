"""How a note that comes into a text file is called and written down there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from biblio.diagnostics import Edit
from biblio.origins import TextOrigin
from biblio.restyle.dialect import Span, element_around
from biblio.restyle.notespans import RAISED, Call, NoteSpans

_OURS = re.compile(r'\bid="biblio-note-(\d{1,6})"')
_FIGURES = re.compile(r"[0-9]{1,6}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6}")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Wanted(NamedTuple):
    """A note to be written: its number, which of the new ones it is, and the note that is beside.

    The latter is called last before it, or, where `is_first`, right behind it.
    """

    number: int
    at: int
    beside: int | None
    is_first: bool


class Wording(NamedTuple):
    """What calls a note; what stands before and behind its words, and where in the source."""

    call: str
    before: str
    behind: str
    at: int


def figure(mark: str) -> int | None:
    """The number of a mark, if it is one."""
    return int(mark.translate(_LOWERED)) if _FIGURES.fullmatch(mark) else None


def renumbered(source: str, call: Call, number: int) -> Edit:
    """The mark of a note as that number; a sign that has no brackets gets some."""
    old, new = source[slice(*call.mark)], str(number)
    if figure(old) is None:
        new = f"[{new}]" if source[slice(*call.span)].strip() == old else new
    elif old.translate(_LOWERED) != old:
        new = new.translate(RAISED)
    return Edit(*call.mark, new)


def _labelled(spans: NoteSpans, wanted: Wanted) -> Wording:
    """A note of Markdown, at the end of the file."""
    mark = f"[^{wanted.number}]"
    return _at_end(spans, wanted, mark, f"{mark}: ")


def _typed(spans: NoteSpans, wanted: Wanted) -> Wording:
    """A note of a plain text, as the one beside it is called and written."""
    mark, source = f"[{wanted.number}]", spans.source
    if wanted.beside is None:
        return _at_end(spans, wanted, mark, f"{mark} ")
    call, head = spans.calls(wanted.beside)[0], spans.head(wanted.beside)
    origin, inside = spans.document.notes[wanted.beside].origin, spans.inside(wanted.beside)
    assert isinstance(origin, TextOrigin)  # it is a text file
    before, behind = f"{mark} ", ""
    if figure(source[slice(*call.mark)]) is not None:
        mark = _with_mark(source, call.span, renumbered(source, call, wanted.number))
        if head and inside:
            edit = renumbered(source, head, wanted.number)
            before = _with_mark(source, (origin.start, inside[0]), edit)
            behind = source[inside[1] : origin.end]
    start = source.rfind("\n", 0, origin.start) + 1
    before = source[start : origin.start] + before
    gap = _line(source) * (2 if spans.are_parted else 1)
    if wanted.is_first:
        return Wording(mark, before, behind + gap, start)
    return Wording(mark, gap + before, behind, origin.end)


def _tagged(spans: NoteSpans, wanted: Wanted) -> Wording:
    """A note of a page, linked there and back: an item of the list where the one beside it is."""
    source, line = spans.source, _line(spans.source)
    name = f"biblio-note-{max(map(int, _OURS.findall(source)), default=0) + 1 + wanted.at}"
    shown, own, form = str(wanted.number), None, "p"
    if wanted.beside is not None:
        call, origin = spans.calls(wanted.beside)[0], spans.document.notes[wanted.beside].origin
        assert isinstance(origin, TextOrigin)  # it is a text file
        shown = _with_mark(source, call.words, renumbered(source, call, wanted.number)).strip()
        own = element_around(source, origin.start, origin.end)
    if own and source[own[0] :][:3].lower() == "<li":
        form = "li"
    link = "" if form == "li" else f'<a href="#{name}-call">{wanted.number}</a>. '
    before, behind = f'<{form} id="{name}">{link}', f"</{form}>"
    call_of = f'<sup><a href="#{name}" id="{name}-call">{shown}</a></sup>'
    if own and wanted.is_first:
        return Wording(call_of, before, behind + line, own[0])
    at = own[1] if own else spans.dialect.end(source)
    return Wording(call_of, line + before, behind, at)


WORDINGS: Mapping[str, Callable[[NoteSpans, Wanted], Wording]] = {
    "markdown": _labelled,
    "text": _typed,
    "html": _tagged,
}


def _at_end(spans: NoteSpans, wanted: Wanted, call: str, before: str) -> Wording:
    source, line = spans.source, _line(spans.source)
    gap = line if source.endswith("\n") or wanted.at else line * 2
    return Wording(call, gap + before, line, len(source))


def _with_mark(source: str, span: Span, edit: Edit) -> str:
    return f"{source[span[0] : edit.start]}{edit.text}{source[edit.end : span[1]]}"


def _line(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"
