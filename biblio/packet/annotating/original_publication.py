"""Where a cited work comes from: its first date and title, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Citation
from biblio.document import Run, text_of
from biblio.editions.records import KnownWork
from biblio.packet.wording.phrases import date_in_words, language_name, years_of
from biblio.record.edition import CONTAINERS, IMPRINT

# What a full citation prints of an edition, and so has to be supplied where it is missing.
OF_EDITION = (*IMPRINT, *CONTAINERS, "volume", "editor", "translator")

Runs = tuple[Run, ...]


def origin(citation: Citation, work: KnownWork, language: str) -> Iterator[Runs]:
    """When the work was written or first published, and as what, unless that is printed.

    `language` is the one that the citation is read in.
    """
    is_foreign = _is_foreign(work, language)
    printed = citation.year
    verb, date = _event(work, printed)
    if date and (is_foreign or printed not in years_of(date)):
        yield (
            Run(_dated(citation, printed, date, verb)),
            *_original(work, is_foreign=is_foreign),
            Run(f"{',' if is_foreign else ''} {date_in_words(date)}."),
        )
    elif not date and is_foreign and work.original_title:
        name = language_name(work.original_language)
        yield (Run(f"{name or 'Its'} title: "), Run(work.original_title, italic=True), Run("."))


def tells_origin(full: Runs, work: KnownWork) -> bool:
    """Whether the full form has the original title or date already, as some styles do."""
    text = text_of(full)
    date, title = work.published or work.written or "", work.original_title or ""
    return bool(title and title in text) or bool(date and date[:4] in text)


def _event(work: KnownWork, printed: str) -> tuple[str, str]:
    """What happened to the work first, and when; what is printed already goes for nothing."""
    published, written = years_of(work.published), years_of(work.written)
    if written and (not published or (printed in published and printed not in written)):
        return "written", work.written or ""
    return "first published", work.published or ""


def _is_foreign(work: KnownWork, language: str) -> bool:
    return bool(work.original_language) and work.original_language != language.partition("-")[0]


def _dated(citation: Citation, printed: str, date: str, verb: str) -> str:
    """The printed year goes before, where it is neither the work's nor that of an imprint."""
    has_imprint = any(citation.value(name) for name in OF_EDITION)
    if printed and not has_imprint and printed not in years_of(date):
        return f"Dated {printed} here; {verb}"
    return verb.capitalize()


def _original(work: KnownWork, *, is_foreign: bool) -> Iterator[Run]:
    name = language_name(work.original_language)
    if is_foreign and name:
        yield Run(f" in {name}")
    if is_foreign and work.original_title:
        yield from (Run(" as "), Run(work.original_title, italic=True))
