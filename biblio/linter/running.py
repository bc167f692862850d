"""Runs rules over a subject: from findings to diagnostics in the order of the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from biblio.diagnostics import Diagnostic, Position, Severity
from biblio.rules import compares_entries, needs_documents
from biblio.rules.basis import Finding, Rule, Subject
from biblio.values.offsets import Lines

# Entries from which on a second process is worth it: with 4,000 a look took 1.6 s for 2.0, and for
# that an eighth more of both processors; with fewer nobody waits long enough to pay so much.
_WORTH = 5_000

Found = tuple[Finding, str, Severity]


def run(subject: Subject, rules: Iterable[Rule], jobs: int | None = 1) -> tuple[Diagnostic, ...]:
    """What the rules find, file by file, each file from its beginning to its end.

    `jobs` is how many processes may be used (None: what the processors allow).
    """
    files = _files(subject)
    # What reads prose takes its time to load, and libraries alone need none of it.
    useful = [one for one in rules if subject.documents or not needs_documents(one.code)]
    found = _found(subject, useful) if jobs == 1 else _found_by_two(subject, useful)
    order = {path: number for number, path in enumerate(files)}
    found.sort(key=lambda one: (order[one[0].path], _place(one[0]), one[1]))
    return tuple(_diagnostic(*one, files[one[0].path]) for one in found)


def _found(subject: Subject, rules: Iterable[Rule]) -> list[Found]:
    return [
        (one, rule.code, one.severity or rule.severity)
        for rule in rules
        for one in rule.check(subject)
    ]


def _found_by_two(subject: Subject, rules: Sequence[Rule]) -> list[Found]:
    """The same, entries of large libraries compared in a process of their own beside the rest."""
    comparing = [one for one in rules if compares_entries(one.code)]
    if not comparing or sum(len(file.bib.entries) for file in subject.libraries) < _WORTH:
        return _found(subject, rules)
    from biblio.linter.beside import beside, is_possible

    if not is_possible():
        return _found(subject, rules)
    with beside(partial(_found, subject, comparing)) as compared:
        rest = _found(subject, [one for one in rules if one not in comparing])
        return rest + compared()


def _files(subject: Subject) -> Mapping[str, Lines]:
    libraries = {file.path: file.bib.lines for file in subject.libraries}
    return libraries | {file.path: Lines(file.text) for file in subject.documents}


def _diagnostic(finding: Finding, code: str, severity: Severity, lines: Lines) -> Diagnostic:
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


def _position(finding: Finding, lines: Lines) -> Position:
    if finding.span:
        return Position(finding.path, *lines.at(finding.span.start))
    return finding.position or Position(finding.path)
