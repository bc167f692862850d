"""Edits that make an entry say something else, and touch no character that may stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biblio.diagnostics import Edit, Fix
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.splice import printed_changes
from biblio.formats.bibtex.usage import Usage, printed_again
from biblio.formats.bibtex.values import printed, to_plain, to_source
from biblio.record.edition import Edition
from biblio.values.marked import carried, cut, marks_of


def rewriting(
    source: str,
    entry: EntrySource,
    edition: Edition,
    values: Mapping[str, str],
    safe: bool,
    newline: str,
    usage: Usage,
) -> Fix:
    """The fix that gives the fields their values; see `Record.rewriting`."""
    said = printed(entry)
    wanted = printed_again(entry, said, edition, edition.with_fields(values.items()), usage)
    edits: list[Edit] = []
    for field in _fields(entry):
        name = field.name.lower()
        if wanted.get(name, said[name]) != said[name]:
            edit, lossless = _replaced(source, field, said[name], wanted[name])
            edits.append(edit)
            safe = safe and lossless
    added = {name: value for name, value in wanted.items() if name not in said}
    if added:  # else nothing is left to change, and the entry's style need not be looked at
        edits += printed_changes(source, entry, entry.kind, {**said, **added}, newline)
    return Fix(tuple(edits), safe)


def _fields(entry: EntrySource) -> Iterator[FieldSource]:
    """The printed fields; of one given twice the first, which counts."""
    seen: set[str] = set()
    for field in entry.fields:
        if field.name.lower() not in seen:
            yield field
        seen.add(field.name.lower())


def _replaced(source: str, field: FieldSource, old: str, new: str) -> tuple[Edit, bool]:
    """The edit of one field, and whether it keeps all that its source says beyond plain text."""
    name, printed = field.name.lower(), source[field.value_start : field.end]
    new = carried(old, new)
    if printed[1:-1] != field.value:  # macros, joined by #
        return Edit(field.value_start, field.end, _braced(_written(name, new))), False
    start = field.value_start + 1
    raw, rewritten = field.value, _spliced(name, field.value, old, new)
    if rewritten is None:
        return Edit(start, field.end - 1, _written(name, new)), _written(name, old) == raw
    return _narrowed(start, raw, rewritten), True


def _written(name: str, value: str) -> str:
    # BibTeX’s own spelling of a range is one that files of every encoding can have.
    written = to_source(name, value)
    return written.replace("–", "--") if name == "pages" else written


def _braced(written: str) -> str:
    return f"{{{written}}}"


def _spliced(name: str, raw: str, old: str, new: str) -> str | None:
    """The old source with only that replaced in which the texts differ, if it then says `new`."""
    head, tail = _common(old, new)
    gone, come = old[head : len(old) - tail], _written(name, cut(new, head, len(new) - tail))
    at = _position(raw, old, gone, head, tail)
    if at is None:
        return None
    spliced = raw[:at] + come + raw[at + len(gone) :]
    again = to_plain(name, spliced)
    return spliced if again == new and marks_of(again) == marks_of(new) else None


def _position(raw: str, old: str, gone: str, head: int, tail: int) -> int | None:
    """Where in the source that stands which is to go; None where that cannot be told."""
    if raw.endswith(old[head:]):
        return len(raw) - len(old) + head
    if raw.startswith(old[: len(old) - tail]):
        return head
    return raw.find(gone) if gone and raw.count(gone) == 1 else None


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters the two have in common at their beginnings, and at their ends."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return head, tail


def _narrowed(start: int, raw: str, rewritten: str) -> Edit:
    head, tail = _common(raw, rewritten)
    text = rewritten[head : len(rewritten) - tail]
    return Edit(start + head, start + len(raw) - tail, text)
