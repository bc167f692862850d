"""Normalises titles: white space and closing punctuation; the authority's form only on request."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, applied, change
from biblio.editions.normalising.context import Context, TitleForm
from biblio.editions.normalising.recognition import known_work
from biblio.editions.records import Variant
from biblio.record.edition import CONTAINERS, Edition
from biblio.record.fields import OWN_TITLES
from biblio.values import compiled
from biblio.values.abbreviations import may_end_in_abbreviation
from biblio.values.folding import fold

# Names of periodicals, proceedings and series are abbreviated word by word: *Nucl. Phys.*
_ABBREVIATED = (*CONTAINERS, "booksubtitle", "series")
_TITLES = (*OWN_TITLES, *_ABBREVIATED)
_LISTED = compiled.pattern(r"(?:[0-9]|(?<![^\W_])[IVXLC]+)[)\]]?\s*[,;:]\s*\Z")
_SPACE = compiled.pattern(r"[ \t\r\n]+")
# Where the printed title is kept once the authority's form stands in `title`.
PRINTED = "printedtitle"


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Free titles of stray space and punctuation; quotation marks and letters stay as printed."""
    for field in [one for one in _TITLES if one in edition.values]:
        printed = edition.values[field]
        tidy = _tidy(printed, keeps_stop=field in _ABBREVIATED)
        if field in _ABBREVIATED and _goes_on(edition, printed):
            continue
        if tidy != printed:
            yield change(edition, field, tidy, "no stray space or closing punctuation")
    if context.options.titles is TitleForm.AUTHORITY:
        yield from _authorised(edition, context)


def _goes_on(edition: Edition, printed: str) -> bool:
    """Whether a list of volumes stands behind the title, and the volume ends it: `Ponds 2;`."""
    return _LISTED.search(printed) is not None and bool(edition.first("volume", "number"))


def _authorised(edition: Edition, context: Context) -> Iterator[Change]:
    """The authority's title, if the printed one can be kept beside it."""
    printed = str(_tidy(edition.title))  # the authority's title has no marks to compare
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


def _tidy(title: str, *, keeps_stop: bool = False) -> str:
    """The title without stray space and closing marks; fixed and thin spaces are no stray ones."""
    if title[-1:].isalnum() and title.isprintable() and title[0] != " " and "  " not in title:
        return title  # as nearly always
    tidy = _SPACE.sub(" ", title).strip(" ")
    while tidy and _is_stray(tidy, keeps_stop=keeps_stop):
        tidy = tidy[:-1].rstrip(" ")
    return tidy if any(map(str.isalnum, tidy)) else title


def _is_stray(title: str, *, keeps_stop: bool) -> bool:
    """Whether the last character closes the title and is no part of it.

    What ends an abbreviation, an omission (`...`) or a command (`\\&`) is a part of it.
    """
    last, before = title[-1], title[-2:-1]
    if last == ".":
        return not (keeps_stop or before in (".", "\\") or may_end_in_abbreviation(title))
    return last in ",;:" and before != "\\"
