"""Normalises addresses: one host for each site, archive wrappers off, moved paths put right.

The rules have the numbers of the project's rules for addresses. What an address does not say is
never taken from it: no year, no title and no work follows from a path (R8, R9, R10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Authority, Context
from biblio.editions.records import Site
from biblio.record.edition import Edition
from biblio.values import compiled
from biblio.values.webaddress import WebAddress, bare_host, parse

# The field that keeps the address as it was printed.
ORIGINAL = "origurl"

_ARCHIVE = compiled.pattern(
    r"(?:https?://)?web\.archive\.org/web/(?P<moment>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<url>\S+)", re.I
)
_SCHEME = compiled.pattern(r"(https?):/+", re.I)
_SENTENCE = ".,;)]’”"
_NAMED = compiled.pattern(r"_(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|St|[A-Z])\.$")
_OPENING = {")": "(", "]": "["}
_FILE_WITH_SPACES = compiled.pattern(
    r"(?:https?://)?[\w.-]+/[^\s,;()]*(?: +(?!www\.)[^\s,;():]+)+\.[a-z0-9]{2,5}", re.I
)
_HOST = compiled.pattern(
    r"(?:[a-z]+:/+)?[^\s/.]+\.[^\s/]", re.I
)  # else it is broken off in its host
_LOST_TILDE = compiled.pattern(r"(?<=[\w-]/)(?: |%20)(?=[a-z][\w.-]*(?:/|\Z))", re.I)
_BROKEN = compiled.pattern(r"-\s+")
# Sites whose hosts a rule declares to be one (R1, R11). What an authority calls a host of another
# site may still be another language's edition of it.
_ONE_SITE = frozenset({"www.marxists.org", "www.wsws.org"})
# R1 asks for https on this site; of others it is not known that they offer it (R12).
_SECURE = frozenset({"www.marxists.org"})


class _Found(NamedTuple):
    """An address put right: `snapshot` is the day on which an archive kept it, if one did."""

    url: str
    snapshot: str = ""
    safe: bool = True


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Bring the entry's address to the canonical one; the one it had stays in `origurl` (R1)."""
    url = edition.get("url") or ""
    if not url:
        return
    for repair, reason, safe in _REPAIRS:
        repaired = repair(url, context.authority)
        if repaired != url:
            yield Change(edition.key, "url", url, repaired, reason, safe)
            if not safe:
                return
        url = repaired
    yield from _moves(edition, url, context.authority)


def address_key(url: str, authority: Authority) -> str:
    """What two addresses of one page have in common, for matching: nothing to be shown.

    Mirrors, schemes, index pages and anchors do not count (R1, R6, R7, R11, R12).
    """
    url = _unwrapped(repaired(url, authority)).url
    found = _found(url, authority)
    address = parse(found.url if found.safe else url)
    return address.key if address else url


def repaired(url: str, authority: Authority) -> str:
    """The address as it must have been before a line broke it or a sentence ended with it."""
    for repair, *_ in _REPAIRS:
        url = repair(url, authority)
    return url


def _moves(edition: Edition, url: str, authority: Authority) -> Iterator[Change]:
    found = _found(url, authority)
    if found.url == url:
        return
    original = edition.get(ORIGINAL)
    safe = found.safe and original in (None, "", url)
    if found.snapshot and not edition.get("urldate"):
        reason = "the day of the archive’s snapshot"
        yield change(edition, "urldate", found.snapshot, reason, safe=safe)
    if not original:
        yield change(edition, ORIGINAL, url, "the address as it was", safe=safe)
    reason = "the address that was archived" if found.snapshot else "the site’s own address"
    yield Change(edition.key, "url", url, found.url, reason, safe)


def _trimmed(url: str, authority: Authority) -> str:
    """The address without the punctuation of the sentence it stood in (R3)."""
    trimmed = url.strip()
    while trimmed and trimmed[-1] in _SENTENCE and not _belongs(trimmed):
        trimmed = trimmed[:-1].rstrip()
    return trimmed if _HOST.match(trimmed) else url


