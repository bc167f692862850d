"""The head of a citation: who wrote it, and the title where no quotation marks show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from biblio.language import cues
from biblio.parser.labelling.rules import imprints, newspapers
from biblio.parser.labelling.rules.contributors import all_people, openings, people
from biblio.parser.labelling.spans import TAKEN, TITLE_END, Reading, Span
from biblio.record.person import from_print
from biblio.values import dates, names, pages, places
from biblio.values.forenames import is_abbreviated, opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, Lazy

# A run of spaces is tried from its beginning only.
_GAP = r"(?:,|(?<![\s,]))\s+"
_CUT = Lazy(
    rf"[{TAKEN}\[]|(?<![^\W\d_])\((?!\d{{4}}\s?[-–—]\s?\d{{2,4}}\)|[^()\d]{{0,6}}[IVX]+[^()\d]{{0,30}}\)|{cues.pattern('bounding')}\s{dates.YEAR}[^()\d]{{0,4}}\))|,\s+no\.\s|"
    rf"{_GAP}(?:(?:eds?\.|edited|tr(?:anslated|ansl?\.|\.)|{cues.pattern('volume')}|(?:[Cc]hap|pp?)\.)\s|"
    rf"(?:{cues.pattern('here')}\s)?(?:{cues.pattern('page')}|{cues.pattern('leaf')}|{cues.pattern('sided_leaf')}|S\.)\s*(?=[\d{TAKEN}]))|"
    rf"[,.?!]\s+{cues.pattern('inside')}\s?:?\s+(?=[^{TAKEN}]*{TAKEN})"
)
_MAKER = f"{cues.as_written('edited', 'en')}|{cues.as_written('translator', 'en')}"
_EDITED_TOO = r"eds?\.\s(?:and|&)\str(?:ans)?\."
# Ann Miller, ed. and trans., Letters · Ann Miller, trans., Letters
_ROLE_LAST = Lazy(rf",\s(?:(?P<both>{_EDITED_TOO})|tr(?:ans)?\.)[,\s]*$")
_EDITOR_MARK = Lazy(
    rf"^,?\s*(?:\((?:{cues.pattern('edited')})\)[.,:]?"
    rf"|(?:{_EDITED_TOO}|{_MAKER}),)(?=\s)",
    sign=r"^,?\s*(?:\([^\d()]+\)|[a-z])",
)
_EDITORS_LAST = Lazy(
    rf"(?:,?\s*\((?:{cues.pattern('edited')})\)|,?\s(?:{cues.pattern('edited')}))[.,:\s]*$",
    sign=cues.sign("edited"),
)
_EDITED = Lazy(rf",?\s*\((?:{cues.pattern('edited')})\)$", sign=r"\)\s*$")
# by · par M. l’abbé · von Herrn: the ranks of one language stand behind its own word
_BY_WORD = "|".join(
    rf"{cues.pattern('by', one)}\s+(?:{cues.pattern('rank', one) or '(?!)'}\s+)?"
    for one in cues.LANGUAGES
    if cues.words("by", one)
)
_BY = Lazy(
    rf"(?:(?<=\w)[.,]?,[”»\"]?|{TAKEN}[.,]?[”»\"]?,?)\s+(?:{_BY_WORD}|(?<=\.\s)By\s+)"
    rf"(?={CAPITAL}|d[eu]s?\s{CAPITAL}|v[oa]n\s)"
    # « Le sel », par Anne Noll · „Das Salz“, von Otto Noll
    rf"|{TAKEN}\s?[”»“\"]?,[”»\"]?\s(?:{cues.pattern('written_by')})\s(?={CAPITAL})"
    # « Le sel » de Anne Noll (Phare, 2002)
    rf"|{TAKEN}\s?[”»“\"]\s(?:{cues.pattern('written_by')})\s(?={CAPITAL}[^(),;:\d]{{2,80}}\s[({TAKEN}])",
    sign=cues.sign("by", "written_by"),
)
_OF_PAGES = Lazy(
    rf"{cues.pattern('page')}\s*(?P<pages>{pages.LIST})\sof\s(?P<title>{CAPITAL}[^,;:()\d]{{3,120}}),\s(?P<name>{PERSON})(?=\s*[,(.]|\s*$)",
    sign=r"\d\sof\s",
)
_BY_END = Lazy(rf",\s|(?<=[^\W\d_]{{3}})\.(?=\s|$)|\s?[({TAKEN}\[]|$")
_ATTRIBUTED = Lazy(rf"\[(?P<names>{CAPITAL}[^\[\]\d]{{3,60}})\],?\s")
_IDEM = Lazy(
    rf"({cues.pattern('idem')})[,:]\s+(?=[“«»\"‘{TAKEN}]|{CAPITAL})", sign=cues.sign("idem")
)
# ders./Anna Noll, Pfeffer
_IDEM_AND = Lazy(
    rf"(?P<idem>{cues.pattern('idem')})\s?(?:/|{names.AND}\s)\s?"
    rf"(?P<others>{CAPITAL}[^,:()\d]{{2,80}}?)[,:]\s",
    sign=cues.sign("idem"),
)
_COLLECTIVE = Lazy(
    rf"(?P<word>{cues.pattern('collective')})[,.:]?\s(?={CAPITAL}|[“«„\"])",
    sign=cues.sign("collective"),
)
# A piece named by what it is: letter to Kugelmann, review of The Road to Serfdom.
_NAMED_PIECE = Lazy(
    rf"(?:{cues.as_written('piece_kind')}\s)?{cues.as_written('piece')}\s{cues.as_written('piece_joint')}\b"
)
_LEMMA = Lazy(rf"(?:^|,\s){cues.pattern('lemma')}\s*$", sign=cues.sign("lemma"))  # Artikel „Salz“
_REVIEW = Lazy(rf"{cues.pattern('review')}\s")
# “Left-Wing” Communism: the marks belong to the title.
_QUOTED_BEGINNING = Lazy(r"[\s,:]*(?:[“«„][^“”«»„]+[”»“]|»[^«»]+«)[.:?!]?\s\w")
_OPEN_QUOTE = Lazy(r"[“«][^”»]*$")
# Twelve authors in full; longer lists print *et al.*
_LONGEST_HEAD = 300
_LONGEST_JOINT = 5  # characters: `/`, ` und `
_LETTER_OR_FIGURE = Lazy(r"\w")
_AND_SO_ON = Lazy(r"(?:,?\s(?:&c|etc)\.?|\s?(?:…|\.{3}))$")  # A Night among the Mills, &c.
# Freedom Dreams: The …: in English a colon before such words divides a title, not its author.
_SUBTITLE = Lazy(rf"{cues.as_written('subtitle')}\s")
_ONE_MORE = Lazy(rf",?\s*(?:(?:{CAPITAL}\.[\s-]?)+[^\s,]+(?:\s[^\s,]+)?(?:,\s)?)+")  # , B. Bianchi
# Brine, de sale lib. ii. c. 9: Latin titles may begin with a small letter
_LATIN = Lazy(rf"{cues.as_written('latin_opening')}\s[a-z]{{3,}}")
_OLD_PLACE = Lazy(r",?\s(?:lib|cap|c|tom|t|p|fol)\.\s?(?:[ivxlc]+|\d+)[.,;]?")
_LEAST_TITLE = 3  # words
_TITLE_BRACKET = Lazy(
    rf"\((?P<words>{CAPITAL}[^()\[\]:;{TAKEN}]{{3,150}})\)(?=[.,]\s)(?P<inside>,\s{cues.pattern('inside')}(?::|\s))?"
)
# who edited, what it is a thesis of, a series, a date: no part of the title
_OF_ANOTHER = Lazy(
    rf"(?:{cues.pattern('editor')}|{cues.pattern('translator')}|{cues.pattern('introduction')}|{cues.pattern('thesis')}"
    rf"|{cues.pattern('series_cue')}|{cues.pattern('exhibition')}|{cues.pattern('edited')}|{cues.pattern('editorial')})(?!\w)|.*{dates.YEAR}"
)
_SMALL_WORDS = 2
_MARGIN = Lazy(rf"(?:§|{cues.pattern('provision')}\s?\d).*\s[A-Z][a-z]{{1,3}}\.?\s\d")
_CUT_SHORT = Lazy(cues.pattern("title_word"))
_NUMERAL_NEXT = Lazy(r"[IVXLC]+(?:,|\s*$)|\d{1,2}(?:st|nd|d|rd|th)\s")
# GUBERN, Román: the family in capitals, and a forename that no list need know
_LARGE, _GIVEN = r"[^\W\d_a-zß-ÿ]{2,}", r"[^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ]+"
_TURNED_LARGE = Lazy(rf"(?=\w{{3}}){_LARGE}(?:[ -]{_LARGE}){{0,2}},\s{_GIVEN}(?:[ -]{_GIVEN})?")
_OTHERS = Lazy(rf",?\s{names.OTHERS}$")
_JOINTS = Lazy(r",\s+|:\s+|(?<!\b\w)\.\s+(?=[^\W\d_a-z])|’s\s+|'s\s+|\s+(?=[“«„\"])")


def idem(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """`idem, The Country and the City`: the author cited just before, with others or alone."""
    if (joined := _IDEM_AND.match(reading.rest)) and (
        others := list(people(joined["others"], joined.start("others"), lexicon))
    ):
        return [Span("author", *one, 0.9) for one in (joined.span("idem"), *others)]
    match = _IDEM.match(reading.rest)
    return [Span("author", *match.span(1), 0.9)] if match else []


def attributed(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """`[Ann Miller], Salt`: whom another than the print names as the author."""
    match = _ATTRIBUTED.match(reading.rest)
    if not match or not all_people(match["names"], lexicon):
        return []
    return [Span("author", *one, 0.9) for one in people(match["names"], 1, lexicon)]


def collective(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`AA.VV., Il sale`: nobody is named."""
    match = _COLLECTIVE.match(reading.rest)
    return [Span("note", 0, match.end("word"), 0.9)] if match else []


