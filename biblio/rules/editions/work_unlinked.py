"""Finds editions of one work that nothing in the library ties together.

## What it does
Reports an entry of a work that the authority knows, without the field `work`, and two entries that
are editions of one work (a reprint, a translation, another volume's text) where neither names the
other in `related` and they have no `work`, and no related entry, in common. An entry whose address
the authority knows as that of another work is reported too.

## Why
Two editions are no duplicates, and their page numbers differ. Tied together they can be listed, and
cited, as what they are.

## Example
    @book{a, author = {Trotsky, Leon}, title = {Results and Prospects}, year = {1906}}

becomes

    @book{a, …, work = {trotsky-results-and-prospects}}

## Fix
Unsafe: it adds `work` with the authority's key, or `related` with the key of the other entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.duplicates import Pair, without_linked
from biblio.editions.normalising.urls import address_key
from biblio.editions.records import KnownWork
from biblio.likeness import Likeness
from biblio.likeness.people import compare_people
from biblio.likeness.titles import title_of
from biblio.record.edition import Edition
from biblio.rules.basis import (
    Finding,
    Fixable,
    Record,
    Severity,
    Subject,
    quoted,
    remark,
)
from biblio.values import compiled
from biblio.values.webaddress import bare_host, parse

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

# How many words a title needs, figures apart, where all the authors agree, and where some do.
_TELLING, _MANY = 2, 4
# A paper read at a conference is another text than the article it became.
_PAPER = "inproceedings"
_CONFERENCE = compiled.pattern(
    r"\b(?:con(?:gress|ference)|kon(?:gress|gres|ferenz|ferensi)|colloq|seminar|simposi|symposi"
    r"|workshop|proceedings|tagung|abstracts)",
    re.IGNORECASE,
)
_NEARLY = (Likeness.SHORTENED, Likeness.MISSPELT)


def check(subject: Subject) -> Iterator[Finding]:
    """Find entries without their work, and links that the library does not have."""
    told: set[int] = set()
    for record, work in subject.editions_of_works:
        if not record.get("work"):
            told.add(id(record.edition))
            fix = record.rewriting({"work": work.key}, safe=False)
            message = f"The entry is an edition of “{work.title}”, and does not say so."
            yield record.finding(message, fix=fix, note=work.source)
    yield from _elsewhere(subject)
    for file, findings in subject.resemblances:
        by_edition = {id(record.edition): record for record in file.records}
        for pair in without_linked(findings).links:
            if id(pair.other) not in told and _is_telling(pair):
                told.add(id(pair.other))
                yield _link(by_edition[id(pair.other)], pair)


def _elsewhere(subject: Subject) -> Iterator[Finding]:
    """Entries whose address is that of another work than theirs."""
    theirs = {record.key: work for record, work in subject.editions_of_works}
    linked = [record for record, _ in subject.having("url") if record.key in theirs]
    if not linked:
        return
    known = subject.authority
    by_address = {address_key(one.url, known): one for one in known.editions if one.url}
    hosts = {address.partition("/")[0] for address in by_address}
    for record in linked:
        url = parse(record.fields["url"])
        found = (
            url and bare_host(url.host) in hosts and by_address.get(address_key(str(url), known))
        )
        mine = theirs[record.key]
        there = known.work(found.work) if found else None
        if there and mine.key != there.key and not _are_nested(mine, there):
            authors = " and ".join(there.authors)
            message = f"At this address the authority has {quoted(there.title)} ({authors})."
            note = remark(there.note, there.source)
            yield record.finding(message, "url", note=note, severity=Severity.WARNING)


def _are_nested(one: KnownWork, other: KnownWork) -> bool:
    """Whether one of the works is printed within the other, or within an edition of it."""
    inside = {*one.contained_in, *other.contained_in}
    return not inside.isdisjoint(
        key for work in (one, other) for key in (work.key, *(e.key for e in work.editions))
    )


def _is_telling(pair: Pair) -> bool:
    """Whether title and authors are enough to speak of one work.

    Two articles of one title by one author are instalments, or the reports of two years.
    """
    titles = title_of(pair.one.title), title_of(pair.other.title)
    people = compare_people(pair.one.get("author") or "", pair.other.get("author") or "")
    words = min(len(set(title.words) - set(title.numbers)) for title in titles)
    kinds = {pair.one.kind, pair.other.kind}
    same = (people is Likeness.EQUAL and kinds != {"article", "book"}) or (
        people in (Likeness.EQUAL, *_NEARLY) and words >= _MANY
    )
    telling = words >= _TELLING and not any(title.is_generic for title in titles)
    return (
        same
        and telling
        and kinds != {"article"}
        and not any(map(_is_paper, (pair.one, pair.other)))
    )


def _is_paper(entry: Edition) -> bool:
    """Whether it was read at a conference."""
    return entry.kind == _PAPER or bool(_CONFERENCE.search(entry.get("booktitle") or ""))


def _link(record: Record, pair: Pair) -> Finding:
    other = pair.one
    reason = pair.verdict.edition.reason
    message = (
        f"Of the same work as “{other.key}”, in another edition ({reason}): nothing ties the two."
    )
    fix = None
    if other.key and not record.get("related"):
        fix = record.rewriting({"related": other.key}, safe=False)
    return record.finding(message, fix=fix)
