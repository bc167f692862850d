"""Lead-ins: *in his article “X”:*, *In The Second Sex, Simone de Beauvoir writes:*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Text
from biblio.finder import people
from biblio.finder.cues import NOUN, PART, PERSON, POSSESSIVE, RUN, SAYING
from biblio.finder.parentheticals import supplements
from biblio.values import places
from biblio.values.names import Lexicon

_WORDS = r"(?:[a-zà-ÿ\d’'-]+\s+){0,4}?"
_OWNER = rf"(?:{POSSESSIVE}|the|this|that|an?|another of {POSSESSIVE}|one of {POSSESSIVE}|[A-ZÀ-Þ][\w-]+[’']s?)"
# What may stand right before a quoted title: in his 1905 pamphlet, in the preface to her, In …
_BEFORE = re.compile(
    rf"\b(?P<cue>[Ii]n|[Ff]rom|[Oo]f|[Tt]o|[Bb]y)\s+(?:{_OWNER}\s+)?{_WORDS}(?:{NOUN}|{PART})s?,?\s*"
    rf"(?:(?:to|of|from|on|for|called|entitled|titled)\s+)?(?:{_OWNER}\s+)?(?:{_WORDS}{NOUN},?\s*)?"
    rf"(?:(?:called|entitled|titled)\s+)?$|\b(?:[Ii]n\s+(?:(?:{POSSESSIVE}|[A-ZÀ-Þ][\w-]+[’']s?)\s+(?:\d{{4}}\s+)?(?:[a-z-]+\s+)?)?|In\s+the\s+)$"
)
_TITLE = re.compile(r"[“«„\"](?P<title>[^“”«»„\"]{2,200})[”»“\"]")
_BARE_TITLE = re.compile(
    rf"(?<![\w’'])[Ii]n\s+(?P<title>{RUN})(?=\??,\s+{PERSON}\s+(?:\w+\s+)?[a-z]+|\s*:\s*(?:$|[“«„\"])|\s*\()"
)
_JOINING = re.compile(r"\b(?:of|and|the|in|on|to|for|a|is|from|with)\b")
_ARTICLE = re.compile(r"(?:The|An?|On|Of|What|How|Why|Der|Die|Das|Le|La|Les)\s")
# “A”, “B”: a list of works is not a lead-in.
_LISTED = re.compile(r"\s*,?\s*(?:and\s+)?[“«„\"](?!\S+\s+\S+\s+\S+\s+\S+\s+\S+\s)")
_PUTS_IT = re.compile(rf"\b{SAYING}\s+(?:it|this|them|so)\s+$")
_TIME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Winter|Europe|America|Russia|Britain|England|France|Germany|\d{4})\b"
)
_INTRODUCES = re.compile(
    r"[^.:;!?]{0,120}(?::|,)\s*[“«„\"‘](?=(?:[^\s”»\"]+\s+){5})|[^.;!?]{0,160}:\s*$"
)
_SUBJECT_AFTER = re.compile(
    rf"[?”»\"“]*,?\s+(?:in\s+\d{{4}},?\s+)?(?P<name>{PERSON}(?:\s+and\s+{PERSON})?)\s+[a-z]+:?"
)
_SUBJECT_BEFORE = re.compile(
    rf"(?:\b[Aa]s\s+)?(?P<name>{PERSON}(?:\s+and\s+{PERSON})?)\s+{SAYING}(?:\s+\w+)?\s+$"
)
_WRITTEN = re.compile(
    r"[“”»\"]?,?\s*(?:written|published|printed|issued|of|from)\s+(?:in\s+)?\d{4}"
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A title in running text: the span of cue and title, and the title's own."""

    start: int
    end: int
    title_start: int
    title_end: int


