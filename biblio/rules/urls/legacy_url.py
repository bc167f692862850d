"""Finds addresses at which a page no longer is.

## What it does
Knows, for the sites on record, former hosts, mirrors, moved paths and archive wrappers, and reports
addresses that use them. In documents it also asks about `http://`, as information.

## Why
The old address may be dead tomorrow, and one text under three addresses is taken for three.

## Example
    url = {http://marxists.org/archive/marx/works/1848/communist-manifesto/}

is at https://www.marxists.org.

## Fix
Safe where the table is exact: the new address goes to `url`, the old one is kept in `origurl`.
Unsafe in documents, which keep nothing beside.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.lookup import Authority
from biblio.editions.normalising import Change
from biblio.editions.normalising.urls import normalise, repaired
from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.rules.urls import in_documents
from biblio.values.webaddress import bare_host, parse

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses that the table of a site moves."""
    yield from in_documents.legacy(subject)
    for record, changes in subject.changes(normalise, "url"):
        old = record.get("url")
        moved = [change for change in changes if change.field == "url"][-1:]
        if moved and _is_legacy(repaired(old, subject.authority), moved[0], subject.authority):
            fix = record.rewriting(
                {change.field: change.new for change in changes},
                safe=all(change.safe for change in changes),
            )
            message = f"The page is to be cited at {moved[0].new} ({moved[0].reason})."
            yield record.finding(message, "url", fix=fix)


def _is_legacy(old: str, moved: Change, authority: Authority) -> bool:
    """Whether the table knows a better address, and not merely another spelling of the host.

    An archived copy of a page on no known site may be all that is left of it.
    """
    if moved.safe:
        return moved.new != old
    one, other = parse(old), parse(moved.new)
    is_archived = one is not None and bare_host(one.host) == "web.archive.org"
    if one is None or other is None or (is_archived and authority.site(moved.new) is None):
        return False
    return one.key != other.key
