"""Writes comments into files that hide the findings there are now: `--add-noqa`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from biblio.diagnostics import Diagnostic, Edit
from biblio.formats.bibtex.splice import applied
from biblio.linter.lines import line_of
from biblio.rules.basis import LibraryFile, Manuscript, Subject


@dataclass(frozen=True, slots=True)
class Noted:
    """The new text of each file by its path, and the findings in files that take no comments."""

    texts: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    left: tuple[Diagnostic, ...] = ()


def noted(subject: Subject, found: Sequence[Diagnostic]) -> Noted:
    """The files with a comment for every finding; nothing is written."""
    texts = {}
    for library in subject.libraries:
        if own := [one for one in found if one.position.path == library.path]:
            texts[library.path] = applied(library.bib.text, tuple(_in_library(library, own)))
    for document in subject.documents:
        own = [one for one in found if one.position.path == document.path]
        if own and document.is_markdown:  # plain text has no comments
            texts[document.path] = applied(document.text, tuple(_in_document(document, own)))
    left = tuple(one for one in found if one.position.path not in texts)
    return Noted(texts, len(found) - len(left), left)


def _in_library(file: LibraryFile, found: Iterable[Diagnostic]) -> Iterator[Edit]:
    entries = file.bib.entries
    starts = [entry.start for entry in entries]
    codes: dict[int, set[str]] = {}
    for one in found:
        offset = one.span.start if one.span else 0
        at = bisect_right(starts, offset) - 1
        inside = at >= 0 and offset <= entries[at].end
        codes.setdefault(starts[at] if inside else -1, set()).add(one.code)
    for start, some in codes.items():
        yield _before_entry(file, start, some) if start >= 0 else _for_file(file, some)


def _before_entry(file: LibraryFile, start: int, codes: set[str]) -> Edit:
    text = file.bib.text
    line = line_of(text, start).start
    before = file.newline if text[line:start].strip() else ""
    at = start if before else line
    return Edit(at, at, f"{before}% biblio: ignore {_listed(codes)}{file.newline}")


def _for_file(file: LibraryFile, codes: set[str]) -> Edit:
    # What says how a file is encoded has to stay in its first line.
    text = file.bib.text
    at = text.find(file.newline) + len(file.newline) if text.startswith("%") else 0
    at = max(at, 0)
    return Edit(at, at, f"% biblio: ignore-file {_listed(codes)}{file.newline}")


def _in_document(file: Manuscript, found: Iterable[Diagnostic]) -> Iterator[Edit]:
    codes: dict[int, set[str]] = {}
    for one in found:
        codes.setdefault(_end_of_line(file.text, one.span.start if one.span else 0), set()).add(
            one.code
        )
    for at, some in codes.items():
        yield Edit(at, at, f" <!-- biblio: ignore {_listed(some)} -->")


def _end_of_line(text: str, offset: int) -> int:
    """The end of the line, before the spaces that make a line break in Markdown."""
    line = line_of(text, offset)
    return line.start + len(text[line.start : line.end].rstrip(" \t"))


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))
