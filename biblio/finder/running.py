"""References set into the running text: a title with its imprint, volume or page behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder import people
from biblio.finder.cues import says
from biblio.language import cues
from biblio.origins import Where
from biblio.parser import abbreviations, backreferences, embedded, segment
from biblio.values import dates, names, pages, title_words, titles
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, Lazy
from biblio.values.periodicals import DATING, PAPER, may_name_paper

_PAGES_BEHIND = rf"(?:,?\s{cues.pattern('page')}\s*{pages.LIST})?"
_QUOTED = Lazy(
    rf"[“«\"](?P<title>{CAPITAL}[^“”«»\"]{{2,150}})[”»\"],?\s+"
    rf"\((?=[^()]*(?:{dates.YEAR}|\d\spp\.\)))(?P<bracket>[^()]{{4,120}})\){_PAGES_BEHIND}",
    sign=r"[”»\"],?\s+\([^()]*\d",
)
_PRICE = r"(?:,\s[£$€]\s?\d[\d.,]*)?"
# A title in italics, and an imprint that says more than a year: Marx als Philosoph (Bern, 1894)
_IMPRINT = Lazy(
    rf",?\s+\((?:(?=[^()]*[^\W\d_]{{3}})[^()]{{3,120}}[\s,]{dates.YEAR}(?:[-–]\d{{2,4}})?(?:\s\[{dates.YEAR}\])?{_PRICE}"
    rf"(?:[;,]\s(?:{cues.pattern('volume')}|{cues.pattern('page')})[^()]{{1,30}})?"
    rf"|{dates.YEAR},\s{cues.pattern('page')}\s*{pages.LIST})\){_PAGES_BEHIND}"
)
_PAGE_BEHIND = Lazy(r",\s\d{1,4}(?:[-–]\d{1,4})?(?=[.,;:)]|$)")
# Finch’s *Salt Road*, published in 1931: of *Salt Road* (1931) it is not told that it is a book
_APPEARED = Lazy(
    rf",?\s(?:{cues.pattern('appeared')}\s|{cues.pattern('appeared_at')}\s{CAPITAL}[^\d,.;:()]{{2,40}}?,?\s(?:in\s)?){dates.YEAR}(?!\d)",
    sign=dates.YEAR,
)
# Ann Miller, “On Salt,” | *Salt Monthly* | , June 2011 · 12 (1987): 3–9
_HEAD = Lazy(
    rf"(?P<name>{PERSON})(?:\s{names.OTHERS})?,\s"
    rf"(?:[“\"][‘']?{CAPITAL}[^“”\"]{{2,150}}(?:[,?!][”\"]|[”\"],)|[‘']{CAPITAL}[^‘’']{{2,150}}[’'],)\s$"
)
_ISSUE = Lazy(
    rf"(?:,?\s(?:{cues.pattern('volume')}\s)?\d{{1,4}}(?:,\s{cues.pattern('issue')}\s?\d+|[^,;()\d]{{0,12}}\d{{0,3}}))?"
    rf"(?:,?\s\([^()\d]{{0,24}}{dates.YEAR}\)|,\s(?:[^\W\d_]{{3,9}}\.?\s)?(?:\d{{1,2}},?\s)?(?:[^\W\d_]{{3,9}}\.?\s)?{dates.YEAR})"
    rf"(?:[,:]\s(?:{cues.pattern('page')}\s*)?{pages.LIST}(?!\w))?"
)
_LONGEST_HEAD = 220
_ARTICLE = Lazy(
    rf"(?:[“\"]{CAPITAL}[^“”\"]{{4,150}}[,?!]?[”\"],?|(?<!\w)[‘']{CAPITAL}[^‘’'\n]{{4,150}}[’'],)\s"
    rf"{CAPITAL}[\w’&]*(?:\s[\w’&]+){{0,5}}\s(?:{cues.pattern('volume')}\s?)?\d{{1,4}}"
    rf"(?:,\s{cues.pattern('issue')}\s?\d+)?"
    rf"(?:\s\([^()\d]{{0,20}}{dates.YEAR}\)(?P<pages>[:,]\s(?:{cues.pattern('page')}\s*)?{pages.LIST}(?!\w))?"
    rf"|(?P<extent>[:,]\s(?:{cues.pattern('page')}\s*)?\d+[-–]\d+))",
    sign=r"[”\"’'],?\s",
)
_HEAD_ALONE = Lazy(
    rf"(?P<name>(?:{PERSON}\s(?:{cues.as_written('helped_by')}|{names.AND})\s)?{PERSON}),\s$"
)
# Ann Miller, “On Salt” [1975], in | *Salt Papers*: whose piece, and which, the book holds
_PIECE_IN = Lazy(
    rf"(?:(?<![\w’]){PERSON}(?:,|[’']s)\s)?[“\"](?P<title>{CAPITAL}[^“”\"]{{2,150}})[”\"]"
    rf"(?:\s\[{dates.YEAR}\])?,?\sin\s$",
    sign=r"[”\"](?:\s\[\d+\])?,?\sin\s",
)
# …, ed. | Ann Miller (London: …): a title in italics is before the word
_MADE_BY = Lazy(
    rf"(?:\s\[{dates.YEAR}\])?,?\s(?:{cues.pattern('editor')}|{cues.pattern('translator')})\s$"
)
_PLACE_BEHIND = Lazy(rf",\s{cues.pattern('page')}\s*{pages.LIST}(?!\w)")
_FAMILY_BEFORE = Lazy(rf"(?<![\w’.-])(?P<name>{CAPITAL}[\w’-]+),\s$")
_LONGEST_NAME = 60
# Peter Hale’s memoir Short Days (Longacre, 1959): a word says that capitals are a title
_NAMED_KIND = Lazy(
    rf"(?P<name>{PERSON})[’']s\s(?:[a-z]+\s){{0,3}}{cues.pattern('kind')}\s"
    rf"(?P<title>{CAPITAL}[\w’-]*(?:\s(?:[a-z]{{1,4}}\s){{0,2}}{CAPITAL}[\w’-]*){{0,7}})\s"
    rf"\((?P<bracket>[^()]{{0,80}}{dates.YEAR})\)",
    sign=cues.sign("kind"),
)
_OWNER = Lazy(rf"(?P<name>{PERSON})[’']s\s+(?:[a-z\d]+,?\s+){{0,7}}$")
_OWNER_BEFORE = Lazy(rf"(?P<name>{PERSON}?)[’']s\s$")
# [Salt Road](https://…) (Salt Press, 2021) · [Report](https://…), 2 May 1908
_BEHIND_LINK = Lazy(
    rf"[”»\"’]?(?:,?\s\((?:[^()]{{0,60}}[\s,])?{dates.YEAR}\)"
    rf"|,\s(?:\d{{1,2}}\.?\s[^\W\d_]{{3,9}},?\s|[^\W\d_]{{3,9}}\.?\s(?:\d{{1,2}},\s)?)?{dates.YEAR}(?!\d))"
)
_YEAR_ALONE = Lazy(rf"\s\({dates.YEAR}\)")  # of an event as well as of a work
_NAME_BEFORE = Lazy(rf"(?P<name>{PERSON}),\s[“«\"‘]?$")
_SMALL_WORD, _FEWEST_WORDS = 3, 3
_OPENING_MARK = Lazy(r"[“«\"‘]$")
# H. H. Bancroft in his Native Races · H. M. Hyndman, whose England for All
_IN_HIS = Lazy(rf"(?P<name>{PERSON})(?:,?\s+in\s+(?:his|her)\s+(?:[a-z]+\s+){{0,2}}|,\s+whose\s+)$")
_SUBJECT = Lazy(
    rf"(?P<name>{PERSON})(?:,\swho)?\s+(?P<verb>[a-z]+)\s+(?:\w+\s+)?in\s+(?:(?:his|her)\s+)?(?:[a-z\d]+\s+){{0,3}}$"
)
_NAME = Lazy(rf"(?P<name>{PERSON}),?\s+$")
_PRONOUN = Lazy(r"\b(?:his|her)\s+(?:[a-z\d]+\s+){0,3}$")


_PAPER = Lazy(rf"(?<![\w’]){PAPER}{DATING}", sign=may_name_paper)
_TITLE_BEFORE = Lazy(r",[”\"]\s$|[”\"],\s$")
_LONGEST_DATE = 30
_MARKS = 4  # characters: the comma, the mark and the space


def with_brackets(document: Document, lexicon: Lexicon, named: people.Named) -> Iterator[Passage]:
    """`Rocker’s “Anarcho-Syndicalism” (Secker & Warburg, 1938)`: a quoted title and its imprint."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "bibliography"):
            continue
        yield from _in_italics(document, index, lexicon, named)
        yield from _of_a_kind(document, index, lexicon)
        for match in _QUOTED.finditer(paragraph.string):
            if _is_speech(match["title"]):
                continue
            if _points(match["bracket"], lexicon):
                continue
            author = _author(document, index, match.start(), lexicon, named)
            text = document.excerpt(Where(None, index, *match.span()))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE, author=author)


