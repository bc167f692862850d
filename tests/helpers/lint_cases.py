"""Case files of lint rules: what a rule must find, and where, and what it must let pass.

A file `tests/cases/lint/RULE-NAME.md` has one case under each heading: one or more fenced files,
named behind the fence (```bib is library.bib, ```text document.txt, ```markdown document.md), then

    ```finds
    library.bib:2:12 “American’s Road” “American’s Road” is a misprint of “America’s Road”.
    ```

with the place, the characters underlined and the message, one finding a line; and, where the rule
offers a fix, the mended file behind ```fixed-safe or ```fixed-unsafe. Without ```finds a case must
pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from biblio.diagnostics import Diagnostic
from biblio.linter import loading
from biblio.rules.basis import Subject

FOLDER = Path(__file__).parents[1] / "cases" / "lint"
FILES = {"bib": "library.bib", "text": "document.txt", "markdown": "document.md"}
_ANSWERS = ("finds", "fixed-safe", "fixed-unsafe")
_FENCE = re.compile(r"^```([\w-]+)\n([\s\S]*?)^```$", re.MULTILINE)


@dataclass(frozen=True)
class LintCase:
    """One case: the files by name, the findings as lines, and the file mended."""

    rule: str
    title: str
    files: dict[str, str]
    finds: tuple[str, ...]
    fixed: str | None
    is_safe: bool

    @property
    def subject(self) -> Subject:
        """The files as the linter reads them."""
        return loading.subject({name: text.encode() for name, text in self.files.items()})

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


def cases() -> list[LintCase]:
    """The cases of every rule."""
    return [case for path in sorted(FOLDER.glob("[!R]*.md")) for case in _read(path)]


def _read(path: Path) -> list[LintCase]:
    _, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(path.stem, section) for section in sections]


def _case(rule: str, section: str) -> LintCase:
    blocks = dict(_FENCE.findall(section))
    unknown = blocks.keys() - {*FILES, *_ANSWERS}
    assert not unknown, f"{rule}: no such fence: {unknown}"
    files = {FILES[kind]: text for kind, text in blocks.items() if kind in FILES}
    assert files, f"{rule}: a case without a file"
    fixed = blocks.get("fixed-safe", blocks.get("fixed-unsafe"))
    finds = tuple(blocks.get("finds", "").splitlines())
    title = section.partition("\n")[0]
    return LintCase(rule, title, files, finds, fixed, "fixed-safe" in blocks)


def told(subject: Subject, diagnostic: Diagnostic) -> str:
    """A finding as case files write it."""
    span = diagnostic.span
    assert span is not None
    text = text_of(subject, diagnostic.position.path)[span.start : span.end]
    return f"{diagnostic.position} “{text}” {diagnostic.message}"


def text_of(subject: Subject, path: str) -> str:
    """The text of one of the subject's files."""
    texts = {file.path: file.bib.text for file in subject.libraries}
    return (texts | {file.path: file.text for file in subject.documents})[path]
