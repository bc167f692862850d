"""One passage to its citations: cut into works, labelled, weighed, assembled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from biblio.citation import Citation, Form, Kind, Passage, Shape
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import assemble, backreferences, evidence, leadins, pieces, segment, titled
from biblio.parser.labelling.labeller import Labeller
from biblio.parser.labelling.rules import vancouver
from biblio.parser.labelling.spans import Reading, Span
from biblio.parser.pointer import BackReference
from biblio.parser.reader import Reader
from biblio.parser.segment import Piece
from biblio.record.person import from_print
from biblio.values import names, places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

__all__ = ["cut", "parse", "with_idem"]

_LONGEST_TITLE = 200  # characters
_STOPS = tuple(".?!…")
_OPENING = ("“", '"', "«", "„", "‘")
# “Words of a book.” (Ann Roe, *Wells* (Leeds, 1846), p. 889): a bracket with a head is the source
_SOURCE = Lazy(
    r"\s*[“«„\"‘](?P<words>[^“”«»„\"]{20,})[”»“\"’]\.?\s*+"
    rf"[(\[](?P<source>{CAPITAL}(?:[^()\[\]]|\([^()]*\))+)[)\]]\.?\s*+"
)
# [Ebd., S. 3] · (Ibid., p. 11.)
_WRAPPED = Lazy(r"\s*[(\[](?P<inside>[^()\[\]]{3,100})[)\]]\.?\s*")
_WITH_TITLE = Lazy(r"[^“«\"]{1,80}[“«\"][^”»\"]{3,}[”»\"]")
_WITH_HEAD = Lazy(rf"(?P<head>[^,()]{{2,60}}),\s{CAPITAL}[^()\d]*\D\d")


def parse(
    passage: Passage, lexicon: Lexicon | None = None, labeller: Labeller | None = None
) -> tuple[Citation, ...]:
    """The citations of a passage, in order; none where it cites nothing.

    `labeller` tells the fields of one citation: the rules (if None), or any model.
    """
    reader = Reader.of(lexicon, labeller)
    if not passage.text.string:
        return ()
    if passage.shape is Shape.NOTE:
        parts = (_PARTS[part.shape](part, reader) for part in cut(passage))
        return with_idem([citation for part in parts for citation in part])
    return tuple(_PARTS[passage.shape](passage, reader))


def cut(note: Passage) -> tuple[Passage, ...]:
    """A note's parts between its cuts, each a passage that may name a work.

    An entry of a numbered list that is called as notes are is one part: its full stops cut nothing.
    """
    wrapped = _WRAPPED.fullmatch(note.text.string)
    if wrapped and backreferences.read(wrapped["inside"]):
        note = replace(note, text=note.text.cut(*wrapped.span("inside")))
    quoted = _SOURCE.fullmatch(note.text.string)
    if quoted and _is_source(quoted["source"], quoted["words"]):
        note = replace(note, text=note.text.cut(*quoted.span("source")))
    if vancouver.read(note.text.string):
        return (replace(note, shape=Shape.PIECE),)
    return tuple(
        replace(
            note,
            text=note.text.cut(piece.start, piece.end),
            shape=Shape.PIECE,
            signal=piece.signal,
        )
        for piece in segment.pieces(note.text.string, _titles(note))
    )


def _is_source(bracket: str, words: str) -> bool:
    """Whether a bracket behind quoted words says where they stand: it has a title of its own, or,
    where the words are a sentence, an author before what looks like one and a figure.
    """
    if _WITH_TITLE.match(bracket):
        return True
    head = _WITH_HEAD.match(bracket)
    said = words.rstrip().endswith(_STOPS)
    return head is not None and said and not places.is_city(head["head"])


def _titles(note: Passage) -> Iterator[tuple[int, int]]:
    """The italics that may be a title with a full stop in it: no whole note, and no several works.

    `*Salt. A History*`: what comes before or behind them is in plain letters.
    """
    for start, end in note.italics(0, len(note.text)):
        if end - start < min(_LONGEST_TITLE, len(note.text) - 2):
            yield start, end


def with_idem(citations: list[Citation]) -> tuple[Citation, ...]:
    """The citations of notes, in order: *idem* and *his* mean the authors of the one before.

    *Ibid.* is by whom the one before it is.
    """
    before: Citation | None = None
    done: list[Citation] = []
    for citation in citations:
        done.append(assemble.with_idem(citation, before))
        if citation.form is not Form.IBID or citation.value("author"):
            before = done[-1]
    return tuple(done)


def _lead_in(passage: Passage, reader: Reader) -> Iterator[Citation]:
    """A title and the words that lead to it, with the bracket that completes it further on."""
    read = leadins.label_mention if passage.shape is Shape.MENTION else leadins.label
    spans = read(passage.text.string, reader.lexicon)
    form = Form.MENTION if passage.kind is Kind.MENTION else Form.FULL
    if not spans:
        return
    citation = assemble.citation(passage, Piece(0, len(passage.text)), spans, form)
    citation = assemble.with_author(citation, passage.author)
    if passage.supplement:
        added = reader.label(passage, passage.supplement.string)
        kept = [span for span in added if span.label in ("url", "language")]
        citation = assemble.with_supplement(citation, passage.supplement, kept)
    yield citation


def _entry(passage: Passage, reader: Reader) -> Iterator[Citation]:
    """An entry of a reference list."""
    text = passage.text.string
    if spans := reader.entry(passage):
        yield assemble.citation(passage, Piece(0, len(text)), spans, Form.FULL)


def _number(passage: Passage, _: Reader) -> Iterator[Citation]:
    """The number of an entry in the reference list, and a place in it."""
    if back := backreferences.numbered(passage.text.string):
        piece = Piece(0, len(passage.text))
        yield assemble.citation(passage, piece, back.spans, back.form)


def _reference(passage: Passage, reader: Reader) -> Iterator[Citation]:
    """A passage that is one citation, if it shows what its shape asks for."""
    piece = segment.without_signal(passage.text.string, 0, len(passage.text))
    piece = replace(piece, signal=piece.signal or passage.signal)
    back, pointing = _back_reference(passage, piece, reader)
    if back and passage.shape is Shape.BRACKET and _is_maker(passage, back, reader):
        return
    known = back is not None and back.form is Form.SHORT  # Ekirch, p. 339: known, and a page
    if back and (passage.shape in (Shape.REFERENCE, Shape.BRACKET) or known):
        citation = assemble.citation(passage, pointing, back.spans, back.form)
        yield assemble.with_author(citation, passage.author)
        return
    text = passage.text.string[piece.start : piece.end]
    if not evidence.may_cite(passage, text):
        return
    spans = reader.spans(passage, piece.start, piece.end)
    reading = Reading.of(text, passage.italics(piece.start, piece.end)).having(spans)
    if not spans or not evidence.speaks_for(passage, reading, reader.lexicon):
        return
    if passage.shape is Shape.BRACKET and (named := _name_and_page(passage, piece, spans, reader)):
        yield assemble.citation(passage, piece, named, Form.SHORT)
        return
    citation = assemble.citation(passage, piece, spans, Form.FULL)
    yield assemble.with_author(citation, passage.author)


def _back_reference(
    passage: Passage, piece: Piece, reader: Reader
) -> tuple[BackReference | None, Piece]:
    """What the piece says of a work that is cited elsewhere, if it does, and where it says so.

    Brackets may say less of it than notes do, and a remark may follow there.
    """
    text = passage.text.string[piece.start : piece.end]
    slanted = any(start == 0 for start, _ in passage.italics(piece.start, piece.end))
    back = backreferences.read(text) if slanted else backreferences.pointing(text, reader.lexicon)
    back = back or backreferences.page(text, passage.author)
    if back or passage.shape is not Shape.BRACKET:
        return back, piece
    marked = slanted or text[:1] in _OPENING
    back = titled.by_title(text, reader.lexicon, marked=marked)
    back = back or (backreferences.further(text) if passage.author else None)
    back = back or backreferences.where(text)
    remark = None if back else _REMARK.search(text)
    if remark and (back := backreferences.listed(text[: remark.start()], reader.lexicon)):
        return back, piece.until(remark.start())
    return back, piece


def _is_maker(passage: Passage, back: BackReference, reader: Reader) -> bool:
    """`*Salt* (Ann Miller, 1942)`: who made a film or a picture; texts cite by family and year."""
    if back.form is not Form.AUTHOR_DATE or passage.quotes or not _is_behind_title(passage):
        return False
    people = [one for one in back.spans if one.label == "author"]
    name = passage.text.string[people[0].start : people[0].end] if len(people) == 1 else ""
    full = " " in name and opens_name(name.split(" ")[0])
    dated = {one.label for one in back.spans} == {"author", "year"}
    return full and dated and names.family_of(from_print(name).surname) not in reader.lexicon.names


def _is_behind_title(passage: Passage) -> bool:
    """Whether a title ends right before the bracket, in italics, quotation marks or capitals, or
    *the film*.
    """
    where = passage.text.wheres[0]
    near = max(where.start - _LONGEST_WORD, 0)
    before = passage.document.paragraph(where).string[near : where.start].rstrip(" ([")
    if not before:
        return False
    end = near + len(before)
    last = Where(where.note, where.paragraph, end - 1, end)
    shown = before[-1] in '”»"' or any(run.italic for run in passage.document.runs(last))
    word = before.split()[-1]
    return shown or word[:1].isupper() or word in cues.words("work_of_art")


def _name_and_page(
    passage: Passage, piece: Piece, spans: Sequence[Span], reader: Reader
) -> tuple[Span, ...]:
    """`(Roe, 12)`: one plain word before a page is whose the words are, not what the work is."""
    labels = {span.label: span for span in spans}
    title = labels.get("title")
    if title is None or set(labels) != {"title", "locator"} or title.start:
        return ()
    word = passage.text.string[piece.start + title.start : piece.start + title.end]
    common = word.casefold() in reader.lexicon.common
    if common or not word.isalpha() or passage.italics(piece.start, piece.end):
        return ()
    return (replace(title, label="author"), labels["locator"])


_LONGEST_WORD = 80  # characters, with the marks behind it
# … 1997, for a variant with stories · 1991 for a discussion of weirs
_REMARK = Lazy(r"(?:(?<=\d)|(?<=\d[a-k])),?\s(?=[a-zß-ÿ]{2,}\s)")
_PARTS = {
    Shape.PIECE: pieces.read,
    Shape.REFERENCE: _reference,
    Shape.ATTRIBUTION: _reference,
    Shape.BRACKET: _reference,
    Shape.RUN: _reference,
    Shape.ENTRY: _entry,
    Shape.NUMBER: _number,
    Shape.LEAD_IN: _lead_in,
    Shape.MENTION: _lead_in,
}