def _is_speech(words: str) -> bool:
    """Whether quoted words before a bracket are speech: a full stop within the marks ends it."""
    if words.endswith(".") and not abbreviations.ends_there(words, len(words)):
        return not _are_in_capitals(words)
    return titles.reads_as_sentence(words) and not words.endswith("?")


def _piece_in(string: str, start: int) -> re.Match[str] | None:
    """The piece that the book at `start` holds, with its author: `“On Salt,” in | *Papers*`."""
    piece = _PIECE_IN.search(string, max(start - _LONGEST_HEAD, 0), start)
    if piece is None or not _are_in_capitals(piece["title"]):
        return None  # they said “We were all drowned” in *Salt Papers*
    return piece


def _of_a_kind(document: Document, index: int, lexicon: Lexicon) -> Iterator[Passage]:
    """`Peter Hale’s memoir Short Days (Longacre, 1959)`: a title that a word for books leads to."""
    for match in _NAMED_KIND.finditer(document.paragraphs[index].string):
        if people.is_person(match["name"], lexicon):
            text = document.excerpt(Where(None, index, match.start("title"), match.end()))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE, author=match["name"])


def _points(bracket: str, lexicon: Lexicon) -> bool:
    """Whether a bracket behind quoted words tells whose they are: `(see Roe 1990, 7; Poe 1991)`."""
    for part in bracket.split(";"):
        piece = segment.without_signal(part, 0, len(part))
        text = part[piece.start : piece.end].removeprefix("and ")
        if backreferences.author_date(text, lexicon) is None:
            return False
    return True


