"""How findings are written: one module a format, each with `render(found, view)`."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.lazy import part
from biblio.linter.reports.view import View

FORMATS = {
    "full": "for people: the line, the place in it, the reason",
    "concise": "one line a finding",
    "json": "for programs",
    "github": "annotations of GitHub Actions",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit XML, for test reports",
}


def render(name: str, found: Sequence[Diagnostic], view: View) -> str:
    """The findings in the format of that name; raises BiblioError where there is no such format."""
    check_format(name)
    text: str = part(f"{__name__}.{name}", "render")(found, view)
    return text


def check_format(name: str) -> None:
    """Raise BiblioError where there is no format of that name."""
    if name not in FORMATS:
        raise BiblioError(f"There is no format “{name}”: use {', '.join(FORMATS)}.")
