"""Finds a shortened citation that may mean several works.

## What it does
Reports *op. cit.*, a name alone or a short title where the document cites several works that it
fits; and, once in a document, a title without an imprint that several works of one author go by.

## Why
Only the author can tell which was meant; the reader has to guess.

## Example
    1. Ann Quill, Mills (London: Oak, 1990), 3.
    2. Ann Quill, Rivers (London: Oak, 1991), 5.
    3. Quill, op. cit., 7.

## Fix
None: only the author knows which work was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Form
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.imprints import is_printed, share_a_name

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_SHORTENED = (Form.SHORT, Form.SUPRA, Form.AUTHOR_DATE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find citations with several antecedents, and titles of several works."""
    for cited in subject.citations:
        candidates = cited.resolution.candidates
        if len(set(candidates)) > 1 and cited.citation.form in _SHORTENED:
            yield cited.finding(f"This may mean {' or '.join(f'“{one}”' for one in candidates)}.")
    yield from _of_several_works(subject)


def _of_several_works(subject: Subject) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for cited in subject.citations:
        title = cited.citation.value("title")
        place = (cited.manuscript.path, title or "")
        if title and place not in told and not is_printed(cited.citation):
            told.add(place)
            yield from _namesakes(cited, title, subject)


def _namesakes(cited: Cited, title: str, subject: Subject) -> Iterator[Finding]:
    """The works on record that one author has published under the title."""
    authors = cited.citation.values("author")
    found = [one for one in subject.titles.find(title) if share_a_name(authors, one.authors)]
    keys = dict.fromkeys(one.work for one in found if one.kind in ("own", "short"))
    works = [work for key in keys if (work := subject.authority.work(key))]
    own = [work for work in works if work.title != title]
    if authors and len(works) > 1 and own:
        others = " or ".join(f"“{work.title}”" for work in works)
        yield cited.finding(
            f"“{title}” may mean {others}.", "title", note=own[0].source, severity=Severity.INFO
        )
