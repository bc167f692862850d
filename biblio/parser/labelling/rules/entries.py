"""The head of a reference-list entry: `Family, Given (Year), Title …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblio.language import cues
from biblio.parser.labelling.rules import capitals, roles
from biblio.parser.labelling.spans import Span
from biblio.values import dates, names
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

_CAPITAL = rf"{CAPITAL}[\w’'-]*"
_IBERIAN = cues.as_written("particle", "es", "pt")
# von Salis, Slicher van Bath, d’Argenson, Ó Gráda
_FAMILY = (
    rf"(?:{names.LEADING_PARTICLE}\s)*(?:[dl][’'])?{_CAPITAL}"
    rf"(?:\s(?:{names.LEADING_PARTICLE}\s){{1,3}}{_CAPITAL})?(?:[ -]{_CAPITAL}){{0,2}}"
)
_INITIALS = rf"(?:{CAPITAL}[a-z]?\.[ -]?)+"
_GIVEN = (
    rf"(?:{_INITIALS}{_CAPITAL}(?=\.\s(?:[“\"«]|$)|,\s\d{{4}}|\s\(\d{{4}}|,?\s{names.AND}\s|,\set\sal)|"
    rf"{_INITIALS}|{_CAPITAL}(?:[ -](?![A-ZÀ-Þ]\.){_CAPITAL}"
    rf"|\s(?:{_IBERIAN}\s){{1,2}}{_CAPITAL}){{0,2}}(?:[ -][A-ZÀ-Þ]\.){{0,2}})"
    rf"(?:\s?{names.LEADING_PARTICLE}(?=[\s,.;]))*"
)
_INVERTED = Lazy(rf"{_FAMILY},\s?{_GIVEN}(?:,?\s?[JS]r\b\.?)?")
_DIRECT = Lazy(
    rf"(?:{_INITIALS}{_CAPITAL}\s(?={CAPITAL}[\w’-]+(?:[\s,.(]|$))|{_GIVEN}\s)(?:{names.LEADING_PARTICLE}\s)*{_CAPITAL}"
)
# Miller A.B., Noble C. (1972) · Miller AB, Noble C, et al. Title · MILLER A., NOBLE C. « Title »
# MILLER Ann B., 1972 · Salm A van (1972)
_FORENAME = rf"{CAPITAL}[a-zß-ÿ][\w’-]*"
_AFTER_CAPITALS = (
    rf"(?<=[A-ZÀ-Þ]{{2}}\s){_FORENAME}(?:[ -](?:{CAPITAL}\.|{_FORENAME})){{0,2}}"
    rf"(?=\s?(?:[,.;(:]|$)|\s{names.AND}\s)"
)
_UNPARTED = Lazy(
    rf"(?:{names.LEADING_PARTICLE}\s)*{CAPITAL}[\w’'-]+(?:[ -]{CAPITAL}[\w’'-]+)?"
    rf"\s(?:(?:{CAPITAL}\.[ -]?){{1,4}}|[A-Z]{{1,3}}(?:-[A-Z])?(?![\w.])|{_AFTER_CAPITALS})"
    rf"(?:(?<=\s)|\s)?(?:{names.LEADING_PARTICLE}(?![\w’'])\s?){{0,2}}"
)
_UNPARTED_LIST = Lazy(
    rf"{_UNPARTED.source}(?:(?:,\s?|;\s|\s?(?:,\s)?{names.AND}\s){_UNPARTED.source}){{0,40}}"
)
_TURNED = Lazy(r"[\s.,(:«“„\"]")
# Choi, Ann, Jinsu Kim, Hyun Min Lee, and Bin Zhu: only the first is turned
_DIRECT_LIST = Lazy(
    rf"(?:,\s{_DIRECT.source})*,?\s{names.AND}\s{_DIRECT.source}(?=[.:]|,?\s\(|,\s(?:ed|\d|{CAPITAL}[\w’]*\s[a-zß-ÿ]))"
    rf"|(?:,\s{_DIRECT.source})+(?=,\set\sal)"
)
_TITLE_GOES_ON = Lazy(r":|\s+[a-zß-ÿ]{2,}(?<!\sand)(?<!\set)(?<!\sund)\b")
# Ann Noll, Ian M. Hale: the second is a name of its own
_MIDDLE_INITIAL = Lazy(rf"[^\W\d_]{{2}}\s(?:{CAPITAL}\.?\s)+{CAPITAL}[^\W\d_]")
_ONLY_INITIALS = Lazy(r"\s*(?:[^\W\d_]\.[\s-]?)+")
_ARTICLE = Lazy(r"\s*(?:The|An?(?!\.)|On|In|What|How|Why)\b")
# The author of the entry before: ———. Title · --- (2013). Title
_AGAIN = Lazy(r"(?P<dash>—{1,3}|–{2,3}|-{2,6}|_{2,10})(?=[.,:]?\s)")
_EDITORS = Lazy(
    rf"\s*+(?:,\s*+)?(?:\((?:{cues.pattern('edited')})\)|(?:{cues.pattern('edited')}))(?=[\s,.:])"
)
_OTHERS = Lazy(rf",?\s(?:{names.OTHERS}|(?:[^\W\d_]{{1,3}}|&)\sothers)", re.IGNORECASE)
_UNDATED = Lazy(rf"\s*+(?:[,.]\s*+)?[(\[](?P<word>{dates.UNDATED})[a-z]?[)\]]")
_YEAR = Lazy(
    rf"\s*+(?:[,.]\s*+)?(?:[(\[](?P<original>{dates.YEAR})[)\]]\s)?"
    rf"(?:\((?:\d{{1,2}}\s)?(?:{CAPITAL}[a-z]{{2,8}}\.?\s(?:\d{{1,2}},\s)?)?)?"
    rf"(?P<year>{dates.YEAR})(?:[-–](?:\d{{2,4}})?)?[a-z]?"
    rf"(?:/\d{{4}}|\s\[(?P<first>{dates.YEAR})\]|,\s[^\W\d_]{{3,9}}\.?(?:\s\d{{1,2}})?(?=\)))?\)?"
    rf"(?=[\s,.:;]|$)"
)
# Noon, Abel, 1810-1890. · Noon, Abel, 1951-. · Noon, Abel (1810–1890).
_LIFETIME = Lazy(
    r"(?:,\s|\s(?P<open>\())(?P<years>(?P<born>\d{4})\s?[-–]\s?(?P<died>\d{4})?)(?(open)\))(?=\.\s)"
)
_ANY_YEAR = Lazy(rf"(?<!\d){dates.YEAR}(?!\d)")
_YOUNGEST, _OLDEST = 20, 110
# In a note a comma may as well stand between author and title: Marx, Capital
_BODY = Lazy(
    rf"(?P<body>{CAPITAL}[^.,:;()\d“«\"‘/\[\]]{{2,90}}?)(?:\s[(\[][A-Z]{{2,10}}[)\]])?"
    rf"(?:\.?,?\s\((?P<year>{dates.YEAR})|\.\s(?={CAPITAL}|{dates.YEAR}))"
)
# INSTITUTO DO SAL (IDS). Title · IBGE. Title
_CAPITAL_BODY = Lazy(
    rf"(?P<body>{CAPITAL}[^.,:;()\d“«\"‘/\[\]]{{2,90}}?)(?:\s[(\[][A-Z]{{2,10}}[)\]])?(?=\.\s|,?\s\(?{dates.YEAR})"
)
# Brine. 1907. De sale · Brine, 1982: De sale: who has one name
_ONE_NAME = Lazy(
    rf"(?P<body>{CAPITAL}[a-zß-ÿ][\w’-]+)(?=[.,]\s{dates.YEAR}(?:[-–](?:\d{{4}})?)?[.,:]\s[“«„\"‘]?{CAPITAL})"
)
_IMPRINT_BEHIND = Lazy(rf"[.\s]*{CAPITAL}[^:,.()\d]{{1,40}}:\s[^:()]{{2,60}},\s{dates.YEAR}")
_LONGEST_ACRONYM, _FEW = 8, 2
# NOLL (Anne), Le sel · NOLL (Anne) et REY (Jean), « Sel »
_BRACKETED = rf"{CAPITAL}[\w’-]+(?:[ -]{CAPITAL}[\w’-]+)?\s\({CAPITAL}[^()\d]{{0,30}}\)"
_BRACKETED_LIST = Lazy(
    rf"{_BRACKETED}(?:(?:,\s|\s?;\s|\s{cues.as_written('and')}\s){_BRACKETED})*(?=[,.:]?\s|$)"
)
_ONE_BRACKETED = Lazy(_BRACKETED)
_CYRILLIC = Lazy(r"[Ѐ-ӿ]")
# Петров, П. П. Соль / П. П. Петров // Листок: the Russian standard, which has a reader of its own
_GOST = Lazy(r"\A[Ѐ-ӿ]+,\s(?:[Ѐ-ӿ]\.\s?)+\s?.*\s//?\s")
SMALL_WORD = 3  # of, and, für, del
# Ó Gráda, Cormac (1994). *Ireland*: no list need know such a forename
_YEAR_AND_TITLE = Lazy(rf"\s\({dates.YEAR}[a-z]?\)[.,:]?\s(?P<mark>[“\"«‘])?")
_FOLLOWS = Lazy(rf"\s*(?:[,.:;(/&“‘\"«»]|{cues.as_written('and')}\s)")
# Miller, R. The Salt of the Earth
_TITLE_BEHIND = Lazy(rf"\s{CAPITAL}[\w’'-]*(?:\s[\w’'-]+)+[.,:]")
_TITLE_NEXT = Lazy(rf"[,:]\s(?:[“«„‘\"]|{CAPITAL}[\w’-]*\s[\w’-]+\s)")
# Miller, R. Martin. Salt: behind the space that ends the initials
_SECOND_FORENAME = Lazy(rf"(?<=\.\s){CAPITAL}[a-zß-ÿ]{{2,}}(?=\.\s{CAPITAL}[^\s.]*\s)")
_PLAIN_TITLE = Lazy(
    rf"\.\s{CAPITAL}[^.:]{{3,150}}\.\s{CAPITAL}[^.:,]{{1,30}}:\s[^:]{{2,60}},\s{dates.YEAR}"
)
_COLON = Lazy(rf":\s|\s?/\s?{CAPITAL}{{3}}")
_STOP = Lazy(r"[^.]?\.\s?")
_OPENING = tuple('“„«"')
_GAP = Lazy(r"[\s,.:;]*")
_BETWEEN_NAMES = Lazy(rf"[\s,;/&]*(?:{cues.as_written('and')}\s)?")
_NAME_FOLLOWS = Lazy(rf"\s?[;/]|,?\s\(?(?:{cues.pattern('edited')})\)?[\s,.:]")
_TITLE_BRACKET = Lazy(
    rf"\s\((?!{cues.pattern('edited')}|\d)[^()]{{3,60}}\),\s{cues.pattern('inside')}(?::|\s)"
)
Looks = tuple[tuple[int, int], ...]
_LONGEST_WORD = 20


class Head(NamedTuple):
    """The people and the year before the title, and where the title begins."""

    spans: tuple[Span, ...]
    end: int


def read(text: str, *, listed: bool, italics: Looks = ()) -> Head | None:
    """The inverted head of an entry, or None where it has another shape.

    In a note (not `listed`) it must be sure to be one: initials or a forename behind the comma.
    No name runs into italics, which begin the title: `Miller, Ann M. *Salt*`.
    """
    if listed and (dash := _AGAIN.match(text)):
        return _dated([Span("author", *dash.span("dash"), 0.95)], text, dash.end("dash"))
    if _GOST.search(text):
        return None
    if listed and (head := _not_inverted(text)):
        return head
    plain = text[: italics[0][0]] if italics else text
    large = capitals.people(plain) if listed or capitals.head(text) else []
    people = large or list(_people(plain)) or _bracketed(text)
    unparted = _unparted(text) if listed and not large else []
    if len(unparted) > 1 or (unparted and not people):
        people = unparted
    if listed and not people and (body := _body(text, italics)):
        return _dated([Span("author", 0, body, 0.9)], text, body)
    sure = listed or large or (people and _is_sure(text, people[0], italics))
    if not people or not (sure or _is_before_title(text, people, italics)):
        return None
    end = people[-1][1]
    if others := _OTHERS.match(text, end):
        end = others.end()
    editors = _EDITORS.match(text, end)
    role = "editor" if editors else "author"
    spans = [Span(role, start, stop, 0.95) for start, stop in people]
    return _dated(spans, text, editors.end() if editors else end)


def _not_inverted(text: str) -> Head | None:
    """The head that a role tells, or that is a body in capitals or the one name of somebody."""
    if made := roles.head(text):
        return _dated([*made.spans], text, made.end)
    if body := _capital_body(text):
        named = _CAPITAL_BODY.match(text)
        end = named.end("body") if named else body
        return _dated([Span("author", 0, end, 0.95)], text, body)
    one = _ONE_NAME.match(text)
    if one and not _IMPRINT_BEHIND.search(text, one.end()):
        return _dated([Span("author", 0, one.end(), 0.9)], text, one.end())
    return None


def _unparted(text: str) -> list[tuple[int, int]]:
    """The names before which no comma tells the family from its initials; none where the Russian
    standard prints them so, with a double slash.
    """
    match = _UNPARTED_LIST.match(text)
    if not match or " // " in text or " / " in text or _CYRILLIC.search(text):
        return []
    found = [one.span() for one in _UNPARTED.finditer(text, 0, match.end())]
    alone = len(found) == 1 and opens_name(text.split()[0])
    if alone or not _TURNED.match(text, len(match.group().rstrip())):
        return []
    return [(start, len(text[:end].rstrip())) for start, end in found]


def _bracketed(text: str) -> list[tuple[int, int]]:
    """The names whose forenames stand in brackets, as in French lists: `NOLL (Anne)`."""
    match = _BRACKETED_LIST.match(text)
    if not match or not text.split(" (")[0].isupper():
        return []
    found = _ONE_BRACKETED.finditer(text, 0, match.end())
    return [one.span() for one in found]


def _capital_body(text: str) -> int:
    """Where the name of a body ends that is printed in capitals: `INSTITUTO DO SAL (IDS).`"""
    match = _CAPITAL_BODY.match(text)
    if not match or not match["body"].isupper() or _IMPRINT_BEHIND.match(text, match.end()):
        return 0
    words = match["body"].split()
    acronym = len(words) == 1 and len(words[0]) <= _LONGEST_ACRONYM
    known = len(words) == _FEW and names.is_corporate(match["body"].title())
    return match.end() if acronym or known or len(words) > _FEW else 0


def _body(text: str, italics: Looks) -> int:
    """Where the name of a body ends with which an entry begins; 0 where it begins with a title.

    `Salt Council (1972) Title`: in small letters it would be a title of which nobody is the author.
    """
    match = None if italics and not italics[0][0] else _BODY.match(text)
    if not match or (not match["year"] and not names.is_corporate(match["body"])):
        return 0
    capitals = all(w[0].isupper() for w in match["body"].split() if len(w) > SMALL_WORD)
    return match.end("body") if capitals else 0


def _dated(spans: list[Span], text: str, end: int) -> Head:
    """The head with its year, if one stands behind the people; no year of their lives is one."""
    if lived := _lifetime(text, end):
        spans.append(Span("undated", *lived.span("years"), 0.9))
        end = lived.end()
    if year := _YEAR.match(text, end):
        original = "original" if year["original"] else "first"
        if year[original]:
            spans.append(Span("origyear", *year.span(original), 0.95))
        spans.append(Span("year", *year.span("year"), 0.95))
        end = year.end()
    elif undated := _UNDATED.match(text, end):
        spans.append(Span("undated", *undated.span("word"), 0.95))
        end = undated.end()
    gap = _GAP.match(text, end)
    return Head(tuple(spans), gap.end() if gap else end)


def _lifetime(text: str, end: int) -> re.Match[str] | None:
    """`Noon, Abel, 1810-1890. Papers`: when the author lived, as catalogues print it; in brackets
    it may be when a work of many volumes appeared, if no other year does.
    """
    lived = _LIFETIME.match(text, end)
    if not lived or (lived["open"] and not _ANY_YEAR.search(text, lived.end())):
        return None
    born, died = int(lived["born"]), int(lived["died"] or 0)
    return lived if not died or _YOUNGEST < died - born <= _OLDEST else None


def _is_sure(text: str, first: tuple[int, int], italics: Looks) -> bool:
    """Whether the first name is inverted beyond doubt: `Miller, R.`, `Woodcock, George (1972)`."""
    if text[first[1] - 1] == ")":
        return True
    family, _, given = text[first[0] : first[1]].partition(",")
    words = given.split()
    initials = _ONLY_INITIALS.fullmatch(given) is not None
    turned = initials or (bool(words) and opens_name(words[0]))
    if turned and not initials and opens_name(family.split()[0]):  # Jonas, Anna, Das Salz
        turned = len(words) == 1 and " " not in family and bool(_TITLE_NEXT.match(text, first[1]))
    dated = _YEAR_AND_TITLE.match(text, first[1])
    if dated and (dated["mark"] or any(start == dated.end() for start, _ in italics)):
        return True
    if " " in family and family[0].isupper() and not opens_name(words[-1]):
        return False  # Ted Underwood, David Bamman: two names
    large = len(family) > SMALL_WORD and family.isupper() and not given.isupper()
    if large and _COLON.match(text, first[1]):
        return True  # NOLL, Ender: Tuz
    end = len(text[: first[1]].rstrip())
    shown = _is_shown(text, end, italics)
    if shown and words and opens_name(words[0]):
        return True  # Oliver, Ben. *Salt*
    titled = shown or (given.endswith(".") and _TITLE_BEHIND.match(text, end))
    return turned and bool(titled or _FOLLOWS.match(text, first[1]))


def _is_before_title(text: str, people: list[tuple[int, int]], italics: Looks) -> bool:
    """Whether a full stop ends the names, as in lists of works, and a title follows that quotation
    marks or italics show: `Oller, Benn. “Salt.”`; `Oller, Benn, and Ann Miller. *Salt*`. Behind
    names of which only the first is turned it may be a plain one with its imprint.
    """
    family, _, given = text[slice(*people[0])].partition(",")
    if " " in family and family[0].isupper():
        return False
    several = len(people) > 1
    if not given.strip() or not (several or not opens_name(family)):
        return False
    last = text[slice(*people[-1])]
    plain = several and "," not in last and _PLAIN_TITLE.match(text, people[-1][1])
    return bool(plain) or _is_shown(text, people[-1][1], italics)


def _is_shown(text: str, end: int, italics: Looks) -> bool:
    """Whether a title in italics or quotation marks follows, with a full stop between."""
    stopped = _STOP.match(text, end - 1)
    if not stopped:
        return False
    begin = stopped.end()
    return text[begin : begin + 1] in _OPENING or any(start == begin for start, _ in italics)


def without_names(text: str, italics: Looks) -> Looks:
    """The italics without those that open the text and are names: `*Salm, Anna*; *Noble, Bea*`."""
    end = 0
    for at, (start, stop) in enumerate(italics):
        joined = _BETWEEN_NAMES.fullmatch(text, end, start)
        if not joined or not _is_name_in_italics(text, start, stop, first=not at):
            return italics[at:]
        end = stop
    return ()


def _is_name_in_italics(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether the words are a name: *Salt, Bread* is a title unless what follows joins names."""
    words = text[start:end].strip(" ,;:")
    if not people_inverted(words):
        return False
    given = words.partition(",")[2].split()[:1]
    return not first or any(map(opens_name, given)) or bool(_NAME_FOLLOWS.match(text, end))


