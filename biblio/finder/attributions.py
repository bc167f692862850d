"""Attributions after a quotation: `… .” Trotsky, “Results and Prospects”, 1906.`"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.excerpt import Excerpt
from biblio.finder.cues import CLOSING, OPENING, SET_OFF
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import segment
from biblio.values import names
from biblio.values.patterns import CAPITAL, PERSON, Lazy

_LONGEST = 240
_LONGEST_TITLE = 14  # words
_LONGEST_NAME = 60
_NAME_BEFORE = Lazy(rf"{PERSON}(?:\s{names.OTHERS})?,\s$")
_WORD = Lazy(r"\w")
_CLOSING = Lazy(f"[{CLOSING}]")
_LEADING = Lazy(r"[\s,.;]*(?:[–—―-]+\s*)?")
_DASH = Lazy(r"\s*[–—―-]+\s*\S")
# The end of a sentence before a capital: a full stop, a closing mark, or both.
_SENTENCE = Lazy(rf"(?<=[a-zß-ÿ\d”»\"?!)])[.?!]?(?<=[.?!”»\"])\s+(?={CAPITAL}|[–—])")
_STOP = Lazy(rf"(?<=[.?!”»\":])(?<!\b[A-Z]\.)\s+(?:(?:-{{2,3}}|[–—―])\s*)?(?={CAPITAL})")
_HEAD = Lazy(r"[^,:“«„\"(\[]{1,90}?(?=[,:“«„\"(\[]|(?<=[a-z]{2})\.\s)")
# What goes on like this after the first comma is a sentence: Lenin, who …
_CLAUSE = Lazy(rf",\s{cues.as_written('clause')}\s")
_ANDS = frozenset((*cues.words("and"), "&"))
_BRACKET = Lazy(r"[(\[](?P<inside>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]")


def find(document: Document) -> Iterator[Passage]:
    """Attributions after a quotation or a sentence, or in a line of their own after either."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style != "bibliography":
            yield from _behind(document, index)
            yield from _on_its_own(document, index)


def _begins_like_a_name(text: str) -> bool:
    """A cheap look before the rules are asked: capitals up to the first comma, mark or bracket."""
    if not 3 < len(text) <= _LONGEST or text.endswith(":"):
        return False
    if not (text[0].isupper() or text[0] in OPENING):
        return False
    head = _HEAD.match(text)
    if not head or _CLAUSE.match(text, head.end()):
        return False
    return all(
        not word[0].islower() or word.casefold() in names.PARTICLES | _ANDS
        for word in head.group().split()
    )


def _behind(document: Document, index: int) -> Iterator[Passage]:
    """What stands behind a closing mark, and after or before a plain sentence."""
    for start, end, quotes in _candidates(document.paragraphs[index].string):
        yield from _passage(document, Where(None, index, start, end), quotes=quotes)


def _passage(document: Document, where: Where, *, quotes: bool) -> Iterator[Passage]:
    whole = document.excerpt(where).strip()
    text = _without_brackets(whole).strip()
    if len(text) < len(whole) and ";" in text.string and len(segment.pieces(text.string)) > 1:
        return  # several works in one bracket: see parentheticals
    if text.string.count("(") != text.string.count(")"):
        return  # cut within brackets: … (London: | Lawrence & Wishart, 1967), p. 9
    if _is_within_italics(document.paragraphs[where.paragraph], where.start):
        return  # *Strike! | Magazine*, August 2013
    if _begins_like_a_name(text.string):
        yield Passage(document, text, Kind.INLINE, Shape.ATTRIBUTION, quotes=quotes)


def _is_within_italics(paragraph: Paragraph, start: int) -> bool:
    at = 0
    for run in paragraph.runs:
        begin, at = at, at + len(run.text)
        if at > start:
            return run.italic and begin < start
    return False


def _candidates(string: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches that may be an attribution: where, and whether they close a quotation.

    A mark closes something where letters stand before it, and none right after it.
    """
    words = _WORD.search(string)
    first = words.start() if words else len(string)
    for closing in (match.end() for match in _CLOSING.finditer(string, first)):
        lead = _LEADING.match(string, closing)
        start = lead.end() if lead else closing
        if start >= len(string) or string[closing].isalnum() or _is_title(string, closing):
            continue
        if len(string) - start <= _LONGEST:
            yield start, len(string), True
        if stop := _SENTENCE.search(string, start, start + _LONGEST):
            yield start, stop.start() + 1, False
    for stop in _STOP.finditer(string, max(len(string) - _LONGEST, 0)):
        if not _is_title(string, stop.start()):
            yield stop.end(), len(string), False


def _is_title(string: str, closing: int) -> bool:
    """Whether the marks that close there are a title's, and what it is printed in follows:
    `“Horn under the Hammer,” Salt Gazette`; of `“Horn”, Salt Gazette` a name before it tells.
    """
    within = closing > 1 and string[closing - 2] == ","
    if not within and string[closing : closing + 1] != ",":
        return False
    openings = _openings(string)
    before = bisect_left(openings, closing - 1)
    opening = openings[before - 1] if before else -1
    while opening > 0 and string[opening - 1] in OPENING:
        opening -= 1  # “‘Dear salt’: a history”
    if not within and not _NAME_BEFORE.search(string, max(opening - _LONGEST_NAME, 0), opening):
        return False
    return len(string[opening:closing].split()) <= _LONGEST_TITLE


@lru_cache(maxsize=8)  # every mark that closes asks
def _openings(string: str) -> tuple[int, ...]:
    return tuple(at for at, sign in enumerate(string) if sign in OPENING)


def _on_its_own(document: Document, index: int) -> Iterator[Passage]:
    paragraph = document.paragraphs[index]
    string = paragraph.string
    if index == 0 or len(string) > _LONGEST:
        return
    if not (_DASH.match(string) or is_quotation(document, index - 1)):
        return
    lead = _LEADING.match(string)
    where = Where(None, index, lead.end() if lead else 0, len(string))
    yield from _passage(document, where, quotes=True)


def _without_brackets(text: Excerpt) -> Excerpt:
    """The text without brackets around all of it."""
    match = _BRACKET.fullmatch(text.string.rstrip(". "))
    return text.cut(*match.span("inside")) if match else text


def is_quotation(document: Document, index: int) -> bool:
    """Whether the paragraph quotes: set off, behind a colon, or with a mark that closes it."""
    paragraph = document.paragraphs[index]
    string = paragraph.string.rstrip()
    led_in = index > 0 and document.paragraphs[index - 1].string.rstrip().endswith(":")
    return paragraph.style in SET_OFF or led_in or string[-1:] in tuple(CLOSING)
