"""Which findings are told: not those of files ignored, of comments that hide them, or known."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from biblio.diagnostics import Diagnostic, Position, Span
from biblio.linter.suppressing import Suppression, hidden_codes, suppressions
from biblio.rules.basis import Subject
from biblio.values.offsets import Lines

if TYPE_CHECKING:
    from biblio.linter.baseline import Baseline


class Kept(NamedTuple):
    """The findings to be told, the comments that hid none, and known findings no longer there."""

    findings: tuple[Diagnostic, ...]
    unused: tuple[Suppression, ...] = ()
    gone: int = 0


class Policy(NamedTuple):
    """What the user wants to hear of.

    `per_file` are patterns of files, relative to `folder` or of their names alone, with the rules
    that are not for these files; `context` are the paths of files that are read but not judged.
    """

    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: Path = Path()
    baseline: Baseline | None = None
    context: frozenset[str] = frozenset()

    def kept(self, subject: Subject, found: Iterable[Diagnostic]) -> Kept:
        """What of the findings is to be told."""
        wanted = self._wanted(found)
        comments = suppressions(subject)
        told, used = _not_hidden(wanted, comments)
        unused = tuple(one for one in comments if one not in used)
        if self.baseline is None:
            return Kept(told, unused)
        new, gone = self.baseline.without(subject, told)
        return Kept(new, unused, gone)

    def filter(self, subject: Subject, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings to be told."""
        return self.kept(subject, found).findings

    def _wanted(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        hidden: dict[str, frozenset[str]] = {}
        wanted = []
        for one in found:
            path = one.position.path
            if path not in hidden:
                hidden[path] = self._hidden(path)
            if path not in self.context and one.code not in hidden[path]:
                wanted.append(one)
        return wanted

    def _hidden(self, path: str) -> frozenset[str]:
        codes = (
            hidden_codes(selectors)
            for pattern, selectors in self.per_file
            if self._fits(path, pattern)
        )
        return frozenset().union(*codes)

    def _fits(self, path: str, pattern: str) -> bool:
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return fnmatchcase(relative, pattern) or fnmatchcase(os.path.basename(path), pattern)


def _not_hidden(
    found: Sequence[Diagnostic], comments: Iterable[Suppression]
) -> tuple[tuple[Diagnostic, ...], set[Suppression]]:
    """The findings that no comment hides, and the comments that hide some."""
    hidden: set[int] = set()
    used: set[Suppression] = set()
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        numbers[one.position.path].append(number)
    for path, about in _abouts(comments).items():
        for number, hiding in _hidden_in(found, numbers[path], about):
            hidden.add(number)
            used.update(hiding)
    return tuple(one for number, one in enumerate(found) if number not in hidden), used


_ByCode = defaultdict[str, list[Suppression]]


def _abouts(comments: Iterable[Suppression]) -> dict[str, dict[Span, _ByCode]]:
    """What comments are about, by file: for each place and each rule the comments that name it."""
    found: dict[str, dict[Span, _ByCode]] = {}
    for comment in comments:
        places = found.setdefault(comment.path, {})
        by_code = places.setdefault(comment.about, defaultdict(list))
        for code in comment.codes:
            by_code[code].append(comment)
    return found


def _hidden_in(
    found: Sequence[Diagnostic], numbers: Iterable[int], about: Mapping[Span, _ByCode]
) -> Iterator[tuple[int, list[Suppression]]]:
    """The findings of a file, by number, that comments hide, with those not named before.

    Findings and places are gone through together, from the top of the file: at each finding only
    the places around it are asked.
    """
    waiting = sorted(about, reverse=True)
    around: list[Span] = []
    for number in sorted(numbers, key=lambda number: _start(found[number])):
        start, code = _start(found[number]), found[number].code
        while waiting and waiting[-1].start <= start:
            around.append(waiting.pop())
        around = [place for place in around if start < max(place.end, place.start + 1)]
        naming = [about[place] for place in around if code in about[place]]
        if naming:
            yield number, [comment for by_code in naming for comment in by_code[code]]
            for by_code in naming:
                by_code[code] = []


def _start(finding: Diagnostic) -> int:
    return finding.span.start if finding.span else 0


def complaint(comment: Suppression, lines: Lines) -> Diagnostic:
    """What is to be said of a comment that hides nothing, or names a rule that there is not."""
    line, _ = lines.at(comment.comment.start)
    if comment.unknown:
        message = f"There is no rule “{comment.unknown[0]}”, which this comment names."
    else:
        message = "This comment hides nothing."
    return Diagnostic("suppression", message, Position(comment.path, line), span=comment.comment)
