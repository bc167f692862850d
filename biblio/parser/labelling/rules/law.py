"""What is cited by its number: cases in reports, sections of acts, articles of reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, pages
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy, in_turn
from biblio.values.periodicals import CUT_SHORT, PERIODICAL

_PARTY = rf"{CAPITAL}(?:[^\d;:“”«»\[\]]|(?<=No\s)\d){{0,100}}?"
_PARTIES = rf"(?P<title>{_PARTY}\sv\.?\s{_PARTY}|(?:(?:In\s)?[Rr]e|Ex\sparte)\s{_PARTY})"
# Case C-242/95 Salter v Brine · Joined Cases C-6/90 and C-9/90 Noble
_FILED = r"(?:[CT]-)?\d{1,4}/\d{2}"
_NUMBER_OF_CASE = rf"(?:Joined\s)?Cases?\s{_FILED}(?:(?:,\s|,?\sand\s){_FILED})*,?\s"
_VERSUS = r"\sv\.?\s|\A(?:(?:In\s)?[Rr]e|Ex\sparte|(?:Joined\s)?Cases?)\s"
_REPORT = rf"{CAPITAL}(?:[\w.’&]|\s(?={CAPITAL}|\d(?:d|nd|rd|th)(?!\w)|&\s)){{0,24}}?"
# Salter v Brine [1936] 1 KB 218, 223 · (1976) 1 EHRR 737, para 49 · [2006] UKHL 55, [2007] 2 AC 9
# · (1866) LR 2 Eq 123 · (1792) 4 TR 666, 100 ER 1234
_YEAR_FIRST = Lazy(
    rf"""(?x)
    ^(?:{_PARTIES}|{_NUMBER_OF_CASE}(?P<parties>{_PARTY})),?\s
    [(\[](?P<year>{dates.YEAR})[)\]]\s
    (?:(?P<volume>\d{{1,3}})\s|LR\s(?P<series>\d{{1,2}})\s)?(?P<siglum>{_REPORT})\s(?P<first>(?:[IVX]+-)?\d{{1,5}})
    (?P<parallel>(?:(?:\s\([A-Z][a-z]{{2,8}}\))?,\s(?:[(\[]\d{{4}}[)\]]\s)?(?:\d{{1,3}}\s)?{_REPORT}\s\d{{1,5}})*)
    (?:\s\([A-Z][^()]{{0,20}}\))?
    (?:,?\s(?P<page>\d{{1,5}}(?:[-–]\d+)?)(?!\w)|,?\s(?:at\s)?(?P<row>\[\d+\][-–]\[\d+\])|,?\s(?:at\s)?\[(?P<paragraph>\d+)\]
      |,?\s(?P<division>paras?\s\d[\d–-]*))?
    """,
    sign=_VERSUS,
)
# Salter v. Brine, 98 S.W. 364, 366 (Ky. 1909)
_VOLUME_FIRST = Lazy(
    rf"""(?x)
    ^{_PARTIES},\s
    (?P<volume>\d{{1,6}})\s(?P<siglum>{_REPORT})\s(?P<first>\d{{1,5}})(?:,\s(?P<page>\d{{1,5}}(?:[-–]\d+)?))?
    (?P<parallel>(?:,\s\d{{1,4}}\s{_REPORT}\s\d{{1,5}}(?:,\s\d{{1,5}}(?:[-–]\d+)?)?)*)
    \s\([^()]*?(?P<year>{dates.YEAR})\)
    """,
    sign=_VERSUS,
)
# In re Salter, No. 7141-VC, 1996 WL 2768, at *17 (Del. Ch. June 12, 1996): by its docket alone
_UNREPORTED = Lazy(
    rf"""(?x)
    ^{_PARTIES}\s?,\s
    (?P<docket>(?:[A-Z][\w.]*\s){{0,3}}Nos?\.\s[^,()]{{2,60}}(?<!\s))
    (?P<database>,\s{dates.YEAR}\s(?:[A-Z][\w.]*\s){{0,4}}(?:WL|LEXIS)\s\d{{2,9}})?
    (?:,\sslip\sop\.)?(?:,?\sat\s(?P<page>\*{{0,2}}\d+(?:[-–]\*?\d+)?))?
    \s?\([^()]*?(?P<year>{dates.YEAR})\)(?:,\s(?:at\s)?(?P<leaf>\d{{1,4}}(?:[-–]\d+)?)(?!\w))?
    """,
    sign=in_turn(_VERSUS, r"\sNos?\.\s", rf"{dates.YEAR}\)"),
)
# Behind the title: (1994) 28 Salt Review 379, 381 · (1994) 3(2) OJSS 379, 381 ·
# 63 Salt Review 503–14 (1985)
_BEHIND_TITLE = Lazy(
    rf"[”’»\"']?,?[”’»\"']?\s(?:[(\[](?P<year>{dates.YEAR})[)\]]\s(?:(?P<volume>\d{{1,4}})(?:\((?P<issue>\d{{1,3}}(?:[/–-]\d{{1,3}})?)\))?\s)?|(?P<tome>\d{{1,4}})\s)"
    rf"(?P<journal>{CAPITAL}[^\d,()\[\]{TAKEN}]{{1,90}}?)\s(?P<first>(?(tome)(?!{dates.YEAR}(?![\d–-])))[A-Z]?\d{{1,4}}(?:[-–][A-Z]?\d{{1,4}})?)"
    r"(?:,\s(?P<page>\d{1,4}(?:[-–]\d+)?))?(?!\w)"
)
_YEAR = Lazy(dates.YEAR)
_YEAR_BEHIND = Lazy(rf"\s\([^()]*?{dates.YEAR}\)")
_ABBREVIATED = Lazy(rf"\.|{CAPITAL}{{2}}")  # Salt L. Rev. · ZSR
_INTERVIEW = Lazy(
    rf"^(?P<title>{cues.pattern('interview')}\s(?:the\s[a-z]|{CAPITAL})[^\d,;:()“”«»]{{2,80}}?)(?=,\s|\.?\s*$)",
    sign=cues.sign("interview"),
)
_NAMED = Lazy(rf"{CAPITAL}[^“”:]*\sv\.?\s{CAPITAL}|(?:In\s[Rr]e|Ex\sparte)\s{CAPITAL}")
_PROVISION = r"(?:ss?|schs?|arts?|pt|regs?|paras?)\.?\s\d\w*(?:\(\w+\))*(?:[-–]\d\w*(?:\(\w+\))*)?"
# Salt Act 1986, s 14(1): its year is part of the title
_ACT = Lazy(
    rf"^(?P<title>{CAPITAL}[^\d,;:.“”]{{2,80}}?\s(?:Act|Order|Regulations|Bill|Code)\s"
    rf"(?P<year>{dates.YEAR}))(?:,\s(?P<number>S[IR]\s\d{{4}}/\d+))?(?:,?\s(?P<division>{_PROVISION}(?:,?\s{_PROVISION})*))?",
    sign=rf"\s(?:Act|Order|Regulations|Bill|Code)\s{dates.YEAR}",
)
# Verordnung, das Salz betr., vom 3. Mai 1801, § 3 · Loi du 3 mai 1848, art. 12
_ORDER = Lazy(
    rf"^(?P<title>(?:{cues.pattern('act')}|{CAPITAL}[^\W\d_]+{cues.pattern('act_ending')})(?![\w-])(?P<about>[^\d;:()“«]{{0,120}}?))"
    rf"(?:,?\s{cues.as_written('dated')}\s|,?\s)(?=\d)",
    sign=rf"\d.*{dates.YEAR}",
)
_SECTION = Lazy(
    r"(?:\s(?:r|г)\.)?(?:,\s(?:Nr?\.|n\.|n°|№|nº|nr)\s?\d+)?,\s(?P<division>(?:§+|[Aa]rti?\w*\.?|ст\.)\s?\d+\w*(?:[-–,\s]+(?:Abs|al|lid|ust|ч)\.?\s?\d+)?)"
)

# Roe, Salt and Fear, 58 B.U. L. Rev. 685, 692 (1978): one word at least is abbreviated
_JOURNAL = rf"(?P<journal>{CUT_SHORT})"
_REVIEW = Lazy(
    rf",[”\"]?\s(?P<volume>\d{{1,3}})\s{_JOURNAL}\s(?P<first>\d{{1,5}})"
    rf"(?:,\s(?P<page>\d{{1,5}}(?:[-–]\d+)?(?:\sn\.\s?\d+)?))?\s\((?P<year>{dates.YEAR})\)",
    sign=in_turn(r",[”\"]?\s\d{1,3}\s", r"\s\d{1,5}", rf"\({dates.YEAR}\)"),
)
_DATED_REVIEW = Lazy(
    rf",[”\"]?\s(?P<year>{dates.YEAR})\s{_JOURNAL}\s(?P<first>\d{{1,5}})(?:,\s(?P<page>\d{{1,5}}))?\.?\s*$",
    sign=in_turn(rf",[”\"]?\s{dates.YEAR}\s{CAPITAL}", r"\.\s\d"),
)
# “The Salter’s Share,” 48 Lakeside Law Review 301, 310 (1991)
_QUOTED_REVIEW = Lazy(
    rf"(?<=[^\W\d_][,?!][”\"])\s(?P<volume>\d{{1,4}})\s(?P<journal>{CAPITAL}[^\d,()]{{3,70}}?)\s(?P<first>\d{{1,5}})"
    rf"(?:,\s(?P<page>\d{{1,5}}(?:[-–]\d+)?))?\s\([^()]*?(?P<year>{dates.YEAR})\)",
    sign=r"[,?!][”\"]\s\d",
)
# Roe, Salt and Fear, 28 Salt Studies (1991), 12–40: the pages last
_PAGED_REVIEW = Lazy(
    rf",[”\"]?\s(?P<volume>\d{{1,3}})\s(?P<journal>{CAPITAL}[^\d,()“”{TAKEN}]{{2,80}}?)\s"
    rf"\([^()\d]{{0,12}}(?P<year>{dates.YEAR})\)[,:]?\s(?:{cues.pattern('page')}\s?)?(?P<pages>\d{{1,5}}\s?[-–]\s?\d{{1,5}})(?!\w)",
    sign=in_turn(r",[”\"]?\s\d{1,3}\s", rf"{dates.YEAR}\)[,:]?\s"),
)
# Roe, Salt and Fear, SALT L.J. (forthcoming 2031) (manuscript at 52–53)
_FORTHCOMING = Lazy(
    rf",[”\"]?\s(?:(?P<volume>\d{{1,3}})\s)?{_JOURNAL}\s\({cues.pattern('forthcoming')}\s(?P<year>{dates.YEAR})\)"
    rf"(?:\s\([^()\d]{{2,20}}\sat\s(?P<page>\d{{1,4}}(?:[-–]\d+)?)\))?",
    sign=cues.sign("forthcoming"),
)
# BVerfGE 65, 1 (43): a collection of a German court’s decisions
_COLLECTION = Lazy(
    r"^(?P<journal>[BR][A-Z][A-Za-z]{0,6}(?:E|Z|St))\s(?P<volume>\d{1,3}),\s(?P<first>\d{1,4})"
    r"(?:\s\((?P<page>\d[\d\sf.–-]*)\)|,\s(?P<leaf>\d[\d–-]*(?:\sff?\.)?))?(?!\w)"
)
# BGH, Urteil vom 14. Mai 1963 – VI ZR 77/62, NJW 1963, 1902: court, kind and day are the title
_DECISION = Lazy(
    rf"^(?P<title>{CAPITAL}[\w.]{{1,20}}(?:\s[\w.]{{1,20}}){{0,3}},\s{cues.pattern('decision')}(?:\s{cues.as_written('dated')})?\s)",
    sign=cues.sign("decision"),
)
_FILE = Lazy(r"(?:\s?[–—-]|,)\s(?P<file>[^,;()]{3,40}?\d/\d{2,4})")
_DEBATE = Lazy(
    rf"^(?P<title>H[CL] (?:Deb|Hansard)|Hansard)\s\(?(?P<date>\d{{1,2}}\s[A-Z][a-z]{{2,8}}"
    rf"\s{dates.YEAR})\)?"
    r"(?:,?\s\(?vol\.?\s(?P<volume>\d+)\)?)?,?\s(?P<column>cols?\.?\s\d[\d–-]*\w?)"
)


def cases(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The parties, the volume and the first page of the report, the page or paragraph cited."""
    match = _YEAR_FIRST.match(reading.rest) or _VOLUME_FIRST.match(reading.rest)
    match = match or _UNREPORTED.match(reading.rest)
    if not match:
        return []
    groups = match.groupdict()
    places = ("page", "row", "paragraph", "division", "leaf")
    located = any(groups.get(one) for one in places)
    labels = dict.fromkeys(("title", "parties"), "title") | {"year": "date"}
    labels |= dict.fromkeys(("volume", "series"), "volume")
    labels |= dict.fromkeys(("docket", "database"), "undated")
    if "row" not in groups or not re.search(r"[\[(]", groups.get("parallel") or ""):
        labels["first"] = "pages" if located else "locator"
    labels["siglum"] = "undated"  # 11 Ch D 852: no chapter
    labels["parallel"] = "undated"  # another report of the case: its year is not this one's
    labels |= dict.fromkeys(places, "locator")
    return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if groups.get(k)]


