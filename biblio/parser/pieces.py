"""A part of a note read: a work, one that points back, or a remark that may hold some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from biblio.citation import Citation, Field, Form, Passage
from biblio.language import cues
from biblio.parser import (
    areas,
    assemble,
    backreferences,
    embedded,
    evidence,
    known,
    leads,
    segment,
    titled,
)
from biblio.parser.labelling.rules import archives, codes, law
from biblio.parser.labelling.spans import Span
from biblio.parser.reader import Reader
from biblio.parser.segment import Piece
from biblio.values import names, titles
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

_SHORTEST = 10
_OPENING = '“«"‘„»'
_SEVERAL = 3  # words: *Returns of Clerks*, and not *Emphasis mine*
# Characters: of 513 references marked by hand the longest has 290. A sentence that goes on and on
# is looked at so far from each of its works, and not to its end.
_LONGEST = 1_000
_CLOSING = Lazy(r"(?:,(?=[”’»\"]))?[.”’»\")\]>]*")
# Emphasis added by the author: said of what is quoted
_EDITORIAL = Lazy(
    rf"\W*{cues.pattern('editorial')}(?!\w)", re.IGNORECASE, sign=cues.sign("editorial")
)
_AGAIN = Lazy(
    rf"[(\[](?P<inside>{cues.pattern('ibid')}(?!\w)[^()\[\]]{{1,40}})[)\]]", sign=cues.sign("ibid")
)
_SENTENCE = Lazy(r"(?:^|\s)(?![A-ZÀ-Þ])[^\W\d_]{2,}[\s,]\D*$")
# Without one of these a stretch that begins in lower case cites nothing.
_SIGN = Lazy(
    rf"""
    [\d“«„\"‘']
    | https?:
    | {CAPITAL}\w+,\s{CAPITAL}    # an author and a title
    | \bin\s{CAPITAL}
    | \w\.\s?cit
    """,
    re.VERBOSE,
)


def read(passage: Passage, reader: Reader) -> Iterator[Citation]:
    """The citations of a part of a note."""
    yield from _Piece(passage, reader).read(Piece(0, len(passage.text), passage.signal))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What reads the parts of one passage."""

    passage: Passage
    reader: Reader

    def read(self, piece: Piece) -> Iterator[Citation]:
        """What is cited in the piece, one work after the other."""
        following: Piece | None = piece
        while following:
            found, following = self._first(following)
            yield from found

    def _first(self, piece: Piece) -> tuple[list[Citation], Piece | None]:
        """The piece's first work, with what is named before it; and what stands behind it."""
        text = self._text(piece)[:_LONGEST]
        if bracket := _pointing_bracket(text):
            return self._around(piece, *bracket)
        first = self._at(piece)
        for start in chain((0,), leads.starts(text, self.reader.lexicon)):
            found = self._at(piece.after(start)) if start else first
            if found and self._stands(found, piece.start + start, behind_remark=start > 0):
                before = self._embedded(piece.until(start))
                if areas.ends_in(text[start:], len(found.text)):
                    return [*before, found], None
                return [*before, found], self._rest(piece.after(start + len(found.text)))
        if renamed := leads.renamed(text):
            piece = piece.after(renamed)
            first = self._at(piece)
        return [first] if first else [*self._embedded(piece)], None

    def _around(self, piece: Piece, start: int, end: int) -> tuple[list[Citation], Piece | None]:
        """What a bracket points back to, with what is cited before it; and what stands behind."""
        inside = Piece(piece.start + start, piece.start + end)
        found = filter(None, [self._at(inside)])
        return [*self.read(piece.until(start - 1)), *found], self._rest(piece.after(end + 1))

    def _rest(self, piece: Piece) -> Piece | None:
        """What follows a citation in the same sentence: a remark, or one more work."""
        rest = segment.without_signal(self.passage.text.string, piece.start, piece.end)
        return rest if rest.end - rest.start > _SHORTEST else None

    def _at(self, piece: Piece) -> Citation | None:
        """The citation with which the piece begins, or None."""
        text = self._text(piece)[:_LONGEST]
        lexicon = self.reader.lexicon
        shown = next((start for start, _ in self.passage.italics(piece.start, piece.end)), 0)
        back = backreferences.read(text, shown) or backreferences.by_name(text, lexicon)
        back = back or backreferences.entitled(text, lexicon) or titled.dated(text, lexicon)
        if not back and len(text) == len(self.passage.text) and not self._opens_in_italics(piece):
            back = backreferences.names_and_year(text, lexicon) or backreferences.place(text)
        if back:
            return assemble.citation(self.passage, piece.until(back.end), back.spans, back.form)
        if spans := known.work(text, lexicon):
            return assemble.citation(self.passage, piece, spans, Form.FULL)
        if evidence.is_note(text):
            return None
        text = text[: segment.first_work(text)]
        if text[:1].islower() and not _SIGN.search(text):
            return None
        spans = self.reader.spans(self.passage, piece.start, piece.start + len(text))
        looks = self.passage.italics(piece.start, piece.start + len(text))
        if evidence.cites(text, spans, looks) or self._is_pointed_at(piece, text, spans):
            return assemble.citation(self.passage, piece.until(_end(text, spans)), spans, Form.FULL)
        return None

    def _opens_in_italics(self, piece: Piece) -> bool:
        """`*Report of the Salt Committee*, 1834`: a title in italics, and no name that a style sets
        so.
        """
        first = next(iter(self.passage.italics(piece.start, piece.end)), None)
        if first is None or first[0]:
            return False
        words = self._text(piece)[slice(*first)].split()
        named = any(opens_name(word) for word in words[: 1 + words[0].endswith(",")])
        return len(words) > 1 and not named

    def _is_pointed_at(self, piece: Piece, text: str, spans: tuple[Span, ...]) -> bool:
        """`Compare *Letters on Salt*.`: a title in italics, and nothing else but a signal, or a
        year; without either the title has to have several words.
        """
        labels = {span.label for span in spans}
        if "title" not in labels or labels - {"title", "year"} or _EDITORIAL.match(text):
            return False
        title = next(span for span in spans if span.label == "title")
        left = text[title.end :] if len(spans) == 1 else text[title.end : spans[-1].start]
        if left.strip(" ,.()”"):
            return False
        looks = self.passage.italics(piece.start, piece.end)
        alone = len(text) == len(self.passage.text)
        several = alone and len(text.split()) >= _SEVERAL and titles.is_in_capitals(text)
        whole = not text[spans[-1].end :].strip(" .)")
        dated = "year" in labels and whole and self._opens_in_italics(piece)
        return bool(looks) and (bool(piece.signal) or several or dated)

    def _embedded(self, piece: Piece) -> Iterator[Citation]:
        for start, end in embedded.candidates(self._text(piece)):
            inner = segment.without_signal(
                self.passage.text.string, piece.start + start, piece.start + end
            )
            text = self._text(inner)
            if back := backreferences.read(text):
                yield assemble.citation(self.passage, inner.until(back.end), back.spans, back.form)
                continue
            spans = self.reader.spans(self.passage, inner.start, inner.end)
            looks = self.passage.italics(inner.start, inner.end)
            if evidence.cites(text, spans, looks) and not evidence.names_only(text, spans):
                yield assemble.citation(self.passage, inner, spans, Form.FULL)

    def _stands(self, citation: Citation, at: int, *, behind_remark: bool) -> bool:
        """Whether it points back, or begins with what it cites and, behind a remark, says more."""
        if citation.form is not Form.FULL or codes.names_act(citation.text):
            return True
        headed = any(
            (f.name in ("author", "editor", "note") and f.start == 0)
            or (f.name == "title" and f.start == 1 and citation.text[0] in _OPENING)
            or (f.name == "author" and f.start == 1 and citation.text[0] == "[")
            for f in citation.fields
        ) or (not behind_remark and self._opens_with_title(citation, at))
        more = any(f.name not in ("author", "editor", "title") for f in citation.fields)
        return headed and (more or not behind_remark or self._is_marked(citation, at))

    def _opens_with_title(self, citation: Citation, at: int) -> bool:
        """`*Salt and Bread*, ed. by Ann Miller, Bea Noble`: no name there is its author’s; nor is
        an archive that of `Minutes, 3 May 1910, Salzburg Archives`, or a party that of its case.
        """
        if archives.names_archive(citation.text):
            return True
        title = next((field for field in citation.fields if field.name == "title"), None)
        names = {field.name for field in citation.fields}
        if title is None or title.start > 0:
            return False
        edited = "editor" in names and self._is_marked(citation, at)
        cased = law.is_case(citation.text)
        return edited or cased or {"note", "date"} <= names or _is_written_by(citation, title)

    def _is_marked(self, citation: Citation, at: int) -> bool:
        """Whether quotation marks or italics show the title."""
        title = next((field for field in citation.fields if field.name == "title"), None)
        if not title:
            return False
        looks = self.passage.italics(at + title.start, at + title.end)
        return citation.text[title.start - 1 : title.start] in tuple(_OPENING) or bool(looks)

    def _text(self, piece: Piece) -> str:
        return self.passage.text.string[piece.start : piece.end]


def _pointing_bracket(text: str) -> tuple[int, int] | None:
    """The inside of a bracket with *ibid.* and a page in a sentence: `Salz war knapp (ebd., S. 3)`.

    Behind nothing but a name the whole is read.
    """
    bracket = _AGAIN.search(text)
    before = text[: bracket.start()].rstrip() if bracket else ""
    if not bracket or not _SENTENCE.search(before) or names.looks_like_person(before):
        return None
    return bracket.span("inside")


def _is_written_by(citation: Citation, title: Field) -> bool:
    """Whether the author stands behind the title: `Salt and Bread, by Ann Miller`."""
    author = next((field for field in citation.fields if field.name == "author"), None)
    between = citation.text[title.end : author.start] if author and author.raw else ""
    return bool(between.strip(' ,.”"')) and between.islower()


def _end(text: str, spans: tuple[Span, ...]) -> int:
    """Where the citation ends and a remark after it begins."""
    last = max(span.end for span in spans)
    closing = _CLOSING.match(text, last)
    return closing.end() if closing else last
