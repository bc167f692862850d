"""Addresses that the text of one part links to, and their relationships."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from biblio.values.webaddress import link

# What may stand in the target of a relationship: others are printed, but are no links. One that
# is no proper address makes Word call the whole file damaged.
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?#]\S*)?|mailto:[^\s@]+@[\w.-]+")
_SAFE = "!#$%&'()*+,/:;=?@~"
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


class Links:
    """Gives every address of a part one relationship id, in the order of first use."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def id(self, href: str) -> str | None:
        """The id of the relationship to the address; None where it cannot be linked to."""
        address = link(href)
        if address is None:
            return None
        try:
            address = _ascii(address)
        except (UnicodeError, ValueError):  # a host or a port that cannot be
            return None
        if not _ADDRESS.fullmatch(address):
            return None
        return self.ids.setdefault(address, f"rIdLink{len(self.ids) + 1}")


def _ascii(address: str) -> str:
    """The address with everything but its own signs percent-encoded, its host by IDNA."""
    parts = urlsplit(address)
    host = "" if parts.hostname is None else parts.hostname.encode("idna").decode()
    port = "" if parts.port is None else f":{parts.port}"
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_SAFE)
    slashes = "//" if host else ""
    return f"{parts.scheme}:{slashes}{host}{port}{_STRAY.sub('%25', rest)}"
