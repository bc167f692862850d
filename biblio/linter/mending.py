"""Applies the fixes of diagnostics, again and again, until none is left to apply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic, Edit, Fix
from biblio.encoding import Decoded
from biblio.formats.bibtex.splice import applied
from biblio.linter.loading import reloaded
from biblio.linter.running import run
from biblio.rules.basis import Rule, Subject

# A fix may call for another, never for a long row of them: two that undo each other must not last.
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """The files after their fixes.

    `texts` has the new text of each file that changed; `fixed` are the diagnostics mended, in the
    order of mending, `left` those that remain.
    """

    texts: Mapping[str, str]
    fixed: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(subject: Subject, rules: Sequence[Rule], *, unsafe: bool = False) -> Mended:
    """Apply the safe fixes, or all of them; nothing is written.

    Raises BiblioError where a fix does not fit the encoding of its file.
    """
    files = _decoded(subject)
    texts: dict[str, str] = {}
    fixed: list[Diagnostic] = []
    found = run(subject, rules)
    for _ in range(_ROUNDS):
        chosen = _without_overlaps(one for one in found if _is_wanted(one, files, unsafe=unsafe))
        if not chosen:
            break
        fixed += chosen
        edited = _edited(chosen, files, texts)
        texts |= edited
        changed = {path: files[path].encode(text, path) for path, text in edited.items()}
        subject = reloaded(subject, changed)
        found = run(subject, rules)
    return Mended(texts, tuple(fixed), found)


def _decoded(subject: Subject) -> dict[str, Decoded]:
    libraries = {file.path: file.bib.decoded for file in subject.libraries}
    documents = {file.path: file.decoded for file in subject.documents if file.decoded}
    return libraries | documents


def _is_wanted(diagnostic: Diagnostic, files: Mapping[str, Decoded], *, unsafe: bool) -> bool:
    fix = diagnostic.fix
    return fix is not None and (fix.safe or unsafe) and diagnostic.position.path in files


def _without_overlaps(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose edits can be made together; of two that touch the first goes first."""
    taken: defaultdict[str, list[Edit]] = defaultdict(list)
    chosen = []
    for diagnostic in diagnostics:
        edits = _edits(diagnostic.fix)
        there = taken[diagnostic.position.path]
        if not any(_touch(one, other) for one in edits for other in there):
            there += edits
            chosen.append(diagnostic)
    return chosen


def _edits(fix: Fix | None) -> tuple[Edit, ...]:
    return fix.edits if fix else ()


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _edited(
    diagnostics: Iterable[Diagnostic], files: Mapping[str, Decoded], texts: Mapping[str, str]
) -> dict[str, str]:
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for diagnostic in diagnostics:
        edits[diagnostic.position.path] += _edits(diagnostic.fix)
    return {path: applied(texts.get(path, files[path].text), made) for path, made in edits.items()}
