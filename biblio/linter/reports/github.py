"""Annotations of GitHub Actions: workflow commands, as its documentation has them."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.diagnostics import Diagnostic, Severity
from biblio.linter.reports.view import View, end_of
from biblio.rules import name_of
from biblio.values.printable import line

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_MESSAGE, (":", "%3A"), (",", "%2C"))


def render(found: Sequence[Diagnostic], view: View) -> str:
    """A command each."""
    return "".join(_command(one, view) + "\n" for one in found)


def _command(one: Diagnostic, view: View) -> str:
    end_line, end_column = end_of(one, view.text(one))
    properties = {
        "title": f"{one.code} {name_of(one.code)}",
        "file": one.position.path.replace("\\", "/"),
        "line": one.position.line,
        "col": one.position.column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    listed = ",".join(f"{name}={_escaped(str(v), _PROPERTY)}" for name, v in properties.items())
    message = f"{one.code} {one.message}" + (f"\n{one.note}" if one.note else "")
    return f"::{_LEVELS[one.severity]} {listed}::{_escaped(message, _MESSAGE)}"


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for character, escape in table:
        text = text.replace(character, escape)
    return line(text)
