"""Editions: what is known of works, the editions they came out in, publishers and sites."""

from biblio.editions.lookup import Authority, authority
from biblio.editions.records import KnownEdition, KnownWork, Publisher, Site, Variant

__all__ = [
    "Authority",
    "KnownEdition",
    "KnownWork",
    "Publisher",
    "Site",
    "Variant",
    "authority",
]
