"""Lead-ins: *in his article “X”:*, *In The Second Sex, Simone de Beauvoir writes:*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.excerpt import Excerpt
from biblio.finder import people
from biblio.finder.cues import POSSESSIVES, RUN, is_noun, says
from biblio.finder.parentheticals import supplements
from biblio.language import cues
from biblio.origins import Where
from biblio.values import dates, places
from biblio.values.names import Lexicon
from biblio.values.patterns import PERSON, PERSONS, Lazy
from biblio.values.room import Room

_TITLE = Lazy(r"[“«„\"](?P<title>[^“”«»„\"]{2,200})[”»“\"]")
# The words between the preposition and the quoted title: in | his 1905 pamphlet | “…”
_CUE = Lazy(r"\b(?P<preposition>[Ii]n|[Ff]rom|[Oo]f|[Tt]o)\s+(?P<words>(?:[\w’'-]+,?\s+){0,9}?)$")
_LAST_WORDS = frozenset("to of from on for called entitled titled".split())
# what somebody says of himself ends as a sentence does
_SPEECH = Lazy(r"^(?:I|You|We)\b.*[.!]$")
_LONGEST_CUE = 90
_LONGEST_TITLE = 24
_BARE_TITLE = Lazy(
    rf"[Ii](?<![\w’'].)n\s+(?:{cues.as_written('possessive')}\s+)?(?P<title>{RUN})"
    rf"(?=\??,\s+{PERSON}\s+(?:\w+\s+)?[a-z]+|\s*[:,]\s*[“«„\"]|\s*:\s*$|\s*\()"
)
_JOINING = Lazy(rf"\s{cues.as_written('small', 'en')}\s")
_ARTICLE = Lazy(r"(?:The|An?|On|Of|What|How|Why|Der|Die|Das|Le|La|Les)\s")
_LANDS = frozenset("Europe America Russia Britain England France Germany".split())
# “A”, “B”: a list of works is not a lead-in.
_LISTED = Lazy(r"\s*+(?:,\s*+)?(?:and\s++)?[“«„\"](?!(?:\S+\s+){5})")
_SENTENCE_END = Lazy(r"[.?!”] ")
_TURN = Lazy(r"[.?!:](?=\s|$)|[“«„\"]|$")
_PUTS_IT = Lazy(r"\b(?P<verb>\w+)\s+(?:it|this|them|so)\s+$")
_INTRODUCES = Lazy(r"[^.:;!?]{0,120}(?::|,)\s*[“«„\"‘](?=(?:[^\s”»\"]+\s+){5})|[^.;!?]{0,160}:\s*$")
_SUBJECT_AFTER = Lazy(rf"[?”»\"“]*,?\s+(?:in\s+\d{{4}},?\s+)?(?P<name>{PERSONS})\s+[a-z]+:?")
_BY = Lazy(rf"[”»\"“]?,?\s+by\s+(?P<name>{PERSONS})")
_SUBJECT_BEFORE = Lazy(rf"(?P<name>{PERSONS})\s+(?P<verb>[a-z]+)(?:\s+\w+)?\s+$")
# In X (1847), in his “X” (January 1897): a date makes it a citation
_DATED = Lazy(rf"\s+\((?:[^\W\d_]+\.?\s+)?(?:\d{{1,2}},?\s+)?{dates.YEAR}\)")
_WRITTEN = Lazy(
    rf"[“”»\"]?,?\s+(?:{cues.as_written('made')}|of|from)\s+(?:in\s+)?"
    r"(?:(?:\d{1,2}\s+)?[^\W\d_a-z][^\W\d_]+\s+)?\d{4}"
)
# In The Salt Road (1961), Ann Miller …
_OF_WHOM = Lazy(rf"\s\({dates.YEAR}\),\s{PERSON}\s+(?P<verb>[a-z]+)")
_TAIL = 200  # of a paragraph, to see how it ends: long ones are not copied for each lead-in


class LeadIn(NamedTuple):
    """A title in running text: the span of the cue and the title."""

    start: int
    end: int


class _Around(NamedTuple):
    """What a lead-in is read with; `noted` are the paragraphs of the body that have a note."""

    document: Document
    lexicon: Lexicon
    named: people.Named
    noted: frozenset[int | None]


def find(document: Document, lexicon: Lexicon, named: people.Named) -> Iterator[Passage]:
    """Lead-ins as inline citations where they introduce a quotation, else as mentions."""
    noted = frozenset(note.anchor_paragraph for note in document.notes)
    around = _Around(document, lexicon, named, noted)
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "caption", "bibliography"):
            continue
        for lead_in in in_text(paragraph.string):
            yield _passage(around, index, lead_in)


def in_text(string: str) -> Iterator[LeadIn]:
    """The lead-ins of a paragraph, quoted titles first, none overlapping."""
    room = Room()
    for lead_in in [*_quoted(string), *_bare(string)]:
        if room.take(lead_in.start, lead_in.end):
            yield lead_in


def _quoted(string: str) -> Iterator[LeadIn]:
    for match in _TITLE.finditer(string):
        title = match["title"].strip()
        start = _cue_start(string, match.start())
        if start is None or _LISTED.match(string, match.end()):
            continue
        if _SPEECH.search(title):
            continue
        if title[:1] and not title[0].islower() and len(title.split()) <= _LONGEST_TITLE:
            yield LeadIn(start, match.end())


def _cue_start(string: str, end: int) -> int | None:
    """Where the words that lead to a quoted title begin: the last preposition that fits."""
    start = max(end - _LONGEST_CUE, 0)
    while match := _CUE.search(string, start, end):
        if _leads(match["words"].split(), match["preposition"]):
            return _outermost(string, match.start(), end)
        start = match.start() + 1
    return None


def _outermost(string: str, start: int, end: int) -> int:
    """*in the preface to his*: the cue begins with the first of several prepositions."""
    for match in _CUE.finditer(string, max(start - 40, 0), end):
        if match.start() < start and _leads(match["words"].split(), match["preposition"].lower()):
            return match.start()
    return start


def _leads(words: list[str], preposition: str) -> bool:
    """Whether the words between a preposition and a title announce a work.

    They do if a noun for a text is among them (*his 1905 pamphlet*), if they only tell whose
    it is (*his*, *Engels’s*), or if *in* stands right before the title.
    """
    if any(word[0].isupper() and not _is_owner(word) for word in words):
        return False
    if not words:
        return preposition in ("In", "in")
    if words == ["the"]:
        return preposition == "In"
    nouns = [at for at, word in enumerate(words) if is_noun(word)]
    if nouns:
        after = words[nouns[-1] + 1 :]
        return all(word in _LAST_WORDS or word in POSSESSIVES or _is_owner(word) or word == "the"
                   for word in after)  # fmt: skip
    return (words[0] in POSSESSIVES or _is_owner(words[0])) and len(words) <= 3


def _is_owner(word: str) -> bool:
    return word[0].isupper() and word.endswith(("’s", "'s", "’", "'"))


def _bare(string: str) -> Iterator[LeadIn]:
    found = list(_BARE_TITLE.finditer(string))
    ends = [0, *(end.start() + 1 for end in _SENTENCE_END.finditer(string))] if found else []
    for match in found:
        start = ends[bisect_left(ends, match.start(), 1) - 1]
        said = _could_be_title(match["title"], string, match.start())
        whose = _OF_WHOM.match(string, match.end("title"))
        told = whose and (says(whose["verb"]) or _JOINING.search(match["title"]))
        if said and (told or _is_said(_sentence(string, start, match.end()))):
            yield LeadIn(match.start(), match.end("title"))


def _could_be_title(title: str, string: str, at: int) -> bool:
    """Whether a capitalised run is a title: *As Milton puts it in* leaves little else."""
    first = title.split()[0]
    if (
        first in _LANDS
        or dates.season(first)
        or dates.is_month(first)
        or first.isdigit()
        or places.is_city(title)
    ):
        return False
    put = _PUTS_IT.search(string, max(at - _LONGEST_CUE, 0), at)
    return bool((put and says(put["verb"])) or _ARTICLE.match(title) or _JOINING.search(title))


def _is_said(sentence: str) -> bool:
    """Whether somebody speaks in the sentence, or it ends in a colon."""
    return sentence.rstrip().endswith(":") or any(map(says, re.findall(r"[a-z]+", sentence)))


def _sentence(string: str, start: int, title_end: int) -> str:
    """The rest of the sentence that begins at `start`, with the title in it."""
    end = _TURN.search(string, title_end)
    return string[start : end.end() if end else len(string)]


def _passage(around: _Around, index: int, lead_in: LeadIn) -> Passage:
    document = around.document
    string = document.paragraphs[index].string
    cites = _DATED.match(string, lead_in.end) or _introduces_quotation(document, index, lead_in.end)
    start, end = _extent(string, lead_in, around.lexicon)
    text = document.excerpt(Where(None, index, start, end)).strip()
    author = around.named.antecedent(index, start)
    if cites and not _is_noted(around, index):
        extra = _supplement(document, index, lead_in.end)
        return Passage(document, text, Kind.INLINE, Shape.LEAD_IN, author=author, supplement=extra)
    return Passage(document, text, Kind.MENTION, Shape.LEAD_IN, author=author)


def _extent(string: str, lead_in: LeadIn, lexicon: Lexicon) -> tuple[int, int]:
    """The lead-in with its subject: `Engels writes in “X”`, `In “X”, Engels writes:`."""
    end = lead_in.end
    if dated := _WRITTEN.match(string, end) or _DATED.match(string, end):
        end = dated.end()
    subject = _BY.match(string, end) or _SUBJECT_AFTER.match(string, end)
    if subject and _is_subject(subject["name"], lexicon):
        end = subject.end()
    before = _SUBJECT_BEFORE.search(string, max(lead_in.start - 90, 0), lead_in.start)
    if before and says(before["verb"]) and _is_subject(before["name"], lexicon):
        return before.start("name"), end
    return lead_in.start, end


def _is_subject(name: str, lexicon: Lexicon) -> bool:
    return all(people.is_person(one, lexicon) for one in name.split(" and "))


def _introduces_quotation(document: Document, index: int, end: int) -> bool:
    string = document.paragraphs[index].string
    while string[end : end + 1] == "?":
        end += 1
    if not _INTRODUCES.match(string, end):
        return False
    return not _ends_in_colon(string) or index + 1 < len(document.paragraphs)


def _ends_in_colon(string: str) -> bool:
    return string[-_TAIL:].rstrip().endswith(":")


def _is_noted(around: _Around, index: int) -> bool:
    """Whether a note stands with the quotation that follows: then the note is its citation."""
    paragraphs = around.document.paragraphs
    for following in range(index, min(index + 5, len(paragraphs))):
        if following in around.noted:
            return True
        if _ends_quotation(paragraphs[following].string):
            return False
    return False


def _supplement(document: Document, index: int, after: int) -> Excerpt | None:
    """The bracket with an address that closes the quotation which the lead-in introduces."""
    own = document.paragraphs[index]
    if not _ends_in_colon(own.string):
        found = [span for span in supplements(own.string) if span[0] > after]
        return document.excerpt(Where(None, index, *found[0])) if found else None
    for at, paragraph in enumerate(document.paragraphs[index + 1 : index + 4], index + 1):
        for start, end in supplements(paragraph.string):
            return document.excerpt(Where(None, at, start, end))
        if _ends_quotation(paragraph.string):
            return None
    return None


def _ends_quotation(string: str) -> bool:
    return string[-_TAIL:].rstrip(" .")[-1:] in ("”", "»", '"')
