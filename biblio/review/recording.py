"""What a decision changes in the library: fields that an editor corrects, an entry that it lacks.

A correction is brought in three ways: what the library says is replaced where it is what was
misread before, kept where it is right already, and told where it is something else; then somebody
has said otherwise meanwhile. Nothing is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.citation import Resolution
from biblio.decisions import Decision
from biblio.editions.titles import TitleIndex
from biblio.extractor import Extraction, extract
from biblio.formats.bibtex import BibFile
from biblio.gatherer import edition_of, gather
from biblio.library import Library
from biblio.origins import Where
from biblio.record.edition import Edition


class Recorded(NamedTuple):
    """The library's text with what was decided; `told` are sentences of what was left and why."""

    text: str
    told: tuple[str, ...] = ()


def recorded(
    file: BibFile,
    shown: Sequence[Extraction],
    number: int,
    where: Where,
    decisions: Sequence[Decision],
    titles: TitleIndex | None = None,
) -> Recorded:
    """The library as it is to be, now that the citation at `where` is decided.

    `shown` is what was cited before, with keys; `number` says which document it is about, and
    `decisions` are all about that document, the new one among them. Only the entry of the decided
    citation is touched: completed, corrected, or added.
    """
    document = shown[number].document
    library = file.library
    after = extract(document, library, titles, decisions=decisions)
    old, new = at(shown[number], where), at(after, where)
    if new is None or new.citation.exact:
        return Recorded(file.text)
    told: list[str] = []
    entry = library.get(old.key) if old and old.key else None
    if old and entry:
        entry, told = _corrected(entry, old, new, _others(shown, old))
        library = _with(library, entry)
        after = extract(document, library, titles, decisions=decisions)
    merge, (keyed,) = gather([after], library, doubtful=True)
    cited = at(keyed, where)
    whole = merge.library.get(cited.key) if cited and cited.key else None
    if whole is None:
        return Recorded(file.updated(library), tuple(told))
    told += [
        _conflicting(whole.key, one.field, one.kept, one.offered)
        for one in merge.conflicts
        if one.key == whole.key
    ]
    return Recorded(file.updated(_with(library, whole)), tuple(dict.fromkeys(told)))


def at(extraction: Extraction, where: Where) -> Resolution | None:
    """The citation that stands exactly there, if there is one."""
    return next((one for one in extraction.resolutions if one.citation.where == where), None)


def _others(shown: Iterable[Extraction], old: Resolution) -> list[Edition]:
    """What the other citations of the same entry say of it, each by itself."""
    return [
        edition_of([one], {})
        for extraction in shown
        for one in extraction.resolutions
        if one.key == old.key and one is not old
    ]


def _corrected(
    entry: Edition, old: Resolution, new: Resolution, others: Sequence[Edition]
) -> tuple[Edition, list[str]]:
    """The entry with what the editor says now in place of what was read before, and what is told.

    Where another citation of the entry reads as this one did, the entry may well be right.
    """
    read, said = edition_of([old], {}), edition_of([new], {})
    fields, told = dict(entry.fields), list[str]()
    for name in dict.fromkeys(name for name, _ in (*read.fields, *said.fields)):
        before, value, kept = read.get(name), said.get(name), fields.get(name)
        if value == before or kept == value:
            continue
        own = kept == before and all(one.get(name) != before for one in others)
        is_struck = not new.citation.value(name)  # else renamed: a report's publisher is another
        if value and (not kept or own):
            fields[name] = value
        elif kept and (value or is_struck):
            told.append(_conflicting(entry.key, name, kept, value))
    kind = entry.kind
    if read.kind != said.kind != kind:
        if kind == read.kind and all(one.kind != kind for one in others):
            kind = said.kind
        else:
            told.append(_conflicting(entry.key, "type", kind, said.kind))
    return replace(entry, kind=kind, fields=tuple(fields.items())), told


def _conflicting(key: str, name: str, kept: str, value: str | None) -> str:
    said = f"though you say “{value}”" if value else "though you have struck it out"
    return f"{key}, {name}: the library’s “{kept}” stays, {said}."


def _with(library: Library, entry: Edition) -> Library:
    """The library with this entry in place of the one of its key, or at its end."""
    if library.get(entry.key) is None:
        return Library((*library.entries, entry), library.path)
    entries = tuple(entry if one.key == entry.key else one for one in library)
    return Library(entries, library.path)