def people_inverted(text: str) -> list[tuple[int, int]]:
    """The spans of names printed `Family, Given`, where the whole text is such names."""
    found = list(_people(text))
    return found if found and found[-1][1] >= len(text.rstrip(" ,")) else []


def _first_word(text: str, start: int) -> str:
    return text[start : start + _LONGEST_WORD].partition(" ")[0]


def _is_direct(text: str, name: re.Match[str]) -> bool:
    """Whether two words before the comma are a whole name, and a title follows."""
    family, _, given = name.group().partition(",")
    if _ONLY_INITIALS.fullmatch(given) or (family.isupper() and not given.isupper()):
        return False  # GIL SALA, A.: La sal
    goes_on = _TITLE_GOES_ON.match(text, name.end())
    words, first = family.split(), given.split()[0]
    # Emma Goldman, Living My Life: the forename is first
    turned = opens_name(words[0]) and not opens_name(words[-1]) and not opens_name(first)
    another = _MIDDLE_INITIAL.search(given)
    return len(words) > 1 and bool(goes_on or _ARTICLE.match(given) or turned or another)


def _end_of_forenames(text: str, name: re.Match[str]) -> int:
    """Where a known forename behind the initials ends that a full stop follows, or 0:
    `Miller, R. Martin. Salt`.
    """
    second = _SECOND_FORENAME.match(text, name.end())
    return second.end() if second and opens_name(second.group()) else 0


