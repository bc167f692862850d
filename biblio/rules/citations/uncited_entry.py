"""Finds an entry of a document's list of references that nothing in its text cites.

## What it does
Holds the list at the end of a document against its notes and its running text, and reports entries
that these neither cite nor name. A name with the year of the entry, or the beginning of its title,
is enough. Of a list of which most is not cited, as one for further reading, one finding tells how
many.

## Why
The passage that cited it was cut, or the citation is misspelt. A list of works cited should list
works that are cited.

## Example
    The mills stood still (Quill 1990, 12).

    References
    Quill, Ann. Mills of the North. London: Oak, 1990.
    Reed, Ben. Rivers of the North. London: Oak, 1985.

## Fix
None: the citation may be missing, or the entry may be one too many.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.rules.basis.reference_list import ReferenceList, lists

SEVERITY = Severity.INFO
FIXABLE = Fixable.NEVER

_SHOWN = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Find entries that no citation answers to."""
    for one in lists(subject):
        if one.citations:
            yield from _uncited(one)


def _uncited(listed: ReferenceList) -> Iterator[Finding]:
    uncited = [
        entry
        for entry in listed.entries
        if not any(listed.answers(entry, cited) for cited in listed.citations)
    ]
    if len(uncited) * 2 > len(listed.entries) > 2:
        message = f"The text cites {len(listed.entries) - len(uncited)} of the list’s "
        yield uncited[0].finding(f"{message}{len(listed.entries)} entries.")
        return
    for entry in uncited:
        text = entry.citation.text.rstrip(". ")
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        yield entry.finding(f"Nothing in the text cites “{shown}”.")
