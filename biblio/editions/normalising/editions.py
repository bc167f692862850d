"""Normalises edition statements: `2nd ed.` is 2, `Second revised edition` is *2nd rev. ed.*

In a library of BibTeX it is `2nd`: there a style adds *edition* to whatever is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.statements import form, in_order


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write the edition in one form where every word of it is understood.

    A first edition is left as it is printed: whether to say so is the editor's choice.
    """
    printed = edition.get("edition")
    wanted = printed and (form if context.custom.numbered else in_order)(printed)
    if wanted and wanted != printed:
        yield change(edition, "edition", wanted, "one form of edition statements")


def are_numbered(library: Iterable[Edition], *, modern: bool) -> bool:
    """Whether a library is for BibLaTeX, or writes most of its editions as numbers."""
    editions = [edition for one in library if (edition := one.get("edition"))]
    return modern or 2 * sum(map(str.isdigit, editions)) > len(editions)
