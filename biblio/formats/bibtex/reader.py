"""Reads a BibTeX file: its entries as plain text, its source kept beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity, Span
from biblio.encoding import Decoded
from biblio.encoding import decode as decode_bytes
from biblio.files import read_bytes
from biblio.files.limits import refuse_fields
from biblio.formats.bibtex import splice
from biblio.formats.bibtex.charset import spelled
from biblio.formats.bibtex.source import EntrySource, FieldSource, Scan, Trouble
from biblio.formats.bibtex.style import Habits, habits_of
from biblio.formats.bibtex.usage import Usage, understood
from biblio.formats.bibtex.values import printed
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values.offsets import Lines

_name = attrgetter("name")
LEFT_OUT = "left-out"
"""The code of what is said of an entry that could not be read whole."""


@dataclass(frozen=True)
class BibFile:
    """A file as it was read. `entries` and `library.entries` run side by side."""

    path: str
    decoded: Decoded
    library: Library
    entries: tuple[EntrySource, ...]
    strings: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]
    unclosed: int | None = None

    @cached_property
    def usage(self) -> Usage:
        """What the file calls things."""
        return Usage.of(self.entries)

    @cached_property
    def habits(self) -> Habits:
        """How its lines end, and how it writes ranges of pages."""
        return habits_of(self.text, self.entries)

    @cached_property
    def _by_key(self) -> dict[str, EntrySource]:
        return {entry.key: entry for entry in reversed(self.entries)}

    def keeps(self, key: str, field: str, new: str) -> bool:
        """Whether the field of that entry can say `new` and lose no command that is typed in it."""
        entry = self._by_key.get(key)
        source = entry.named(field) if entry else None
        return source is None or splice.keeps(source, new, self.habits)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the file's text."""
        return Lines(self.text)

    @cached_property
    def broken(self) -> tuple[EntrySource, ...]:
        """The entries that could not be read whole: what they say is not to be relied on."""
        starts = [entry.start for entry in self.entries]
        found = set()
        for diagnostic in self.diagnostics:
            if diagnostic.code == "syntax" and diagnostic.span:
                at = diagnostic.span.start
                before = bisect_right(starts, at) - 1
                # Behind its end stands, but for space, something that is no entry.
                if before >= 0 and not self.text[self.entries[before].end : at].strip():
                    found.add(before)
        return tuple(self.entries[number] for number in sorted(found))

    def understood(self) -> BibFile:
        """The file with the entries alone that were read whole, and a word of the others.

        Whoever changes it leaves the others as they stand. Raises BiblioError, with the line of
        what is wrong, where none was read whole.
        """
        broken = self.broken
        if not broken:
            return self
        if len(broken) == len(self.entries):
            self.require_whole()
        left = {entry.start for entry in broken}
        pairs = zip(self.entries, self.library, strict=True)
        whole = [(entry, edition) for entry, edition in pairs if entry.start not in left]
        told = tuple(self._left_out(entry) for entry in broken)
        return replace(
            self,
            entries=tuple(entry for entry, _ in whole),
            library=Library(tuple(edition for _, edition in whole), self.path),
            diagnostics=(*self.diagnostics, *told),
        )

    def require_whole(self, end: str = ".") -> None:
        """Raise BiblioError, with the line, where something could not be read; `end` closes it."""
        for diagnostic in self.diagnostics:
            if diagnostic.code == "syntax":
                raise BiblioError(f"{diagnostic} Mend this first{end}")

    def _left_out(self, entry: EntrySource) -> Diagnostic:
        line, _ = self.lines.at(entry.start)
        message = f"The entry “{entry.key}” cannot be read whole: it is left out."
        return Diagnostic(LEFT_OUT, message, Position(self.path, line))

    @property
    def text(self) -> str:
        """The file's text, newlines as they are."""
        return self.decoded.text

    def updated(self, library: Library) -> str:
        """The file's text, made to say what the library says; all else stays as it was.

        Only fields that changed are rewritten, in their entry's own style; entries of new keys go
        to the end. Entries that the library does not list stay: a writer deletes nothing.
        """
        changes = splice.changes(self, library)
        return spelled(splice.applied(self.text, changes), self.decoded)

    def encoded(self, text: str) -> bytes:
        """The text in the file's own encoding; raises BiblioError where it does not fit."""
        return self.decoded.encode(text, self.path)


