"""A note cut into the works it names and the remarks around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from biblio.language import cues
from biblio.parser import abbreviations, areas, continuations, inverted, joints, leads, signals
from biblio.parser.depths import depths
from biblio.values import dates, names, pages, places, titles
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy, in_turn
from biblio.values.periodicals import CUT_SHORT

_SENTENCE_END = Lazy(rf"[.?!][”’\"»)]*\s+(?={CAPITAL}|[“«„‘\"(\[])")
# 12 SALT L. REV. 346 (1920): no full stop within it ends a sentence
_REVIEW = Lazy(
    rf"(?<=,\s)(?:\d{{1,3}}\s{CUT_SHORT}\s\d{{1,5}}(?=,|\s\()|{CUT_SHORT}(?=\s\({cues.pattern('forthcoming')}\s))",
    sign=in_turn(r",\s", r"\.\s", r"\(|\s\d"),
)
_GERMAN_ORDINAL = Lazy(
    rf"[\s\d]\d\.\s+(?:{cues.as_written('behind_ordinal')}|"
    rf"{cues.pattern('chamber')}(?!\w)|"
    rf"{'|'.join((*cues.words('months', 'de'), *cues.words('months_short', 'de')))})",
    re.IGNORECASE,
)
# zu seinem 100. Todestage
_ORDINAL = Lazy(rf"(?<!\w){cues.pattern('before_ordinal')}\s\d{{1,3}}$", sign=r"\d")
# No work begins with these: 2., neubearb. Aufl. · Title. Bd. 3 · Title. Kritisch hrsg. v. Reh
_PART_OF_IT = Lazy(
    rf"(?:{cues.pattern('edition')}|{cues.pattern('thesis')}|{cues.pattern('volume')}\s*(?:\d|[IVX]+\b)"
    rf"|{cues.pattern('issue')}\s?[ivxlc]+\b|[IVXLC]+,\s(?:{cues.pattern('issue')}|{cues.pattern('page')})\s?\d+)(?!\w)"
    rf"|(?:{cues.pattern('editor')}|{cues.pattern('translator')})\s{CAPITAL}",
    sign=cues.sign("edition", "thesis", "volume", "editor", "translator", "issue", "page"),
)
_CHAIN = Lazy(rf"{CAPITAL}[a-zß-ÿ]{{1,8}}\.(?:,?\s[a-z\d]|,|\s{CAPITAL}[a-zß-ÿ]{{1,8}}\.)")
_WORD_BEFORE = Lazy(r"[^\W\d_]+$")
_NUMERAL_NEXT = Lazy(r"[IVXLC]+(?!\w)")
_SHORT_WORD = Lazy(rf"(?<!\w){CAPITAL}[a-zß-ÿ]{{1,5}}\.$")
_IMPRINT_AND_PAGES = Lazy(
    rf"\([^():]*:[^()]*?{dates.YEAR}\)"
    rf"(?:,?\s+(?:[Vv]ol\.\s*\w+,\s*)?(?:pp?\.\s*)?{pages.LIST}(?!\w))?",
)
# A second imprint, a quoted title, an address: another work.
_ANOTHER = Lazy(rf"\([^():]*:[^()]*?{dates.YEAR}\)|[“«]{CAPITAL}[^”»]{{6,}}[”»]|https?:")
# The end of one work before the beginning of another, without which neither need be looked for.
_TWO_WORKS = Lazy(rf"(?s)(?:\([^():]*:[^()]*?{dates.YEAR}\)|https?:).*?(?:[(“«]|https?:)")
_ITS_ADDRESS = Lazy(rf"[,.;]?\s*(?:{cues.pattern('address')}\s?:?\s+)?https?:\S+\s*$")
_ADDRESS = Lazy(r"https?:\S+")
# Words that lead to a citation and are no part of it, longest first.
_OWNER = Lazy(rf"(?:[Tt]he same author[’']s|{cues.pattern('possessive')})\s+(?=[“«\"]|{CAPITAL})")
# sur les réunions, voir aussi Meunier · For the older view see Miller
_REMARK = Lazy(
    rf"[^\W\d_][^.;:«“„‘\"()\[\]\d]{{2,70}}?,?\s{cues.pattern('see')}\s+"
    rf"(?:{cues.pattern('review_by')}\s)?(?={CAPITAL})",
    sign=cues.sign("see"),
)
# zum ganzen Kapitel: Hartwig 1974, S. 6 · Sur le sel : Marchand 1974, p. 6
_BEFORE_YEAR = Lazy(
    rf"(?P<words>[^\W\d_][^.;:,“«„‘\"()\[\]\d]{{2,70}}?)\s?:\s+"
    rf"(?=(?P<name>{CAPITAL}[\w’-]+(?:(?:\s?/\s?|\s[^\W\d_]{{1,4}}\s){CAPITAL}[\w’-]+)?),?\s\(?{dates.YEAR}[a-k]?\)?[,:]\s?(?:{cues.pattern('page')}\s?)?\d)",
    sign=rf":\s+{CAPITAL}[^:\d]{{1,60}}{dates.YEAR}",
)
# publicado luego como libro: La lucha por la sal, Civitas, Madrid, 1974
_BEFORE_WORK = Lazy(
    rf"[a-zß-ÿ][^.;:,“«„‘\"()\[\]\d]{{4,60}}\s[^.;:,“«„‘\"()\[\]\d]{{2,30}}\s?:\s+(?={CAPITAL}[^;:\d]{{3,150}},\s[^;\d]{{0,80}}\b{dates.YEAR})",
    sign=r":\s",
)
# the sceptical remarks in Otto Heim, ‘Salz’: words that lead to a name and a title
_LEADING_WORDS = Lazy(
    rf"[a-zß-ÿ][\w’-]*(?:\s[a-zß-ÿ][\w’-]*){{1,8}}\s{cues.as_written('said_by')}\s"
    rf"(?={CAPITAL}[\w.’-]+(?:\s{CAPITAL}[\w.’-]*){{0,3}},\s(?:{CAPITAL}|[“‘'«\"„]))"
)
# Salt; or, The Price of Bread: two titles of one work
_SEMICOLON = Lazy(rf";\s(?!{CAPITAL}\.:|(?:{cues.pattern('alternative')}),\s{CAPITAL})")
# and, for another view, | Noble, Riots
_ASIDE = Lazy(rf"[a-zß-ÿ][^,;.:\d“«„\"()]{{2,50}},\s(?={CAPITAL}[\w’.-]+,?\s)")
_WITH = Lazy(rf"{cues.pattern('compared')}\s(?={CAPITAL}[\w’-]+(?:\s{CAPITAL}[\w’-]+){{0,2}},\s)")
# Hist. of Salt, note F. Cf. Miller, Bread: a new work, whatever the full stop before it ends
_SENT_ON = Lazy(
    rf"(?=[^\W\d_a-zß-ÿ]){cues.pattern('see')}\s(?={CAPITAL}|[“«\"‘])", sign=cues.sign("see")
)
_LONGEST_REMARK = 120  # and the word behind it
# Du Bois, 1903, cited in Gilroy, 1993: what is quoted, and where it is
_SECOND_HAND = Lazy(
    rf",\s(?={cues.pattern('second_hand')}\s{CAPITAL})", sign=cues.sign("second_hand")
)
# Diary of Wade, quoted by Cole, vol. iii. p. 222: where it is says that this is a work, too
_WITH_PLACE = Lazy(
    rf"{cues.pattern('second_hand')}\s{CAPITAL}[^,;()\d]{{1,40}},\s"
    rf"(?:{cues.pattern('page')}|{cues.pattern('volume')}|{cues.pattern('opcit')}|{cues.pattern('ibid')})"
)
# Title. Hereford: Cathedral Press. p. 9: the imprint of a work whose year has been said
_IMPRINT_WITHOUT_YEAR = Lazy(
    rf"{CAPITAL}[^:,.;()\d]{{2,40}}:\s{CAPITAL}[^:.;()\d“”«»\"]{{1,60}}\.?(?:\s*$|\s+{cues.pattern('page')}\s*\d)"
)
# The names before a title; what shows that a work is told to its end.
_HEAD = Lazy(rf"(?P<names>[^,:“«„»\"‘(\d]{{2,80}}?)(?:\s\((?:{cues.pattern('edited')})\))?[,:]\s")
_WORK_END = Lazy(
    rf"(?:\(|,\s)(?:[^\W\d_][\w.-]*,?\s){{0,5}}[^(),\d]{{0,30}}?{dates.YEAR}[a-z]?(?=[\s,.;:)]|$)"
    rf"|{cues.pattern('page')}\s*\d|https?:|:\s{CAPITAL}[^,:]{{1,40}},?\s{dates.YEAR}"
    rf"|(?<!\w){dates.UNDATED}(?!\w)"
)
# Der Begriff bei Noll, Karl: Salz. · Penso a R. Noce, Il sale.
_HEAD_BEHIND_REMARK = Lazy(
    rf"[^\W\d_][^,.:;()\d“«„]{{0,50}}?\s[a-zà-ÿ]{{1,5}}\s(?:{CAPITAL}[\w’-]+,\s{CAPITAL}[\w’-]+:"
    rf"|(?:{CAPITAL}\.\s?)+{CAPITAL}[\w’-]+,)\s"
)
# Петров П. П. Соль. XVI–XVII вв. М., 1999
_RUSSIAN_HEAD = Lazy(r"(?:[Ѐ-ӿ][\w-]+,?\s(?:[Ѐ-ӿ]\.\s?){1,3}(?:,\s)?)+[Ѐ-ӿ«]")
_POINTS = Lazy(rf"{cues.pattern('ibid')}|{cues.pattern('idem')}")
# How far back what tells of a cut may begin: a name in both its parts, an abbreviation.
_LOOKBACK = 160
_EDITORS_BEFORE = Lazy(rf"\((?:{cues.pattern('edited')})\)$")
_NEAR = 20  # characters
_PAGE = Lazy(rf"(?<!\w){cues.pattern('page')}\s*\d")
_IDEM = Lazy(rf"{cues.pattern('idem')}$")
# « Le sel », Annales. Sel, pain, poivre, 13e année: a full stop within a journal's name
_JOURNAL_BEGUN = Lazy(rf"[”»\"],\s{CAPITAL}[^,.;:()\d“”«»]{{2,40}}\.$")
_LONGEST_SUBTITLE = 12
_LONGEST_SENTENCE = 1_000  # characters
# … in: Anna Müller (Hg.), Brot
_CONTAINER = Lazy(rf",\s{cues.pattern('inside')}:?\s.*\((?:{cues.pattern('edited')})\)")
# A piece that only goes on with the one before it: an imprint, a date, a page.
_IMPRINT_ALONE = Lazy(
    rf"(?P<place>{CAPITAL}[^:,.;]{{2,40}}?{places.MORE}?)(?::\s[^:]+?)?,\s+(?:{dates.YEAR}|n\.d\.)"
)
_TOWN = Lazy(rf"(?P<place>[^:,.;]{{2,40}}?(?:{places.MORE}|/[A-Z][a-z]{{0,3}}\.)?)[:,]\s")
_GOES_ON = Lazy(
    rf"{cues.pattern('inside')}\s?:\s|{cues.pattern('issue')}\s?\d+[,\s(]|In\s{CAPITAL}[^()]{{3,80}}\((?:{cues.pattern('edited')})\)|"
    rf"(?:{CAPITAL}[^\W\d_]{{0,3}}\.(?:;\s?{CAPITAL}\.)?(?::|,\s\d{{4}})|[ТСCPp]\.\s?\d|№)\s?|"
    rf"{cues.pattern('translator')}\s|{cues.pattern('shelf')}\s?(?:[РP]-)?\d|"
    rf"(?:URL|DOI|ISBN|{cues.pattern('address', 'ru')}):?\s|"
    rf"\(|\[(?!\d)|(?:[A-Z][a-z]+\.?,?\s+)?(?:\d{{1,2}},?\s+)?{dates.YEAR}\W*$|"
    r"\d+(?:st|nd|rd|th) ed\.|"
    r"(?:[Vv]ols?|[Bb]d|pp?|[Tt]rans|[Ee]ds?|[Rr]ev)\.\s|"
    rf"(?:Also )?{cues.pattern('address', 'en')}(?!\w)|"
    rf"(?:Translated|Edited|Reprinted)\b|{cues.pattern('accessed')}\s?:?\s[^.\d]{{0,12}}\d"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a note that may name one work: its span, and the signal before it (`See also`)."""

    start: int
    end: int
    signal: str | None = None

    def after(self, offset: int) -> Piece:
        """The piece without its first `offset` characters."""
        return Piece(self.start + offset, self.end, self.signal)

    def until(self, offset: int) -> Piece:
        """The first `offset` characters of the piece."""
        return Piece(self.start, min(self.start + offset, self.end), self.signal)


