"""Provisions of codes, and acts by their number or by the reign: they cite no author and no page.

`§ 433 Abs. 1 BGB`, `Art. 1240 du Code civil`, `TBK m. 49`, `Ley 29/1994 …, art. 4`,
`5 & 6 Will. IV. c. 76, § 4`. The code, or the act up to its provision, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_FIGURE = r"(?:[LRAD]\.?\s?)?\d++(?:[:.–-]\d++)*+(?:bis|ter|quater)?[a-z]?(?:\(\w{1,4}\))*+(?!\w)"
_SUB = (
    rf"(?:,?\s(?:{cues.pattern('subdivision')}\s?(?:\d{{1,3}}[a-zªº°]*|[IVX]+|[a-z])(?!\w)\)?|[IVX]{{1,4}}(?!\w)"
    r"|\d{1,2}(?!\w|/))){0,12}"
)
_WORD = rf"(?:§§?|{cues.pattern('provision')})"
_AND = rf"(?:,|\s{cues.as_written('and')}|\s?[–-])"
_PROVISION = rf"{_WORD}\s?{_FIGURE}(?:{_AND}\s?(?=\d|[LR]\.\s?\d){_FIGURE}){{0,12}}+{_SUB}"
# BGB · StGB a.F. · c.c. · C. civ. · Código Civil · Code de commerce · ГК РФ
_LETTERS = (
    rf"(?:{cues.pattern('code_letters')}(?!\w)|(?=\w*{CAPITAL}\w*{CAPITAL}){CAPITAL}\w{{1,9}}(?:\s{CAPITAL}{{2,3}}(?!\w))?"
    r"|[a-z]\.\s?[a-z]\.(?:\s?[a-z]\.)?|[Cc]\.\s?[a-z]{2,5}\.(?:\s[a-z]{2,5}\.)?)"
)
_CALLED = rf"(?:{cues.pattern('code')})(?:\s[^\W\d_][\w’’'-]*){{0,6}}"
_CODE = rf"(?P<title>{_LETTERS}|{_CALLED})(?:\s[an]\.\s?F\.)?"
_OF = rf"(?:{cues.as_written('of')}(?:(?<=[’'])|\s))?"
_END = rf"(?:\s\((?:{dates.YEAR}|[A-Z]{{2,6}})\))?\s*[.;]?\s*$"
_BEHIND = Lazy(
    rf"^(?P<division>{_PROVISION}),?\s{_OF}{_CODE}{_END}",
    sign=r"\A\s*(?:§|[^\W_]{1,12}\.?\s?(?:[LRAD]\.?\s?)?\d)",
)
_AHEAD = Lazy(
    rf"^{_CODE},?\s(?P<division>{_PROVISION}){_END}",
    sign=rf"\A{CAPITAL}[^\d§]{{1,60}}(?:§|\d)",
)
# Cal. Civ. Code § 1714 (West 2009) · Md. Code Ann. § 12
_AMERICAN = Lazy(
    rf"^(?P<title>(?:{CAPITAL}[\w.&]*\s){{1,5}}"
    rf"{cues.as_written('statutes')}(?:\sAnn\.)?)\s(?P<division>{_PROVISION})"
    rf"(?:\s\((?:{CAPITAL}[\w. ]{{1,20}}\s)?(?P<year>{dates.YEAR})\))?\s*[.;]?\s*$",
    sign=r"\s§",
)
_IS_AMERICAN = Lazy(rf"{CAPITAL}\w*\.\s?\S|{cues.pattern('code', 'en')}(?!\w)")
# The letters of a code as they are known, or as they are made: UrhG, StVO, ZGB, c.p.c.
_MADE_AS_CODES = Lazy(
    rf"(?:{cues.pattern('code_letters')}|(?=[A-Z]{{0,9}}[a-z])\w{{1,12}}(?:G|GB|O)|{CAPITAL}{{1,9}}(?:GB|BK|CC))(?:\s\w{{1,4}})?|[^.]{{1,12}}\..*"
)
_IS_CALLED = Lazy(rf"{_CALLED}$")
_OF_PAGES = Lazy(r"[Ss]{1,2}\.")  # s. 12 may be a page
_BARE_REIGN = Lazy(rf"\d[^A-Z]*{cues.pattern('reign')}(?<!\.)\s(?!\d|[IVX]+(?!\w))")
# Ley 29/1994, de 24 de noviembre, de …, art. 4 · Loi n° 85-677 du 5 juillet 1985
_NUMBER = (
    r"(?:[Nn](?:[°ºr]\.?|\.º|o\.?|úm\.?|\.)\s?|\((?:EU|EC|EG|UE|CE|EEC)\)\s)?(?:\(?No\.?\)?\s)?"
)
# behind the number: its day, or what it is about
_SUBJECT = (
    rf"(?:,?\s(?=(?:{cues.as_written('of')}|{cues.as_written('dated')})\s(?:\d|{CAPITAL}))"
    rf"|,?\s(?={cues.pattern('act_subject')}(?!\w))|,\s(?=\d|{CAPITAL}))"
)
_NUMBERED = Lazy(
    rf"^(?P<title>{cues.pattern('act')}\s{_NUMBER}\d[\d.]*[/-]\d{{2,4}}(?:/[A-Z]{{2,3}})?(?!\w)"
    rf"(?:{_SUBJECT}(?:(?!{_WORD}\s?\d)[^;“«\"]){{3,160}}?)?)"
    rf"(?:,?\s(?P<division>{_PROVISION}))?\s*[.;]?\s*$",
    sign=r"\d[/-]\d{2}",
)
# 6098 sayılı Türk Borçlar Kanunu m. 49
_NUMBER_FIRST = Lazy(
    rf"^(?P<title>\d{{2,5}}\s{cues.pattern('numbered')}\s{CAPITAL}[^,;()\d]{{3,80}}?)"
    rf"(?:,?\s(?P<division>{_PROVISION}))?\s*[.;]?\s*$",
    sign=cues.sign("numbered"),
)
# 5 & 6 Will. IV. c. 76, § 4 · 25 Geo. III. cap. 12 · 3 Jac. 1, c. 4, sect. 2
_REIGN = Lazy(
    rf"^(?P<said>St(?:at)?\.\s)?(?P<title>\d{{1,2}}(?:\s?(?:&|and)\s?\d{{1,2}})?\s{cues.pattern('reign')}(?:\s(?:[IVX]+|\d))?\.?,?\s"
    r"(?:(?:st|sess|stat)\.\s?\d,?\s)?(?:c(?:h|ap)?\.|chap\.)\s?[\divxlcIVXLC]+)"
    r"(?:[,.]?\s(?P<division>(?:§+|ss?\.|sect?s?\.)\s?[\divxlc]+(?:[-–,\s]+\d+)*))?\s*[.;]?\s*$",
    sign=cues.sign("reign"),
)


def provisions(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A provision and its code, or an act by its number or its reign, which is all that is said."""
    patterns = (_AMERICAN, _REIGN, _NUMBERED, _NUMBER_FIRST, _BEHIND, _AHEAD)
    match = next((found for one in patterns if (found := one.match(reading.rest))), None)
    if not match or not (match["division"] or _is_dated(match)) or not _is_law(match):
        return []
    groups = match.groupdict()
    return [
        *([Span("undated", *match.span("said"), 0.9)] if groups.get("said") else []),
        Span(_label(match["title"]), *match.span("title"), 0.9),
        *([Span("locator", *match.span("division"), 0.9)] if match["division"] else []),
        *([Span("year", *match.span("year"), 0.9)] if groups.get("year") else []),
    ]


def names_act(text: str) -> bool:
    """Whether the text is an old act by the reign in which it was passed."""
    match = _REIGN.match(text)
    return match is not None and _is_law(match)


def _is_law(match: re.Match[str]) -> bool:
    """Whether the title is that of a law: capitals behind *article 5* may be those of anything."""
    title, division = match["title"], match["division"]
    if "year" in match.groupdict():
        return bool(match["year"] or _IS_AMERICAN.search(title))
    if title[0].isdigit():
        return bool(match.start("title") or division or not _BARE_REIGN.match(title))
    if any(map(str.isdigit, title)) or _IS_CALLED.match(title):
        return True
    if _OF_PAGES.match(division):
        return False
    return division[0] == "§" or _MADE_AS_CODES.fullmatch(title) is not None


def _is_dated(match: re.Match[str]) -> bool:
    """Whether a number tells the act, which needs no provision then."""
    return bool(re.search(r"\d", match["title"]))


def _label(title: str) -> str:
    """An act that prints its year says its date as well."""
    return "act" if not title[:1].isdigit() and re.search(dates.YEAR, title) else "shelfmark"
