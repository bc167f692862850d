"""Addresses that documents cite: broken by a typesetter's hyphen, or out of date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from biblio.diagnostics import Edit, Fix, Span
from biblio.editions.lookup import Authority
from biblio.editions.normalising import Change, Context, Options
from biblio.editions.normalising.urls import address_key, normalise
from biblio.record.edition import Edition
from biblio.rules.basis import Finding, Severity, Subject
from biblio.values import compiled

if TYPE_CHECKING:
    from biblio.rules.basis import Cited

_BREAK = compiled.pattern(r"-[ \t]*(?:\r\n?|\n)\s*")
_STOP = "The full stop behind it ends the sentence and is no part of the address."


def broken(subject: Subject) -> Iterator[Finding]:
    """Addresses that a line breaks behind a hyphen: its own, or the typesetter's.

    No reader can tell which (*Chicago Manual of Style*, 14.18). It is an added one for certain
    where the site or the page is known without it.
    """
    hyphens = [(one, at) for one in subject.citations if one.field("url") for at in _hyphens(one)]
    pages = _pages(subject.authority) if hyphens else frozenset()
    for cited, at in hyphens:
        url, span = cited.citation.value("url"), Span(at, at + 1)
        if _is_added(cited, at, subject.authority, pages):
            message = f"This hyphen is not part of the address, which is {url}."
            fix = Fix((Edit(at, at + 1, ""),), safe=False)
            yield cited.manuscript.finding(span, message, fix=fix, severity=Severity.WARNING)
        else:
            message = f"The address breaks at a hyphen; it is read as {url}."
            yield cited.manuscript.finding(span, message, severity=Severity.INFO)


def _hyphens(cited: Cited) -> Iterator[int]:
    """Where hyphens stand at a line's end within the address."""
    if span := cited.span("url"):
        for match in _BREAK.finditer(cited.manuscript.text, span.start, span.end):
            yield match.start()


def _is_added(cited: Cited, at: int, authority: Authority, pages: frozenset[str]) -> bool:
    """Whether the address as it is read, without the hyphen, is that of a known site or page."""
    span, url = cited.span("url") or Span(at, at), cited.citation.value("url") or ""
    before = "".join(cited.manuscript.text[span.start : at].split())
    if url.startswith(f"{before}-"):
        return False
    _, _, rest = before.rpartition("//")
    if "/" not in rest:  # the break is in the host
        return authority.site(url) is not None
    return address_key(url, authority) in pages


def _pages(authority: Authority) -> frozenset[str]:
    """The addresses of all editions on record."""
    return frozenset(address_key(one.url, authority) for one in authority.editions if one.url)


def legacy(subject: Subject) -> Iterator[Finding]:
    """Addresses that a site now has elsewhere, and those without encryption; each but once."""
    context = Context(subject.authority, Options(unsafe=True))
    told: set[tuple[str, str]] = set()
    for cited in subject.citations:
        url = cited.citation.value("url") or ""
        if cited.field("url") and (cited.manuscript.path, url) not in told:
            told.add((cited.manuscript.path, url))
            yield from _outdated(cited, url, context)


def _outdated(cited: Cited, url: str, context: Context) -> Iterator[Finding]:
    edition = Edition("", "online", (("url", url),))
    changes = [one for one in normalise(edition, context) if one.field == "url"]
    stop = _STOP if _is_stopped(cited) else None
    if changes and changes[-1].new != f"https://{url}":  # printed without its scheme
        yield _moved(cited, url, changes[-1], stop)
    elif url.startswith("http://"):
        message = "The address begins with http://: see whether the site answers to https://."
        yield cited.finding(message, "url", note=stop, severity=Severity.INFO)


def _is_stopped(cited: Cited) -> bool:
    """Whether a full stop stands right behind the address."""
    where = cited.where("url")
    return cited.manuscript.document.paragraph(where).string.startswith(".", where.end)


def _moved(cited: Cited, url: str, change: Change, stop: str | None) -> Finding:
    message = f"The site’s own address is {change.new}."
    return cited.finding(message, "url", fix=_rewritten(cited, url, change.new), note=stop)


def _rewritten(cited: Cited, url: str, new: str) -> Fix | None:
    """Only the scheme, where nothing else changes: so the line breaks stay where they are."""
    if new == url.replace("http://", "https://", 1):
        where = cited.where("url")
        return cited.manuscript.replacing((where.part(4, 4), "s"))
    return cited.replacing("url", new)
