"""Whether what was read is a citation at all: notes also explain, thank and remark."""

from __future__ import annotations

import re

from biblio.citation import Kind, Passage, Shape
from biblio.language import cues
from biblio.parser.labelling.rules import law, references
from biblio.parser.labelling.rules.imprints import is_publisher
from biblio.parser.labelling.spans import Reading, Span
from biblio.record.edition import IMPRINT
from biblio.values import dates, pages, places, titles
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

Looks = tuple[tuple[int, int], ...]

_MAXIMUM_WORDS = 30
_LONGEST_SENTENCE = 10
_LONGEST_TITLE = 15
_SHORTEST = 3
_NOT_A_TITLE = Lazy(
    rf"Graphic$|\d{{5,}}$"
    rf"|(?:{cues.pattern('item')}|Illustration|Fig|Map|Chart|Photo(?:graph)?)\b(?:[ :.]|$)"
)
# Behind its author it is a title but for its number: Miller, Table Talk
_NUMBERED = Lazy(rf"\d{{5,}}$|{cues.pattern('item')}\.?\s?(?:\d|[IVX]+\b)")
# At the end of March, 1826, … · He sat in Lisbon (1801–1807), …
_OPENING_SENTENCE = Lazy(
    rf"(?=[^\W\d_a-zß-ÿ])(?!In re )(?:{cues.pattern('opening')})\s[a-zß-ÿа-яё]{{2}}"
)

# The page of a work, and not of the text itself: …, p. 3, but not see p. 3
_PAGE_BEFORE = Lazy(rf"[,.:;)\]]\s?{cues.pattern('page')}\s?$")
# Offices and trades: after a name they are no title of a work.
_OFFICES = frozenset(cues.words("office"))
_OPENING = '“«„"‘»'
_QUOTING = frozenset("“«„\"»‘'")  # what a title in quotation marks begins with, or behind
_REMARK = Lazy(rf"^\s*{cues.as_written('acting')}\b")
_PAGES_ONLY = Lazy(
    rf"{cues.pattern('page')}\s*{pages.PAGE}(?:,\s*{pages.PAGE})*", sign=cues.sign("page")
)
_SURE = ("year", "date", "locator", "volume", "origtitle", "url", "publisher")
_IN_BRACKETS = ("locator", "publisher", "location", "url", "journaltitle")
_WITH_A_NAME = ("year", "date", "locator", "publisher", "location", "volume")

# For 1848, see below, pp. 131–34 · See infra, p. 3: another page of the same text
_ELSEWHERE = Lazy(
    rf"(?:[^,;]*,\s?)?(?:(?:[^,;]*\s)?{cues.pattern('see')}\s)?{cues.pattern('elsewhere')}",
    sign=cues.sign("elsewhere"),
)
_SMALL_WORD = Lazy(r"(?<![\w’'])[a-zß-ÿ]{2,}")
_WORDS_LEFT = Lazy(r"[^\W\d_]{3}")
_WORD = Lazy(r"[^\W\d_]{2}")
_PRINTED = Lazy(r"\d|https?:|www\.")
# Lenin, State and Revolution · Lenin: “…”
_PARTED = Lazy(r"[^\W\d_a-zß-ÿ“«\"‘][^“”]*?[,:.“«\"‘]\s?[^\W\d_a-zß-ÿ“«\"‘]", re.DOTALL)
# Photo: Ann Miller (CC BY 4.0): whose a picture is, and how it may be used
_CREDIT = Lazy(
    rf"{cues.pattern('credit')}\s|CC[ -](?:BY|0)\b", sign=r"\A(?:[^.:]{3,20}\s?[.:]\s|CC)"
)
_NOTE_ALONE = Lazy(
    rf"(?:{cues.pattern('signal')}\s)?(?:supra,?\s|{cues.pattern('above')}|{cues.pattern('page_note')})+\s?\d+\W*",
    sign=r"\A[^\d]{1,40}\d+\W*\Z",
)


def is_note(text: str) -> bool:
    """Whether nothing but the number of a note is said: `S. Anm. 2`, `Voir note 4`."""
    return _NOTE_ALONE.fullmatch(text) is not None


def may_cite(passage: Passage, text: str) -> bool:
    """A cheap look at a bracket before its words are labelled: most hold remarks."""
    if _CREDIT.match(text) and passage.kind is Kind.INLINE:
        return False
    if passage.shape is not Shape.BRACKET or _PAGES_ONLY.fullmatch(text.strip()):
        return True
    told = _PRINTED.search(text) or _PARTED.match(text) or references.SUB_VOCE.search(text)
    return bool(_WORD.search(text) and told)