def heads(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """Authors (or editors) and the bare title before the first sign of anything else."""
    quoted = reading.first("title")
    if quoted:
        opening = len(reading.text[: quoted.start].rstrip(" “«„\"‘'»"))
        return list(_people(reading, 0, opening, lexicon))
    return list(_bare(reading, lexicon))


def behind_title(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """`*Salt*, by Ann Miller`, `p. 3 of Salt, Ann Miller`: the author behind the title."""
    if paged := _OF_PAGES.match(reading.rest):
        labels = {"pages": "locator", "title": "title", "name": "author"}
        return [Span(label, *paged.span(group), 0.9) for group, label in labels.items()]
    cue = _BY.search(reading.rest)
    if not cue or reading.has("author"):
        return []
    stop = _BY_END.search(reading.rest, cue.end())
    end = stop.start() if stop else len(reading.rest)
    found = list(people(reading.rest[cue.end() : end], cue.end(), lexicon))
    title = reading.first("title")
    if not found or (title and title.start > cue.start()):
        return []
    spans = [Span("author", first, last, 0.9) for first, last in found]
    return spans if title else [*_title(reading, 0, cue.start()), *spans]


def titles(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The bare title of an entry whose authors are read already."""
    if reading.has("title"):
        return []
    return list(_title(reading, 0, _head_end(reading.rest)))


def _bare(reading: Reading, lexicon: Lexicon) -> Iterator[Span]:
    end = _head_end(reading.rest)
    end = min([end, *(span.start for span in reading.all("title"))])
    begin = _behind_head(reading)
    if begin:
        yield from _title(reading, begin, max(end, _head_end(reading.rest[begin:]) + begin))
        return
    head = reading.text[:end]
    if reading.has("booktitle") and (
        head.strip(TITLE_END) in lexicon.names or _is_commentator(reading, head)
    ):
        yield from _people(reading, 0, end, lexicon)  # Miller, in: Noll, Salt
        return
    cut = _author_end(head, lexicon)
    if paper := newspapers.at_head(reading, cut, end):
        yield from paper
        return
    title = list(_title(reading, cut, end))
    if cut and not title and not reading.has("title") and _is_no_name(head[:cut], lexicon):
        yield from _title(reading, 0, cut)  # Past and Present, book iii.
        return
    if cut:
        yield from _people(reading, 0, cut, lexicon)
    yield from title


def _is_commentator(reading: Reading, head: str) -> bool:
    """Whether one name stands before a commentary, which is cited by section and margin number:
    `Noll, in: Brine (Hrsg.), Salzgesetz, § 12 Rn. 7`.
    """
    located = reading.first("locator")
    cited = reading.text[located.start : located.end] if located else ""
    one = head.strip(TITLE_END)
    return bool(_MARGIN.match(cited)) and " " not in one and names.looks_like_person(one)


def _is_no_name(words: str, lexicon: Lexicon) -> bool:
    """Whether words that could be names are a title, as no work of theirs is named: several, no
    forename among them that opens, and none cited elsewhere.
    """
    listed = [name for name, _ in names.split(words)]
    known = any(from_print(name).surname in lexicon.names for name in listed)
    return len(words.split()) >= _LEAST_TITLE and not known and not opens_name(words.split()[0])


def _behind_head(reading: Reading) -> int:
    """Where the authors end that are read already, from the beginning on; 0 if there are none."""
    end = 0
    for one in sorted(reading.all("author", "note"), key=lambda span: span.start):
        if one.start > end + _LONGEST_JOINT:
            break
        end = one.end
    return end


def _head_end(rest: str) -> int:
    cuts = (match.start() for match in _CUT.finditer(rest))
    own = (cut for cut in cuts if not (_is_of_author(rest, cut) or _is_of_title(rest, cut)))
    end = next(own, len(rest))
    roles = takewhile(lambda opening: opening < end, openings(rest))
    return next((opening for opening in roles if not _is_of_author(rest, opening)), end)


def _is_of_author(rest: str, cut: int) -> bool:
    """`Smith (ed.), Title`: this bracket belongs to the author."""
    return cut < 80 and bool(_EDITOR_MARK.match(rest[cut:].lstrip(" ,")))


def _is_of_title(rest: str, cut: int) -> bool:
    """`Los límites (Un estudio de las salinas), Sal, …`: a bracket that says more of what a book is
    about, in some small words; or any behind which what holds the piece is named: `(Text 7), in:`.
    """
    bracket = _TITLE_BRACKET.match(rest, cut)
    if not bracket or _OF_ANOTHER.match(bracket["words"]):
        return False
    small = [word for word in bracket["words"].split() if word[:2].islower()]
    return bool(bracket["inside"]) or len(small) >= _SMALL_WORDS


def _author_end(head: str, lexicon: Lexicon) -> int:
    """Where the authors end and the title begins; 0 where the head is all title."""
    best = 0
    for joint in _JOINTS.finditer(head):
        before, after = head[: joint.start()], head[joint.end() :]
        if not after.strip(TITLE_END) or joint.start() > _LONGEST_HEAD:
            break
        if not before.strip():
            continue
        if joint.group()[0] == "." and is_abbreviated(f"{before.split()[-1]}."):
            continue  # Wm. Miller
        if joint.group()[0] == "." and f"{before}." in cues.words("court"):
            continue  # Civ. 9 avril 1865
        if joint.group()[0] == "." and _CUT_SHORT.fullmatch(f"{before}."):
            continue  # Nat. Hist. xxxi. 41
        if _NUMERAL_NEXT.match(after):
            continue  # Letters, III, 115 · Hansard, 2nd Series
        marked = _EDITOR_MARK.match(after)
        edited = _EDITED.search(before)
        before = before[: edited.start()] if edited else before
        if _belongs_to_body(joint, after) or (joint.group()[0] == ":" and "," in before):
            continue
        one_more = best > 0 and _is_one_more(head, best, joint)
        if not (one_more or all_people(before, lexicon) or names.is_corporate(before)):
            continue
        if joint.group()[0] == ":" and _is_main_title(before, after, lexicon):
            continue
        if not best or _extends(before, head[:best]) or marked or one_more:
            best = joint.end() if not marked else joint.end() + marked.end()
    return best


def _belongs_to_body(joint: re.Match[str], after: str) -> bool:
    """Whether a possessive is part of a body's name: Boston Women’s Health Book Collective."""
    return joint.group()[0] in "’'" and names.is_corporate(after.split(",")[0])


def _is_main_title(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a colon is rather a title with its subtitle after it."""
    known = from_print(before).surname in lexicon.names
    return not known and bool(_SUBTITLE.match(after))


def _extends(longer: str, shorter: str) -> bool:
    """Whether a longer list of names is meant: it ends with *and* and a full name."""
    added = longer[len(shorter.rstrip(", ")) :]
    if _ONE_MORE.fullmatch(added):
        return True
    return bool(re.search(r"\band\b|&|\bund\b|\bet\b", added)) or (
        "," not in shorter.strip(", ") and bool(re.match(r",\s*(?:Jr|Sr)\.?$", added))
    )


def _is_one_more(head: str, best: int, joint: re.Match[str]) -> bool:
    """Whether another full name stands before the title: Jan Noll, Anna Marle, Sól i chleb."""
    name, after = head[best : joint.start()], head[joint.end() :]
    words, title = name.split(), re.split(r",\s", after)[0].strip(TITLE_END)
    full = len(words) == 2 and opens_name(words[0]) and names.looks_like_person(name)
    first = head[:best].split()
    both = full and len(first) == 2 and opens_name(first[0])
    return both and bool(title) and title[0].isupper() and not imprints.is_publisher(title)


def _people(reading: Reading, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    text = reading.rest[start:end]
    mark = _ROLE_LAST.search(text)
    role = ("editor_translator" if mark["both"] else "translator") if mark else ""
    mark = mark or _EDITORS_LAST.search(text)
    role = role or ("editor" if mark else "author")
    text = text[: mark.start()] if mark else text
    text = re.sub(r"(?:[’']s)?[\s,:]*(?:\b(?:in|on)\b)?[\s,:]*$", "", text)
    text = _LEMMA.sub("", text)
    if names.is_corporate(text) and TAKEN not in text:
        name = re.sub(r"(?<=[^\W\d_]{4})\.$", "", text)
        yield Span(role, start, start + len(name), 0.85)
        return
    alone = _OTHERS.sub("", text)
    if _TURNED_LARGE.fullmatch(alone) and not places.is_city(alone.rpartition(", ")[2]):
        yield Span(role, start, start + len(alone), 0.95)
        return
    for first, last in people(text, start, lexicon):
        yield Span(role, first, last, 0.95)


def _title(reading: Reading, start: int, end: int) -> Iterator[Span]:
    text = reading.text
    opening = "" if _QUOTED_BEGINNING.match(text, start) else "“«„"
    while start < end and text[start] in f"{TITLE_END}{opening}]":
        start += 1
    while end > start and text[end - 1] in TITLE_END:
        end -= 1
    if text[end : end + 1] in ("”", "»") and _OPEN_QUOTE.search(text[start:end]):
        end += 1
    if others := _AND_SO_ON.search(text, start, end):
        end = others.start()
    value = text[start:end] if _LETTER_OR_FIGURE.search(text, start, end) else ""
    is_year = re.fullmatch(dates.YEAR, value) and not reading.has("publisher", "location")
    named = _NAMED_PIECE.match(value) or _REVIEW.match(value)
    latin = _LATIN.match(value) and _OLD_PLACE.match(text, end)
    if value and not is_year and (not value[0].islower() or named or latin):
        yield Span("title", start, end, 0.85)
