"""Finds quotation marks of another kind than nearly all others in the document.

## What it does
Counts the quotations that stand in no other quotation. Where most of them have one kind of marks
(“ ”), it reports those few that have another (« », " "). A quotation within a quotation may have
its own marks, and so may words in another alphabet or language.

## Why
A house sets its quotations in one way; what differs was pasted from elsewhere, and is best looked
at before it is printed.

## Example
    “It is impossible.” Trotsky, «Our Differences», 1905.

## Fix
Unsafe: it puts the usual marks in place of the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject
from biblio.rules.basis.quotation_pairs import Pair

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

_FEWEST, _SHARE = 8, 0.85
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find the few quotations whose marks differ from the many."""
    for manuscript in subject.documents:
        pairs = [one for one in manuscript.quotations.pairs if one.depth == 0]
        counted = Counter(map(_kind, pairs))
        usual, often = counted.most_common(1)[0] if counted else ("", 0)
        if often >= max(_FEWEST, _SHARE * len(pairs)) and len(counted) > 1:
            for one in pairs:
                if not set(_kind(one)) & set(usual) and not _is_foreign(one):
                    yield _finding(manuscript, one, usual)


def _kind(pair: Pair) -> str:
    return pair.opening.char + pair.closing.char


def _is_foreign(pair: Pair) -> bool:
    opening, closing = pair.opening, pair.closing
    same = opening.paragraph is closing.paragraph
    inside = opening.paragraph.string[opening.at : closing.at if same else None]
    return bool(_FOREIGN.search(inside.replace("’", "")))


def _finding(manuscript: Manuscript, pair: Pair, usual: str) -> Finding:
    marks = (pair.opening, pair.closing)
    fix = manuscript.replacing(
        *((mark.where, char) for mark, char in zip(marks, usual, strict=True))
    )
    message = (
        f"Most quotations here stand in {usual[0]} {usual[1]}, this one in {' '.join(_kind(pair))}."
    )
    return manuscript.finding_at(pair.opening.where, message, fix=fix)