def pieces(text: str, titles: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """The parts of a note, in order: cut at semicolons and at the ends of sentences, but within
    none of the `titles`, which are spans of the text.
    """
    cuts = [0, *sorted(_cuts(text)), len(text)]
    reviews = (match.span() for match in _REVIEW.finditer(text))
    for start, end in (*titles, *reviews):
        cuts = [cut for cut in cuts if not start < cut < end]
    spans = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" ;")]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _continues(text, joined[-1], start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [without_signal(text, start, end) for start, end in joined]


def first_work(text: str) -> int:
    """Where the first work ends if another follows in the same sentence; else the text's end."""
    for end in (_IMPRINT_AND_PAGES, _ADDRESS) if _TWO_WORKS.search(text) else ():
        match = end.search(text)
        if not match or _ITS_ADDRESS.match(text, match.end()):
            continue
        if _ANOTHER.search(text, match.end()):
            return match.end()
    return len(text)


def without_signal(text: str, start: int, end: int) -> Piece:
    """The piece of `text[start:end]` behind `see`, `cf.`, `quoted in` and white space."""
    while start < end and text[start] in " \t\n;,":
        start += 1
    while end > start and text[end - 1] in " \t\n;,":
        end -= 1
    begin = start
    while length := signals.length(text[start:end]):
        start += length
    if compared := _WITH.match(text, start, end):
        start = compared.end()
    if text[begin:start].rstrip().endswith(",") and (aside := _ASIDE.match(text, start, end)):
        start = aside.end()
    head = text[start : min(end, start + _LONGEST_REMARK)]
    if remark := _REMARK.match(head) or _LEADING_WORDS.match(head):
        start += remark.end()
    elif (led := _BEFORE_YEAR.match(text[start:end])) and _leads_to_name(led):
        start += led.end()
    elif remark := _BEFORE_WORK.match(text, start, end):
        start = remark.end()
    if owner := _OWNER.match(text, start, end):
        start = owner.end()
    return Piece(start, end, text[begin:start].strip() or None)


def _leads_to_name(led: re.Match[str]) -> bool:
    """Whether it is somebody’s name before the year, and words that say what is found there: not
    `Anna von Noll: Salz 1974, S. 5`, nor a town or a season.
    """
    several = any(word[0].islower() for word in led["words"].split())
    other = places.is_city(led["name"]) or dates.is_part_of_year(led["name"])
    return several and not (other or names.looks_like_person(led["words"]))


def is_owned(signal: str | None) -> bool:
    """Whether the words before a title say whose it is without a name: `See also her`."""
    return bool(signal and _OWNER.search(f"{signal} X"))


def _cuts(text: str) -> Iterator[int]:
    depth = depths(text)
    for match in _SEMICOLON.finditer(text):
        if depth[match.start()] == 0 and not inverted.joins_names(text, match.start()):
            yield match.start() + 1
    yield from joints.after(text, depth)
    for match in _SECOND_HAND.finditer(text):
        told = re.search(dates.YEAR, text[: match.start()]) or _WITH_PLACE.match(text, match.end())
        if depth[match.start()] == 0 and told:
            yield match.start() + 1
    for match in _SENTENCE_END.finditer(text):
        if depth[match.end()] == 0 and not _is_within(text, match):
            yield match.end()


def _is_within(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop is that of an abbreviation, an ordinal, or part of a work's imprint."""
    start, end = stop.span()
    if text[end].islower():
        return True  # beyond Latin-1 a pattern cannot tell: автореф. дис.
    if _CHAIN.match(text, end) and _ends_in_short_word(text, start + 1):
        return True  # Const. Hist. i. 52 · N.E. Life Ins. Co.
    ordinal = _GERMAN_ORDINAL.match(text, max(start - 2, 0))
    ordinal = ordinal or _ORDINAL.search(text, max(start - _NEAR, 0), start)
    if ordinal or _PART_OF_IT.match(text, end) or _is_divided(text, stop):
        return True
    if _EDITORS_BEFORE.search(text, max(start - _NEAR, 0), start):
        return True
    return abbreviations.ends_there(text, start + 1) and not _SENT_ON.match(text, end)


def _is_divided(text: str, stop: re.Match[str]) -> bool:
    """Whether the number of a division follows its word: `Kap. III`."""
    word = _WORD_BEFORE.search(text, max(stop.start() - _LOOKBACK, 0), stop.start())
    division = word is not None and word.group().casefold() in pages.DIVISIONS
    return division and _NUMERAL_NEXT.match(text, stop.end()) is not None


def _ends_in_short_word(text: str, end: int) -> bool:
    return _SHORT_WORD.search(text, max(end - _LOOKBACK, 0), end) is not None


def _are_people(text: str) -> bool:
    """Whether the text is nothing but the full name of a person, or of several."""
    if " " in text and names.looks_like_person(text):
        return True
    people = [name for name, _ in names.split(text)]
    full = (" " in name and names.looks_like_person(name) for name in people)
    return len(people) > 1 and all(full)


def _is_unfinished(text: str) -> bool:
    """Whether the text is an author and a title, and nothing that ends a work."""
    text = text[without_signal(text, 0, len(text)).start :]
    head = _HEAD.match(text)
    headed = head is not None and _is_head(head["names"])
    headed = headed or _RUSSIAN_HEAD.match(text) is not None
    headed = headed or bool(_HEAD_BEHIND_REMARK.match(text) or leads.before_colon(text))
    return headed and not _WORK_END.search(text)


def _is_finish(text: str, piece: str, end: int) -> bool:
    """Whether what follows ends the work that was begun: it has no head, and its own imprint.

    The imprint may stand one sentence further on: `Title. One subtitle. Another, Leipzig 1912`.
    """
    if _begins_anew(piece):
        return False
    if _WORK_END.search(piece):
        return not titles.reads_as_sentence(piece)
    rest = text[end:].lstrip()
    stops = (one for one in _SENTENCE_END.finditer(rest, 0, _LONGEST_SENTENCE))
    stop = next((one.start() + 1 for one in stops if not _is_within(rest, one)), len(rest))
    further = rest[:stop]
    short = len(piece.split()) <= _LONGEST_SUBTITLE or _CONTAINER.search(piece)
    held = bool(_GOES_ON.match(further)) and bool(rest)
    return bool(rest and short) and (held or _is_finish("", further, 0))


def _begins_anew(piece: str) -> bool:
    """Whether a sentence begins with a signal or with a head of its own."""
    head = _HEAD.match(piece)
    return bool(signals.length(piece) or _POINTS.match(piece) or (head and _is_own(piece, head)))


def _is_own(piece: str, head: re.Match[str]) -> bool:
    """Whether the words before a comma are people's, and no town stands there or behind them."""
    behind = re.split(rf"[,.:;(]|\s{dates.YEAR}", piece[head.end() :], maxsplit=1)[0]
    town = places.is_city(head["names"]) or places.is_city(behind)
    return not town and _is_head(head["names"]) and _is_head_alone(head["names"])


def _is_head(text: str) -> bool:
    """Whether the words before a comma or colon can be people."""
    people = [name for name, _ in names.split(text)]
    return bool(_IDEM.match(text)) or (
        bool(people) and all(names.looks_like_person(name) for name in people)
    )


def _is_head_alone(text: str) -> bool:
    """Whether they are sure to be: one word, a forename or initials, not *Allgemeines Recht*."""
    first = next(names.split(text))[0].split()
    return len(first) == 1 or opens_name(first[0])


def _ends_work(piece: str) -> bool:
    """Whether an imprint's piece says more than a town and is no sentence."""
    return bool(_WORK_END.search(piece)) and not titles.reads_as_sentence(piece)


def _continues(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether the piece from `start` to `end` goes on with the work of the one before it."""
    piece, previous = text[start:end].lstrip(), text[before[0] : before[1]].rstrip()
    if previous.endswith(";"):
        return False
    begun = text[without_signal(text, *before).start : before[1]].rstrip()
    if areas.open_there(f"{begun} {piece}"):
        return not areas.open_there(text[start:].lstrip()) and areas.goes_on(begun, piece)
    if _is_short_word(previous):
        return True  # Chron. Abbatiae de Ostrey, ed. Hearne
    if inverted.YEAR_FIRST.match(previous):
        ended = _PAGE.search(previous)
        if not ended and _IMPRINT_WITHOUT_YEAR.match(piece):
            return True
        if not _begins_anew(piece):
            return not (ended or titles.reads_as_sentence(piece))
    if _is_unfinished(previous) and _is_finish(text, piece, end):
        return True
    if _is_head_or_journal(previous, begun, piece) or _is_rest(previous, piece):
        return True
    if titles.reads_as_sentence(previous) and _begins_anew(piece):
        return False  # “One may be bored in peace.” John Wade, History of …
    # “Title.” Journal 12 (1987): the full stop belongs to the title.
    return bool(re.search(r"[.?!][”»\"]$", previous)) and not re.search(rf"{dates.YEAR}", previous)


def _is_short_word(piece: str) -> bool:
    """Whether the piece is one abbreviated word, with which a title may begin."""
    leads = _POINTS.match(piece) or signals.length(piece)
    return bool(_SHORT_WORD.fullmatch(piece)) and not leads


def _is_head_or_journal(previous: str, begun: str, piece: str) -> bool:
    """Whether a full stop has parted people from their title, or a journal's name in two."""
    # Sheila Rowbotham. Hidden from History. London, …
    if _are_people(begun.removesuffix(".")) or inverted.lists(begun):
        return True
    in_journal = _JOURNAL_BEGUN.search(previous) and _WORK_END.search(piece)
    return bool(in_journal) and not signals.length(piece)


def _is_rest(previous: str, piece: str) -> bool:
    """Whether the piece is what no work begins with: a town and more, an imprint, a page."""
    if continuations.goes_on(previous, piece):
        return True
    town = _TOWN.match(piece)
    if town and places.is_city(town["place"]) and _ends_work(piece):
        return True
    imprint = _IMPRINT_ALONE.match(piece)
    in_place = imprint is not None and places.could_be_place(imprint["place"])
    return in_place or _GOES_ON.match(piece) is not None
