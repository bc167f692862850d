"""A .bib file brought to the other dialect in place: what need not change keeps every character.

Most fields only change their names; their values, with all LaTeX in them, stay as they are typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from biblio.diagnostics import Edit
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile, splice
from biblio.formats.bibtex.source import EntrySource
from biblio.formats.bibtex.values import printed
from biblio.formats.keying import with_keys
from biblio.record.edition import Edition
from biblio.values import compiled

_COMMA = compiled.pattern(r"\s*,")


def wholly_keyed(file: BibFile) -> BibFile:
    """The file with keys in the places of those that entries lack, and not a character else."""
    if all(entry.key for entry in file.entries):
        return file
    named = with_keys(file.library, repeated=False)
    edits = [
        Edit(entry.key_end, entry.key_end, new.key + ("" if _has_comma(file.text, entry) else ","))
        for entry, new in zip(file.entries, named, strict=True)
        if not entry.key
    ]
    return bibtex.read(splice.applied(file.text, edits), file.path).understood()


def _has_comma(text: str, entry: EntrySource) -> bool:
    return bool(_COMMA.match(text, entry.key_end))


def rewritten(file: BibFile, translate: Callable[[Edition], Edition]) -> str:
    """The file's text with each entry, in the names that it prints, translated."""
    entries = tuple(map(as_printed, file.entries))
    made = tuple(_with_empty(entry, translate(entry)) for entry in entries)
    text = splice.applied(file.text, list(_renamings(file.entries, entries, made)))
    renamed = bibtex.read(text, file.path).understood().entries
    edits = [
        edit
        for entry, one in zip(renamed, made, strict=True)
        for edit in splice.printed_changes(text, entry, one.kind, dict(one.fields), file.habits)
        if as_printed(entry) != one
    ]
    return splice.applied(text, edits)


def as_printed(entry: EntrySource) -> Edition:
    """The entry in its own names."""
    return Edition(entry.key, entry.kind.lower(), tuple(printed(entry).items()))


def _with_empty(entry: Edition, made: Edition) -> Edition:
    """Translating leaves out fields that say nothing; a file keeps them."""
    empty = tuple((name, value) for name, value in entry.fields if not value)
    return Edition(made.key, made.kind, (*made.fields, *empty))


def _renamings(
    sources: Sequence[EntrySource], before: Sequence[Edition], after: Sequence[Edition]
) -> Iterator[Edit]:
    for source, old, new in zip(sources, before, after, strict=True):
        fresh = [field for field in new.fields if old.get(field[0]) is None]
        for field in source.fields:
            name = field.name.lower()
            renamed = None if new.get(name) is not None else _renamed(name, old.get(name), fresh)
            if renamed:
                fresh.remove(renamed)
                shown = renamed[0].upper() if field.name.isupper() else renamed[0]
                yield Edit(field.start, field.start + len(field.name), shown)


def _renamed(
    name: str, value: str | None, fresh: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """The new field that a field has become; of the original edition's, one of those."""
    same = [one for one in fresh if one[1] == value]
    alike = (one for one in same if one[0].startswith("orig") == name.startswith("orig"))
    return next(alike, None)
