"""A document to its citations: where they stand, and what each says."""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from biblio.citation import Citation, Kind, Passage
from biblio.document import Document
from biblio.finder import (
    attributions,
    keys,
    leadins,
    mentions,
    parentheticals,
    reference_lists,
    running,
    vocabulary,
)
from biblio.finder import (
    notes as noted,
)
from biblio.finder.mentions import KnownTitle
from biblio.origins import Where
from biblio.parser import parse
from biblio.values.names import Lexicon

__all__ = ["KnownTitle", "find"]


def find(
    document: Document, known: Iterable[KnownTitle] = (), library_keys: Collection[str] = ()
) -> tuple[Citation, ...]:
    """Every citation and mention of the document, in order of reading.

    Sure forms come first: the names they print help to read the looser ones. `known` are titles
    from a library, to be recognised where the text only mentions them; `library_keys` its keys.
    """
    exact = keys.find(document, library_keys)
    document = _prose(document)
    lexicon = vocabulary.lexicon(document)
    sure = _of_notes(document, lexicon)
    sure += _read(attributions.find(document, lexicon), lexicon)
    sure += _read(reference_lists.find(document), lexicon)
    lexicon = vocabulary.with_names(lexicon, document, sure)
    titles = [_title_place(citation) for citation in sure if citation.value("title")]
    loose = _read(reference_lists.pointers(document), lexicon)
    brackets = _read(parentheticals.find(document, lexicon), lexicon)
    loose += _read(running.with_brackets(document, lexicon, titles), lexicon)
    loose += brackets
    loose += _read(running.find(document, lexicon, titles), lexicon)
    loose += _read(leadins.find(document, lexicon, titles), lexicon)
    loose += _read(mentions.find(document, lexicon), lexicon)
    found = _apart([*exact, *sure, *loose])
    named = _read(mentions.known(document, [*known, *_titles(found)]), lexicon)
    return tuple(sorted(_apart([*found, *named]), key=lambda one: document.position(one.where)))


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


def _of_notes(document: Document, lexicon: Lexicon) -> list[Citation]:
    """The citations of notes; what names no author is read again with the names the others print.

    `Popkin, 71` is a title and a page until a note before or after cites a book by Popkin.
    """
    passages = list(noted.find(document))
    found = [parse(passage, lexicon) for passage in passages]
    lexicon = vocabulary.with_cited(lexicon, chain.from_iterable(found))
    return [
        citation
        for passage, first in zip(passages, found, strict=True)
        for citation in (first if _name_authors(first) else parse(passage, lexicon))
    ]


def _name_authors(citations: tuple[Citation, ...]) -> bool:
    return bool(citations) and all(citation.value("author") for citation in citations)


def _read(passages: Iterable[Passage], lexicon: Lexicon) -> list[Citation]:
    return [citation for passage in passages for citation in parse(passage, lexicon)]


def _apart(citations: Iterable[Citation]) -> list[Citation]:
    """The citations without those that lie on an earlier one.

    Of one that has two stretches the first counts.
    """
    kept: list[Citation] = []
    spans: defaultdict[tuple[int | None, int], list[tuple[int, int]]] = defaultdict(list)
    for citation in citations:
        where = citation.where
        span, taken = (where.start, where.end), spans[where.note, where.paragraph]
        if _is_free(span, taken):
            insort(taken, span)
            kept.append(citation)
    return kept


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span meets none of the taken ones, which are in order and apart."""
    at = bisect(taken, span)
    before = at == 0 or taken[at - 1][1] <= span[0]
    return before and (at == len(taken) or taken[at][0] >= span[1])


def _title_place(citation: Citation) -> Where:
    title = next(field for field in citation.fields if field.name == "title")
    return citation.excerpt.where(title.start, title.end)


def _titles(citations: Iterable[Citation]) -> Iterator[KnownTitle]:
    """Titles that the document itself cites in full, and these without their subtitles."""
    for citation in citations:
        title = citation.value("title")
        if title and citation.kind is not Kind.MENTION:
            for form in dict.fromkeys((title, title.partition(":")[0])):
                yield KnownTitle(form, citation.values("author"))
