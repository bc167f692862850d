"""Normalises titles: white space and closing punctuation; the authority's form only on request."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, applied, change
from biblio.editions.normalising.context import Context, TitleForm
from biblio.editions.normalising.recognition import known_work
from biblio.editions.records import Variant
from biblio.values.abbreviations import ends_in_abbreviation
from biblio.values.folding import fold
from biblio.work import Edition

_FIELDS = (
    *("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle"),
    *("journal", "journaltitle", "origtitle", "series"),
)
# Where the printed title is kept once the authority's form stands in `title`.
PRINTED = "printedtitle"


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Free titles of stray space and punctuation; quotation marks and letters stay as printed."""
    for field in _FIELDS:
        printed = edition.get(field)
        if printed and (tidy := _tidy(printed)) != printed:
            yield change(edition, field, tidy, "no stray space or closing punctuation")
    if context.options.titles is TitleForm.AUTHORITY:
        yield from _authorised(edition, context)


def _authorised(edition: Edition, context: Context) -> Iterator[Change]:
    """The authority's title, if the printed one can be kept beside it."""
    printed = _tidy(edition.title)
    known = _canonical(edition, context)
    if known in (None, printed) or edition.get(PRINTED) not in (None, "", printed):
        return
    if not edition.get(PRINTED):
        yield change(edition, PRINTED, printed, "the title as it is printed")
    yield Change(edition.key, "title", printed, known or "", "the authority’s form of the title")


def _canonical(edition: Edition, context: Context) -> str | None:
    """The title of the work, if the printed one is a form of it in the same language.

    A translation keeps its title, and so does one printed with its subtitle: it says more.
    """
    work = known_work(edition, context.authority)
    if work is None:
        return None
    forms = {fold(variant.title) for variant in work.variants if _is_replaceable(variant)}
    printed = fold(edition.title)
    retitled = applied(edition, [change(edition, "title", work.title, "")])
    settled = known_work(retitled, context.authority) == work
    return work.title if settled and printed in forms | {fold(work.title)} else None


def _is_replaceable(variant: Variant) -> bool:
    return variant.language is None and variant.kind not in ("subtitle", "translation")


def _tidy(title: str) -> str:
    tidy = " ".join(title.split())
    while (shorter := _without_stop(tidy)) != tidy:
        tidy = shorter
    return tidy or title


def _without_stop(title: str) -> str:
    """The title without a last comma, colon, semicolon or full stop, if it closes the title.

    What ends an abbreviation, an omission (`...`) or a command (`\\&`) belongs to the title.
    """
    last, before = title[-1:], title[-2:-1]
    if last in (",", ";", ":") and before != "\\":
        return title[:-1].rstrip()
    if last == "." and before not in (".", "\\") and not ends_in_abbreviation(title):
        return title[:-1].rstrip()
    return title
