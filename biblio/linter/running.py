"""Runs rules over a subject: from findings to diagnostics in the order of the files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from biblio.diagnostics import Diagnostic, Position, Severity
from biblio.rules import needs_documents
from biblio.rules.basis import Finding, Rule, Subject
from biblio.values.offsets import line_starts


def run(subject: Subject, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """What the rules find, file by file, each file from its beginning to its end."""
    files = _files(subject)
    # What reads prose takes its time to load, and libraries alone need none of it.
    useful = [one for one in rules if subject.documents or not needs_documents(one.code)]
    found = [
        (one, rule.code, one.severity or rule.severity)
        for rule in useful
        for one in rule.check(subject)
    ]
    order = {path: number for number, path in enumerate(files)}
    found.sort(key=lambda one: (order[one[0].path], _place(one[0]), one[1]))
    return tuple(_diagnostic(*one, files[one[0].path]) for one in found)


def _files(subject: Subject) -> Mapping[str, _Lines]:
    libraries = ((file.path, file.bib.text) for file in subject.libraries)
    documents = ((file.path, file.text) for file in subject.documents)
    return {path: _Lines(text) for path, text in (*libraries, *documents)}


def _diagnostic(finding: Finding, code: str, severity: Severity, lines: _Lines) -> Diagnostic:
    return Diagnostic(
        code,
        finding.message,
        _position(finding, lines),
        severity,
        finding.fix,
        finding.span,
        finding.note,
        finding.where,
    )


def _place(finding: Finding) -> tuple[int, ...]:
    return (finding.span.start,) if finding.span else finding.order


def _position(finding: Finding, lines: _Lines) -> Position:
    if finding.span:
        return Position(finding.path, *lines.at(finding.span.start))
    return finding.position or Position(finding.path)


class _Lines:
    """Where the lines of a text begin; worked out only for a file in which something is found."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._text)