def _in_italics(
    document: Document, index: int, lexicon: Lexicon, named: people.Named
) -> Iterator[Passage]:
    """`Kautsky’s *Ethik* (Breslau, 1906)`: the same with italics for the marks."""
    paragraph, at = document.paragraphs[index], 0
    for run in paragraph.runs:
        start, at = at, at + len(run.text)
        if not run.italic or not run.text[:1].isupper():
            continue
        author = _author(document, index, start, lexicon, named)
        imprint = _IMPRINT.match(paragraph.string, at)
        imprint = imprint or (_dated(paragraph.string, start, at) if author else None)
        if imprint and not _is_pointing(imprint.group().strip(" ,()"), lexicon, author):
            if people.is_maker(imprint.group().partition(")")[0], lexicon):
                continue
            page = _PAGE_BEHIND.match(paragraph.string, imprint.end())
            end = page.end() if page else imprint.end()
            head = _HEAD_ALONE.search(paragraph.string, max(start - _LONGEST_NAME, 0), start)
            if head and author and head["name"].endswith(author):
                start, author = head.start(), None  # Ann Miller, *Salt* (Leeds, 1906): all of it
            if piece := _piece_in(paragraph.string, start):
                start, author = piece.start(), None
            text = document.excerpt(Where(None, index, start, end))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE, author=author)


def _dated(string: str, start: int, end: int) -> re.Match[str] | None:
    """What tells when somebody's work was printed: words, or a year alone behind *in his*."""
    if told := _APPEARED.match(string, end):
        return told
    in_his = _IN_HIS.search(string, max(start - _LONGEST_NAME, 0), start)
    return _YEAR_ALONE.match(string, end) if in_his else None


def _is_pointing(bracket: str, lexicon: Lexicon, author: str | None) -> bool:
    """Whether a bracket behind a title is another citation: a body may as well have printed it,
    and behind a title that has its author before it one word is a place: `Salm’s *Salt* (Ryde,
    1897)`.
    """
    back = backreferences.author_date(bracket, lexicon)
    if back is None:
        return False
    body = bracket[back.spans[0].start : back.spans[0].end]
    house = body.isupper() or names.is_corporate(body)  # OUP
    town = author is not None and body.isalpha() and body not in author
    return body in lexicon.names or not (house or town)


