"""Normalises edition statements: `2nd ed.` is 2, `Second revised edition` is *2nd rev. ed.*"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.statements import form


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write the edition in one form where every word of it is understood.

    A first edition is left as it is printed: whether to say so is the editor's choice.
    """
    printed = edition.get("edition")
    wanted = printed and form(printed)
    if wanted and wanted != printed:
        yield change(edition, "edition", wanted, "one form of edition statements")
