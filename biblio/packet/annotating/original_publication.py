"""Where a cited work comes from: its first date and title, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Citation
from biblio.document import Run, text_of
from biblio.editions.records import KnownWork
from biblio.packet.wording.phrases import years_of
from biblio.packet.wording.words import Words
from biblio.record.edition import CONTAINERS, IMPRINT

# What a full citation prints of an edition, and so has to be supplied where it is missing.
OF_EDITION = (*IMPRINT, *CONTAINERS, "volume", "editor", "translator")

Runs = tuple[Run, ...]


def origin(citation: Citation, work: KnownWork, language: str, words: Words) -> Iterator[Runs]:
    """When the work was written or first published, and as what, unless that is printed.

    `language` is the one that the citation is read in.
    """
    is_foreign = _is_foreign(work, language)
    printed = citation.year
    event, date = _event(work, printed)
    if date and (is_foreign or printed not in years_of(date)):
        if _is_dated(citation, printed, date):
            yield words.runs("dated", year=printed)
        yield _told(event, date, work if is_foreign else None, words)
    elif not date and is_foreign and work.original_title:
        title = (Run(work.original_title, italic=True),)
        name = words.language_name(work.original_language)
        said = words.runs("title_in", language=name, title=title) if name else ()
        yield said or words.runs("original_title", title=title)


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
    return "published", work.published or ""


def _is_foreign(work: KnownWork, language: str) -> bool:
    return bool(work.original_language) and work.original_language != language.partition("-")[0]


def _is_dated(citation: Citation, printed: str, date: str) -> bool:
    """Whether a year is printed that is neither the work's nor that of an imprint."""
    has_imprint = any(citation.value(name) for name in OF_EDITION)
    return bool(printed) and not has_imprint and printed not in years_of(date)


def _told(event: str, date: str, foreign: KnownWork | None, words: Words) -> Runs:
    """The sentence of the event; of a work in another language, in which and under what title."""
    gaps: dict[str, str | Runs] = {"date": words.date(date)}
    name = words.language_name(foreign.original_language) if foreign else None
    if name:
        event += "_in"
        gaps["language"] = name
    if foreign and foreign.original_title:
        event += "_as"
        gaps["title"] = (Run(foreign.original_title, italic=True),)
    return words.runs(event, **gaps)
