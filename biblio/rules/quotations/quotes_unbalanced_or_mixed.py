"""Finds quotation marks that do not pair: unclosed, unopened, mixed, or the wrong way round.

## What it does
Pairs the double quotation marks of a document (“ ” „ “ « » » « " "), whatever the language, one
within the other. A quotation may run over several paragraphs and be closed only at the end of the
last. Apostrophes, inches, code and addresses are none of its business.

## Why
A reader cannot tell where the words of another end, and a search for the quotation goes wrong.

## Example
    «The mill feeds those who own it.” She said so in “The Song of the Mill“.

The first quotation is opened by « and closed by ”; the second is closed by an opening mark.

## Fix
Unsafe: a mark that has a partner is exchanged for the one that fits it. Where a mark is missing,
only the author knows where it belongs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject
from biblio.rules.basis.quotation_marks import CLOSERS, Mark
from biblio.rules.basis.quotation_pairs import Fault, Wrong

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

_TURNED = {"“": "”", "”": "“"}
_OPENERS = {"”": "“", "»": "«", "“": "„", '"': '"', "«": "»"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the marks of each document tell against each other."""
    for manuscript in subject.documents:
        usual = _usual(manuscript)
        for fault in manuscript.quotations.faults:
            yield _finding(manuscript, fault, usual)


def _usual(manuscript: Manuscript) -> str:
    """The mark that opens most quotations of the document."""
    counted = Counter(pair.opening.char for pair in manuscript.quotations.pairs)
    return counted.most_common(1)[0][0] if counted else ""


def _finding(manuscript: Manuscript, fault: Fault, usual: str) -> Finding:
    mark, partner = fault.mark, fault.partner
    if fault.wrong is Wrong.MIXED and partner:
        return _of_mixed(manuscript, partner, mark, usual)
    if fault.wrong is Wrong.TURNED:
        right = _TURNED[mark.char]
        message = f"{mark.char} stands where {right} belongs."
        return _at(manuscript, mark, message, right)
    if fault.wrong is Wrong.UNCLOSED:
        return _at(manuscript, mark, f"{mark.char} opens a quotation that is not closed.")
    return _at(manuscript, mark, f"{mark.char} closes a quotation that is not opened.")


def _of_mixed(manuscript: Manuscript, opening: Mark, closing: Mark, usual: str) -> Finding:
    """The mark is to give way that the document uses less."""
    message = f"{opening.char} opens the quotation and {closing.char} closes it."
    if opening.char == usual:
        return _at(manuscript, closing, message, CLOSERS[opening.char][0])
    return _at(manuscript, opening, message, _OPENERS[closing.char])


def _at(manuscript: Manuscript, mark: Mark, message: str, right: str | None = None) -> Finding:
    fix = manuscript.replacing((mark.where, right)) if right else None
    return manuscript.finding_at(mark.where, message, fix=fix)
