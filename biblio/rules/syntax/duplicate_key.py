"""Finds keys that an earlier entry has.

## What it does
Reports the second and every further entry of one key, also where only the case of letters differs.

## Why
A citation by that key can mean either entry. BibTeX stops at the second one, BibLaTeX drops it
without printing it, and both take `Marx1867` and `marx1867` for one key where they look up a
cross-reference.

## Example
    @book{gibbon1776, title = {Decline and Fall}}
    @book{Gibbon1776, title = {Memoirs of My Life}}

## Fix
Unsafe: the later entry gets a key with a letter at its end. Documents that cite it have to follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, product
from string import ascii_lowercase

from biblio.rules.basis import Edit, Finding, Fix, Fixable, LibraryFile, Record, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find keys used before in the same file."""
    for file in subject.libraries:
        yield from _in(file)


def _in(file: LibraryFile) -> Iterator[Finding]:
    first: dict[str, Record] = {}
    taken = set(file.by_folded_key)
    letters: defaultdict[str, Iterator[str]] = defaultdict(_letters)
    for record in file.records:
        folded = record.key.casefold()
        earlier = first.setdefault(folded, record)
        if folded and earlier is not record:
            new = next(one for letter in letters[folded] if (one := folded + letter) not in taken)
            fix = _renamed(record, record.key + new.removeprefix(folded))
            yield record.finding(_message(record, earlier), fix=fix)


def _message(record: Record, earlier: Record) -> str:
    line, _ = earlier.file.bib.lines.at(earlier.source.start)
    case = "" if record.key == earlier.key else f", but for letter case (“{earlier.key}”)"
    return f"The entry at line {line} has the key “{record.key}” already{case}."


def _letters() -> Iterator[str]:
    """a to z, then aa to zz, and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _renamed(record: Record, key: str) -> Fix:
    span = record.span()
    return Fix((Edit(span.start, span.end, key),), safe=False)
