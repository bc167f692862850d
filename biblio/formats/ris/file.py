"""Whole files of RIS: read with the line of whatever is wrong, written with what is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.encoding import decode
from biblio.formats.dialects import to_biblatex
from biblio.formats.entrywise import write_each
from biblio.formats.equivalence import TYPE, Loss, differing
from biblio.formats.ris import lines, types
from biblio.formats.ris.reader import edition
from biblio.formats.ris.writer import KEPT, record
from biblio.record.edition import Edition
from biblio.values.extent import is_open, without_word
from biblio.values.marked import unprotected

_NO_TAG = "RIS has no tag for it"
_NO_BRACES = "RIS cannot keep its letters from being changed, as braces do"
_NO_TYPE = "RIS has no such type"
_NO_END = "RIS has no range without an end: its first page is written"


def read(data: bytes, path: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The records of a file as entries, and what was wrong with single lines.

    Raises BiblioError where the file has no record.
    """
    decoded = decode(data, path)
    records, findings = lines.split(decoded.text, path)
    if not records and decoded.text.strip():
        raise BiblioError(f"{path} is no RIS file: no line of it begins a record (TY  - ).")
    unknown = [
        Diagnostic("ris", message, Position(path, one.line), Severity.WARNING)
        for one in records
        if (message := _complaint(one.type))
    ]
    editions = tuple(edition(one) for one in records)
    kept = _kept(editions, records, path)
    return editions, (*decoded.diagnostics, *sorted((*findings, *unknown, *kept), key=_line))


def _kept(
    editions: Sequence[Edition], records: Sequence[lines.Record], path: str
) -> Iterator[Diagnostic]:
    """One line for each tag that no field was found for, at the first record that has it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for entry, source in zip(editions, records, strict=True):
        for field, _ in entry.fields:
            if field.startswith(KEPT) and field != f"{KEPT}ty":
                found[field].append(source.line)
    for field, at in found.items():
        tag = field.removeprefix(KEPT).upper()
        more = f" (so in {len(at)} records)" if len(at) > 1 else ""
        message = f"There is no field for this {tag}{more}: it is kept as “{field}”."
        yield Diagnostic("ris", message, Position(path, at[0]), Severity.INFO)


def _complaint(name: str) -> str:
    if types.to_entry(name.upper()):
        return ""
    return (
        f"There is no type “{name}”: it is read as any kind."
        if name
        else "This record has no type."
    )


def _line(finding: Diagnostic) -> int:
    return finding.position.line or 0


def write(library: Iterable[Edition]) -> tuple[str, tuple[Loss, ...]]:
    """The entries as records of RIS, a blank line between them, and what RIS cannot hold.

    Entries have what they take over from others.
    """
    records, losses = write_each(library, "RIS", _record)
    return "\n".join(records), losses


def _record(entry: Edition) -> tuple[str, list[Loss]]:
    text = record(entry)
    return text, _losses(entry, text)


def _losses(entry: Edition, text: str) -> list[Loss]:
    """What does not come back when the record is read again."""
    (again,), _ = lines.split(text, "")
    back, whole = edition(again), to_biblatex(entry)
    wanted = replace(whole, fields=tuple((name, unprotected(one)) for name, one in whole.fields))
    losses = [Loss(entry.key, *field, _NO_BRACES) for field in differing(whole, wanted)]
    losses += [Loss(entry.key, *field, _NO_TAG) for field in differing(wanted, back)]
    if is_open(pages := without_word(whole.get("pages") or "")) and not back.get("pagetotal"):
        losses.append(Loss(entry.key, "pages", pages, _NO_END))
    if back.kind != wanted.kind:
        losses.insert(0, Loss(entry.key, TYPE, entry.kind, _NO_TYPE))
    return losses