def decisions(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`BVerfGE 65, 1 (43)`; `BGH, Urteil vom 14. Mai 1963 – VI ZR 77/62`: a court’s decision."""
    if match := _COLLECTION.match(reading.rest):
        located = "page" if match["page"] else "leaf"
        first = "pages" if match[located] else "locator"
        labels = {"journal": "journaltitle", "volume": "volume", "first": first, located: "locator"}
        return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if match[k]]
    head = _DECISION.match(reading.rest)
    day = next(dates.find(reading.rest[head.end() :]), None) if head else None
    if not head or not day or day.start:
        return []
    end = head.end() + day.end
    file = _FILE.match(reading.rest, end)
    end = file.end("file") if file else end
    printed = len(reading.text.rstrip(" .;"))
    return [Span("act", 0, end, 0.9), Span("note", min(end + 2, printed), printed, 0.7)]


def reviews(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`…, 58 Salt L. Rev. 685, 692 (1978)`, `…, 1990 Duke L.J. 484`: an American review."""
    match = (
        _QUOTED_REVIEW.search(reading.rest)
        or _REVIEW.search(reading.rest, 3)
        or _DATED_REVIEW.search(reading.rest, 3)
        or _PAGED_REVIEW.search(reading.rest, 3)
        or _FORTHCOMING.search(reading.rest, 3)
    )
    if not match or is_case(reading.text[: match.start()]):
        return []
    groups = match.groupdict()
    labels = {"volume": "volume", "journal": "journaltitle", "year": "year", "pages": "pages"}
    located = groups.get("page") or "first" not in groups
    labels |= {"first": "pages", "page": "locator"} if located else {"first": "locator"}
    return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if groups.get(k)]


