"""What an editor's note says of a citation: what is known of the work and not printed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biblio.citation import Citation, Form
from biblio.document import Run
from biblio.editions.records import KnownWork, Variant
from biblio.packet.knowledge import Copy, Knowledge
from biblio.packet.model import CitationSpan, Inline
from biblio.packet.phrases import (
    date_in_words,
    language_name,
    names_in_order,
    sentences,
    spoken,
    title_runs,
    years_of,
)
from biblio.styles.formatted import Cite, Cluster
from biblio.values.folding import fold
from biblio.values.people import join_names, parse_name, split_names
from biblio.values.titles import main_part, same, shortens
from biblio.work import Edition

# What a full citation prints of an edition, and so has to be supplied where it is missing.
_OF_EDITION = "publisher address booktitle journal journaltitle volume editor translator".split()
_POINTING = (Form.SHORT, Form.IBID, Form.SUPRA, Form.AUTHOR_DATE)

Inlines = tuple[Inline, ...]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A citation with the entry it means, read in a text of some language."""

    citation: Citation
    entry: Edition
    work: KnownWork | None
    language: str


def remark(subject: Subject, known: Knowledge) -> Inlines:
    """All there is to say of a citation, in short sentences; empty where that is nothing."""
    return sentences(_sentences(subject, known))


def named(entry: Edition) -> Inlines:
    """The work by its author's family name and its title, without a subtitle."""
    families = [parse_name(name).family for name in split_names(entry.get("author") or "")]
    by = f"{', '.join(families)}, " if families else ""
    return (*((Run(by),) if by else ()), *title_runs(main_part(entry.title), entry.kind))


def _sentences(subject: Subject, known: Knowledge) -> Iterator[Inlines]:
    full = known.full_forms.get(subject.entry.key, ()) if _is_shortened(subject) else ()
    if full:
        yield (CitationSpan(full, Cluster((Cite(subject.entry.key),))),)
    yield from _author(subject, is_told=bool(full))
    yield from _title(subject)
    if not _tells_origin(full, subject.work):
        yield from _origin(subject)
    copy = known.copy(subject.entry, subject.language)
    if copy and not _is_printed(copy.url, subject.citation.text, full):
        yield _address(copy, subject)


def _is_shortened(subject: Subject) -> bool:
    """Whether the entry says more of the edition, or of its author's name, than is printed."""
    citation, entry = subject.citation, subject.entry
    if citation.form in _POINTING:
        return True
    lacking = any(entry.get(name) and not citation.value(name) for name in _OF_EDITION)
    return lacking or not (citation.value("year") or not _year(entry))


def _year(entry: Edition) -> str:
    return entry.get("date") or entry.get("year") or ""


def _author(subject: Subject, *, is_told: bool) -> Iterator[Runs]:
    """An author that no character of the citation shows: from its context, or from the record."""
    fields = [field for field in subject.citation.fields if field.name == "author"]
    if any(field.raw for field in fields):
        return
    work = subject.work
    people = subject.entry.get("author") or join_names(work.authors if work else ())
    if people and fields:
        yield (Run(f"Author from the context: {names_in_order(people)}."),)
    elif people and not (is_told and subject.entry.get("author")):
        yield (Run(f"By {names_in_order(people)}."),)


def _title(subject: Subject) -> Iterator[Runs]:
    """The title that the work goes by, where the one printed is another."""
    printed, work = subject.citation.value("title"), subject.work
    if not printed or not work or same(printed, work.title) or shortens(printed, work.title):
        return
    if shortens(work.title, printed) or fold(printed) == fold(work.original_title or ""):
        return
    variant = _variant(printed, work)
    known_as = _KNOWN_AS.get(variant.kind if variant else "", "Known as ")
    yield (Run(known_as), *title_runs(work.title), Run("."))


_KNOWN_AS = {
    "misprint": "So printed; the title is ",
    "retranslation": "Usual English title: ",
    "alternative": "Also known as ",
    "translation": "In English ",
}


def _variant(printed: str, work: KnownWork) -> Variant | None:
    return next((one for one in work.variants if fold(one.title) == fold(printed)), None)


def _origin(subject: Subject) -> Iterator[Runs]:
    """When the work was written or first published, and as what, unless that is printed."""
    work = subject.work
    if not work:
        return
    is_foreign = _is_foreign(work, subject.language)
    printed = subject.citation.value("year") or ""
    verb, date = _event(work, printed)
    if date and (is_foreign or printed not in years_of(date)):
        yield (
            Run(_dated(subject, printed, date, verb)),
            *_original(work, is_foreign=is_foreign),
            Run(f"{',' if is_foreign else ''} {date_in_words(date)}."),
        )
    elif not date and is_foreign and work.original_title:
        name = language_name(work.original_language)
        yield (Run(f"{name or 'Its'} title: "), Run(work.original_title, italic=True), Run("."))


def _tells_origin(full: Runs, work: KnownWork | None) -> bool:
    """Whether the full form has the original title or date already, as some styles do."""
    text = "".join(run.text for run in full)
    date = (work.published or work.written or "") if work else ""
    title = (work.original_title or "") if work else ""
    return bool(title and title in text) or bool(date and date[:4] in text)


def _event(work: KnownWork, printed: str) -> tuple[str, str]:
    """What happened to the work first, and when; what is printed already goes for nothing."""
    published, written = years_of(work.published), years_of(work.written)
    if written and (not published or (printed in published and printed not in written)):
        return "written", work.written or ""
    return "first published", work.published or ""


def _is_foreign(work: KnownWork, language: str) -> bool:
    return bool(work.original_language) and work.original_language != language.partition("-")[0]


def _dated(subject: Subject, printed: str, date: str, verb: str) -> str:
    """The printed year goes before, where it is neither the work's nor that of an imprint."""
    has_imprint = any(subject.citation.value(name) for name in _OF_EDITION)
    if printed and not has_imprint and printed not in years_of(date):
        return f"Dated {printed} here; {verb}"
    return verb.capitalize()


def _original(work: KnownWork, *, is_foreign: bool) -> Iterator[Run]:
    name = language_name(work.original_language)
    if is_foreign and name:
        yield Run(f" in {name}")
    if is_foreign and work.original_title:
        yield from (Run(" as "), Run(work.original_title, italic=True))


def _is_printed(url: str, text: str, full: Runs) -> bool:
    return url in text or any(url in (run.href or "") or url in run.text for run in full)


def _address(copy: Copy, subject: Subject) -> Runs:
    where = "Another edition on line" if copy.is_other else "On line"
    said = [
        f"in {language_name(copy.language)}" if _differs(copy, subject) else "",
        f"trans. {' and '.join(map(spoken, copy.translators))}" if copy.translators else "",
        copy.site or "",
    ]
    about = ", ".join(part for part in said if part)
    return (Run(f"{where}{f' ({about})' if about else ''}: "), Run(copy.url, href=copy.url))


def _differs(copy: Copy, subject: Subject) -> bool:
    wanted = subject.language.partition("-")[0]
    return bool(copy.language) and copy.language != wanted and bool(language_name(copy.language))
