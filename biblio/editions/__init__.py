"""Editions: what is known of works, the editions they came out in, publishers and sites.

The public names are loaded when first used: reading a document needs the index of titles only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.lazy import attributes

if TYPE_CHECKING:
    from biblio.editions.lookup import Authority as Authority
    from biblio.editions.lookup import authority as authority
    from biblio.editions.records import KnownEdition as KnownEdition
    from biblio.editions.records import KnownWork as KnownWork
    from biblio.editions.records import Publisher as Publisher
    from biblio.editions.records import Site as Site
    from biblio.editions.records import Variant as Variant

__all__ = [
    "Authority",
    "KnownEdition",
    "KnownWork",
    "Publisher",
    "Site",
    "Variant",
    "authority",
]

__getattr__ = attributes(
    __name__,
    {
        **dict.fromkeys(("Authority", "authority"), "biblio.editions.lookup"),
        **dict.fromkeys(
            ("KnownEdition", "KnownWork", "Publisher", "Site", "Variant"), "biblio.editions.records"
        ),
    },
)
