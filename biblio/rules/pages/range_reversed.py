"""Finds page ranges that run backwards.

## What it does
Reports `pages = {294--267}`, and a shortened range whose end, made whole, comes before its
beginning (`267--54`). `267--94` is right, and so is a compound number with a single hyphen (`3-1`).

## Why
A figure is wrong, or two are exchanged.

## Example
    pages = {294--267}

## Fix
None: the article itself tells its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.values import compiled
from biblio.values.numerals import as_number

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

_RANGE = compiled.pattern(
    r"(?<![\w.:/-])(?P<label>[A-Za-z]{0,2})(?P<first>[0-9]+)\s*(?P<dash>-{1,3}|[‐‑‒–—])\s*"
    r"(?P=label)(?P<last>[0-9]+)(?![\w.:/-])"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find ranges whose end comes before their beginning."""
    for record, field in subject.having("pages"):
        for pages in _RANGE.finditer(record.fields[field]):
            if _is_reversed(pages):
                message = f"The pages {pages.group()} run backwards."
                yield record.finding(message, field, part=_printed(record.raw(field), pages))


def _is_reversed(pages: re.Match[str]) -> bool:
    first, last = pages["first"], pages["last"]
    if pages["dash"] == "-" and len(last) < 2:
        return False  # the first page of chapter 3
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return as_number(whole) < as_number(first)


def _printed(raw: str, pages: re.Match[str]) -> str:
    """The range as the file has it, where `--` stands for the dash."""
    dash = r"\s*(?:-{1,3}|[‐‑‒–—]|\\textendash\s*(?:\{\})?)\s*"
    found = re.search(f"{pages['first']}{dash}{pages['label']}{pages['last']}", raw)
    return found.group() if found else pages.group()
