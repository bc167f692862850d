"""A document to its citations: where they stand, and what each says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from biblio import progress
from biblio.citation import Citation, Form, Kind, Passage
from biblio.document import Document
from biblio.finder import (
    attributions,
    entry_numbers,
    families,
    keys,
    law,
    leadins,
    mentions,
    name_order,
    parentheticals,
    people,
    provenance,
    reading_order,
    reference_lists,
    running,
    vocabulary,
    written_by,
)
from biblio.finder import (
    notes as noted,
)
from biblio.finder.mentions import KnownTitle
from biblio.finder.settling import Settling
from biblio.origins import Where
from biblio.parser import known as known_works
from biblio.parser import parse, with_idem
from biblio.parser.labelling.labeller import Labeller

__all__ = ["KnownTitle", "find"]


def find(
    document: Document,
    known: Iterable[KnownTitle] = (),
    library_keys: Collection[str] = (),
    labeller: Labeller | None = None,
) -> tuple[Citation, ...]:
    """Every citation and mention of the document, in order of reading.

    What stands for itself is read first: reference lists, full notes, attributions. The names and
    titles these print help to read what is short or loose. `known` are titles from a library, to
    be recognised where the text only mentions them, `library_keys` its keys; `labeller` tells the
    fields of each citation, by the rules if None.
    """
    exact = keys.find(document, library_keys)
    found = _Search(_prose(document), labeller).find(known, exact)
    place = reading_order.of(document)
    in_order = sorted(found, key=lambda one: place(one.where))
    return tuple(families.of_two_words(in_order))


class _Search:
    """One document, what is settled of it so far, and what it tells of its words."""

    def __init__(self, document: Document, labeller: Labeller | None) -> None:
        self._document = document
        self._labeller = labeller
        self._lexicon = vocabulary.lexicon(document)
        self._settling = Settling()

    def find(self, known: Iterable[KnownTitle], exact: Iterable[Citation]) -> list[Citation]:
        """All citations, in no order: the exact ones are there already."""
        document, taken = self._document, self._settling.keep(exact)
        listed = list(
            with_idem(name_order.in_one_order(self._read(reference_lists.find(document))))
        )
        paged = vocabulary.with_paged(self._lexicon, document)
        self._lexicon = vocabulary.with_cited(paged, listed)
        head = self._read(provenance.find(document))
        sure = [*listed, *head, *self._notes(), *self._read(law.find(document))]
        sure += self._read(attributions.find(document))
        self._lexicon = vocabulary.with_names(self._lexicon, document, sure)
        found = families.as_turned([*taken, *sure, *self._read(self._loose(sure))])
        return [*found, *self._read(mentions.known(document, [*known, *_titles(found)]))]

    def _notes(self) -> list[Citation]:
        """The citations of notes, the full ones read first, in the order of the notes.

        `Popkin, 71` is a title and a page unless a note before or after cites a book by Popkin.
        """
        parts = list(enumerate(noted.parts(self._document)))
        full = [(at, part) for at, part in parts if not noted.is_short(part)]
        found = {at: self._read([part]) for at, part in full}
        cited = [citation for one in found.values() for citation in one]
        self._lexicon = vocabulary.with_cited(self._lexicon, cited)
        for at, part in parts:
            if not found.get(at) and (at not in found or self._is_known(part)):
                found[at] = self._read([part])
                self._learn(found[at])
        in_order = [citation for at, _ in parts for citation in found[at]]
        return list(with_idem(name_order.in_one_order(in_order)))

    def _is_known(self, part: Passage) -> bool:
        """Whether a part in which nothing was found names a work that another note cites."""
        return bool(known_works.work(part.text.string, self._lexicon))

    def _learn(self, citations: Iterable[Citation]) -> None:
        """What looked short and is a full citation gives its names as well."""
        full = [one for one in citations if one.form is Form.FULL and one.value("author")]
        if full:
            self._lexicon = vocabulary.with_cited(self._lexicon, full)

    def _loose(self, sure: Iterable[Citation]) -> Iterator[Passage]:
        """What may be cited in running text, the surer shapes first."""
        document, lexicon = self._document, self._lexicon
        titles = (_title_place(citation) for citation in sure if citation.value("title"))
        named = people.Named(document, lexicon, titles)
        yield from reference_lists.pointers(document)
        yield from entry_numbers.find(document)
        yield from written_by.find(document, lexicon)
        yield from running.articles(document)
        yield from running.linked(document, lexicon)
        yield from running.with_brackets(document, lexicon, named)
        yield from running.periodicals(document)
        yield from parentheticals.find(document, lexicon)
        yield from parentheticals.pages(document, lexicon, named)
        yield from running.shortened(document, lexicon)
        yield from running.find(document, lexicon, named)
        yield from leadins.find(document, lexicon, named)
        yield from mentions.find(document, lexicon)

    def _read(self, passages: Iterable[Passage]) -> list[Citation]:
        lexicon, labeller = self._lexicon, self._labeller
        told = self._told(passages)
        return self._settling.settle(told, lambda one: parse(one, lexicon, labeller))

    def _told(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The passages, whoever listens told how far down the document they are."""
        paragraphs, notes = len(self._document.paragraphs), len(self._document.notes)
        for passage in passages:
            where = passage.text.wheres[0] if passage.text.string else None
            if where is not None and where.note is not None:
                progress.tell("note", where.note + 1, notes)
            elif where is not None:
                progress.tell("paragraph", where.paragraph + 1, paragraphs)
            yield passage


def _prose(document: Document) -> Document:
    """The document without its code, which cites nothing, and without what cites by key."""
    prose = (
        replace(one, runs=()) if one.style == "code" else keys.hidden(one)
        for one in document.paragraphs
    )
    notes = (
        replace(note, paragraphs=tuple(map(keys.hidden, note.paragraphs)))
        for note in document.notes
    )
    return replace(document, paragraphs=tuple(prose), notes=tuple(notes))


def _title_place(citation: Citation) -> Where:
    title = next(field for field in citation.fields if field.name == "title")
    return citation.excerpt.where(title.start, title.end)


def _titles(citations: Iterable[Citation]) -> Iterator[KnownTitle]:
    """Titles that the document itself cites in full, and these without their subtitles."""
    for citation in citations:
        title = citation.value("title")
        if title and citation.kind is not Kind.MENTION:
            for form in dict.fromkeys((title, title.partition(":")[0])):
                yield KnownTitle(form, citation.values("author"), chosen=False)
