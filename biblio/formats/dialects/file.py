"""Whole .bib files in one dialect or the other, and what a dialect cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.formats.bibtex.usage import AS_IT_IS
from biblio.formats.csljson import keeping
from biblio.formats.dialects.rewriting import as_printed, rewritten, wholly_keyed
from biblio.formats.dialects.translating import to_biblatex, to_bibtex
from biblio.formats.equivalence import TYPE, Loss, differing
from biblio.library.keys import key_beside
from biblio.record.edition import Edition

# What classical styles print (btxdoc, section 3.2), what natbib's styles add, and what no style
# prints but every program that reads .bib files knows.
_CLASSICAL = frozenset(
    "address annote author booktitle chapter crossref edition editor howpublished institution "
    "journal key month note number organization pages publisher school series title type volume "
    "year doi eid isbn issn url eprint archiveprefix primaryclass abstract keywords language file "
    "langid ids options timestamp owner".split()
)
_ILLEGAL = re.compile(r"[\s\x00-\x1f\x7f,{}\"#%~\\=()']+")
_UNPRINTED = "classical BibTeX has no such field: it is kept, but its styles do not print it"
_NO_TYPE = "classical BibTeX has no such type"
_NEW_KEY = "a BibTeX key cannot be written so: it is now {}"
_TAKEN_KEY = "another entry has it: a number is added"

_CHANGED = "its value does not come back the same"

Translate = Callable[[Edition], Edition]


def read(data: bytes, path: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The entries of a file of either dialect; those that cannot be read whole are left out.

    Raises BiblioError, with the line, where none can.
    """
    file = load(data, path)
    return file.library.entries, file.diagnostics


def load(data: bytes, path: str) -> BibFile:
    """The file with its source; raises BiblioError as `read` does."""
    file = bibtex.read(data, path).understood()
    if not (file.entries or file.strings) and file.text.strip() and "@" not in file.text:
        raise BiblioError(f"{path} is no BibTeX library.")
    return file


def write_bibtex(library: Iterable[Edition]) -> tuple[str, tuple[Loss, ...]]:
    """The entries in classical BibTeX, and what its styles pass over."""
    return _write(library, to_bibtex)


def write_biblatex(library: Iterable[Edition]) -> tuple[str, tuple[Loss, ...]]:
    """The entries in BibLaTeX, which holds everything."""
    return _write(library, to_biblatex)


def rewrite_bibtex(file: BibFile) -> tuple[str, tuple[Loss, ...]]:
    """The file in classical BibTeX: only fields that differ are written anew."""
    return _rewrite(file, to_bibtex)


def rewrite_biblatex(file: BibFile) -> tuple[str, tuple[Loss, ...]]:
    """The file in BibLaTeX: only fields that differ are written anew."""
    return _rewrite(file, to_biblatex)


def _write(library: Iterable[Edition], translate: Translate) -> tuple[str, tuple[Loss, ...]]:
    whole = tuple(library)
    keyed = _with_keys(whole)
    made = [translate(entry) for entry in keyed]
    renamed = [
        Loss(old.key, "key", old.key, _new_key(old.key, new.key), kept=True)
        for old, new in zip(whole, keyed, strict=True)
        if old.key != new.key and old.key
    ]
    return bibtex.dumps(made, AS_IT_IS), (*renamed, *_losses(keyed, made, translate))


def _rewrite(file: BibFile, translate: Translate) -> tuple[str, tuple[Loss, ...]]:
    file = wholly_keyed(file)
    entries = tuple(map(as_printed, file.entries))
    made = tuple(translate(entry) for entry in entries)
    return rewritten(file, translate), tuple(_losses(entries, made, translate))


def _losses(
    entries: Iterable[Edition], made: Iterable[Edition], translate: Translate
) -> Iterator[Loss]:
    for entry, one in zip(entries, made, strict=True):
        same_type = replace(to_biblatex(one), kind=to_biblatex(entry).kind)
        yield from (Loss(entry.key, *field, _CHANGED) for field in differing(entry, same_type))
        if translate is to_bibtex:
            yield from _unprinted(entry, one)


def _unprinted(entry: Edition, made: Edition) -> Iterator[Loss]:
    if to_biblatex(made).kind != to_biblatex(entry).kind:
        yield Loss(entry.key, TYPE, entry.kind, f"{_NO_TYPE}: it is @{made.kind}")
    for name, value in made.fields:
        if name not in _CLASSICAL and not name.startswith((keeping.PREFIX, "ris-")):
            yield Loss(entry.key, name, value, _UNPRINTED, kept=True)


def _new_key(old: str, new: str) -> str:
    return _TAKEN_KEY if new.startswith(f"{old}-") else _NEW_KEY.format(new)


def _with_keys(entries: Iterable[Edition]) -> list[Edition]:
    """The entries with keys that BibTeX can read, no two the same."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    keyed = []
    for entry in entries:
        key = _ILLEGAL.sub("-", entry.key).strip("-")
        if not key or key.casefold() in taken:
            key = key_beside(entry, taken) if not key else _unused(key, taken, numbers)
        taken.add(key.casefold())
        old = (f"{keeping.PREFIX}id", keeping.encoded(entry.key))
        is_untold = key != entry.key and bool(entry.key) and entry.get(old[0]) is None
        fields = (*entry.fields, old) if is_untold else entry.fields
        keyed.append(replace(entry, key=key, fields=fields))
    return keyed


def _unused(key: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The key with the next number that makes it one of its own."""
    folded = key.casefold()
    numbers[folded] = next(
        number for number in count(numbers.get(folded, 1) + 1) if f"{folded}-{number}" not in taken
    )
    return f"{key}-{numbers[folded]}"