def read(data: bytes | str, path: str) -> BibFile:
    """Read a file, whatever is wrong with it: what could not be read is told by diagnostics.

    Raises BiblioError only where the bytes are no text, or its macros stand for too much of it.
    """
    decoded = Decoded(data, "utf-8") if isinstance(data, str) else decode_bytes(data, path)
    found = _scanned(decoded.text, path)
    read = tuple(_read(entry) for entry in found.entries)
    entries, editions = tuple(one for one, _ in read), tuple(one for _, one in read)
    findings = (*decoded.diagnostics, *_Findings(decoded.text, path).of(found))
    library = Library(editions, path)
    return BibFile(path, decoded, library, entries, found.strings, findings, found.unclosed)


def load(path: str) -> BibFile:
    """Read the file at `path`; raises BiblioError where there is none, or it is no text."""
    return read(read_bytes(path), path)


def _scanned(text: str, path: str) -> Scan:
    refuse_fields(text, path)
    from biblio.formats.bibtex.scanner import (  # here, for its patterns take time to compile
        TooMuchError,
        scan,
    )

    try:
        return scan(text)
    except TooMuchError as error:
        macro = f"its @string “{error}” stands for more text than a library has"
        raise BiblioError(f"{path} is refused: {macro}.") from error


def _read(entry: EntrySource) -> tuple[EntrySource, Edition]:
    kind, fields, said = understood(entry.kind.lower(), printed(entry))
    return entry.saying(said), Edition(entry.key, kind, tuple(fields.items()))


class _Findings:
    """Turns the scanner's troubles, and what the entries have twice, into diagnostics."""

    def __init__(self, source: str, path: str) -> None:
        self._path = path
        self._source = source
        self._lines = Lines(source)

    def of(self, found: Scan) -> list[Diagnostic]:
        troubles = (*found.troubles, *_repeated_keys(found.entries), *_repeated_fields(found))
        findings = [self._finding(trouble) for trouble in sorted(troubles, key=_offset)]
        if not (found.entries or found.strings) and self._source.strip():
            findings.append(self._no_entry())
        return findings

    def _finding(self, trouble: Trouble) -> Diagnostic:
        line, _ = self._lines.at(trouble.offset)
        span = Span(trouble.offset, trouble.offset)
        return Diagnostic(trouble.code, trouble.message, Position(self._path, line), span=span)

    def _no_entry(self) -> Diagnostic:
        message = "No entry was found in this file."
        return Diagnostic("no-entry", message, Position(self._path), Severity.INFO)


def _offset(trouble: Trouble) -> int:
    return trouble.offset


def _repeated_keys(entries: Iterable[EntrySource]) -> Iterator[Trouble]:
    seen: set[str] = set()
    for entry in entries:
        key = entry.key.casefold()
        if key and key in seen:
            message = f"The key “{entry.key}” is used by an earlier entry."
            yield Trouble("duplicate-key", message, entry.start)
        seen.add(key)


def _repeated_fields(found: Scan) -> Iterator[Trouble]:
    for entry in found.entries:
        seen: set[str] = set()
        if len(set(map(str.lower, map(_name, entry.fields)))) == len(entry.fields):
            continue
        for field in entry.fields:
            if field.name.lower() in seen:
                yield _repeated_field(entry, field)
            seen.add(field.name.lower())


def _repeated_field(entry: EntrySource, field: FieldSource) -> Trouble:
    message = f"The entry “{entry.key}” has the field {field.name} twice: the first one counts."
    return Trouble("duplicate-field", message, field.start)
