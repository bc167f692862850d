"""What the authority adds to an entry: its work, the work's first date and title, its edition."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.describing import facts_of, fields_of
from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import Authority
from biblio.editions.normalising.changes import Change
from biblio.editions.records import KnownEdition, KnownWork
from biblio.editions.titles import TitleIndex
from biblio.language.tongues import name_of, tongue_of
from biblio.record.edition import Edition
from biblio.values.folding import fold

# Fields that say the same, one of which is enough.
_SAME = {
    **{"date": ("year",), "origdate": ("origyear",)},
    "organization": ("publisher", "institution"),
    "booktitle": ("maintitle",),
}


def complete(entry: Edition, authority: Authority, titles: TitleIndex) -> Iterator[Change]:
    """The fields the entry lacks and the authority knows; what the entry says is never touched."""
    work = work_of(entry, authority, titles)
    if not work:
        return
    wanted = dict(facts_of(work))
    if _is_first_edition(entry, work):
        wanted.pop("origdate", None)
    if not _is_translation(entry, work):
        wanted.pop("origlanguage", None)
    for name, value in wanted.items():
        if not _says(entry, name):
            yield Change(entry.key, name, None, value, f"known of the work {work.key}")
    yield from _of_edition(entry, work, authority)


def _of_edition(entry: Edition, work: KnownWork, authority: Authority) -> Iterator[Change]:
    known = identify(entry, work, authority).edition
    if not known or known.confidence != "high":
        return
    for name, value in fields_of(known, authority):
        if not _says(entry, name):
            yield Change(entry.key, name, None, value, _source(known))


def _source(known: KnownEdition) -> str:
    return f"known of the edition {known.key}"


def _says(entry: Edition, name: str) -> bool:
    return any(entry.get(one) for one in (name, *_SAME.get(name, ())))


def _is_translation(entry: Edition, work: KnownWork) -> bool:
    """Whether the entry says so: by its translator, its language, or another title of the work."""
    language = entry.first("langid", "language") or _language(entry.title)
    if language and work.original_language:
        return language not in (work.original_language, name_of(work.original_language))
    original = fold(work.original_title or "")
    retitled = bool(original) and not fold(entry.title).startswith(original)
    return retitled or bool(entry.get("translator"))


def _language(title: str) -> str:
    tongue = tongue_of(title)
    return tongue.name if tongue and tongue.sure else ""


def _is_first_edition(entry: Edition, work: KnownWork) -> bool:
    """An entry dated like the work itself needs no original date beside its own."""
    first = work.published or work.written or ""
    return bool(first) and entry.year == first[:4]