def shortened(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """`Miller, *24/7*, p. 126`: in italics the beginning of a title that the document cites, and a
    page.
    """
    for index, paragraph in enumerate(document.paragraphs):
        at = 0
        for run in paragraph.runs if paragraph.style not in ("heading", "bibliography") else ():
            start, at = at, at + len(run.text)
            place = _PLACE_BEHIND.match(paragraph.string, at) if run.italic else None
            if not place or not title_words.is_short(run.text, lexicon.titles):
                continue
            head = _FAMILY_BEFORE.search(paragraph.string, max(start - _LONGEST_NAME, 0), start)
            if head and head["name"] in lexicon.names:
                start = head.start()
            text = document.excerpt(Where(None, index, start, place.end()))
            yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)


def articles(document: Document) -> Iterator[Passage]:
    """`Ann Miller, “On Salt,” *Salt Monthly*, June 2011`: a whole citation within a sentence."""
    for index, paragraph in enumerate(document.paragraphs):
        at = 0
        for run in paragraph.runs if paragraph.style not in ("heading", "bibliography") else ():
            start, at = at, at + len(run.text)
            head = _HEAD.search(paragraph.string, max(start - _LONGEST_HEAD, 0), start)
            issue = _ISSUE.match(paragraph.string, at) if head and run.italic else None
            if head and issue:
                text = document.excerpt(Where(None, index, head.start(), issue.end()))
                yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)
        if at and paragraph.style not in ("heading", "bibliography"):
            yield from _in_plain_letters(document, index)


def _in_plain_letters(document: Document, index: int) -> Iterator[Passage]:
    """`Ann Miller, “On Salt,” Salt Papers 12, pp. 4–9`: the same where nothing is in italics."""
    string = document.paragraphs[index].string
    for match in _ARTICLE.finditer(string):
        head = _HEAD_ALONE.search(string, max(match.start() - _LONGEST_NAME, 0), match.start())
        if not (head or match["pages"] or match["extent"]):
            continue  # “We have landed,” Apollo 11 (July 1969) reported.
        start = head.start() if head else match.start()
        text = document.excerpt(Where(None, index, start, match.end()))
        yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)


def linked(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """`Kropotkin’s [The Conquest of Bread](https://…)`: a linked title behind its author.

    Without an author it is one in quotation marks or italics, or before an imprint or a date.
    """
    for index, paragraph in enumerate(document.paragraphs):
        at = 0
        for run in paragraph.runs if paragraph.style not in ("heading", "bibliography") else ():
            start, at = at, at + len(run.text)
            leads_out = run.href is not None and run.href.startswith("http")
            if leads_out and _may_be_title(run.text):
                yield from _linked(document, Where(None, index, start, at), run.italic, lexicon)


def _may_be_title(words: str) -> bool:
    return words.lstrip('“«"‘')[:1].isupper() and " " in words.strip()


def _is_set_as_title(words: str) -> bool:
    """Whether the words are several, the longer ones in capitals: no *Read more*, *Contact Us*."""
    return len(words.split()) >= _FEWEST_WORDS and _are_in_capitals(words)


def _are_in_capitals(words: str) -> bool:
    """Whether the longer words begin with capitals, as English titles have them."""
    return all(w.lstrip('“«"‘')[:1].isupper() for w in words.split() if len(w) > _SMALL_WORD)


def _linked(document: Document, link: Where, italic: bool, lexicon: Lexicon) -> Iterator[Passage]:
    string = document.paragraph(link).string
    around = max(link.start - 60, 0), link.start
    marked = _OPENING_MARK.search(string, *around) is not None or string[link.start] in '“«"'
    set_apart = marked or italic
    owner = _OWNER_BEFORE.search(string, *around)
    owner = owner or (_NAME_BEFORE.search(string, *around) if set_apart else None)
    behind = _BEHIND_LINK.match(string, link.end)
    mark = _OPENING_MARK.search(string, *around)
    begin, end = mark.start() if mark else link.start, behind.end() if behind else link.end
    if mark and not behind:
        end += string[end : end + 1] in ("”", "»", '"', "’")
    verb = _verb_before(owner["name"]) if owner else 0
    if owner and people.is_person(owner["name"][verb:], lexicon):
        begin = owner.start("name") + verb
    elif not _is_set_as_title(string[link.start : link.end]) or not (set_apart or _tells(behind)):
        return
    text = document.excerpt(Where(None, link.paragraph, begin, end))
    yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)


