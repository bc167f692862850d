"""A lead-in read: title, whose it is, who translated it, when it was written."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.language import cues
from biblio.parser.labelling.rules.quotations import quoted
from biblio.parser.labelling.spans import Span, trimmed
from biblio.values import dates, names
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, PERSONS, Lazy

_BARE = Lazy(
    rf"\b[Ii]n\s+(?:{cues.as_written('possessive')}\s+)?(?P<title>(?:[A-ZÀ-Þ][\w’'-]*|\d{{4}})(?:[,:]?\s+(?:[A-ZÀ-Þ][\w’'-]*|"
    rf"{cues.as_written('small')}))*?\??)(?=\??,\s+{PERSON}\s+[a-z]|\s*:\s*$|\s*\(|$)"
)
_OWNER = Lazy(
    r"(?<![\w’'])(?P<name>[A-ZÀ-Þ][\w.-]*(?:\s+[A-ZÀ-Þ][\w.-]*){0,3}?)[’'](?:s\b)?\s+(?:[\w-]+\s+){0,3}?[“«„\"‘]?$"
)
_BEFORE = Lazy(rf"^(?P<name>{PERSONS})\s+[a-z]")
_AFTER = Lazy(
    rf"^[?”»\"“.]*(?:\s+\([^()]*\))?,?\s+(?:in\s+\d{{4}},?\s+)?(?P<name>{PERSONS})\s+[a-z]"
)
_BY = Lazy(rf"^[”»\"“]?,?\s+by\s+(?P<name>{PERSONS})")
_WRITTEN = Lazy(rf"(?:{cues.as_written('made')}|first\s+\w+)\s+in\s+(?P<year>{dates.YEAR})")
_DATED = Lazy(rf"[”»\"“]?,?\s+(?:in|of|from)\s+(?P<year>{dates.YEAR})")
_OF_A_DAY = Lazy(rf"[”»\"]?,?\s+(?:{cues.as_written('dated', 'en')}|from)\s+")
_BRACKET = Lazy(rf"[”»\"]?\s+\((?P<inside>[^()]*{dates.YEAR})\)")
_YEAR = Lazy(rf"(?<!\d)(?P<year>{dates.YEAR})(?!\d)")
# What a sentence says of a date: Written in 1929, … · … was first published in Berlin in 1930
DATED_BEFORE = Lazy(rf"\b{cues.pattern('made')} in (?P<year>{dates.YEAR}),\s+$")
_DATED_FIRST = Lazy(DATED_BEFORE.source.removesuffix("$"))
DATED_AFTER = Lazy(
    rf"[”»\"]?,?\s+(?:was\s+)?(?:first\s+)?{cues.as_written('made')}"
    rf"(?:\s+in\s+{CAPITAL}[\w. ]{{2,30}}?)?\s+in\s+(?P<year>{dates.YEAR})(?!\d)"
)
_TRANSLATION = Lazy(r"\btranslation of\b")


def label_mention(text: str, _: Lexicon) -> tuple[Span, ...]:
    """The fields of a work named in passing: all is title but for a date at either end."""
    before, start, end = _DATED_FIRST.match(text), 0, len(text)
    if before:
        start = before.end()
    after = next((m for at in range(start, end) if (m := DATED_AFTER.fullmatch(text, at))), None)
    if after:
        end = after.start()
    title = Span("title", *trimmed(text, *_without_marks(text, start, end)), 0.9)
    dated = before or after
    return (title, Span("origyear", *dated.span("year"), 0.9)) if dated else (title,)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    marks = '“”„«»" '
    while start < end and text[start] in marks:
        start += 1
    while start < end and text[end - 1] in marks:
        end -= 1
    return start, end


def label(text: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """The fields of a lead-in: a title, and what the words around it tell."""
    title = _title(text)
    if not title:
        return ()
    return (title, *_people(text, title, lexicon), *_years(text, title))


def _title(text: str) -> Span | None:
    for start, end in quoted(text):
        return Span("title", *trimmed(text, start, end), 0.9)
    match = _BARE.search(text)
    return Span("title", *match.span("title"), 0.7) if match else None


def _people(text: str, title: Span, lexicon: Lexicon) -> Iterator[Span]:
    """An owner before the title wrote it; then a subject is its translator or nobody's concern."""
    before, behind = text[: title.start], text[title.end :]
    owner = _OWNER.search(before)
    after = _AFTER.search(behind) or _BY.search(behind)
    subject = after or _BEFORE.search(before)
    offset = title.end if after else 0
    if owner and names.looks_like_person(owner["name"], lexicon):
        yield Span("author", *owner.span("name"), 0.9)
        if not _TRANSLATION.search(before):
            return
    if not subject:
        return
    role = "translator" if owner else "author"
    for name, start in names.split(subject["name"], offset + subject.start("name")):
        if names.looks_like_person(name, lexicon):
            yield Span(role, start, start + len(name), 0.9)


def _years(text: str, title: Span) -> Iterator[Span]:
    written = _WRITTEN.search(text, title.end) or _DATED.match(text, title.end)
    if written:
        yield Span("origyear", *written.span("year"), 0.9)
    elif (cue := _OF_A_DAY.match(text, title.end)) and (day := _date(text, cue.end())):
        yield day
    elif bracket := _BRACKET.match(text, title.end):
        start, end = bracket.span("inside")
        yield Span("year" if text[start:end].isdigit() else "date", start, end, 0.9)
    elif before := _YEAR.search(text[: title.start]):
        yield Span("year", *before.span("year"), 0.8)


def _date(text: str, start: int) -> Span | None:
    """The date that begins there."""
    date = next(dates.find(text[start:]), None)
    return Span("date", start, start + date.end, 0.9) if date and date.start == 0 else None
