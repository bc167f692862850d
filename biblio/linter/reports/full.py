"""For people: each finding with its line, the place underlined, the reason and the fix."""

from __future__ import annotations

from collections.abc import Sequence

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
    return "".join([_paragraph(one, view) for one in found])


def _paragraph(one: Diagnostic, view: View) -> str:
    colour = _COLOURS[one.severity]
    mark = mark_of(one.fix)
    head = f"{one.code} {mark}" if mark else one.code
    first, *rest = _wrapped(f"{head} {line(one.message)}", view, indent="  ")
    said = _painted(one.code, (_BOLD, colour), view) + (mark and f" {mark}")
    lines = [said + first.removeprefix(head), *rest, *_place(one, view, colour)]
    for remark in (one.note, _FIXES.get(mark)):
        if remark:
            lines += _remark(remark, view)
    return "\n".join((*lines, "", ""))


def _place(one: Diagnostic, view: View, colour: str) -> list[str]:
    number = str(one.position.line or "")
    margin = " " * (len(number) + 1)
    bar = _painted("|", (_CYAN,), view)
    place = margin[1:] + _painted("-->", (_CYAN,), view) + f" {line(str(one.position))}"
    source, start, end = _line(one.span or Span(0, 0), view.text(one))
    room = max(view.width - len(margin) - 3, _LEAST)
    printed, at, long = excerpt(source, start, end, room)
    if not printed.strip():
        return [place]
    return [
        place,
        f"{margin}{bar}",
        f"{_painted(number, (_CYAN,), view)} {bar} {printed.rstrip()}",
        f"{margin}{bar} " + " " * at + _painted("^" * long, (_BOLD, colour), view),
    ]


def _line(span: Span, text: str) -> tuple[str, int, int]:
    """The line in which the span begins, or its neighbourhood, and the span's characters in it."""
    found = line_of(text, span.start)
    start, end = max(found.start, span.start - _NEAR), min(found.end, span.start + _NEAR)
    return text[start:end], span.start - start, min(span.end, end) - start


def _remark(said: str, view: View) -> list[str]:
    first, *rest = _wrapped(f"  = {line(said)}", view, indent="    ")
    return ["  " + _painted("=", (_CYAN,), view) + first[3:], *rest]


def _wrapped(text: str, view: View, indent: str) -> list[str]:
    if len(text) <= view.width:
        return [text]
    # An address is never broken: it is there to be copied.
    room = max(view.width, _LEAST)
    lines, (current, *words) = [], text.split(" ")
    for word in words:
        if len(current) + 1 + len(word) <= room or not word:
            current += f" {word}"
        else:
            lines.append(current.rstrip(" "))
            current = indent + word
    return [*lines, current.rstrip(" ")]


def _painted(text: str, codes: tuple[str, ...], view: View) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if view.colour else text
