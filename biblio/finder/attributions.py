"""Attributions after a quotation: `… .” Trotsky, “Results and Prospects”, 1906.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Excerpt
from biblio.finder.cues import CLOSING, OPENING, ROLES
from biblio.origins import Where
from biblio.parser.rules import label
from biblio.parser.rules.imprints import is_publisher
from biblio.parser.spans import Reading, Span
from biblio.values import names, places, titles
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL

_LONGEST = 240
_LEADING = re.compile(r"[\s,.;]*(?:[–—-]+\s*)?")
_DASH = re.compile(r"\s*[–—-]+\s*\S")
# The end of a sentence before a capital: a full stop, a closing mark, or both.
_SENTENCE = re.compile(rf"(?<=[a-zß-ÿ\d”»\"?!)])[.?!]?(?<=[.?!”»\"])\s+(?={CAPITAL}|[–—])")
_STOP = re.compile(rf"(?<=[.?!”»\":])\s+(?={CAPITAL})")
_HEAD = re.compile(r"[^,:“«„\"(\[]{1,90}?(?=[,:“«„\"(\[]|(?<=[a-z]{2})\.\s)")
_ANDS = frozenset(("and", "&", "und", "et", "y", "и"))
_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]")
_REMARK = re.compile(r"^\s*(?:said|says|wrote|writes|asked|replied|added)\b")


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """Attributions after a quotation or a sentence, or in a line of their own after either."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style == "bibliography":
            continue
        texts = list(_behind(document, index, lexicon)) or list(
            _on_its_own(document, index, lexicon)
        )
        for text in texts:
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)


def names_a_work(text: str, lexicon: Lexicon) -> bool:
    """Whether the text is an author and a title, perhaps with year and place, and nothing else."""
    text = text.strip()
    if enclosed := _BRACKET.fullmatch(text.rstrip(". ")):
        text = enclosed["inside"].strip()
    if not _begins_like_a_name(text):
        return False
    reading = Reading.of(text).having(label(text, lexicon))
    author, title = reading.first("author"), reading.first("title")
    if not author and reading.has("journal") and reading.has("date"):
        return _is_whole(reading)
    if not author or not title or author.start > 0 or title.start < author.end:
        return False
    if text[author.end : author.end + 1] in "’'" or is_publisher(text[author.start : author.end]):
        return False
    return _prints_a_title(reading, title, lexicon) and _is_whole(reading)


def _prints_a_title(reading: Reading, title: Span, lexicon: Lexicon) -> bool:
    """Whether the words are one: in quotation marks, or by their looks and no mere apposition."""
    words = reading.text[title.start : title.end]
    if reading.text[title.start - 1] in OPENING:
        return True
    bare = not reading.has("year", "date", "locator", "volume", "origtitle")
    return _is_title(words, lexicon) and not (bare and titles.is_apposition(words))


def _begins_like_a_name(text: str) -> bool:
    """A cheap look before the rules are asked: capitals up to the first comma, mark or bracket."""
    if not 3 < len(text) <= _LONGEST or text.endswith(":"):
        return False
    if not (text[0].isupper() or text[0] in OPENING):
        return False
    head = _HEAD.match(text)
    return head is not None and all(
        not word[0].islower() or word.casefold() in names.PARTICLES | _ANDS
        for word in head.group().split()
    )


def _behind(document: Document, index: int, lexicon: Lexicon) -> Iterator[Excerpt]:
    """What stands behind a closing mark; after or before a plain sentence, what is sure."""
    string, done = document.paragraphs[index].string, 0
    for start, end, sure in _candidates(string):
        words = string[start:end]
        if start < done or not names_a_work(words, lexicon):
            continue
        if sure or is_sure(words, lexicon):
            yield _without_brackets(document.excerpt(Where(None, index, start, end)).strip())
            done = end


def _candidates(string: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches that may be an attribution: where, and whether their place alone speaks for it."""
    closings = [match.end() for match in re.finditer(f"[{CLOSING}]", string)]
    for closing in closings:
        lead = _LEADING.match(string, closing)
        start = lead.end() if lead else closing
        if not start or start >= len(string) or not _closes_quotation(string, closing):
            continue
        if len(string) - start <= _LONGEST:
            yield start, len(string), True
        if stop := _SENTENCE.search(string, start, start + _LONGEST):
            yield start, stop.start() + 1, False
    for stop in _STOP.finditer(string, max(len(string) - _LONGEST, 0)):
        yield stop.end(), len(string), False


def is_sure(text: str, lexicon: Lexicon) -> bool:
    """Whether a year, a page or quotation marks show that an attribution is one."""
    spans = label(text, lexicon)
    signs = {"year", "date", "locator", "volume", "origtitle", "url", "publisher"}
    return any(span.label in signs for span in spans)


def _closes_quotation(string: str, at: int) -> bool:
    """Whether the mark before `at` can close something: letters before it, none right after it."""
    return not string[at : at + 1].isalnum() and bool(re.search(r"\w", string[:at]))


def _on_its_own(document: Document, index: int, lexicon: Lexicon) -> Iterator[Excerpt]:
    string = document.paragraphs[index].string
    if index == 0 or len(string) > _LONGEST:
        return
    if not (_DASH.match(string) or _is_quotation(document, index - 1)):
        return
    lead = _LEADING.match(string)
    at = lead.end() if lead else 0
    if names_a_work(string[at:], lexicon):
        text = document.excerpt(Where(None, index, at, len(string)))
        yield _without_brackets(text.strip())


def _without_brackets(text: Excerpt) -> Excerpt:
    """The text without brackets around all of it."""
    match = _BRACKET.fullmatch(text.string.rstrip(". "))
    return text.cut(*match.span("inside")) if match else text


def _is_quotation(document: Document, index: int) -> bool:
    paragraph = document.paragraphs[index]
    string = paragraph.string.rstrip()
    led_in = index > 0 and document.paragraphs[index - 1].string.rstrip().endswith(":")
    return paragraph.style == "quotation" or led_in or string[-1:] in tuple(CLOSING)


def _is_title(title: str, lexicon: Lexicon) -> bool:
    """Whether an unquoted stretch can be a title: no verb, no office, no city, no name alone."""
    if titles.reads_as_sentence(title) and not title.endswith("?"):
        return False
    words = title.split()
    if not words or len(words) > 16 or words[0].strip(".,") in ROLES or places.is_city(title):
        return False
    return len(words) > 1 or title not in lexicon.names


def _is_whole(reading: Reading) -> bool:
    """Whether hardly a word is left that no field took."""
    left = re.findall(r"[^\W\d_]{3,}", reading.rest)
    return len(left) <= 3 and not _REMARK.match(reading.rest.lstrip('\0 ,.”»"'))
