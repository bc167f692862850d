"""Finds a work that one document cites in several forms.

## What it does
Compares the attributions of one work (author, title and perhaps a year, nothing else) with the
first of them that gives a year, or else with the first. It reports another that leaves the year
out, sets the title in quotation marks where the first does not, or drops a comma.

## Why
An editor would make them agree, and must know where they are.

## Example
    “…” Trotsky, “Results and Prospects”, 1906.
    “…” Trotsky “Results and Prospects”

## Fix
Unsafe: it repeats the form of the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.citation import Citation, Form, Kind
from biblio.diagnostics import Fix
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.imprints import where

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

_PARTS = frozenset(("author", "title", "date"))
_MARKS = '“”„«»"‘’'


def check(subject: Subject) -> Iterator[Finding]:
    """Find attributions of a work that differ from the first."""
    groups: defaultdict[tuple[str, int], list[Cited]] = defaultdict(list)
    for cited in subject.citations:
        if _is_attribution(cited.citation):
            root = cited.resolution.antecedent
            groups[cited.manuscript.path, cited.number if root is None else root].append(cited)
    for group in groups.values():
        yield from _differing(group)


def _is_attribution(citation: Citation) -> bool:
    """Whether it is an author, a title and perhaps a year, in this order and with no word more."""
    printed = [field for field in citation.fields if field.raw]
    names = [field.name for field in printed]
    ordered = sorted(printed, key=lambda field: field.start) == printed
    return (
        citation.kind is Kind.INLINE
        and citation.form in (Form.FULL, Form.SHORT)
        and names in (["author", "title"], ["author", "title", "date"])
        and ordered
        and (citation.value("date") or "") == citation.year
        and printed[0].start == 0
        and not re.search(r"\w", citation.rest)
    )


def _differing(group: Sequence[Cited]) -> Iterator[Finding]:
    first = next((one for one in group if one.citation.year), group[0])
    for cited in group:
        differences = [] if cited is first else _differences(cited.citation, first.citation)
        if differences:
            *others, last = differences
            listed = f"{', '.join(others)} and {last}" if others else last
            message = f"Unlike in {where(cited, first)}, {listed}."
            yield cited.finding(message, fix=_agreeing(cited, first))


def _differences(citation: Citation, first: Citation) -> list[str]:
    found = []
    if _is_quoted(citation) and not _is_quoted(first):
        found.append("the title stands in quotation marks")
    elif _is_quoted(first) and not _is_quoted(citation):
        found.append("the title stands without quotation marks")
    if first.year and not citation.year:
        found.append("the year is left out")
    if _has_comma(first, "author") and not _has_comma(citation, "author"):
        found.append("no comma follows the author")
    if citation.year and _has_comma(first, "title") and not _has_comma(citation, "title"):
        found.append("no comma follows the title")
    return found


def _is_quoted(citation: Citation) -> bool:
    title = next(field for field in citation.fields if field.name == "title")
    return citation.text[title.start - 1] in _MARKS


def _has_comma(citation: Citation, name: str) -> bool:
    """Whether a comma stands between the field and the next, on either side of a closing mark."""
    end = next(field.end for field in citation.fields if field.name == name)
    return "," in citation.text[end : end + 3]


def _agreeing(cited: Cited, first: Cited) -> Fix | None:
    """The form of the first, with the author and the full stop as they are here."""
    author = cited.citation.fields[0].raw
    rest = first.citation.text[first.citation.fields[0].end :].rstrip(".")
    stop = "." if cited.citation.text.endswith(".") else ""
    return cited.manuscript.replacing((cited.where(), author + rest + stop))
