"""Which work of the authority an entry is of, where its title and its author both say so."""

from __future__ import annotations

from biblio.editions.normalising.context import Authority
from biblio.editions.records import KnownWork
from biblio.record.edition import Edition
from biblio.record.person import family_keys


def known_work(edition: Edition, authority: Authority) -> KnownWork | None:
    """The one work of that title by an author of that family name, or None.

    A title alone is not enough: *Our Differences* is a book by Plekhanov and an essay by Trotsky.
    """
    title = edition.title
    works = authority.works_titled(title) if title else ()
    if not works:  # as nearly always
        return None
    families = family_keys(edition.people("author"))
    found = [work for work in works if families & family_keys(work.authors)]
    return found[0] if len(found) == 1 else None
