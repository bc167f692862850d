"""What an editor's note says of a citation: what is known of the work and not printed there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.citation import Citation, Form
from biblio.document import Run
from biblio.editions.records import KnownWork, Variant
from biblio.packet.annotating.known_works import Copy, Knowledge
from biblio.packet.annotating.original_publication import OF_EDITION, origin, tells_origin
from biblio.packet.model import CitationSpan, Inline
from biblio.packet.wording.phrases import names_in_order, sentences, spoken, title_runs
from biblio.packet.wording.words import Words
from biblio.record.edition import Edition
from biblio.record.person import join_names, person_of
from biblio.styles.formatted import Cite, Cluster
from biblio.values.folding import fold
from biblio.values.titles import main_part, same, shortens

_VARIANTS = ("misprint", "retranslation", "alternative", "translation")
_POINTING = (Form.SHORT, Form.IBID, Form.SUPRA, Form.AUTHOR_DATE)

Inlines = tuple[Inline, ...]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A citation with the entry it means, read in a text of some language; `words` tell of it."""

    citation: Citation
    entry: Edition
    work: KnownWork | None
    language: str
    words: Words


def remark(subject: Subject, known: Knowledge) -> Inlines:
    """All there is to say of a citation, in short sentences; empty where that is nothing."""
    return sentences(_sentences(subject, known))


def named(entry: Edition, words: Words) -> Runs:
    """The work by its author's family name and its title, without a subtitle."""
    families = [person_of(name).family for name in entry.people("author")]
    by = f"{', '.join(families)}, " if families else ""
    return (*((Run(by),) if by else ()), *title_runs(main_part(entry.title), words, entry))


def _sentences(subject: Subject, known: Knowledge) -> Iterator[Inlines]:
    full = known.full_forms.get(subject.entry.key, ()) if _is_shortened(subject) else ()
    if full:
        yield (CitationSpan(full, Cluster((Cite(subject.entry.key),))),)
    yield from _author(subject, is_told=bool(full))
    yield from _title(subject)
    if subject.work and not tells_origin(full, subject.work):
        yield from origin(subject.citation, subject.work, subject.language, subject.words)
    copy = known.copy(subject.entry, subject.language)
    if copy and not _prints(subject.citation, copy) and not _has(full, copy.url):
        moved = any(known.is_same_address(url, copy.url) for url in subject.citation.values("url"))
        yield _linked(subject.words.text("now_at"), copy) if moved else _address(copy, subject)


def _is_shortened(subject: Subject) -> bool:
    """Whether the entry says more of the edition, or of its author's name, than is printed."""
    citation, entry = subject.citation, subject.entry
    if citation.form in _POINTING:
        return True
    lacking = any(entry.get(name) and not citation.value(name) for name in OF_EDITION)
    return lacking or not (citation.year or not _year(entry))


def _year(entry: Edition) -> str:
    return entry.date


def _author(subject: Subject, *, is_told: bool) -> Iterator[Runs]:
    """An author that no character of the citation shows: from its context, or from the record."""
    fields = [field for field in subject.citation.fields if field.name == "author"]
    if any(field.raw for field in fields):
        return
    work, words = subject.work, subject.words
    people = subject.entry.get("author") or join_names(work.authors if work else ())
    if people and fields:
        yield words.runs("author_from_context", names=names_in_order(people, words))
    elif people and not (is_told and subject.entry.get("author")):
        yield words.runs("by", names=names_in_order(people, words))


def _title(subject: Subject) -> Iterator[Runs]:
    """The title that the work goes by, where the one printed is another."""
    printed, work = subject.citation.value("title"), subject.work
    if not printed or not work or same(printed, work.title) or shortens(printed, work.title):
        return
    if shortens(work.title, printed) or fold(printed) == fold(work.original_title or ""):
        return
    variant = _variant(printed, work)
    sentence = variant.kind if variant and variant.kind in _VARIANTS else "known_as"
    yield subject.words.runs(sentence, title=title_runs(work.title, subject.words))


def _variant(printed: str, work: KnownWork) -> Variant | None:
    return next((one for one in work.variants if fold(one.title) == fold(printed)), None)


def _prints(citation: Citation, copy: Copy) -> bool:
    """Whether the citation prints the address; its scheme does not count."""
    return any(_bare(url) == _bare(copy.url) for url in citation.values("url"))


def _bare(url: str) -> str:
    return re.sub(r"^(?:\w+:)?(?://)?(?:www\.)?", "", url.strip(), count=1).rstrip("/")


def _has(full: Runs, url: str) -> bool:
    return any(url in (run.href or "") or url in run.text for run in full)


def _address(copy: Copy, subject: Subject) -> Runs:
    words = subject.words
    where = words.text("other_online" if copy.is_other else "online")
    name = words.language_name(copy.language) if _differs(copy, subject) else None
    translators = words.text("and").join(map(spoken, copy.translators))
    said = [
        words.text("in_language", language=name) if name else "",
        words.text("translated_by", names=translators) if translators else "",
        copy.site or "",
    ]
    about = ", ".join(part for part in said if part)
    return _linked(f"{where} ({about})" if about else where, copy)


def _linked(words: str, copy: Copy) -> Runs:
    return Run(f"{words}: "), Run(copy.url, href=copy.url)


def _differs(copy: Copy, subject: Subject) -> bool:
    wanted = subject.language.partition("-")[0]
    return bool(copy.language) and copy.language != wanted
