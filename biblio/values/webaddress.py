"""Web addresses: which may become links, and their parts: host, path, anchor (a pinpoint)."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.values.patterns import Lazy

_ADDRESS = Lazy(
    r"(?:(?P<scheme>https?)://)?(?P<host>[\w-]+(?:\.[\w-]+)+)\.?(?::80|:443)?"
    r"(?P<path>(?:[/?][^#\s]*)?)(?P<anchor>(?:#\S*)?)",
    re.IGNORECASE,
)
# A link is clicked: `javascript:` would act in the reader's name, `file:` on the reader's machine.
_SAFE = Lazy(r"(?:https?://[^\s/?#]|mailto:[^\s@?&]+@[\w.-]+\Z)", re.IGNORECASE)
_DOI = Lazy(r"doi:\s*(?=10\.\d)", re.IGNORECASE)
_CONTROL = Lazy(r"[\x00-\x1f\x7f]")
_INDEX = Lazy(r"/(?:index\.html?)?$")


class WebAddress(NamedTuple):
    """An address of the web; `path` has the query with it, `anchor` its `#`.

    An anchor points at a paragraph, a note or a volume; it is no part of the work's address (R7).
    """

    scheme: str
    host: str
    path: str
    anchor: str = ""

    def __str__(self) -> str:
        scheme = f"{self.scheme}://" if self.scheme else ""
        return f"{scheme}{self.host}{self.path}{self.anchor}"

    @property
    def key(self) -> str:
        """What two addresses of one page have in common, whatever scheme and index page (R6, R12).

        `.htm` and `.html`, or `.shtml` and `.html`, are different pages but for the index.
        """
        path, mark, query = self.path.partition("?")
        return bare_host(self.host) + _INDEX.sub("/", path or "/") + mark + query


def link(address: str) -> str | None:
    """The target of a link to the address, None where there must be none.

    The one place that decides it: links are of http, https and mailto; a `doi:` leads to doi.org.
    """
    address = _DOI.sub("https://doi.org/", address.strip(), count=1)
    return address if _SAFE.match(address) and not _CONTROL.search(address) else None


def parse(text: str) -> WebAddress | None:
    """The parts of an address of the web, or None where the text is none."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    scheme = (match["scheme"] or "").lower()
    return WebAddress(scheme, match["host"].lower(), match["path"], match["anchor"])


def bare_host(host: str) -> str:
    """The host in small letters, without www."""
    return host.lower().removeprefix("www.")
