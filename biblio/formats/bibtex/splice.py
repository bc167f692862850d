"""Changes a BibTeX file in place: what is to be replaced, and by what, to the character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from biblio.diagnostics import Edit
from biblio.formats.bibtex import latex
from biblio.formats.bibtex.patch import patched
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.style import Habits, Style, style_for_new, style_of
from biblio.formats.bibtex.usage import Usage, printed_again
from biblio.formats.bibtex.values import printed, to_plain
from biblio.formats.bibtex.writer import render
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values import compiled
from biblio.values.marked import carried

if TYPE_CHECKING:
    from biblio.formats.bibtex.reader import BibFile

_COMMAND = compiled.pattern(r"\\(?:[A-Za-z]+|@)")
_COMMA = compiled.pattern(r"\s*,")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with the edits made; they do not overlap."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [source[position : edit.start], edit.text]
        position = edit.end
    return "".join((*parts, source[position:]))


def changes(file: BibFile, new: Library) -> tuple[Edit, ...]:
    """The edits that make the file say what the new library says, under its own names.

    New entries go to the start of an entry that is never closed, or to the file's end. One that
    keeps what an entry said before it was changed is a copy of that entry's source.
    """
    source, old = file.text, file.library.entries
    wanted, fresh = _paired(file.library, new)
    habits = file.habits
    edits = [
        edit
        for entry, before, after in zip(file.entries, old, wanted, strict=True)
        if before != after
        for edit in entry_changes(source, entry, before, after, habits, file.usage)
    ]
    if fresh:
        style = style_for_new(source, file.entries, habits)
        originals = list(_originals(source, file.entries, old, wanted))
        texts = [_written(source, edition, originals, style, file.usage) for edition in fresh]
        end = len(source) if file.unclosed is None else file.unclosed
        edits.append(_appended(source, texts, habits.newline, end))
    return tuple(edits)


def _paired(old: Library, new: Library) -> tuple[list[Edition], list[Edition]]:
    """What each old entry is to become, and the entries that are new.

    A key may stand several times in a file: then the first goes with the first, and so on.
    """
    waiting: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in reversed(new.entries):
        waiting[edition.key].append(edition)
    wanted = [waiting[entry.key].pop() if waiting[entry.key] else entry for entry in old.entries]
    left = {id(edition) for editions in waiting.values() for edition in editions}
    return wanted, [edition for edition in new.entries if id(edition) in left]


def entry_changes(
    source: str,
    entry: EntrySource,
    before: Edition,
    after: Edition,
    habits: Habits,
    usage: Usage,
    written: Mapping[str, str] = _NOTHING,
) -> Iterator[Edit]:
    """The edits that make one entry's source say what `after` says.

    `written` has the source of fields that are added, where it is at hand with its LaTeX.
    """
    kind = (
        entry.kind if before.kind == after.kind else usage.type(after.kind, after.get("type") or "")
    )
    said = printed(entry)
    wanted = printed_again(entry, said, before, after, usage)
    sources = {usage.name(name, after.get(name) or ""): text for name, text in written.items()}
    yield from printed_changes(source, entry, kind, wanted, habits, sources)


def printed_changes(
    source: str,
    entry: EntrySource,
    kind: str,
    wanted: Mapping[str, str],
    habits: Habits,
    written: Mapping[str, str] = _NOTHING,
) -> Iterator[Edit]:
    """The edits that give an entry this type and these fields, all names being the printed ones."""
    said, style = printed(entry), style_of(source, entry, habits)
    if entry.kind != kind:
        yield Edit(entry.start + 1, entry.kind_end, kind)
    yield from _field_changes(source, entry, dict(said), wanted, style)
    added = {name: value for name, value in wanted.items() if name not in said}
    if added:
        yield _addition(entry, added, style, written)


def addition(source: str, entry: EntrySource, fields: Mapping[str, str], habits: Habits) -> Edit:
    """The edit that gives the entry fields that it has not, under the names to be printed."""
    return _addition(entry, fields, style_of(source, entry, habits), _NOTHING)


def _addition(
    entry: EntrySource, added: Mapping[str, str], style: Style, written: Mapping[str, str]
) -> Edit:
    fields = (
        style.field_of(name, written[name]) if name in written else style.field(name, value)
        for name, value in added.items()
    )
    text = "".join(style.separator + field for field in fields)
    end = entry.fields[-1].end if entry.fields else entry.key_end
    return Edit(end, end, text)


def _field_changes(
    source: str,
    entry: EntrySource,
    before: dict[str, str],
    after: Mapping[str, str],
    style: Style,
) -> Iterator[Edit]:
    previous_end = entry.key_end
    for field in entry.fields:
        name = field.name.lower()
        if name not in after:
            yield _removal(source, previous_end, field)
        elif name in before and after[name] != before.pop(name):
            yield Edit(field.value_start, field.end, _new_value(source, field, after[name], style))
        previous_end = field.end


def _removal(source: str, previous_end: int, field: FieldSource) -> Edit:
    """The field with the comma before it; a comment between them stays, and that comma with it."""
    before = source[previous_end : field.start]
    if "%" not in before:
        return Edit(previous_end, field.end, "")
    comma = _COMMA.match(source, field.end)
    return Edit(previous_end + len(before.rstrip()), comma.end() if comma else field.end, "")


def _new_value(source: str, field: FieldSource, value: str, style: Style) -> str:
    """The value delimited as the old one was, with what it was marked by."""
    name = field.name.lower()
    old = to_plain(name, field.value)
    value = carried(old, value)
    delimiter = source[field.value_start]
    if source[field.value_start + 1 : field.end - 1] == field.value:  # no macros, joined by #
        kept = patched(name, field.value, old, value, style.habits.spelled)
        if kept is not None and ('"' not in kept or delimiter != '"'):
            return source[field.value_start] + kept + source[field.end - 1]
    written = style.with_newlines(style.habits.spelled(name, value))
    if delimiter.isdigit() and written.isdigit() and written.isascii():
        return written
    return f'"{written}"' if delimiter == '"' and '"' not in written else f"{{{written}}}"


def keeps(field: FieldSource, value: str, habits: Habits) -> bool:
    """Whether the field can have that value, and every command in it that prints no letter."""
    commands = set(_COMMAND.findall(field.value)) if "\\" in field.value else ()
    if all(map(latex.decode, commands)):
        return True
    name = field.name.lower()
    old = to_plain(name, field.value)
    return patched(name, field.value, old, carried(old, value), habits.spelled) is not None


class _Original(NamedTuple):
    """An entry as it was, and the keys of the entries that it names as related only now."""

    entry: EntrySource
    edition: Edition
    named: frozenset[str]


def _originals(
    source: str, entries: Sequence[EntrySource], old: Sequence[Edition], wanted: Sequence[Edition]
) -> Iterator[_Original]:
    """The entries that may have been copied; what breaks off is no source for a copy."""
    for entry, before, after in zip(entries, old, wanted, strict=True):
        named = _keys(after.get("related")) - _keys(before.get("related"))
        if named and source[entry.end - 1] in "})":
            yield _Original(entry, before, named)


def _keys(value: str | None) -> frozenset[str]:
    return frozenset(key.strip() for key in (value or "").split(",") if key.strip())


def _written(
    source: str, edition: Edition, originals: Sequence[_Original], style: Style, usage: Usage
) -> str:
    """A new entry: a copy of its original, which keeps all LaTeX and layout, or one made anew."""
    for original in originals:
        if edition.key in original.named and edition.kind == original.edition.kind:
            return _copied(source, original, edition, style.habits, usage)
    return render(edition, style, usage)


def _copied(
    source: str, original: _Original, edition: Edition, habits: Habits, usage: Usage
) -> str:
    """The source of the original with the new key, and with what else the edition says."""
    entry = original.entry
    key = Edit(entry.key_end - len(entry.key), entry.key_end, edition.key)
    edits = (key, *entry_changes(source, entry, original.edition, edition, habits, usage))
    return applied(source[: entry.end], edits)[entry.start :]


def _appended(source: str, texts: Sequence[str], newline: str, end: int) -> Edit:
    text = (newline * 2).join(texts) + newline
    after = newline if end < len(source) else ""
    return Edit(end, end, _gap(source[:end], newline) + text + after)


def _gap(before: str, newline: str) -> str:
    """What is missing for a blank line before new entries."""
    if not before.strip():
        return ""
    if before.endswith(newline * 2):
        return ""
    return newline if before.endswith(("\n", "\r")) else newline * 2
