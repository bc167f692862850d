"""One passage to its citations: cut into works, labelled, weighed, assembled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Citation, Form, Kind, Passage, Shape
from biblio.parser import assemble, backreferences, embedded, evidence, leadins, leads, segment
from biblio.parser.rules import label as label_by_rule
from biblio.parser.rules import label_entry
from biblio.parser.segment import Piece
from biblio.parser.spans import Labeller, Span
from biblio.values.names import Lexicon

__all__ = ["parse"]

_SHORTEST = 10
_CLOSING = re.compile(r"(?:,(?=[”’»\"]))?[.”’»\")\]>]*")


def parse(
    passage: Passage, lexicon: Lexicon | None = None, labeller: Labeller = label_by_rule
) -> tuple[Citation, ...]:
    """The citations of a passage, in order; none where it cites nothing.

    `labeller` tells the fields of one citation: the rules, or any model of the same shape.
    """
    return tuple(_READERS[passage.shape](passage, lexicon or Lexicon(), labeller))


def _note(passage: Passage, lexicon: Lexicon, labeller: Labeller) -> Iterator[Citation]:
    """A note: several works, remarks, or nothing that is cited."""
    before: Citation | None = None
    for piece in segment.pieces(passage.text.string):
        for citation in _piece(passage, piece, lexicon, labeller):
            before = assemble.with_idem(citation, before)
            yield before


def _lead_in(passage: Passage, lexicon: Lexicon, labeller: Labeller) -> Iterator[Citation]:
    """A title and the words that lead to it, with the bracket that completes it further on."""
    read = leadins.label_mention if passage.shape is Shape.MENTION else leadins.label
    spans = read(passage.text.string, lexicon)
    form = Form.MENTION if passage.kind is Kind.MENTION else Form.FULL
    if not spans:
        return
    citation = assemble.citation(passage, Piece(0, len(passage.text)), spans, form)
    citation = assemble.with_author(citation, passage.author)
    if passage.supplement:
        added = labeller(passage.supplement.string, lexicon)
        kept = [span for span in added if span.label in ("url", "language")]
        citation = assemble.with_supplement(citation, passage.supplement, kept)
    yield citation


def _entry(passage: Passage, lexicon: Lexicon, labeller: Labeller) -> Iterator[Citation]:
    """An entry of a reference list."""
    text = passage.text.string
    spans = label_entry(text, lexicon) if labeller is label_by_rule else labeller(text, lexicon)
    if spans:
        yield assemble.citation(passage, Piece(0, len(text)), spans, Form.FULL)


def _reference(passage: Passage, lexicon: Lexicon, labeller: Labeller) -> Iterator[Citation]:
    """A passage that is one citation: the finder vouches for it."""
    piece = segment.without_signal(passage.text.string, 0, len(passage.text))
    text = passage.text.string[piece.start : piece.end]
    if back := backreferences.pointing(text, lexicon):
        yield assemble.citation(passage, piece, back.spans, back.form)
        return
    spans = labeller(text, lexicon)
    if spans:
        citation = assemble.citation(passage, piece, spans, Form.FULL)
        yield assemble.with_author(citation, passage.author)


def _piece(
    passage: Passage, piece: Piece, lexicon: Lexicon, labeller: Labeller
) -> Iterator[Citation]:
    """A part of a note: a back reference, a citation, or a remark that may hold some."""
    text = passage.text.string[piece.start : piece.end]
    for start in (0, *leads.starts(text, lexicon)):
        found = _at(passage, piece.after(start), lexicon, labeller)
        if found and (found.form is not Form.FULL or _is_headed(found, behind_remark=start > 0)):
            yield from _embedded(passage, piece.until(start), lexicon, labeller)
            yield found
            yield from _rest(passage, piece.after(start + len(found.text)), lexicon, labeller)
            return
    piece = piece.after(leads.renamed(text))
    whole = _at(passage, piece, lexicon, labeller)
    yield from [whole] if whole else _embedded(passage, piece, lexicon, labeller)


def _rest(
    passage: Passage, piece: Piece, lexicon: Lexicon, labeller: Labeller
) -> Iterator[Citation]:
    """What follows a citation in the same sentence: a remark, or one more work."""
    rest = segment.without_signal(passage.text.string, piece.start, piece.end)
    if rest.end - rest.start > _SHORTEST:
        yield from _piece(passage, rest, lexicon, labeller)


def _at(passage: Passage, piece: Piece, lexicon: Lexicon, labeller: Labeller) -> Citation | None:
    """The citation with which the piece begins, or None."""
    text = passage.text.string[piece.start : piece.end]
    back = backreferences.read(text) or backreferences.by_name(text, lexicon)
    if back:
        return assemble.citation(passage, piece.until(back.end), back.spans, back.form)
    text = text[: segment.first_work(text)]
    spans = labeller(text, lexicon)
    if evidence.cites(text, spans):
        return assemble.citation(passage, piece.until(_end(text, spans)), spans, Form.FULL)
    return None


def _is_headed(citation: Citation, *, behind_remark: bool) -> bool:
    """Whether it begins with who or what it cites; behind a remark it must say more."""
    headed = any(
        (f.name in ("author", "editor") and f.start == 0)
        or (f.name == "title" and f.start == 1 and citation.text[0] in "“«")
        for f in citation.fields
    )
    more = any(f.name not in ("author", "editor", "title") for f in citation.fields)
    return headed and (more or not behind_remark or "“" in citation.text)


def _embedded(
    passage: Passage, piece: Piece, lexicon: Lexicon, labeller: Labeller
) -> Iterator[Citation]:
    for start, end in embedded.candidates(passage.text.string[piece.start : piece.end]):
        inner = segment.without_signal(passage.text.string, piece.start + start, piece.start + end)
        text = passage.text.string[inner.start : inner.end]
        spans = labeller(text, lexicon)
        if evidence.cites(text, spans):
            yield assemble.citation(passage, inner, spans, Form.FULL)


def _end(text: str, spans: tuple[Span, ...]) -> int:
    """Where the citation ends and a remark after it begins."""
    last = max(span.end for span in spans)
    closing = _CLOSING.match(text, last)
    return closing.end() if closing else last


_READERS = {
    Shape.NOTE: _note,
    Shape.REFERENCE: _reference,
    Shape.ENTRY: _entry,
    Shape.LEAD_IN: _lead_in,
    Shape.MENTION: _lead_in,
}
