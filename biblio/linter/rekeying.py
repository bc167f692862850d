"""Gives the entries of a library keys of one form, and has the library itself follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from biblio.diagnostics import Edit
from biblio.formats.bibtex import BibFile
from biblio.formats.bibtex.source import EntrySource
from biblio.formats.bibtex.splice import applied
from biblio.library.inheritance import inherited
from biblio.library.key_templates import Template
from biblio.linter.merging import reference_edits


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The library's new text, and each key given up with the one in its place.

    Of entries of one key the first gives it to its citations. `number` counts the entries that
    have another key, those that had none among them.
    """

    text: str
    keys: Mapping[str, str]
    number: int


def rekeyed(file: BibFile, template: Template) -> Rekeyed:
    """The library with keys by the template; doing it again changes nothing."""
    new = tuple(template.keys(inherited(file.library)))
    pairs = [(entry, key) for entry, key in zip(file.entries, new, strict=True) if entry.key != key]
    keys = {entry.key: key for entry, key in reversed(pairs) if entry.key}
    kept = {entry.key for entry, key in zip(file.entries, new, strict=True) if entry.key == key}
    followed = {old: key for old, key in keys.items() if old not in kept}
    folded = {old.casefold(): key for old, key in followed.items()}  # BibTeX minds no case
    edits = [*reference_edits(file, folded | followed), *(_edit(file, *pair) for pair in pairs)]
    return Rekeyed(applied(file.text, edits), dict(_in_order(file, followed)), len(pairs))


def _in_order(file: BibFile, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((one.key, keys[one.key]) for one in file.entries if one.key in keys)


def _edit(file: BibFile, entry: EntrySource, key: str) -> Edit:
    if entry.key:
        return Edit(entry.key_end - len(entry.key), entry.key_end, key)
    comma = "" if file.text[entry.key_end :].lstrip()[:1] in (",", "}", ")") else ","
    return Edit(entry.key_end, entry.key_end, key + comma)
