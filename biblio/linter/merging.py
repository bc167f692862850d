"""Makes one entry of each group of duplicates in a library, and follows their keys everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from biblio.diagnostics import BiblioError, Edit
from biblio.editions.combining import BETWEEN, OTHER, Combined, merge_all
from biblio.editions.duplicates import find
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.formats.bibtex.source import EntrySource
from biblio.formats.bibtex.splice import applied, entry_changes
from biblio.linter.lines import line_of
from biblio.linter.suppressing import suppressions
from biblio.record.edition import Edition
from biblio.record.fields import REFERENCES
from biblio.rules.basis import LibraryFile, Subject

_KEY = re.compile(r"[^\s,]+")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")
_DUPLICATE = "DUP001"
_ROUNDS = 10  # parents, and their parents; no library has a long row of them


@dataclass(frozen=True, slots=True)
class Merge:
    """The library's new text, each key given up with the one in its place, and what was refused."""

    text: str
    keys: Mapping[str, str]
    number: int
    refused: tuple[str, ...] = ()


def merged(file: BibFile, different: frozenset[frozenset[str]] = frozenset()) -> Merge:
    """The library with its duplicates merged; nothing is written.

    Left as they are: pairs known to be `different`, entries whose comment hides DUP001, and, with
    the reason in `refused`, those that are not plainly one edition. Entries that are the same only
    once what they refer to is one are merged in their turn.
    """
    done = _merged_once(file, different)
    for _ in range(_ROUNDS if done.keys else 0):
        again = _merged_once(bibtex.read(done.text, file.path), different)
        if not again.keys:
            break
        done = _joined(done, again)
    return done


def _joined(first: Merge, then: Merge) -> Merge:
    """Two merges one after the other as one."""
    keys = {old: then.keys.get(new, new) for old, new in first.keys.items()}
    return Merge(then.text, {**keys, **then.keys}, first.number + then.number, then.refused)


def _merged_once(file: BibFile, different: frozenset[frozenset[str]]) -> Merge:
    groups = _groups(file, different)
    combined: list[tuple[Sequence[Edition], Combined]] = []
    refused = []
    for group in groups:
        try:
            combined.append((group, merge_all(group)))
        except BiblioError as error:
            refused.append(str(error))
    keys = {old: new for _, one in combined for old, new in one.keys.items()}
    text = applied(file.text, tuple(_edits(file, combined, keys)))
    return Merge(text, keys, len(combined), tuple(refused))


def references_rewritten(file: BibFile, keys: Mapping[str, str]) -> str:
    """The text of another library in which entries name those of the first: `crossref` etc."""
    return applied(file.text, tuple(reference_edits(file, keys)))


def reference_edits(file: BibFile, keys: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that make the entries of a library name others by their new keys."""
    pairs = ((one, _rewritten(one, keys)) for one in file.library.entries)
    yield from _changes(file, pairs)


def _groups(file: BibFile, different: frozenset[frozenset[str]]) -> Iterator[tuple[Edition, ...]]:
    comments = suppressions(Subject(libraries=(LibraryFile(file),)))
    hidden = [one.about for one in comments if _DUPLICATE in one.codes]
    starts = {
        id(edition): entry.start
        for edition, entry in zip(file.library.entries, file.entries, strict=True)
    }
    for group in find(file.library).groups:
        keys = {edition.key for edition in group}
        told_apart = any(pair <= keys for pair in different if len(pair) > 1)
        offsets = [starts[id(edition)] for edition in group]
        is_hidden = any(one.start <= at < one.end for one in hidden for at in offsets)
        if not is_hidden and not told_apart:
            yield group


def _edits(
    file: BibFile, combined: Iterable[tuple[Sequence[Edition], Combined]], keys: Mapping[str, str]
) -> Iterator[Edit]:
    kept = {id(group[0]): one.edition for group, one in combined}
    sources = {
        id(edition): entry
        for edition, entry in zip(file.library.entries, file.entries, strict=True)
    }
    written = {id(group[0]): dict(_written(one.edition, group, sources)) for group, one in combined}
    gone = {id(edition) for group, _ in combined for edition in group[1:]}
    editions = [one for one in file.library.entries if id(one) not in gone]
    after = {id(one): _rewritten(kept.get(id(one), one), keys) for one in editions}
    pairs = ((one, after.get(id(one), one)) for one in file.library.entries)
    yield from _changes(file, pairs, written)
    for edition, entry in zip(file.library.entries, file.entries, strict=True):
        if id(edition) in gone:
            yield _removal(file.text, entry)


def _changes(
    file: BibFile,
    pairs: Iterable[tuple[Edition, Edition]],
    written: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
) -> Iterator[Edit]:
    for entry, (before, after) in zip(file.entries, pairs, strict=True):
        if before != after:
            said = written.get(id(before), {})
            yield from entry_changes(file.text, entry, before, after, file.habits, file.usage, said)


def _written(
    merged: Edition, group: Sequence[Edition], sources: Mapping[int, EntrySource]
) -> Iterator[tuple[str, str]]:
    """The source, with all its LaTeX, of each value that the merged entry has from the others."""
    for name, value in merged.fields:
        names = (name, name.removeprefix(OTHER))
        found = [
            next(_sources_of(names, part, group, sources), None) for part in value.split(BETWEEN)
        ]
        if group[0].get(name) is None and name not in REFERENCES and None not in found:
            yield name, BETWEEN.join(filter(None, found))


def _sources_of(
    names: Sequence[str], part: str, group: Sequence[Edition], sources: Mapping[int, EntrySource]
) -> Iterator[str]:
    for edition in group[1:]:
        for field in sources[id(edition)].fields:
            name = sources[id(edition)].says(field.name.lower())
            if name in names and edition.get(name) == part:
                yield field.value


def _rewritten(edition: Edition, keys: Mapping[str, str]) -> Edition:
    """The entry naming the new keys; what names itself then is left out of the list."""
    fields = tuple(
        (name, _renamed(value, keys, edition.key) if name in REFERENCES else value)
        for name, value in edition.fields
    )
    return edition if fields == edition.fields else replace(edition, fields=fields)


def _renamed(value: str, keys: Mapping[str, str], own: str) -> str:
    named = [keys.get(key) or keys.get(key.casefold(), key) for key in _KEY.findall(value)]
    if named == _KEY.findall(value):
        return value
    return ",".join(dict.fromkeys(key for key in named if key != own))


def _removal(text: str, entry: EntrySource) -> Edit:
    """The entry's own lines, and one empty line behind them."""
    line = line_of(text, entry.start).start
    rest = _REST_OF_LINE.match(text, entry.end)
    if text[line : entry.start].strip() or rest is None:
        return Edit(entry.start, entry.end, "")
    blank = _REST_OF_LINE.match(text, rest.end())
    return Edit(line, blank.end() if blank else rest.end(), "")
