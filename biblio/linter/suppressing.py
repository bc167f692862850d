"""Comments in files that say which findings are not to be told.

In a library `% biblio: ignore EDN002` stands on a line of its own before an entry, or at the end of
a line; in Markdown `<!-- biblio: ignore EDN002 -->` before a paragraph, or in a line. `ignore-file`
is for all of the file. Without a rule every rule is meant, but never a file that does not parse:
that has to be named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from biblio.diagnostics import Span
from biblio.linter.lines import line_of
from biblio.linter.selecting import codes, is_rule
from biblio.rules.basis import LibraryFile, Subject
from biblio.values import compiled

if TYPE_CHECKING:
    from biblio.rules.basis import Manuscript

UNREADABLE = "SYN001"

_IN_LIBRARY = compiled.pattern(r"%[ \t]*(biblio:[^\r\n]*)")
_IN_DOCUMENT = compiled.pattern(r"<!--\s*(biblio:.*?)\s*-->", re.DOTALL)
_WORDS = compiled.pattern(r"biblio:\s*(ignore(?:-file)?)\b:?(.*)", re.DOTALL)
_SELECTOR = compiled.pattern(r"[\s,]*([A-Za-z][\w-]*)")
_BLANK_LINE = compiled.pattern(r"\n[ \t]*\r?\n|\Z")
_NEXT = compiled.pattern(r"\S")


class Suppression(NamedTuple):
    """One comment: the characters it is about, its rules, and words in it that name none."""

    path: str
    comment: Span
    about: Span
    codes: frozenset[str]
    unknown: tuple[str, ...] = ()


def suppressions(subject: Subject) -> tuple[Suppression, ...]:
    """The comments in all files of a subject."""
    libraries = (one for file in subject.libraries for one in _in_library(file))
    return (*libraries, *(one for file in subject.documents for one in _in_document(file)))


def hidden_codes(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that selectors hide: SYN001 only where it is named as such."""
    wanted = [one for one in selectors if one]
    found = {code for one in wanted or ["ALL"] for code in codes(one)}
    named = any(codes(one) == (UNREADABLE,) for one in wanted if one.upper() != "SYN")
    return frozenset(found if named else found - {UNREADABLE})


def _in_library(file: LibraryFile) -> Iterator[Suppression]:
    text = file.bib.text
    if "biblio:" not in text:
        return
    starts = [entry.start for entry in file.bib.entries]
    for found in _IN_LIBRARY.finditer(text):
        said = _WORDS.match(found[1])
        if said and not _in_a_value(file, starts, found.start()):
            about = _whole(text) if _is_for_file(said) else _entry_orline_of(file, starts, found)
            yield _suppression(file.path, Span(*found.span()), about, said[2])


def _in_document(file: Manuscript) -> Iterator[Suppression]:
    from biblio.origins import TextOrigin  # here, for a library needs none

    for comment in file.document.comments:
        origin = comment.origin
        at = origin.start if isinstance(origin, TextOrigin) else len(file.text)
        found = _IN_DOCUMENT.match(file.text, at)
        said = found and _WORDS.match(found[1])
        if found and said:
            about = _whole(file.text) if _is_for_file(said) else _paragraph_orline_of(file, found)
            yield _suppression(file.path, Span(*found.span()), about, said[2])


def _is_for_file(said: re.Match[str]) -> bool:
    return said[1] == "ignore-file"


def _suppression(path: str, comment: Span, about: Span, words: str) -> Suppression:
    named = list(_named(words))
    known = [one for one in named if is_rule(one)]
    unknown = tuple(one for one in named if not is_rule(one))
    hidden = frozenset[str]() if unknown and not known else hidden_codes(known)
    return Suppression(path, comment, about, hidden, unknown)


def _named(words: str) -> Iterator[str]:
    """The rules at the beginning: behind a dash, a bracket or the like stands the reason."""
    at = 0
    while found := _SELECTOR.match(words, at):
        if not is_rule(found[1]) and at and "," not in words[at : found.start(1)]:
            return
        yield found[1]
        at = found.end()


def _whole(text: str) -> Span:
    return Span(0, len(text) + 1)


def _in_a_value(file: LibraryFile, starts: list[int], offset: int) -> bool:
    at = bisect_right(starts, offset) - 1
    fields = file.bib.entries[at].fields if at >= 0 else ()
    begun = bisect_right(fields, offset, key=lambda field: field.value_start)
    return begun > 0 and offset < fields[begun - 1].end


def _entry_orline_of(file: LibraryFile, starts: list[int], comment: re.Match[str]) -> Span:
    """On a line of its own the entry around it, or else the next one; behind something, that."""
    text, offset = file.bib.text, comment.start()
    line = line_of(text, offset)
    at = bisect_right(starts, offset) - 1
    around = file.bib.entries[at] if at >= 0 else None
    if around and around.end > line.start and around.start < line.end:
        within = around.end > offset and not text[line.start : offset].strip()
        if within or line.start <= around.start or around.end <= line.end:
            return Span(min(around.start, line.start), max(around.end, line.end))
    if text[line.start : offset].strip():
        return line
    if at + 1 < len(starts):
        following = file.bib.entries[at + 1]
        return Span(following.start, following.end)
    return line


def _paragraph_orline_of(file: Manuscript, comment: re.Match[str]) -> Span:
    text = file.text
    line = line_of(text, comment.start())
    alone = not text[line.start : comment.start()].strip()
    ended = not text[comment.end() : line_of(text, comment.end()).end].strip()
    if not (alone and ended):
        return line
    following = _NEXT.search(text, comment.end())
    start = line_of(text, following.start()).start if following else len(text)
    end = _BLANK_LINE.search(text, start)
    return Span(start, end.start() if end else len(text))
