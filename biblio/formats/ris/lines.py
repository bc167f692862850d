"""The lines of an RIS file: records, their tags, and what is no tagged line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic, Position, Severity

_TAGGED = re.compile(r"[ \t\ufeff]*([A-Z][A-Z0-9])(?: {1,2}|\t)-(?:[ \t](.*)|)[ \t]*")
_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value and its tag. A blank line within a value divides paragraphs."""

    tag: str
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One reference: the type that its TY names, its tags in order, the line it begins on."""

    type: str
    tags: tuple[Tagged, ...]
    line: int


def split(text: str, path: str) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records of a file, and what was amiss: lines outside records, ends that are missing."""
    scanner = _Scanner(path)
    for number, line in enumerate(_NEWLINE.split(text), 1):
        scanner.take(line, number)
    scanner.finish()
    return tuple(scanner.records), tuple(scanner.findings)


class _Scanner:
    """Takes line after line."""

    def __init__(self, path: str) -> None:
        self.records: list[Record] = []
        self.findings: list[Diagnostic] = []
        self._path = path
        self._type: str | None = None
        self._start = 0
        self._tags: list[tuple[str, list[str]]] = []

    def take(self, line: str, number: int) -> None:
        match = _TAGGED.fullmatch(line)
        if match is None:
            self._continue(line, number)
        elif match[1] == "TY":
            self._end_missing()
            self._type, self._start, self._tags = (match[2] or "").strip(), number, []
        elif match[1] == "ER":
            self._end(number)
        elif self._type is None:
            self._note(f"The tag {match[1]} stands outside any record.", number)
        else:
            self._tags.append((match[1], [(match[2] or "").strip(" \t")]))

    def finish(self) -> None:
        self._end_missing()

    def _continue(self, line: str, number: int) -> None:
        text = line.strip(" \t")
        if self._type is not None and self._tags:
            self._tags[-1][1].append(text)
        elif text.strip("\ufeff\x1a"):
            self._note("This line stands outside any record: it is passed over.", number)

    def _end_missing(self) -> None:
        if self._type is not None:
            self._note("This record has no end (ER).", self._start)
            self._keep()

    def _end(self, number: int) -> None:
        if self._type is None:
            self._note("A record ends here that has not begun (TY).", number)
        else:
            self._keep()

    def _keep(self) -> None:
        tags = tuple(Tagged(tag, text) for tag, lines in self._tags if (text := _joined(lines)))
        self.records.append(Record(self._type or "", tags, self._start))
        self._type = None

    def _note(self, message: str, line: int) -> None:
        position = Position(self._path, line)
        self.findings.append(Diagnostic("ris", message, position, Severity.WARNING))


def _joined(lines: list[str]) -> str:
    """Lines that go on without a tag are one value."""
    paragraphs = " ".join(line or "\n\n" for line in lines).split("\n\n")
    return "\n\n".join(text for part in paragraphs if (text := part.strip(" \t\n")))


def shown(tags: Iterator[tuple[str, str]]) -> str:
    """The lines of one record; each line of a value after the first goes on without a tag."""
    lines: list[str] = []
    for tag, value in tags:
        first, *rest = value.splitlines() or [""]
        lines.append(f"{tag}  - {first}")
        for line in rest:
            if _TAGGED.fullmatch(line):  # it would be read as a field, or as the record's end
                while not lines[-1]:
                    lines.pop()
                lines[-1] += f" {line}"
            else:
                lines.append(line)
    return "".join(f"{line}\n" for line in (*lines, "ER  - "))
