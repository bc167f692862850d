"""A document to its citations: where they stand, and what each says."""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from biblio.citation import Citation, Kind, Passage
from biblio.document import Document
from biblio.finder import (
    attributions,
    leadins,
    mentions,
    notes,
    parentheticals,
    reference_lists,
    running,
    vocabulary,
)
from biblio.finder.mentions import KnownTitle
from biblio.parser import parse
from biblio.values.names import Lexicon

__all__ = ["KnownTitle", "find"]


def find(document: Document, known: Iterable[KnownTitle] = ()) -> tuple[Citation, ...]:
    """Every citation and mention of the document, in the order of the source.

    Sure forms come first: the names they print help to read the looser ones. `known` are titles
    from a library, to be recognised where the text only mentions them.
    """
    document = _prose(document)
    lexicon = vocabulary.lexicon(document)
    sure = _of_notes(document, lexicon)
    sure += _read(attributions.find(document, lexicon), lexicon)
    sure += _read(reference_lists.find(document), lexicon)
    lexicon = vocabulary.with_names(lexicon, document, sure)
    titles = [_title_span(citation) for citation in sure if citation.value("title")]
    loose = _read(reference_lists.pointers(document), lexicon)
    brackets = _read(parentheticals.find(document, lexicon), lexicon)
    loose += _read(running.with_brackets(document, lexicon, titles), lexicon)
    loose += brackets
    loose += _read(running.find(document, lexicon, titles), lexicon)
    loose += _read(leadins.find(document, lexicon, titles), lexicon)
    loose += _read(mentions.find(document, lexicon), lexicon)
    found = _apart([*sure, *loose])
    named = _read(mentions.known(document, [*known, *_titles(found)]), lexicon)
    return tuple(sorted(_apart([*found, *named]), key=lambda citation: citation.place.start))


def _prose(document: Document) -> Document:
    """The document without the words of its code, which cites nothing."""
    if all(paragraph.style != "code" for paragraph in document.paragraphs):
        return document
    prose = (replace(one, runs=()) if one.style == "code" else one for one in document.paragraphs)
    return replace(document, paragraphs=tuple(prose))


def _of_notes(document: Document, lexicon: Lexicon) -> list[Citation]:
    """The citations of notes; what names no author is read again with the names the others print.

    `Popkin, 71` is a title and a page until a note before or after cites a book by Popkin.
    """
    passages = list(notes.find(document))
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

    A note may stand within a sentence of the body: the two do not meet.
    """
    kept: list[Citation] = []
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for citation in citations:
        span = citation.place.start, citation.place.end
        if _is_free(span, spans[citation.place.part]):
            insort(spans[citation.place.part], span)
            kept.append(citation)
    return kept


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span meets none of the taken ones, which are in order and apart."""
    at = bisect(taken, span)
    before = at == 0 or taken[at - 1][1] <= span[0]
    return before and (at == len(taken) or taken[at][0] >= span[1])


def _title_span(citation: Citation) -> tuple[int, int]:
    title = next(field for field in citation.fields if field.name == "title")
    return citation.alignment.span(title.start, title.end)


def _titles(citations: Iterable[Citation]) -> Iterator[KnownTitle]:
    """Titles that the document itself cites in full, and these without their subtitles."""
    for citation in citations:
        title = citation.value("title")
        if title and citation.kind is not Kind.MENTION:
            for form in dict.fromkeys((title, title.partition(":")[0])):
                yield KnownTitle(form, citation.values("author"))
