"""For programs: one JSON object, documented in docs/reference/json.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from biblio.diagnostics import Diagnostic, Fix, Span
from biblio.linter.reports.view import View, end_of
from biblio.rules import name_of
from biblio.values.printable import in_json

VERSION = 1


def render(found: Sequence[Diagnostic], view: View) -> str:
    """`{"version": 1, "findings": […]}`; offsets count characters of the decoded file."""
    report = {"version": VERSION, "findings": [_finding(one, view) for one in found]}
    return in_json(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


def _finding(one: Diagnostic, view: View) -> dict[str, Any]:
    span, text = one.span or Span(0, 0), view.text(one)
    has_offsets = one.span is not None or one.where is None
    end_line, end_column = end_of(one, text)
    return {
        "code": one.code,
        "name": name_of(one.code),
        "severity": str(one.severity),
        "message": one.message,
        "note": one.note,
        "path": one.position.path,
        "line": one.position.line,
        "column": one.position.column,
        "end_line": end_line if has_offsets else None,
        "end_column": end_column if has_offsets else None,
        "place": one.position.words,
        "start": span.start if has_offsets else None,
        "end": span.end if has_offsets else None,
        "text": text[span.start : span.end],
        "fix": _fix(one.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}
