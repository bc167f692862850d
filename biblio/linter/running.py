"""Runs rules over a subject: from findings to diagnostics in the order of the files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from biblio.diagnostics import Diagnostic, Position
from biblio.rules.basis import Finding, Rule, Subject

_NEWLINE = re.compile(r"\r\n?|\n")


def run(subject: Subject, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """What the rules find, file by file, each file from its beginning to its end."""
    files = _files(subject)
    found = [(one, rule) for rule in rules for one in rule.check(subject)]
    order = {path: number for number, path in enumerate(files)}
    found.sort(key=lambda pair: (order[pair[0].path], pair[0].span.start, pair[1].code))
    return tuple(_diagnostic(finding, rule, files[finding.path]) for finding, rule in found)


def _files(subject: Subject) -> Mapping[str, _Lines]:
    libraries = ((file.path, file.bib.text) for file in subject.libraries)
    documents = ((file.path, file.text) for file in subject.documents)
    return {path: _Lines(text) for path, text in (*libraries, *documents)}


def _diagnostic(finding: Finding, rule: Rule, lines: _Lines) -> Diagnostic:
    return Diagnostic(
        rule.code,
        finding.message,
        Position(finding.path, *lines.at(finding.span.start)),
        finding.severity or rule.severity,
        finding.fix,
        finding.span,
        finding.note,
    )


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
        return [0, *self._ends(self._text)]

    @staticmethod
    def _ends(text: str) -> Iterator[int]:
        return (match.end() for match in _NEWLINE.finditer(text))
