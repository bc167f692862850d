"""Changes a BibTeX file in place: what is to be replaced, and by what, to the character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.diagnostics import Edit
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.style import Style, newline_of, style_for_new, style_of
from biblio.formats.bibtex.values import to_source
from biblio.formats.bibtex.writer import render
from biblio.library import Library
from biblio.work import Edition


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with the edits made; they do not overlap."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [source[position : edit.start], edit.text]
        position = edit.end
    return "".join((*parts, source[position:]))


def changes(
    source: str,
    entries: Sequence[EntrySource],
    old: Library,
    new: Library,
    *,
    end: int | None,
) -> tuple[Edit, ...]:
    """The edits that make the source say what the new library says.

    New entries go to `end`, the start of an entry that is never closed, or to the file's end.
    """
    wanted, fresh = _paired(old, new)
    newline = newline_of(source)
    edits = [
        edit
        for entry, before, after in zip(entries, old.entries, wanted, strict=True)
        if before != after
        for edit in _entry_changes(source, entry, before, after, newline)
    ]
    if fresh:
        style = style_for_new(source, entries, newline)
        edits.append(_appended(source, fresh, style, len(source) if end is None else end))
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


def _entry_changes(
    source: str, entry: EntrySource, before: Edition, after: Edition, newline: str
) -> Iterator[Edit]:
    style = style_of(source, entry, newline)
    if before.kind != after.kind:
        yield Edit(entry.start + 1, entry.kind_end, after.kind)
    yield from _field_changes(source, entry, dict(before.fields), dict(after.fields), style)
    added = [(name, value) for name, value in after.fields if before.get(name) is None]
    if added:
        text = "".join(style.separator + style.field(name, value) for name, value in added)
        end = entry.fields[-1].end if entry.fields else entry.key_end
        yield Edit(end, end, text)


def _field_changes(
    source: str,
    entry: EntrySource,
    before: dict[str, str],
    after: dict[str, str],
    style: Style,
) -> Iterator[Edit]:
    previous_end = entry.key_end
    for field in entry.fields:
        name = field.name.lower()
        if name not in after:
            yield Edit(previous_end, field.end, "")
        elif name in before and after[name] != before.pop(name):
            yield Edit(field.value_start, field.end, _new_value(source, field, after[name], style))
        previous_end = field.end


def _new_value(source: str, field: FieldSource, value: str, style: Style) -> str:
    """The value delimited as the old one was."""
    written = style.with_newlines(to_source(field.name.lower(), value))
    delimiter = source[field.value_start]
    if delimiter.isdigit() and written.isdigit() and written.isascii():
        return written
    return f'"{written}"' if delimiter == '"' and '"' not in written else f"{{{written}}}"


def _appended(source: str, fresh: Sequence[Edition], style: Style, end: int) -> Edit:
    newline = style.newline
    blank = newline * 2
    text = blank.join(render(edition, style) for edition in fresh) + newline
    after = newline if end < len(source) else ""
    return Edit(end, end, _gap(source[:end], newline) + text + after)


def _gap(before: str, newline: str) -> str:
    """What is missing for a blank line before new entries."""
    if not before.strip():
        return ""
    if before.endswith(newline * 2):
        return ""
    return newline if before.endswith(("\n", "\r")) else newline * 2