def find(document: Document, lexicon: Lexicon, cited: people.Cited) -> Iterator[Passage]:
    """Lead-ins as inline citations where they introduce a quotation, else as mentions."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "caption", "bibliography"):
            continue
        for lead_in in in_text(paragraph.string):
            yield _passage(document, index, lead_in, lexicon, cited)


def in_text(string: str) -> Iterator[LeadIn]:
    """The lead-ins of a paragraph, quoted titles first, none overlapping."""
    taken: list[tuple[int, int]] = []
    for lead_in in [*_quoted(string), *_bare(string)]:
        if all(lead_in.end <= start or lead_in.start >= end for start, end in taken):
            taken.append((lead_in.start, lead_in.end))
            yield lead_in


def _quoted(string: str) -> Iterator[LeadIn]:
    for match in _TITLE.finditer(string):
        title = match["title"].strip()
        cue = _BEFORE.search(string, max(match.start() - 140, 0), match.start())
        if _LISTED.match(string, match.end()):
            continue
        if cue and title[:1] and not title[0].islower() and len(title.split()) <= 24:
            yield LeadIn(cue.start(), match.end(), *match.span("title"))


def _bare(string: str) -> Iterator[LeadIn]:
    for match in _BARE_TITLE.finditer(string):
        title = match["title"]
        if _could_be_title(title, string[: match.start()]) and _is_said(_sentence(string, match)):
            yield LeadIn(match.start(), match.end("title"), *match.span("title"))


def _could_be_title(title: str, before: str) -> bool:
    """Whether a capitalised run is a title: *As Milton puts it in* leaves little else."""
    if _TIME.match(title) or places.is_city(title):
        return False
    return bool(_PUTS_IT.search(before) or _ARTICLE.match(title) or _JOINING.search(title))


def _is_said(sentence: str) -> bool:
    """Whether somebody speaks in the sentence, or it ends in a colon."""
    return sentence.rstrip().endswith(":") or bool(re.search(rf"\b{SAYING}\b", sentence))


def _sentence(string: str, match: re.Match[str]) -> str:
    start = max(string.rfind(mark, 0, match.start()) for mark in (". ", "? ", "! ", "” ")) + 1
    end = re.search(r"[.?!:](?=\s|$)|[“«„\"]|$", string[match.end() :])
    return string[max(start, 0) : match.end() + (end.end() if end else 0)]


def _passage(
    document: Document, index: int, lead_in: LeadIn, lexicon: Lexicon, cited: people.Cited
) -> Passage:
    paragraph = document.paragraphs[index]
    string = paragraph.string
    introduces = _introduces_quotation(document, index, lead_in.end)
    start, end = _extent(string, lead_in, lexicon)
    text = paragraph.text.cut(start, end).strip()
    author = people.antecedent(document, index, start, lexicon, cited)
    if introduces and not _is_noted(document, index):
        extra = _supplement(document, index, lead_in.end)
        return Passage(document, text, Kind.INLINE, Shape.LEAD_IN, author=author, supplement=extra)
    return Passage(document, text, Kind.MENTION, Shape.LEAD_IN, author=author)


def _extent(string: str, lead_in: LeadIn, lexicon: Lexicon) -> tuple[int, int]:
    """The lead-in with its subject: `Engels writes in “X”`, `In “X”, Engels writes:`."""
    end = lead_in.end
    if written := _WRITTEN.match(string, end):
        end = written.end()
    subject = _SUBJECT_AFTER.match(string, end)
    if subject and _is_subject(subject["name"], lexicon):
        end = subject.end()
    before = _SUBJECT_BEFORE.search(string, max(lead_in.start - 90, 0), lead_in.start)
    if before and _is_subject(before["name"], lexicon):
        return before.start("name"), end
    return lead_in.start, end


def _is_subject(name: str, lexicon: Lexicon) -> bool:
    return all(people.is_person(one, lexicon) for one in name.split(" and "))


def _introduces_quotation(document: Document, index: int, end: int) -> bool:
    string = document.paragraphs[index].string
    rest = string[end:]
    if not _INTRODUCES.match(rest):
        return False
    return not rest.rstrip().endswith(":") or index + 1 < len(document.paragraphs)


def _is_noted(document: Document, index: int) -> bool:
    """Whether a note stands with the quotation that follows: then the note is its citation."""
    noted = {note.anchor_paragraph for note in document.notes}
    for following in range(index, min(index + 5, len(document.paragraphs))):
        if following in noted:
            return True
        if _ends_quotation(document.paragraphs[following].string):
            return False
    return False


def _supplement(document: Document, index: int, after: int) -> Text | None:
    """The bracket with an address that closes the quotation which the lead-in introduces."""
    own = document.paragraphs[index]
    if not own.string.rstrip().endswith(":"):
        found = [span for span in supplements(own) if span[0] > after]
        return own.text.cut(*found[0]) if found else None
    for paragraph in document.paragraphs[index + 1 : index + 4]:
        for start, end in supplements(paragraph):
            return paragraph.text.cut(start, end)
        if _ends_quotation(paragraph.string):
            return None
    return None


def _ends_quotation(string: str) -> bool:
    return string.rstrip(" .")[-1:] in ("”", "»", '"')
