"""Normalises pages: an en dash in ranges (BibTeX's `--`), and no word before the figures."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.extent import form


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write page ranges in one form, if every part of the field is a page or a range of pages.

    A shortened range (`267–94`) is one that the Chicago Manual asks for, and stays.
    """
    printed = edition.get("pages")
    wanted = printed and form(printed)
    if wanted and wanted != printed:
        yield change(edition, "pages", wanted, "an en dash in ranges, and no word before them")