def _belongs(url: str) -> bool:
    """Whether the last character is the address's own: `Lenin_(film)`, `Luther_King_Jr.`"""
    opening = _OPENING.get(url[-1])
    if opening:
        return url.count(opening) >= url.count(url[-1])
    return bool(_NAMED.search(url))


def _joined(url: str, authority: Authority) -> str:
    """The address put together again where a line broke at a hyphen (R4).

    Of the ways to join it the one is taken whose host is known; if that decides nothing, it stays
    broken.
    """
    if not _BROKEN.search(url):
        return url
    ways = (_BROKEN.sub(hyphen, url) for hyphen in ("", "-"))
    known = [way for way in ways if _site(parse(way), authority)]
    return known[0] if len(known) == 1 else url


def with_tilde(url: str, _: Authority | None = None) -> str:
    """The address with the tilde of a home page, where only a space stands behind a slash.

    LaTeX prints `~` as a space, and so it is copied: `http://example.org/ roe/`.
    """
    return _LOST_TILDE.sub("~", url)


def _encoded(url: str, authority: Authority) -> str:
    """The address with its spaces encoded (R5), if they are those of a file's name."""
    is_file = _FILE_WITH_SPACES.fullmatch(url) and not _BROKEN.search(url)
    return url.replace(" ", "%20") if is_file else url


# In this order: a sentence's full stop hides the end of a file's name.
_REPAIRS = (
    (_trimmed, "without the punctuation of the sentence", True),
    (_joined, "put together where a line broke", True),
    (with_tilde, "a tilde seems to be lost", False),
    (_encoded, "spaces encoded", True),
)


def _found(url: str, authority: Authority) -> _Found:
    """The address outside archives (R2), on the site's own host (R1, R11), where it is now."""
    inner = _unwrapped(url)
    address = parse(inner.url)
    site = _site(address, authority)
    if not (address and site):
        # Of a site that nobody knows, the archive may have the only copy left.
        return inner._replace(safe=inner.url == url)
    hosted = _on_host(address, site)
    if hosted is None:
        return inner._replace(safe=inner.url == url)
    known = site.host in _ONE_SITE and not _is_former(address, site)
    safe = known or hosted == address
    return _Found(str(_moved(_secured(hosted), site)), inner.snapshot, safe)


def _unwrapped(url: str) -> _Found:
    """The address inside a web archive's, however often it is wrapped."""
    found = _Found(url)
    while match := _ARCHIVE.fullmatch(found.url):
        found = _Found(_with_scheme(match["url"]), _day(match["moment"]))
    return found


def _with_scheme(url: str) -> str:
    return _SCHEME.sub(r"\1://", url, count=1) if _SCHEME.match(url) else f"http://{url}"


def _day(moment: str) -> str:
    """A snapshot's moment as a date: `20040912101500` is 2004-09-12."""
    day = f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}"
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return moment[:4]


def _site(address: WebAddress | None, authority: Authority) -> Site | None:
    return authority.site(address.host) if address else None


def _on_host(address: WebAddress, site: Site) -> WebAddress | None:
    """The address on the site's own host; None where the host is not this site's just there."""
    if bare_host(address.host) in map(bare_host, site.all_hosts):
        return address._replace(host=site.host)
    for mirror in site.mirrors:
        if bare_host(address.host) == bare_host(mirror.host) and address.path.startswith(
            mirror.path
        ):
            path = mirror.becomes + address.path.removeprefix(mirror.path)
            return address._replace(host=site.host, path=path)
    return None


def _is_former(address: WebAddress, site: Site) -> bool:
    return bare_host(address.host) in map(bare_host, site.former_hosts)


def _secured(address: WebAddress) -> WebAddress:
    return address._replace(scheme="https") if address.host in _SECURE else address


def _moved(address: WebAddress, site: Site) -> WebAddress:
    """The address where the page is now: by the site's table, and by nothing but the table."""
    table = {_page(moved.old): moved.new for moved in site.moved}
    new = table.get(_page(address.path))
    return address._replace(path=new) if new and _page(new) not in table else address


def _page(path: str) -> str:
    return WebAddress("", "", path).key
