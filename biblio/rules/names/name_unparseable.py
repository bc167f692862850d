"""Finds names that BibTeX cannot take apart.

## What it does
Reports more than two commas in a name, a comma at its end, a list of names without a name in one
place (`and and`), semicolons between names, and *et al.* where BibTeX wants `and others`.

## Why
BibTeX sorts, abbreviates and inverts names by their parts. A list with commas where an `and` should
be becomes one person of many names.

## Example
    author = {Marx, Karl, Engels, Friedrich}

is to be `Marx, Karl and Engels, Friedrich`.

## Fix
Unsafe, where names stand between semicolons or *et al.* at the end; else none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.evidence import ROLES
from biblio.formats.bibtex import latex
from biblio.record.person import split_at_commas, split_outside_braces
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE

_SUSPICIOUS = re.compile(r",\s*(?:and\s|$)|;|\bet\.?\s+al\b|\band\s+and\b|^\s*and\s|\sand\s*$")
_AND = re.compile(r"(?<=\s)and(?=\s)|^and(?=\s)|(?<=\s)and$")
_ET_AL = re.compile(r"(?:(?:\s+and|,)?\s+|^)(?:\\(?:em|textit|emph)\b)?\{?et\.?\s+al\b\.?\}?\s*$")
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_ROLES = frozenset(ROLES)
_MOST = 3  # parts of a name: family, suffix, given


def check(subject: Subject) -> Iterator[Finding]:
    """Find lists of names that go wrong."""
    for record in subject.records:
        for source in record.source.fields:
            if source.name.lower() in _ROLES and _is_suspicious(source.value):
                yield from _in(record, source.name.lower())


def _is_suspicious(names: str) -> bool:
    if names.count(",") > _MOST - 1 and any(
        one.count(",") >= _MOST for one in names.split(" and ")
    ):
        return True
    return bool(_SUSPICIOUS.search(names))


def _in(record: Record, field: str) -> Iterator[Finding]:
    raw = record.raw(field)
    if "given=" in raw.replace(" ", "") or "#" in raw:
        return  # BibLaTeX's names with named parts; macros
    if match := _ET_AL.search(raw):
        yield _et_al(record, field, raw, match)
    elif len(people := split_outside_braces(raw, _SEMICOLON)) > 1:
        fix = _replacing(record, field, " and ".join(filter(None, people)))
        yield record.finding("Names are parted by “and”, not by semicolons.", field, fix=fix)
    else:
        yield from _single(record, field, raw)


def _et_al(record: Record, field: str, raw: str, match: re.Match[str]) -> Finding:
    part, before = match.group().strip(" ,"), raw[: match.start()]
    if not before:
        return record.finding("No name stands before “et al.”.", field, part=part)
    fix = _replacing(record, field, _bare(before) + " and others")
    return record.finding("BibTeX writes “and others” for “et al.”.", field, part=part, fix=fix)


def _bare(names: str) -> str:
    """The names without the brace before them whose partner stood behind *et al.*"""
    opened = names.count("{") > names.count("}")
    return names.removeprefix("{") if opened else names


def _replacing(record: Record, field: str, names: str) -> Fix | None:
    if names.count("{") != names.count("}"):
        return None
    span = record.span(field)
    return Fix((Edit(span.start, span.end, names),), safe=False)


def _single(record: Record, field: str, raw: str) -> Iterator[Finding]:
    for name in split_outside_braces(raw, _AND):
        bare = " ".join(name.split())
        parts = split_at_commas(bare)
        if not bare:
            yield record.finding("A name is missing beside “and”.", field)
        elif len(parts) > _MOST:
            message = f"“{latex.decode(bare)}” has too many commas for one name."
            yield record.finding(message, field, part=name.strip())
        elif not parts[-1]:
            message = f"“{latex.decode(bare)}” ends with a comma."
            yield record.finding(message, field, part=name.strip())
