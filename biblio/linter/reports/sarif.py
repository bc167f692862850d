"""SARIF 2.1.0 (OASIS standard), which code scanning services read."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from biblio.diagnostics import Diagnostic, Severity, Span
from biblio.linter.reports.view import View, end_of
from biblio.rules import rule
from biblio.values.printable import in_json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(found: Sequence[Diagnostic], view: View) -> str:
    """A log of one run."""
    codes = sorted({one.code for one in found})
    run = {
        "tool": {"driver": {"name": "biblio", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(path)}} for path in view.texts],
        "results": [_result(one, codes.index(one.code), view) for one in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: str) -> dict[str, Any]:
    known = rule(code)
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.summary},
        "help": {"text": known.documentation, "markdown": known.documentation},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(one: Diagnostic, number: int, view: View) -> dict[str, Any]:
    remarks = [part for part in (one.position.words, one.note) if part]
    message = one.message + "".join(f" ({part})" for part in remarks)
    artifact = {"uri": _uri(one.position.path)}
    location: dict[str, Any] = {"artifactLocation": artifact}
    if one.span or not one.where:
        location["region"] = _region(one, view)
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    }
    if one.fix and one.fix.edits:
        result["fixes"] = [_fix(one, artifact)]
    return result


def _region(one: Diagnostic, view: View) -> dict[str, int]:
    span = one.span or Span(0, 0)
    end_line, end_column = end_of(one, view.text(one))
    return {
        "startLine": one.position.line or 1,
        "startColumn": one.position.column or 1,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(one: Diagnostic, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in (one.fix.edits if one.fix else ())
    ]
    safe = "Safe" if one.fix and one.fix.safe else "Unsafe: look at it first"
    changes = [{"artifactLocation": artifact, "replacements": replacements}]
    return {"description": {"text": f"{safe}."}, "artifactChanges": changes}


def _uri(path: str) -> str:
    return quote(os.fsencode(PurePath(path).as_posix()))