def journals(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`‘Salt’ (1994) 28 Salt Review 379, 381`: as lawyers print it, the volume comes first."""
    title = reading.first("title")
    match = _BEHIND_TITLE.match(reading.rest, title.end) if title else None
    if not match or reading.has("journaltitle") or dates.is_month(match["journal"]):
        return []
    whole = match["page"] or pages.is_range(match["first"])
    dated = match["year"] or _YEAR_BEHIND.match(reading.rest, match.end())
    if not (whole or dated or _is_called_journal(match["journal"])):
        return []
    tome = "year" if not dated and _YEAR.fullmatch(match["tome"] or "") else "volume"
    labels = {"journal": "journaltitle", "year": "year", "volume": "volume", "tome": tome}
    labels["issue"] = "number"
    labels |= {"first": "pages", "page": "locator"} if whole else {"first": "locator"}
    return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if match[k]]


def _is_called_journal(name: str) -> bool:
    """Whether a name is a periodical's or abbreviated: a street is neither (`3 Main Street 45`)."""
    return bool(PERIODICAL.search(name) or _ABBREVIATED.search(name))


def debates(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`HC Deb 3 February 1977, vol 389, cols 973–76`: a day of Parliament."""
    match = _DEBATE.match(reading.rest)
    labels = {"title": "shelfmark", "date": "date", "volume": "volume", "column": "locator"}
    return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if match[k]] if match else []


def acts(reading: Reading, _: Lexicon) -> Iterator[Span]:
    """The name of an act with its year, and the section."""
    if match := _ACT.match(reading.rest):
        yield Span("act", *match.span("title"), 0.95)
        if match["number"]:
            yield Span("number", *match.span("number"), 0.9)
        if match["division"]:
            yield Span("locator", *match.span("division"), 0.95)


def orders(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Verordnung, das Salz betr., vom 3. Mai 1801, § 3`: an act by its subject and its day."""
    match = _ORDER.match(reading.rest)
    day = next(dates.find(reading.rest[match.end() :]), None) if match else None
    if not match or not day or day.start:
        return []
    end = match.end() + day.end
    section = _SECTION.match(reading.rest, end)
    if not section and reading.rest[end:].strip(" .;"):
        return []
    found = [Span("locator", *section.span("division"), 0.95)] if section else []
    if not match["about"].strip(" ,"):
        return [Span("act", 0, end, 0.9), *found]
    return [
        Span("interview", 0, len(match["title"].rstrip(" ,")), 0.9),
        Span("date", match.end(), end, 0.95),
        *found,
    ]


def interviews(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`Interview with Ann Miller, 3 May 1999`: all up to the day is the title."""
    match = _INTERVIEW.match(reading.rest)
    return [Span("interview", *match.span("title"), 0.9)] if match else []


def is_case(title: str) -> bool:
    """Whether a title is two parties: `Salter v Brine`."""
    return _NAMED.match(title) is not None
