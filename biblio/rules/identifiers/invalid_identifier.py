"""Finds ISBNs and ISSNs that cannot exist, and DOIs that are not in their plain form.

## What it does
Checks the length and the check digit of every number in `isbn` and `issn` (ISO 2108, ISO 3297) and
reports a `doi` that is a web address, has the word *doi* before it, or does not begin with `10.`.

## Why
Nobody finds a book by a wrong number. A style puts the address before a DOI itself:
`https://doi.org/https://doi.org/…` leads nowhere.

## Example
    doi = {https://doi.org/10.1017/S0080440100001234}

becomes

    doi = {10.1017/S0080440100001234}

## Fix
Safe for a DOI: what is taken off says nothing. A wrong check digit is not for a program to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled
from biblio.values.identifiers import faults

SEVERITY = Severity.ERROR
FIXABLE = Fixable.SAFE

_DOI = compiled.pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_WRAPPED = compiled.pattern(
    r"(?P<around>(?:(?!10\.[0-9]{4,9}/)(?:https?://|doi:?\s*+|[\w.-]++/++))++)"
    r"(?P<doi>10\.[0-9]{4,9}/\S+)",
    re.IGNORECASE,
)
_NUMBER = compiled.pattern(r"[0-9]{4}")


def check(subject: Subject) -> Iterator[Finding]:
    """Find identifiers that lead nowhere."""
    for record, field in subject.having("isbn", "issn"):
        value = record.fields[field]
        if _NUMBER.search(re.sub(r"[\s‐-―-]", "", value)):
            for number, fault in _faults(field, value):
                fault = "it is an ISSN" if _is_issn(field, number) else fault
                message = f"The {field.upper()} {number} cannot be right: {fault}."
                yield record.finding(message, field, part=number)
    for record, field in subject.having("doi"):
        yield from _doi(record, record.fields[field])


def _faults(field: str, value: str) -> tuple[tuple[str, str], ...]:
    """What is wrong with the numbers, also where only spaces part them."""
    apart = [fault for number in value.split() for fault in faults(field, number)]
    return faults(field, value) if apart else ()


def _is_issn(field: str, number: str) -> bool:
    return field == "isbn" and len(number) == 9 and not faults("issn", number)


def _doi(record: Record, value: str) -> Iterator[Finding]:
    if _DOI.fullmatch(value):
        return
    bare = re.sub(r"\\([_&%#])", r"\1", value.strip("{} "))
    match = _WRAPPED.fullmatch(bare)
    if match and "doi" in match["around"].casefold():
        fix = record.rewriting({"doi": match["doi"]}, safe=True)
        message = "A DOI is given without its address or the word before it."
        yield record.finding(message, "doi", fix=fix, severity=Severity.WARNING)
    elif not _DOI.fullmatch(bare):
        yield record.finding(f"“{value}” is no DOI.", "doi")