def _tells(behind: re.Match[str] | None) -> bool:
    """Whether what stands behind a link tells when, and where, a work was printed."""
    return behind is not None and not _YEAR_ALONE.fullmatch(behind.group())


def _verb_before(name: str) -> int:
    """How long a word before the forename is: `Read Ann Miller’s`."""
    first, _, rest = name.partition(" ")
    verb = not opens_name(first) and " " in rest and opens_name(rest.split()[0])
    return len(first) + 1 if verb else 0


def _author(
    document: Document, index: int, end: int, lexicon: Lexicon, named: people.Named
) -> str | None:
    """The name right before the title, who says it there, or the person *his* means."""
    string = document.paragraphs[index].string
    for pattern in (_OWNER, _NAME, _IN_HIS):
        match = pattern.search(string, max(end - 80, 0), end)
        if match and people.is_person(match["name"], lexicon):
            return match["name"]
    subject = _SUBJECT.search(string, max(end - 80, 0), end)
    if subject and says(subject["verb"]) and people.is_person(subject["name"], lexicon):
        return subject["name"]
    if _PRONOUN.search(string, max(end - 60, 0), end):
        return named.antecedent(index, end)
    return None


def find(document: Document, lexicon: Lexicon, named: people.Named) -> Iterator[Passage]:
    """`Bancroft in his Native Races, Vol. V, p. 16`: what stands without brackets or marks."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "bibliography"):
            continue
        for start, end in embedded.candidates(paragraph.string, brackets=False):
            piece = segment.without_signal(paragraph.string, start, end)
            if people.is_maker(paragraph.string[start:end].rpartition(" (")[2], lexicon):
                continue
            yield _owned(document, index, _whole(paragraph, piece), lexicon, named)


def _whole(paragraph: Paragraph, piece: segment.Piece) -> segment.Piece:
    """The piece with what stands before a book that holds it, or before its editor or translator:
    `“On Salt,” in | Salt Papers (Leeds: …)`, `Ann Miller, *Salt*, ed. | Bea Noble (Leeds: …)`.
    """
    string, start = paragraph.string, piece.start
    near = max(start - _LONGEST_HEAD, 0)
    if held := _piece_in(string, start):
        return segment.Piece(held.start(), piece.end, piece.signal)
    made, at = _MADE_BY.search(string, near, start), 0
    for run in paragraph.runs if made else ():
        begin, at = at, at + len(run.text)
        if made and run.italic and at == made.start():
            head = _HEAD_ALONE.search(string, max(begin - _LONGEST_NAME, 0), begin)
            return segment.Piece(head.start() if head else begin, piece.end, piece.signal)
    return piece


def periodicals(document: Document) -> Iterator[Passage]:
    """`The Times (Oct. 13, 1910)`, `Harper’s Weekly of August 6, 1859`: a paper and its day."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("heading", "bibliography"):
            continue
        for match in _PAPER.finditer(paragraph.string):
            near = max(match.start() - _MARKS, 0)
            if _TITLE_BEFORE.search(paragraph.string, near, match.start()):
                continue  # “Horn under the Hammer,” Salt Gazette, April 2, 2019
            behind = paragraph.string[match.end() : match.end() + _LONGEST_DATE]
            date = next(dates.find(behind), None)
            if date and date.start == 0:
                end = match.end() + date.end
                bracket = paragraph.string[end : end + 1] == ")" and match["open"]
                where = Where(None, index, match.start(), end + 1 if bracket else end)
                yield Passage(document, document.excerpt(where), Kind.INLINE, Shape.REFERENCE)


def _owned(
    document: Document, index: int, piece: segment.Piece, lexicon: Lexicon, named: people.Named
) -> Passage:
    """The passage; behind a possessive the author is the person that it means."""
    before = _IN_HIS.search(
        document.paragraphs[index].string, max(piece.start - 80, 0), piece.start
    )
    author = before["name"] if before and people.is_person(before["name"], lexicon) else None
    if segment.is_owned(piece.signal):
        author = named.antecedent(index, piece.start)
    cut = document.excerpt(Where(None, index, piece.start, piece.end))
    return Passage(document, cut, Kind.INLINE, Shape.RUN, author=author, signal=piece.signal)
