"""Editions: what is known of works, the editions they came out in, publishers and sites.

The public names are loaded when first used: reading a document needs the index of titles only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biblio.editions.lookup import Authority as Authority
    from biblio.editions.lookup import authority as authority
    from biblio.editions.records import KnownEdition as KnownEdition
    from biblio.editions.records import KnownWork as KnownWork
    from biblio.editions.records import Publisher as Publisher
    from biblio.editions.records import Site as Site
    from biblio.editions.records import Variant as Variant

_PUBLIC = {
    "Authority": "biblio.editions.lookup",
    "KnownEdition": "biblio.editions.records",
    "KnownWork": "biblio.editions.records",
    "Publisher": "biblio.editions.records",
    "Site": "biblio.editions.records",
    "Variant": "biblio.editions.records",
    "authority": "biblio.editions.lookup",
}

__all__ = [
    "Authority",
    "KnownEdition",
    "KnownWork",
    "Publisher",
    "Site",
    "Variant",
    "authority",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'biblio.editions' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
