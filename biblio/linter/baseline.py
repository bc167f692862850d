"""Findings that are known already: kept in a file, and recognised wherever their lines have gone.

A finding is known by its rule, its file, the entry it is in and the characters it is about, and
never by a line. The file is JSON, `{"version": 1, "findings": […]}`, a finding an object with these
four; paths are relative to the file, and what is there twice is known twice.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.files import read_bytes
from biblio.linter.loading import texts_of
from biblio.rules.basis import Subject
from biblio.values import compiled

_VERSION = 1
# how each begins, of whatever version, be it damaged further on
_HEAD = compiled.pattern(r'\s*\{\s*"version"\s*:\s*\d+\s*,\s*"findings"\s*:')
_LONGEST = 120


class Known(NamedTuple):
    """What a finding is recognised by."""

    code: str
    path: str
    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings, and the folder to which their paths are relative."""

    folder: str
    findings: Counter[Known] = field(default_factory=Counter)

    def without(
        self, subject: Subject, found: Iterable[Diagnostic]
    ) -> tuple[tuple[Diagnostic, ...], int]:
        """The findings that are new, and how many known ones are found no longer."""
        left = self.findings.copy()
        new = []
        for one, known in _recognised(subject, found, self.folder):
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(one)
        return tuple(new), left.total()


def read_baseline(path: str | Path) -> Baseline:
    """The baseline in a file; raises BiblioError where it cannot be read or is none."""
    import json

    source = read_bytes(path)
    try:
        data = json.loads(source)
        findings = Counter(map(_known, data["findings"]))
        version = data["version"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        again = " any longer: write it again with --write-baseline" if _is_begun(source) else ""
        raise BiblioError(f"{path} is no baseline{again}.") from error
    if version != _VERSION:
        raise BiblioError(f"{path} is a baseline of version {version}, which is not known.")
    return Baseline(_folder(path), findings)


def refuse_other(data: bytes | None, path: str) -> None:
    """Raise BiblioError for a file that a baseline may not replace: one that holds anything else.

    `data` is what it holds, None where there is no such file.
    """
    if data and not data.isspace() and not _is_begun(data):
        raise BiblioError(f"{path} is no baseline: it is not overwritten by one.")


def _is_begun(data: bytes) -> bool:
    return bool(_HEAD.match(data.decode("utf-8-sig", "replace")))


def written(path: str | Path, subject: Subject, found: Iterable[Diagnostic]) -> bytes:
    """The baseline that has these findings, to be written to `path`."""
    import json

    known = sorted(one for _, one in _recognised(subject, found, _folder(path)))
    rows = ",\n".join(f"    {json.dumps(one._asdict(), ensure_ascii=False)}" for one in known)
    body = f"[\n{rows}\n  ]" if rows else "[]"
    return f'{{\n  "version": {_VERSION},\n  "findings": {body}\n}}\n'.encode(
        "utf-8", "surrogatepass"
    )


def _folder(path: str | Path) -> str:
    return os.path.dirname(os.path.abspath(path))


def _known(row: Mapping[str, Any]) -> Known:
    return Known(*(str(row[name]) for name in Known._fields))


def _recognised(
    subject: Subject, found: Iterable[Diagnostic], folder: str
) -> Iterator[tuple[Diagnostic, Known]]:
    entries = {
        file.path: ([entry.start for entry in file.bib.entries], file) for file in subject.libraries
    }
    texts = texts_of(subject)
    for one in found:
        path = one.position.path
        start, end = (one.span.start, one.span.end) if one.span else (0, 0)
        entry = ""
        if path in entries:
            starts, file = entries[path]
            at = bisect_right(starts, start) - 1
            entry = file.bib.entries[at].key if at >= 0 else ""
        printed = texts.get(path, "")[start:end] or one.position.words or ""
        text = " ".join(printed.split())[:_LONGEST]
        yield one, Known(one.code, _relative(path, folder), entry, text)


def _relative(path: str, folder: str) -> str:
    try:
        return Path(os.path.relpath(os.path.abspath(path), folder)).as_posix()
    except ValueError:  # another drive
        return Path(os.path.abspath(path)).as_posix()
