"""Finds a long quotation that nobody is named for.

## What it does
Reports a quotation of 25 words or more, in marks or set as a block, where neither a citation nor a
note nor a name nor a word like *said* or *writes* stands near it: in its paragraph, or in the one
before or after. Slogans and short phrases need no source; nor do blocks, in a document that cites
nothing.

## Why
The reader cannot tell whose words these are.

## Example
    The mill was sold in 1871.

    “It had stood for two hundred years, and nobody in the valley could remember a night without
    the noise of the wheel, which was to them what the sea is to others.”

    The new owner tore it down.

## Fix
None: only the author knows the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.document import Paragraph
from biblio.finder.cues import says
from biblio.origins import Where
from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_WORDS = 25
# Documents that cite less set hints and asides as block quotations.
_CITING = 3
_ASIDE = re.compile(r"\W*\[!|\W*[^\W\d_]+:")
_NAME = re.compile(r"(?<=[^\s.!?:”’\"])\s+[^\W\d_a-zß-ÿа-яё][\w’'-]+")
_SIGNED = re.compile(r"[—–(-]\s*[^\W\d_a-zß-ÿа-яё][^—–]{1,80}$")
_MARKED = re.compile('[“”„«»"]')
_LED_IN = re.compile(r":\s*$|according to|in the words of|nach|selon|по словам", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find long quotations with nothing near them that tells their source."""
    for manuscript in subject.documents:
        cited = [one.where() for one in subject.citations if one.manuscript is manuscript]
        paragraphs = manuscript.document.paragraphs
        blocks = _blocks(paragraphs) if len(cited) >= _CITING else ()
        for first, last, start, end in (*_quotations(manuscript), *blocks):
            told = _is_cited(manuscript, first, last, cited)
            if not (told or _is_attributed(paragraphs, first, last, start, end)):
                where = Where(None, first, start, start + 1)
                message = "Nothing near this quotation tells its source."
                yield manuscript.finding_at(where, message)


def _quotations(manuscript: Manuscript) -> Iterator[tuple[int, int, int, int]]:
    """First and last paragraph of each long quotation, where it begins and where it ends."""
    paragraphs = manuscript.document.paragraphs
    for pair in manuscript.quotations.pairs:
        if pair.depth or pair.opening.where.note is not None:
            continue
        first, last = pair.opening.where.paragraph, pair.closing.where.paragraph
        if _length(paragraphs[first : last + 1], pair.opening.at, pair.closing.at) >= _WORDS:
            yield first, last, pair.opening.at, pair.closing.at


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, int, int]]:
    """Block quotations without marks, unless a name behind a dash ends them."""
    for at, paragraph in enumerate(paragraphs):
        string = paragraph.string
        other = _SIGNED.search(string) or _MARKED.search(string) or _ASIDE.match(string)
        if paragraph.style == "quotation" and not other and len(string.split()) >= _WORDS:
            yield at, at, 0, len(string)


def _length(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    text = "\n".join(paragraph.string for paragraph in paragraphs)
    rest = len(paragraphs[-1].string) - end
    return len(text[start : len(text) - rest].split())


def _is_cited(manuscript: Manuscript, first: int, last: int, cited: list[Where]) -> bool:
    """Whether a note or a citation stands in these paragraphs, or in those around them."""
    paragraphs = manuscript.document.paragraphs
    around = range(max(first - 1, 0), min(last + 2, len(paragraphs)))
    noted = {note.anchor_paragraph for note in manuscript.document.notes}
    inside = any(one.note is None and one.paragraph in around for one in cited)
    return inside or any(at in noted for at in around)


def _is_attributed(
    paragraphs: Sequence[Paragraph], first: int, last: int, start: int, end: int
) -> bool:
    """Whether a name or a verb of saying stands outside the quotation, close to it."""
    before = paragraphs[first - 1].string if first else ""
    after = paragraphs[last + 1].string if last + 1 < len(paragraphs) else ""
    outside = [before, paragraphs[first].string[:start], paragraphs[last].string[end + 1 :], after]
    return any(_tells(text) for text in outside)


def _tells(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    spoken = any(says(word.casefold()) for word in words)
    return spoken or bool(_NAME.search(text) or _LED_IN.search(text))
