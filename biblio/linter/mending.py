"""Applies the fixes of diagnostics, again and again, until none is left to apply."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from biblio.diagnostics import BiblioError, Diagnostic, Edit, Fix
from biblio.encoding import Decoded
from biblio.formats.bibtex.charset import spelled
from biblio.formats.bibtex.splice import applied
from biblio.linter.loading import decoded, reloaded
from biblio.linter.running import run
from biblio.rules.basis import Rule, Subject

Filter = Callable[[Subject, tuple[Diagnostic, ...]], tuple[Diagnostic, ...]]

# A fix may call for another, never for a long row of them: two that undo each other must not last.
_ROUNDS = 10


def _all(_: Subject, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return found


@dataclass(frozen=True, slots=True)
class Mended:
    """The files after their fixes.

    `texts` has the new text of each file that changed; `fixed` are the diagnostics mended, in the
    order of mending, `left` those that remain, and `subject` what they were found in. `refused`
    says, once a file, why a fix that was wanted cannot be written in the file's encoding.
    """

    texts: Mapping[str, str]
    fixed: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    subject: Subject
    refused: tuple[str, ...] = ()


def mend(
    subject: Subject, rules: Sequence[Rule], *, unsafe: bool = False, keep: Filter = _all
) -> Mended:
    """Apply the safe fixes, or all of them, of the findings that `keep` lets through.

    Nothing is written. A fix that needs a character which the file's encoding lacks is left out.
    """
    files = decoded(subject)
    texts: dict[str, str] = {}
    fixed: list[Diagnostic] = []
    refused: dict[str, str] = {}
    libraries = {file.path: file.bib.decoded for file in subject.libraries}
    found = keep(subject, run(subject, rules))
    for _ in range(_ROUNDS):
        found = tuple(_spelled(one, libraries) for one in found)
        wanted = [one for one in found if _is_wanted(one, files, unsafe=unsafe)]
        refused = {one.position.path: why for one in wanted if (why := _refusal(one, files))}
        chosen = _without_overlaps(one for one in wanted if not _refusal(one, files))
        if not chosen:
            break
        fixed += chosen
        edited = _edited(chosen, files, texts)
        texts |= edited
        changed = {path: files[path].encode(text, path) for path, text in edited.items()}
        subject = reloaded(subject, changed)
        found = keep(subject, run(subject, rules))
    return Mended(texts, tuple(fixed), found, subject, tuple(refused.values()))


def _spelled(diagnostic: Diagnostic, libraries: Mapping[str, Decoded]) -> Diagnostic:
    """The finding with a fix that the encoding of its library can hold, as far as LaTeX can."""
    fix, decoded = diagnostic.fix, libraries.get(diagnostic.position.path)
    if fix is None or decoded is None or decoded.encoding == "utf-8":
        return diagnostic
    edits = tuple(edit._replace(text=spelled(edit.text, decoded)) for edit in fix.edits)
    return diagnostic._replace(fix=fix._replace(edits=edits))


def _is_wanted(diagnostic: Diagnostic, files: Mapping[str, Decoded], *, unsafe: bool) -> bool:
    fix = diagnostic.fix
    return fix is not None and (fix.safe or unsafe) and diagnostic.position.path in files


def _refusal(diagnostic: Diagnostic, files: Mapping[str, Decoded]) -> str:
    """Why the fix cannot be written in the file's encoding; empty where it can."""
    path = diagnostic.position.path
    try:
        for edit in _edits(diagnostic.fix):
            files[path].encode(edit.text, path)
    except BiblioError as error:
        return str(error)
    return ""


def _without_overlaps(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose edits can be made together; of two that touch the first goes first."""
    taken: defaultdict[str, list[Edit]] = defaultdict(list)  # in their order in the file
    chosen = []
    for diagnostic in diagnostics:
        edits = _edits(diagnostic.fix)
        there = taken[diagnostic.position.path]
        if not any(_touches(edit, there) for edit in edits):
            for edit in edits:
                insort(there, edit)
            chosen.append(diagnostic)
    return chosen


def _touches(edit: Edit, others: Sequence[Edit]) -> bool:
    """Whether the edit touches its neighbours among others that are in order, none over another."""
    at = bisect_left(others, edit)
    return any(_touch(edit, other) for other in others[max(at - 1, 0) : at + 1])


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
