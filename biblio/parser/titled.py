"""Citations that name a work by its title, in short, as the document cites it elsewhere."""

from __future__ import annotations

from biblio.citation import Form
from biblio.parser import locating
from biblio.parser.labelling.spans import Span
from biblio.parser.pointer import BackReference, all_known, named, numbers
from biblio.values import dates, title_words
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_TITLED = Lazy(
    rf"(?:(?P<authors>{CAPITAL}[^\d()\[\]“”«»\",;:]{{1,60}}?),\s)?"
    rf"[“\"‘«]?(?P<title>{CAPITAL}[^\d()\[\]“”«»\",;]{{2,80}}?)[,?!]?[”\"’»]?"
    rf"(?:,?\s(?P<year>{dates.YEAR})[a-k]?|,?\s{locating.DIVISION}|\s{locating.PAGES})\s*$"
)
# Weller, Markt 2003, S. 15 · Petit, « Sel », 1988, p. 5: the title cut short, and its year
_DATED = Lazy(
    rf"(?P<authors>{CAPITAL}[^\d()\[\]“”«»\",;:]{{1,60}}?),\s[“\"„‘«]?\s?(?P<title>{CAPITAL}[^\d()\[\]“”«»\",;:]{{2,80}}?)"
    rf"\s?[”\"’»“]?,?\s\(?(?P<year>{dates.YEAR})[a-k]?\)?(?=[,:.]){locating.WHERE}\s*+\.?\s*$",
    sign=rf",\s[^\d,]{{3,90}},?\s\(?{dates.YEAR}",
)


def by_title(text: str, lexicon: Lexicon, *, marked: bool = False) -> BackReference | None:
    """`Beloved 12`, `Morrison, Playing 45`, `“Salt,” 1974`: a title that the document cites; where
    italics or quotation marks show it and no year follows, one word of it: `(*Times* 1926)` may be
    a newspaper beside *Hard Times*.
    """
    match = _TITLED.match(text)
    told = title_words.is_word if match and marked and not match["year"] else title_words.is_short
    if not match or not told(match["title"], lexicon.titles):
        return None
    people = named(match, "authors") if match["authors"] else ()
    said = [Span("title", *match.span("title"), 0.9)]
    said += [Span("year", *match.span("year"))] if match["year"] else []
    return BackReference(Form.SHORT, (*people, *said, *numbers(match)), match.end())


def dated(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Weller, Markt 2003, S. 15`: a title of a known author’s that the document cites, cut short
    to some of its words, and its year.
    """
    match = _DATED.match(text)
    if not match or not lexicon.titles or not all_known(match["authors"], lexicon):
        return None
    if not title_words.is_short(match["title"], lexicon.titles):
        return None
    said = Span("title", *match.span("title"), 0.9), Span("year", *match.span("year"))
    spans = (*named(match, "authors"), *said, *numbers(match))
    return BackReference(Form.SHORT, spans, match.end())
