"""Edits that make an entry say something else, and touch no character that may stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biblio.diagnostics import Edit, Fix
from biblio.formats.bibtex.patch import common, patched
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.splice import addition, printed_changes
from biblio.formats.bibtex.style import Habits
from biblio.formats.bibtex.usage import Usage, printed_again
from biblio.formats.bibtex.values import printed
from biblio.record.edition import Edition
from biblio.values.marked import carried


def rewriting(
    source: str,
    entry: EntrySource,
    edition: Edition,
    values: Mapping[str, str],
    safe: bool,
    habits: Habits,
    usage: Usage,
) -> Fix:
    """The fix that gives the fields their values; see `Record.rewriting`."""
    for name, value in values.items() if len(values) == 1 else ():
        if field := _plain(entry, name):
            edit, lossless = _replaced(source, field, edition.values[name], value, habits)
            return Fix((edit,), safe and lossless)
        new = usage.name(name, value, edition.kind)
        if name not in edition.values and all(one.name.lower() != new for one in entry.fields):
            return Fix((addition(source, entry, {new: value}, habits),), safe)
    said = printed(entry)
    wanted = printed_again(entry, said, edition, edition.with_fields(values.items()), usage)
    edits: list[Edit] = []
    for field in _fields(entry):
        name = field.name.lower()
        if wanted.get(name, said[name]) != said[name]:
            edit, lossless = _replaced(source, field, said[name], wanted[name], habits)
            edits.append(edit)
            safe = safe and lossless
    added = {name: value for name, value in wanted.items() if name not in said}
    if added:  # else nothing is left to change, and the entry's style need not be looked at
        edits += printed_changes(source, entry, entry.kind, {**said, **added}, habits)
    return Fix(tuple(edits), safe)


def _plain(entry: EntrySource, name: str) -> FieldSource | None:
    """The one field that says what is called so, where that is its own name and no date's part."""
    if name in entry.said or name in entry.said.values():
        return None
    named = [field for field in entry.fields if field.name.lower() == name]
    return named[0] if len(named) == 1 else None


def _fields(entry: EntrySource) -> Iterator[FieldSource]:
    """The printed fields; of one given twice the first, which counts."""
    seen: set[str] = set()
    for field in entry.fields:
        if field.name.lower() not in seen:
            yield field
        seen.add(field.name.lower())


def _replaced(
    source: str, field: FieldSource, old: str, new: str, habits: Habits
) -> tuple[Edit, bool]:
    """The edit of one field, and whether it keeps all that its source says beyond plain text."""
    name, printed = field.name.lower(), source[field.value_start : field.end]
    new = carried(old, new)
    if printed[1:-1] != field.value:  # macros, joined by #
        return Edit(field.value_start, field.end, _braced(habits.spelled(name, new))), False
    start = field.value_start + 1
    raw, rewritten = field.value, patched(name, field.value, old, new, habits.spelled)
    if rewritten is None:
        written = habits.spelled(name, new)
        return Edit(start, field.end - 1, written), habits.spelled(name, old) == raw
    return _narrowed(start, raw, rewritten), True


def _braced(written: str) -> str:
    return f"{{{written}}}"


def _narrowed(start: int, raw: str, rewritten: str) -> Edit:
    head, tail = common(raw, rewritten)
    text = rewritten[head : len(rewritten) - tail]
    return Edit(start + head, start + len(raw) - tail, text)