def speaks_for(passage: Passage, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether what was read is what the shape of its passage asks for."""
    text, spans = reading.text, reading.spans
    if passage.shape is Shape.ATTRIBUTION:
        return names_a_work(reading, lexicon) and (passage.quotes or reading.has(*_SURE))
    if passage.shape is Shape.BRACKET:
        return bool(_PAGES_ONLY.fullmatch(text.strip())) or _in_brackets(passage, reading, lexicon)
    if passage.shape is not Shape.RUN:
        return True
    return cites(text, spans, reading.italics) and not names_only(text, spans)


def names_only(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether somebody's work is named with its year, cited nowhere: `Miller’s Salt (1936)`."""
    reading = Reading.of(text).having(spans)
    author = reading.first("author")
    owned = author and re.match(r"[’']s?\s", text[author.end :])
    return bool(owned) and not {span.label for span in spans} - {"author", "title", "year", "date"}


def _in_brackets(passage: Passage, reading: Reading, lexicon: Lexicon) -> bool:
    if names_a_work(reading, lexicon):
        return passage.quotes or reading.has(*_WITH_A_NAME)
    if passage.quotes and _is_title_with_year(passage, reading):
        return True
    return reading.has(*_IN_BRACKETS) and cites(reading.text, reading.spans, reading.italics)


def _is_title_with_year(passage: Passage, reading: Reading) -> bool:
    """`(The Long Strike, 1931)` behind a quotation: a title and a year.

    It has several words, or is in italics.
    """
    title = reading.first("title")
    if not title or title.start > 1 or not reading.has("year") or reading.has("locator", "author"):
        return False
    several = len(reading.text[title.start : title.end].split()) >= _SHORTEST
    shown = several or passage.italics(title.start, title.end)
    return bool(shown) and _is_whole(reading)


def names_a_work(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the text is an author and a title, perhaps with year and place, and nothing else."""
    text = reading.text
    author, title = reading.first("author"), reading.first("title")
    if not author and reading.has("journaltitle") and reading.has("date"):
        return _is_whole(reading)
    if not author or not title or author.start > 0 or title.start < author.end:
        return False
    if text[author.end : author.end + 1] in "’'" or is_publisher(text[author.start : author.end]):
        return False
    return _prints_a_title(reading, title, lexicon) and _is_whole(reading)


def _prints_a_title(reading: Reading, title: Span, lexicon: Lexicon) -> bool:
    """Whether the words are one: in quotation marks, or by their looks and no mere apposition."""
    words = reading.text[title.start : title.end]
    if reading.text[title.start - 1] in _OPENING:
        return True
    bare = not reading.has("year", "date", "locator", "volume", "origtitle")
    return _is_title(words, lexicon) and not (bare and titles.is_apposition(words))


def _is_title(title: str, lexicon: Lexicon) -> bool:
    """Whether an unquoted stretch can be a title: no verb, no office, no city, no name alone."""
    if titles.reads_as_sentence(title) and not title.endswith("?"):
        return False
    words = title.split()
    if not words or len(words) > 16 or words[0].strip(".,") in _OFFICES or places.is_city(title):
        return False
    return len(words) > 1 or title not in lexicon.names


def _is_whole(reading: Reading) -> bool:
    """Whether hardly a word is left that no field took."""
    left = re.findall(r"[^\W\d_]{3,}", reading.rest)
    return len(left) <= 3 and not _REMARK.match(reading.rest.lstrip('\0 ,.”»"'))


def cites(text: str, spans: tuple[Span, ...], italics: Looks = ()) -> bool:
    """Whether the spans are those of a citation rather than of a sentence."""
    reading = Reading.of(text, italics).having(spans)
    if reading.has("url", "shelfmark", "interview"):
        return True
    if reading.has("note") and reading.has("date") and not _WORDS_LEFT.search(reading.rest):
        return True  # Hale to Noble, 3 June 1803, in an archive
    if _opens_as_sentence(reading) and not reading.has("publisher", "author"):
        return False
    if act := reading.first("act"):
        return reading.has("locator", "note") or not text[act.end :].strip(" .;,")
    title = reading.first("title")
    paper = reading.first("journaltitle")
    if paper and dates.is_weekday(text[paper.start : paper.end]):
        return False
    if not title and reading.has("booktitle") and reading.has("author"):
        return reading.has("locator", "editor")  # Noll, in: Brine (Hrsg.), Salzgesetz, § 12 Rn. 7
    if not title:
        return paper is not None and reading.has("date", "year", "volume", "number")
    return _cites_title(reading, title)


def _cites_title(reading: Reading, title: Span) -> bool:
    """Whether the title is one, and of a work that is cited rather than spoken of."""
    words, quoted = reading.text[title.start : title.end], _is_quoted(reading, title)
    if _is_other_name(reading, words):
        return False
    if law.is_case(words) and reading.has("date", "year"):
        return True
    if _is_town_and_country(reading, words) or _is_told(reading):
        return False
    if quoted and (_is_remark_on(reading, title) or _is_of_person(reading, title)):
        return False
    printed = _is_in_italics(reading, title) and not words.islower()  # infra may be so, too
    made = printed or reading.has("author", "publisher", "location")
    if _ELSEWHERE.fullmatch(words) and not made:
        return False
    length = len(words.split())
    if _is_headed(reading) and reading.has("publisher", "location") and length <= _LONGEST_TITLE:
        return True  # The Man who was Thursday
    if _reads_as_sentence(words) and (not quoted or length > _LONGEST_SENTENCE):
        return False
    return _weight(reading, quoted=quoted) >= 2


def _is_quoted(reading: Reading, title: Span) -> bool:
    """Whether the title stands in quotation marks, or begins with one."""
    if reading.text.endswith("« ", 0, title.start):
        return True
    return any(sign in _QUOTING for sign in reading.text[max(title.start - 1, 0) : title.start + 1])


def _is_other_name(reading: Reading, words: str) -> bool:
    """Whether the words of a title are none: too short, a city, a thing that has no author."""
    city = places.is_city(words) and not reading.has("publisher")
    none = _NUMBERED if _is_headed(reading) else _NOT_A_TITLE
    return bool(none.match(words)) or city or len(words) < _SHORTEST


def _is_headed(reading: Reading) -> bool:
    """Whether who made the work stands first."""
    head = reading.first("author") or reading.first("editor")
    return head is not None and head.start == 0


def _opens_as_sentence(reading: Reading) -> bool:
    """Whether the text begins as a sentence does, not in italics, and names no page: `On the
    origin of salt, p. 3` is a title in the small letters of its style.
    """
    if not _OPENING_SENTENCE.match(reading.text) or any(not start for start, _ in reading.italics):
        return False
    locators = reading.all("locator")
    return not any(_PAGE_BEFORE.search(reading.text, 0, one.start) for one in locators)


def _is_in_italics(reading: Reading, span: Span) -> bool:
    return any(start < span.end and end > span.start for start, end in reading.italics)


def _is_town_and_country(reading: Reading, title: str) -> bool:
    """`Madrid, Spain (1793–1795)`: where and when somebody was."""
    author = reading.first("author")
    town = author and places.is_city(reading.text[author.start : author.end])
    return bool(town) and " " not in title and not reading.has("publisher", "locator")


def _is_remark_on(reading: Reading, title: Span) -> bool:
    """`‘Salt’ in these pages means that of 1848`: a sentence parts the words from a year."""
    dated = reading.first("year") or reading.first("date")
    if dated is None or {span.label for span in reading.spans} - {"title", "year", "date"}:
        return False
    return titles.reads_as_sentence(reading.text[title.end : dated.start])


def _is_of_person(reading: Reading, title: Span) -> bool:
    """`Ann Miller, of Hull, kept an inn there, “The Salt”, from 1853`: a sentence about somebody
    parts the name from the words, and nothing but a year follows.
    """
    author = reading.first("author")
    if not author or {span.label for span in reading.spans} - {"author", "title", "year", "date"}:
        return False
    between = reading.rest[author.end : title.start]
    return len(_SMALL_WORD.findall(between)) >= _SHORTEST


def _is_told(reading: Reading) -> bool:
    """Whether what a piece is said to be in goes on as a sentence: in Rutland, on a Sunday, …"""
    container = reading.first("booktitle")
    if not container or reading.has("publisher", "location", "locator", "author", "editor"):
        return False
    if reading.has("date", "year"):  # Bread cost 3 d., in Leeds only 2 (1818)
        before = reading.text[: container.start].rstrip()[-1:]
        return before not in (":", *_OPENING) and not _is_marked(reading)
    if titles.reads_as_sentence(reading.text[container.start : container.end]):
        return not _is_marked(reading)
    return len(re.findall(r"\s[a-z]+", reading.text[container.start :])) > _SHORTEST


def _is_marked(reading: Reading) -> bool:
    """Whether quotation marks or italics show a piece, or italics what it is in."""
    title = reading.first("title")
    quoted = title is not None and reading.text[: title.start][-1:] in tuple(_OPENING + "'")
    shown = (_is_in_italics(reading, one) for one in reading.all("title", "booktitle"))
    return quoted or any(shown)


def _weight(reading: Reading, *, quoted: bool) -> int:
    weight = 2 * reading.has(*IMPRINT) + 2 * reading.has("journaltitle", "booktitle")
    weight += 2 * reading.has("locator") + reading.has("volume", "edition", "translator")
    weight += reading.has("year", "date") + reading.has("editor")
    title = reading.first("title")
    words = reading.text[title.start : title.end] if title else ""
    weight += 2 * (reading.has("author") and not titles.is_apposition(words))
    return weight + quoted


def _reads_as_sentence(title: str) -> bool:
    words = title.split()
    if title.rstrip().endswith("?") and len(words) < 14:
        return False
    return len(words) > _MAXIMUM_WORDS or titles.reads_as_sentence(title)
