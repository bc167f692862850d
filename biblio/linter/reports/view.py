"""What a report is to look like, and the files that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from biblio.diagnostics import Diagnostic, Fix, Span

_SAFE, _UNSAFE = "[*]", "[?]"


@dataclass(frozen=True, slots=True)
class View:
    """The texts by path, clean files too; the width in columns, and whether colour is wanted."""

    texts: Mapping[str, str] = field(default_factory=dict)
    width: int = 80
    colour: bool = False

    def text(self, diagnostic: Diagnostic) -> str:
        """The text of the file that a finding is in."""
        return self.texts.get(diagnostic.position.path, "")


def mark_of(fix: Fix | None) -> str:
    """`[*]` for a safe fix, `[?]` for an unsafe one, and nothing for none."""
    return "" if fix is None else _SAFE if fix.safe else _UNSAFE


def headline(diagnostic: Diagnostic) -> str:
    """Rule, kind of fix and message: `PAG001 [*] “1-2” is to be written “1–2”.`"""
    parts = (diagnostic.code, mark_of(diagnostic.fix), diagnostic.message)
    return " ".join(part for part in parts if part)


def end_of(diagnostic: Diagnostic, text: str) -> tuple[int, int]:
    """The line and column, counted from 1, behind the last character of a finding."""
    span, line = diagnostic.span or Span(0, 0), diagnostic.position.line or 1
    said = text[span.start : span.end]
    *ended, last = said.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    column = 1 if ended else diagnostic.position.column or 1
    return line + len(ended), column + len(last)


def by_path(found: tuple[Diagnostic, ...], view: View) -> Iterator[tuple[str, list[Diagnostic]]]:
    """Every file with its findings, clean ones too."""
    paths = dict.fromkeys((*view.texts, *(one.position.path for one in found)))
    for path in paths:
        yield path, [one for one in found if one.position.path == path]
