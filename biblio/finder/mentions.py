"""Works named in passing: `his works “A” and “B”`, and titles known from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder import people
from biblio.finder.cues import is_noun
from biblio.language import cues
from biblio.origins import Where
from biblio.parser.leadins import DATED_AFTER, DATED_BEFORE
from biblio.values import places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

_WORD = Lazy(r"\w+")
_Pair = tuple[str, str]
_LIST = Lazy(
    r"(?P<list>[“«„\"][^“”«»„\"]{2,160}[”»“\"]"
    r"(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*,?\s*&\s*)(?:the\s+)?[“«„\"][^“”«»„\"]{2,160}[”»“\"])*)"
)
# The word that announces the list: his works “A”, the pamphlet (“B”)
_ANNOUNCED = Lazy(r"(?P<word>[\w’']+)[,:]?\s*\(?$")
_MAKER = Lazy(rf"\b{cues.as_written('maker')}\s+\(?$")
_ANNOUNCING = frozenset(("his", "her", "own", "title"))
_LONGEST_WORD, _LONGEST_LEAD = 24, 60
# A Women’s Day *speech* is described, not named; a long title is one however it is written.
_WEIGHTY, _LONG = 4, 6
_A_NAME = 2
# Words that make a country's or a landscape's name: New Zealand, United States, Ohio Valley
_OF_PLACES = Lazy(rf"{cues.as_written('land_begins')}\s\S+|\S+\s{cues.as_written('land_ends')}")
# the Black Death, die Pariser Kommune: what is no title has its article there
_ARTICLE_BEFORE = Lazy(rf"\b(?i:{cues.as_written('before_noun')})\s$")
_WHOSE = Lazy(r"[A-Z]\w*(?:ish|ese|[ei]an|ch)")  # British Guiana, but Occupied America
_OPENING = tuple("“«„\"‘'")
_PREPOSITIONS = frozenset(cues.words("preposition"))
_QUOTED = Lazy(r"[“«„\"](?P<title>[^“”«»„\"]+)[”»“\"]")
_BY = Lazy(
    rf"[,\s)]*(?:{cues.as_written('made')}\s+)?by\s+(?P<name>[A-ZÀ-Þ][\w.’-]*(?:\s+[A-ZÀ-Þ][\w.’-]*){{0,3}})"
)


class KnownTitle(NamedTuple):
    """A title to look for in running text, and whose it is (`Family, Given`).

    `chosen`: from a library or the authority, where somebody saw to what it is; a title that only
    a citation of the document shows may be a country's name.
    """

    title: str
    authors: tuple[str, ...] = ()
    chosen: bool = True


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """Quoted titles that a noun announces: `the works “1905”, “Our Differences”`."""
    named = people.Named(document, lexicon)
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "caption", "bibliography"):
            continue
        for match in _LIST.finditer(paragraph.string):
            if _is_announced(paragraph.string, match.start()):
                yield from _listed(document, index, match, named)


def known(document: Document, titles: Iterable[KnownTitle]) -> Iterator[Passage]:
    """Every place where the running text names a known title, letter for letter."""
    sought = [(known, _pairs(known.title)) for known in titles]
    text = "\n".join(paragraph.string for paragraph in document.paragraphs)
    pairs = frozenset().union(*(each for _, each in sought)).intersection(_pairwise(text))
    by_title = {
        known.title: known
        for known, each in sought
        if each <= pairs and _is_distinctive(known.title)
    }
    if not by_title:
        return
    pattern = re.compile(_alternatives(by_title))
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style not in ("heading", "bibliography"):
            yield from _known(document, index, pattern, by_title)


def _pairs(title: str) -> frozenset[_Pair]:
    """Each word of the title with the next: no text has the title that has not all of them."""
    return frozenset(_pairwise(title))


def _pairwise(text: str) -> Iterator[_Pair]:
    return pairwise(_WORD.findall(text))


def _is_announced(string: str, end: int) -> bool:
    start = max(end - _LONGEST_WORD, 0)
    match = _ANNOUNCED.search(string, start, end)
    if match and (is_noun(match["word"]) or match["word"] in _ANNOUNCING):
        return True
    return bool(_MAKER.search(string, start, end))


def _listed(
    document: Document, index: int, match: re.Match[str], named: people.Named
) -> Iterator[Passage]:
    paragraph = document.paragraphs[index]
    author = _author(document, index, match, named)
    for quoted in _QUOTED.finditer(paragraph.string, match.start("list"), match.end("list")):
        title = quoted["title"].strip()
        if title[:1].isupper() or title[:1].isdigit():
            text = document.excerpt(Where(None, index, *quoted.span()))
            yield Passage(document, text, Kind.MENTION, Shape.MENTION, author=author)


def _author(
    document: Document, index: int, match: re.Match[str], named: people.Named
) -> str | None:
    """Who is named behind the list, else the person before it; *the author of* names nobody."""
    string = document.paragraphs[index].string
    if by := _BY.match(string, match.end()):
        return by["name"].rstrip(".")
    if _MAKER.search(string, max(match.start() - _LONGEST_WORD, 0), match.start()):
        return None
    return named.antecedent(index, match.start("list"))


def _known(
    document: Document, index: int, pattern: re.Pattern[str], by_title: dict[str, KnownTitle]
) -> Iterator[Passage]:
    paragraph = document.paragraphs[index]
    for match in pattern.finditer(paragraph.string):
        title = by_title[match.group()]
        named = _may_be_name(title) or _has_article(paragraph.string, match.start(), title)
        if named and not _is_shown(paragraph, *match.span()):
            continue
        author = " and ".join(title.authors) or None
        before = DATED_BEFORE.search(paragraph.string, max(match.start() - 40, 0), match.start())
        after = DATED_AFTER.match(paragraph.string, match.end())
        start = before.start() if before else match.start()
        end = after.end() if after else match.end()
        text = document.excerpt(Where(None, index, start, end))
        yield Passage(document, text, Kind.MENTION, Shape.MENTION, author=author)


def _is_distinctive(title: str) -> bool:
    """Whether a title can be told from ordinary words: several words, none of weight in small."""
    words = title.split()
    small = [word for word in words if word.islower() and len(word) >= _WEIGHTY]
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 1 and (not set(small) - _PREPOSITIONS or len(words) >= _LONG)


def _may_be_name(known: KnownTitle) -> bool:
    """Whether it may name a country or a person: New Zealand, British Guiana, Robert Owen."""
    if known.chosen:
        return False
    words = known.title.split()
    if len(words) != _A_NAME:
        return False
    person = opens_name(words[0]) and all(word[0].isupper() for word in words)
    owned = places.is_land(words[1]) and _WHOSE.fullmatch(words[0])
    return bool(person or owned or _OF_PLACES.fullmatch(known.title))


def _has_article(string: str, start: int, known: KnownTitle) -> bool:
    """Whether an article makes a name of the two words: `the Black Death`; but in `Miller in the
    Salt Papers` their author stands before them.
    """
    if known.chosen or len(known.title.split()) != _A_NAME:
        return False
    article = _ARTICLE_BEFORE.search(string, max(start - _LONGEST_WORD, 0), start)
    before = string[max(start - _LONGEST_LEAD, 0) : start]
    return bool(article) and not any(family in before for family in _families(known))


def _families(known: KnownTitle) -> list[str]:
    return [author.partition(",")[0] for author in known.authors]


def _is_shown(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether italics or quotation marks show that a title is named there."""
    quoted = paragraph.string[max(start - 1, 0) : start] in _OPENING
    return quoted or all(run.italic for run in paragraph.runs_between(start, end))


def _alternatives(titles: Iterable[str]) -> str:
    ordered = sorted(titles, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(title) for title in ordered) + r")(?!\w)"