def _people(text: str) -> Iterator[tuple[int, int]]:
    """The names with which the text begins, the first of them turned: `Miller, Ann`."""
    name = _INVERTED.match(text)
    if name and _is_direct(text, name):
        return
    if name and (end := _end_of_forenames(text, name)):
        yield name.start(), end
        return
    if name and (others := _DIRECT_LIST.match(text, name.end())):
        yield name.span()
        yield from (one.span() for one in _DIRECT.finditer(text, name.end(), others.end()))
        return
    direct = slashed = False
    while name:
        end = len(text[: name.end()].rstrip())
        yield name.start(), end
        joint = capitals.JOINT.match(text, end)
        sign = joint.group().strip() if joint else ""
        if not joint or (slashed and sign == ","):
            return  # Noll, Otto / Brand, Eva, Salz, Berlin 1998
        slashed = slashed or sign in ("/", ";")
        if direct:
            name = _DIRECT.match(text, joint.end())
        else:
            name = _behind_turned(text, joint.end(), listed=sign == ",")
        direct = direct or (name is not None and "," not in name.group())


def _behind_turned(text: str, start: int, *, listed: bool) -> re.Match[str] | None:
    """The name behind one that is turned, from which a comma (`listed`) or another sign parts it:
    turned as well, or not, as in `Hay, Douglas, Peter Linebaugh, and Cal Winslow`.
    """
    name = _INVERTED.match(text, start)
    if name:
        turned = not opens_name(name.group().split()[0])
        return name if turned else _DIRECT.match(text, start) or name
    if listed and not opens_name(_first_word(text, start)):
        return None
    name = _DIRECT.match(text, start)
    # Salm, Anna, Otto Noll (Text 7), in: a title
    return None if name and listed and _TITLE_BRACKET.match(text, name.end()) else name
