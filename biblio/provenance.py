"""Where a text comes from, as a line in the head of its page says: *Source: …*, *From Paper, date*.

Archives of texts (marxists.org and its like) put such lines between the title and the text, where
they stay; what they say is part of the document's own record.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from biblio.document import Paragraph, Style
from biblio.language import cues
from biblio.values import dates
from biblio.values.patterns import CAPITAL, Lazy


class Telling(StrEnum):
    """What a line of a head tells."""

    WRITTEN = "written"
    PUBLISHED = "first published"
    SOURCE = "source"
    PUBLISHER = "publisher"
    TRANSLATED = "translator"
    EDITED = "editor"
    TRANSCRIBED = "transcriber"
    FROM = "from"


class Said(NamedTuple):
    """What a line tells, and which characters of it are the value."""

    telling: Telling
    start: int
    end: int


class Line(NamedTuple):
    """A line of a head: the paragraph's number among those of the body, and what it says."""

    paragraph: int
    said: Said


_LABELS = {
    Telling.WRITTEN: "head_written",
    Telling.PUBLISHED: "head_published",
    Telling.SOURCE: "head_source",
    Telling.PUBLISHER: "head_publisher",
    Telling.TRANSLATED: "head_translated",
    Telling.EDITED: "head_edited",
    Telling.TRANSCRIBED: "head_transcribed",
}
# what is further down is no head, nor what is longer
_WITHIN, _LONGEST = 30, 400
# and a longer paragraph that is no line of a head is the text itself: the head is over
_PROSE = 200
_LABELLED, _LED_IN = cues.sign(*_LABELS.values()), cues.sign("head_from")
# a label, up to three words more (*Transcribed/HTML Markup*), a colon, in a table a bar
_LABEL = Lazy(
    r"\s*(?:"
    + "|".join(
        rf"(?P<{name}>{cues.pattern(name)}(?!\w))" for name in dict.fromkeys(_LABELS.values())
    )
    + r")(?:[ /\\&-]{1,3}\w{1,12}){0,3}\s?:\s*(?:\|\s*)?(?P<value>\S.*)",
    re.IGNORECASE,
    sign=lambda text: ":" in text and _LABELLED(text),
)
# so many characters at the beginning of a line tell whether it may begin with *From*
_FROM_WITHIN = 24
_FROM = Lazy(
    rf"\s*(?i:{cues.pattern('head_from')})(?!\w)[:\s]\s*(?:the\s+)?(?P<value>\S.*)",
    sign=lambda text: _LED_IN(text[:_FROM_WITHIN]),
)
# a title without any look ends at the comma or the bracket before its date, number or volume
_PLAIN = Lazy(rf"(?P<title>{CAPITAL}[^,.;:()“”\"]{{2,60}}),?\s\(?(?=\S)")
_YEAR = Lazy(rf"{dates.YEAR}\)?\.?\Z")
_COUNTED = Lazy(rf"(?:{cues.pattern('volume')}|{cues.pattern('issue')})\s?\d")
_LEAD = Lazy(r"(?:in|by)\s+(?=\S)")
_LONGEST_DATE = 40
_DATE = Lazy(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[^\W\d_]{3,10}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?)?"
    r"\b(?:1[4-9]|20)\d\d\b"
)


def lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """The lines of the head above the text, of the paragraphs of a document."""
    for number, one in enumerate(paragraphs[:_WITHIN]):
        if said := read(one.string, [start for start, _ in emphasised(one)]):
            yield Line(number, said)
        elif one.style != Style.HEADING and len(one.string) > _PROSE:
            return


def emphasised(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """What is in italics or in bold: where it begins, and its characters."""
    at = 0
    for run in paragraph.runs:
        if (run.italic or run.bold) and run.text.strip():
            yield at, run.text
        at += len(run.text)


def record(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[str, ...]]:
    """What the head says of the text: each name with its value."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(paragraphs):
        for name, value in _fields(paragraphs[line.paragraph], line.said):
            found.setdefault(name, (value,))
    return found


def _fields(paragraph: Paragraph, said: Said) -> Iterator[tuple[str, str]]:
    value = paragraph.string[said.start : said.end]
    if said.telling is Telling.FROM:
        yield from _printed(paragraph, said, "date")
    elif said.telling is not Telling.PUBLISHER:
        yield str(said.telling), value
    if said.telling is Telling.PUBLISHED:
        yield from _printed(paragraph, said, "origdate")
    elif said.telling is Telling.WRITTEN and (date := _DATE.search(value)):
        yield "origdate", date[0]


def _printed(paragraph: Paragraph, said: Said, dated: str) -> Iterator[tuple[str, str]]:
    """The periodical, which is printed in italics or in bold, and the date behind it."""
    string = paragraph.string
    plain = string[said.start : said.start + periodical(string[said.start : said.end])]
    looks = (one for one in emphasised(paragraph) if one[0] >= said.start)
    start, title = next(looks, (said.start, plain))
    dates_behind = [match[0].strip() for match in _DATE.finditer(string, start + len(title))]
    if title:
        yield "journaltitle", title.strip(" ,.;")
    if dates_behind:
        yield dated, dates_behind[-1]


def read(line: str, looks: Collection[int] = ()) -> Said | None:
    """What the line says, if it reads like one of a head.

    `looks` is where characters in italics or in bold begin: what is printed so behind *From* is a
    title; printed plainly, only what a date, a number or a volume follows.
    """
    if len(line) > _LONGEST:
        return None
    if match := _LABEL.match(line):
        telling = next(one for one, name in _LABELS.items() if match[name])
        return _said(telling, line, match.start("value"))
    match = _FROM.match(line)
    if match and (match.start("value") in looks or periodical(match["value"])):
        return _said(Telling.FROM, line, match.start("value"))
    return None


def _said(telling: Telling, line: str, start: int) -> Said:
    """The value without *in* or *by* before it, and without the space behind."""
    lead = _LEAD.match(line, start)
    return Said(telling, lead.end() if lead else start, len(line.rstrip(" ;")))


def periodical(value: str) -> int:
    """How long the title is with which it begins, if a date, a number or a volume follows; or 0."""
    title = _PLAIN.match(value)
    if title is None:
        return 0
    behind = value[title.end() :]
    date = next(dates.find(behind[:_LONGEST_DATE]), None)
    dated = date is not None and date.start == 0
    return title.end("title") if dated or _YEAR.match(behind) or _COUNTED.match(behind) else 0
