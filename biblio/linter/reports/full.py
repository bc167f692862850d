"""For people: each finding with its line, the place underlined, the reason and the fix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.diagnostics import Diagnostic, Severity, Span
from biblio.linter.lines import line_of
from biblio.linter.reports.columns import excerpt
from biblio.linter.reports.view import View, mark_of
from biblio.values.printable import line

_BOLD, _FAINT, _RED, _YELLOW, _BLUE, _CYAN = "1", "2", "31", "33", "34", "36"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}
_LEAST = 30
_NEAR = 5000  # characters: wider than any terminal
_FIXES = {"[*]": "mended by --fix", "[?]": "mended by --fix --unsafe-fixes: look at it first"}


def render(found: Sequence[Diagnostic], view: View) -> str:
    """A paragraph for each finding."""
    signs = _Signs(*(_painted(sign, (_CYAN,), view) for sign in ("-->", "|", "=")))
    return "".join([_paragraph(one, view, signs) for one in found])


class _Signs(NamedTuple):
    """What stands in every paragraph, painted where colour is wanted."""

    arrow: str
    bar: str
    equals: str


def _paragraph(one: Diagnostic, view: View, signs: _Signs) -> str:
    mark = mark_of(one.fix)
    head = f"{one.code} {mark}" if mark else one.code
    lines = _wrapped(f"{head} {line(one.message)}", view, indent="  ")
    if view.colour:
        painted = _painted(one.code, (_BOLD, _COLOURS[one.severity]), view)
        lines[0] = painted + lines[0].removeprefix(one.code)
    lines += _place(one, view, signs)
    if one.note:
        lines += _remark(one.note, view, signs)
    if mark:
        lines += _remark(_FIXES[mark], view, signs)
    return "\n".join(lines) + "\n\n"


def _place(one: Diagnostic, view: View, signs: _Signs) -> list[str]:
    number = str(one.position.line or "")
    margin = " " * (len(number) + 1)
    place = f"{margin[1:]}{signs.arrow} {line(str(one.position))}"
    source, start, end = _line(one.span or Span(0, 0), view.text(one))
    room = max(view.width - len(margin) - 3, _LEAST)
    printed, at, long = excerpt(source, start, end, room)
    printed = printed.rstrip()
    if not printed:
        return [place]
    under, bar = "^" * long, f"{margin}{signs.bar}"
    if view.colour:
        number = _painted(number, (_CYAN,), view)
        under = _painted(under, (_BOLD, _COLOURS[one.severity]), view)
    return [place, bar, f"{number} {signs.bar} {printed}", f"{bar} {' ' * at}{under}"]


def _line(span: Span, text: str) -> tuple[str, int, int]:
    """The line in which the span begins, or its neighbourhood, and the span's characters in it."""
    found = line_of(text, span.start)
    start, end = max(found.start, span.start - _NEAR), min(found.end, span.start + _NEAR)
    return text[start:end], span.start - start, min(span.end, end) - start


def _remark(said: str, view: View, signs: _Signs) -> list[str]:
    first, *rest = _wrapped(f"  = {line(said)}", view, indent="    ")
    return [f"  {signs.equals}{first[3:]}", *rest]


def _wrapped(text: str, view: View, indent: str) -> list[str]:
    """The text in lines of the width, broken at spaces."""
    if len(text) <= view.width:
        return [text]
    room = max(view.width, _LEAST)
    lines, before, at = [], "", 0
    while len(before) + len(text) - at > room:
        end = text.rfind(" ", at, at + room - len(before) + 1)
        if end < 0:  # an address is never broken: it is there to be copied
            end = text.find(" ", at)
        if end < 0:
            break
        lines.append(before + text[at:end].rstrip(" "))
        at, before = _behind_spaces(text, end), indent
    return [*lines, before + text[at:].rstrip(" ")] if at < len(text) else lines


def _behind_spaces(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at


def _painted(text: str, codes: tuple[str, ...], view: View) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if view.colour else text
