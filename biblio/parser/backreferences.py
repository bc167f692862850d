"""Citations that only point back: ibid., op. cit., a note's number, a name with year or page."""

from __future__ import annotations

import re

from biblio.citation import Form
from biblio.language import cues
from biblio.parser import locating
from biblio.parser.labelling.rules import imprints
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import Span
from biblio.parser.pointer import BackReference, all_known, named, numbers
from biblio.values import dates, names, pages, places, title_words
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy, in_turn
from biblio.values.periodicals import PERIODICAL

_NO_TITLE = r"(?!,\s(?:[^\W\d_a-zß-ÿ]|[“«»\"‘]))"
_IBID_WORDS = rf"(?:{cues.pattern('ibid')}|(?:{cues.pattern('idem', 'la')}|[ÍíÌì]dem){_NO_TITLE})"
_IBID = Lazy(rf"{_IBID_WORDS}(?!\w)\.?(?:[,:]\s*|\s+|$){locating.TAIL}")
_IBID_WITH_REMARK = Lazy(rf"{_IBID_WORDS}(?!\w)\.?{locating.WHERE}\s*(?:[.;,—–]|(?=\()|$)")
# Cobb, ibid., p. 6: whose it is said, and that it is the work just cited
_IBID_OF = Lazy(
    rf"(?P<author>{CAPITAL}[^,;:\d()“”«»]{{1,80}}?),\s+{_IBID_WORDS}(?!\w)\.?(?:[,:]\s*|\s+|$){locating.TAIL}"
)
# GIL MORA, A. y ROS, B., Título, cit.: families before their initials
_LETTERS = rf",\s(?:{CAPITAL}\.[\s-]?){{1,4}}"
_INITIALLED = (
    rf"(?:{_LETTERS}(?:\s?(?:{cues.as_written('and')}|/|;)\s?[^,\d()]{{1,60}}?{_LETTERS})*"
    rf"(?=,\s{CAPITAL}))?"
)
# J. Kowalski, A. Nowak, op. cit.
_DIRECT = rf"(?:{CAPITAL}\.[\s-]?){{1,3}}{CAPITAL}[\w’-]+(?:-{CAPITAL}[\w’-]+)?"
_ROW = rf"{_DIRECT}(?:,\s{_DIRECT}){{1,4}}(?=,)"
_NO_MORE_OF_TITLE = (
    rf"{cues.pattern('opcit')}|(?:{cues.pattern('inside')}|{cues.pattern('editor')})\s"
)
_WHOSE = (
    rf"(?:(?!{cues.pattern('opcit')})(?P<author>{_ROW}|[^,\d()]{{1,80}}?{_INITIALLED})(?<!\s)"
    rf"(?:,\s+(?P<title>[^\W_a-zß-ÿ][^,]{{1,80}}?(?:,\s(?!{_NO_MORE_OF_TITLE})[a-zß-ÿ][^,.\d()]{{1,60}}?){{0,2}}))?,?\s++)?"
)
_ABOVE = rf"(?:\s*,?\s*(?:at\s+)?[(\[]?\s?{cues.pattern('above')}\s?\d+[)\]]?)"
_OP_CIT_WORDS = rf"{_WHOSE}{cues.pattern('opcit')}(?!\w)\.?{_ABOVE}?"
_OP_CIT = Lazy(_OP_CIT_WORDS + locating.TAIL)
# … op. cit., p. 71, where the image returns · op. cit., p. 88 (my italics)
_OP_CIT_WITH_REMARK = Lazy(
    rf"{_OP_CIT_WORDS}{locating.WHERE}(?=,\s[a-zß-ÿ]|\s[a-zß-ÿ]{{2,}}|\s[(\[][^\W\d_])"
)
# Otto Noll (Salz …, a.a.O., S. 44) schreibt · Anna Reh (ebd., S. 3)
_IN_BRACKETS = Lazy(
    rf"(?P<author>{CAPITAL}[^,;:\d()“”«»„\"]{{1,60}}?)\s\((?:(?P<title>[^\W\d_a-zß-ÿ][^,;()\d]{{1,80}}?),?\s)?"
    rf"(?:(?P<supra>{cues.pattern('opcit')})|{cues.pattern('ibid')})(?!\w)\.?{locating.WHERE}\)",
    sign=cues.sign("opcit", "ibid"),
)
# Wehler (wie Anm. 3), S. 461 · Dicey (n 2) 273 · Miller above n 3, 44
_NOTED_WORDS = (
    rf"(?P<author>{CAPITAL}[^,\d()\[\]]{{1,80}}?)(?:,\s+(?P<title>[^\W_a-zß-ÿ][^,()\[\]]{{1,80}}?))?,?\s+"
    rf"(?:[(\[]\s?{cues.pattern('above')}\s?\d+\s?[)\]]|[a-zß-ÿ]+,?\s{cues.pattern('above')}\s?\d+"
    rf"|(?<=,\s){cues.pattern('above')}\s?\d+(?=,\s|\.?$))"
    r"(?:,?\s*\[(?P<paragraph>\d+)\])?"
)
_NOTED = Lazy(_NOTED_WORDS + locating.TAIL)
# … [47], discussing Duncan (n 3)
_NOTED_WITH_REMARK = Lazy(rf"{_NOTED_WORDS}{locating.WHERE}(?=,\s[a-zß-ÿ]|\.\s)")
# Feiner, 340 U.S. at 320: a case by its first party
_SHORT_CASE = Lazy(
    rf"(?P<title>{CAPITAL}[^,\d]{{2,40}}),\s(?P<volume>\d{{1,3}})\s{CAPITAL}[\w.\s]{{1,15}}\sat\s(?P<pages>\d[\d–-]*)(?:\s\([^()]{{2,60}}\))?\.?\s*$",
    sign=in_turn(r",\s\d{1,3}(?=\s)", r"\sat\s\d"),
)
_YEARS = (
    rf"[(\[]?(?:ed\.\s+)?(?:[\[(](?P<original>{dates.YEAR})[\])]\s*)?"
    rf"(?P<year>{dates.YEAR})(?:[-–]\d{{2,4}})?[a-z]?(?:\sed\.)?"
    rf"(?:\s*\[(?P<first>{dates.YEAR})\]|/(?P<later>{dates.YEAR})|/\d\d)?[)\]]?"
)
_AUTHOR_DATE = Lazy(
    rf"(?P<authors>[^\d()\[\]“”«»]{{1,120}}?)(?<!\s)(?:\s[\[(](?:[A-Z]{{2,10}}|{cues.pattern('edited')})[\])])?,?\s++{_YEARS}(?:(?=\s*[,:.]){locating.WHERE})?\s*[.,)]*\s*$",
    sign=rf"\A[^\d()\[\]]+(?:[\[(][^\d()\[\]]+[\])],?\s+)?[(\[]?(?:ed\.\s+)?[\[(]?{dates.YEAR}"
    r"[^(“”«»\x00]*\Z",
)
_NAMED = Lazy(
    rf"(?P<authors>{CAPITAL}[^\d()\[\]“”«»,;:]{{1,80}}?)(?<!\s),?\s++"
    rf"(?:{_YEARS}(?:\s*+[,:]\s*+|\s*+(?=\.?$)))?(?:{locating.VOLUME_AND_PAGE}|(?:{locating.VOLUME},?\s)?{locating.PAGES})?\s*+\.?\s*+$"
)
# In a bracket: the page of what was cited before.
_ONLY_WHERE = Lazy(
    rf"(?:{cues.pattern('page')}\s*(?P<pages>{locating.FIGURES})|{locating.VOLUME_AND_PAGE})\s*$",
    sign=rf"\A(?:{cues.pattern('page')}\s*[\divxlc]|\d{{1,2}}:|[ivxl]+[.,])",
)
_ONLY_PAGES = Lazy(
    rf"{cues.pattern('page')}\s*(?P<pages>{locating.FIGURES})[\s.]*",
    sign=r"\A[^\W\d_]{1,7}\.?\s?[\divxlc]",
)
# [2, с. 14] · [7, л. 14 об.] · [5, Table 2] · [7] · [2–4: entries of the list, and a place in them
_NUMBERED = Lazy(
    rf"\[?\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?"
    rf"(?:[,:]\s?(?:{cues.pattern('volume')}\s*(?P<volume>[IVXLC]+|\d+)(?:,\s)?)?"
    rf"(?:(?:{cues.pattern('page')}\s*|(?={pages.LEAF}))(?P<pages>(?:{pages.LEAF})?{locating.FIGURES})"
    rf"|{locating.DIVISION}|(?P<leaf>\d[\d–-]*))?[^\]]*)?\]?$",
    sign=r"\A\[?\d{1,3}(?:[\s,:;–-]|\]?\Z)",
)
_PAGE_ALONE = Lazy(r"\((?P<pages>\d{1,3}(?:[-–]\d{1,3})?)\)")
_ONLY_YEAR = Lazy(
    rf"(?:{cues.pattern('idem')},?\s)?(?P<year>{dates.YEAR})[a-k]?(?:(?=[,:]){locating.WHERE})?\s*$"
)
# Perrault, n.d., p. 4 · Perrault, in press
_UNDATED = Lazy(
    rf"(?P<authors>{CAPITAL}[^\d()\[\]“”«»;:]{{1,80}}?),?\s++(?:{dates.UNDATED}|{cues.pattern('forthcoming')}|{cues.pattern('this_issue')})"
    rf"(?:(?=[,:]){locating.WHERE})?\s*$",
)
_COMMA_YEAR = Lazy(rf",\s+{dates.YEAR}")
_LONGEST_NAME = 4  # of more words there are titles
# Of forty brackets with a capital word and a year in documents read by eye, the three of earlier
# years name towns.
_EARLIEST = "1900"
_HAS_FIGURES = Lazy(r"\d{4}")
# Miller, Noble, and Reed
_FAMILIES = Lazy(
    rf"(?:{CAPITAL}[\w’-]+(?:,\s{CAPITAL}[\w’-]+)+,?|(?:{CAPITAL}\.\s?){{1,4}}{CAPITAL}[\w’-]+(?:,\s{CAPITAL}[\w’-]+)+,)"
    rf"\s{names.AND}\s{CAPITAL}[\w’-]+"
)
_PARTY_WORD = rf"{CAPITAL}[\w’'.&/-]*"
_PARTY = rf"{_PARTY_WORD}(?:\s(?:{_PARTY_WORD}|of|the|and|for|&|d[eu]|ex\sp|\([^()]{{2,30}}\)))*"
_CASE = Lazy(rf"(?:{_PARTY}\sv\.?\s|(?:In\s)?[Rr]e\s){_PARTY}")
_INITIALS = Lazy(r"(?:[^\W\d_]\.[ -]?)+")
_SAME = Lazy(cues.pattern("idem"))
_JOINED_LAST = Lazy(rf"(?:\s{cues.as_written('and')}|&)\s[^,]+$")
_OTHERS = Lazy(rf",?\s+{names.OTHERS}$")


def _signs(*lists: str) -> tuple[str, ...]:
    """Beginnings without which no pattern above can match: most texts have none."""
    words = (word for name in lists for word in cues.words(name))
    return tuple({word.casefold().rstrip(".").replace(" ", "") for word in words})


_IBID_SIGNS = _signs("ibid", "idem")
_SAYS_IBID = Lazy(rf",\s+{cues.pattern('ibid')}(?!\w)", sign=cues.sign("ibid"))
_SAYS_OP_CIT = Lazy(rf"(?:^|(?<=\s)){cues.pattern('opcit')}(?!\w)", sign=cues.sign("opcit"))
_ABOVE_SIGNS = Lazy(rf"{cues.pattern('above')}\s?\d")


def read(text: str, shown: int = 0) -> BackReference | None:
    """The back reference that `text` is, or None; `shown` is where italics begin behind a name."""
    plain = text.casefold().replace(" ", "")
    ibid = plain.startswith(_IBID_SIGNS)
    if ibid and (match := _IBID.match(text) or _IBID_WITH_REMARK.match(text)):
        return BackReference(Form.IBID, numbers(match), match.end())
    if _SAYS_IBID.search(text) and (match := _IBID_OF.match(text)):
        return _of_people(Form.IBID, match)
    op_cit = _SAYS_OP_CIT.search(text)
    cited = _OP_CIT.match(text) or _OP_CIT_WITH_REMARK.match(text) if op_cit else None
    if cited and (cited["author"] or "supra" not in plain):
        return _supra(cited, shown)
    if bracketed := _IN_BRACKETS.match(text):
        if bracketed["supra"]:
            return _supra(bracketed, shown)
        return None if bracketed["title"] else _of_people(Form.IBID, bracketed)
    if case := _SHORT_CASE.match(text):
        title = Span("title", *case.span("title"), 0.9)
        return BackReference(Form.SHORT, (title, *numbers(case)), case.end())
    noted = bool(_ABOVE_SIGNS.search(text))
    if noted and (match := _NOTED.match(text) or _NOTED_WITH_REMARK.match(text)):
        return _supra(match, shown)
    return None


def _supra(match: re.Match[str], shown: int) -> BackReference | None:
    printed = match["title"] and match.start("title") == shown  # *Luis Noll* is a book about him
    if (
        not printed
        and match["title"]
        and match["author"]
        and _is_inverted(f"{match['author']}, {match['title']}")
    ):
        whole = Span("author", match.start("author"), match.end("title"))
        return BackReference(Form.SUPRA, (whole, *numbers(match)), match.end())
    if not printed and match["title"] and names.has_initials(match["title"]):
        both = (Span("author", *match.span("author")), Span("author", *match.span("title")))
        if all(names.looks_like_person(match[group]) for group in ("author", "title")):
            return BackReference(Form.SUPRA, (*both, *numbers(match)), match.end())
    title = (Span("title", *match.span("title"), 0.9),) if match["title"] else ()
    return _of_people(Form.SUPRA, match, *title)


def _of_people(form: Form, match: re.Match[str], *said: Span) -> BackReference | None:
    """The back reference of that form, unless the words before it name no people."""
    author = match["author"]
    if author and _CASE.fullmatch(author):
        title = Span("title", *match.span("author"))
        return BackReference(form, (title, *numbers(match)), match.end())
    first = next(names.split(author), (author, 0))[0] if author else ""
    if author and not (names.looks_like_person(first) or _SAME.fullmatch(author)):
        return None
    people = named(match) if author else ()
    return BackReference(form, (*people, *said, *numbers(match)), match.end())


def may_point(text: str) -> bool:
    """Whether the text has the shape of a name with a year or a page, or of a title before
    *op. cit.*: known names and titles decide.
    """
    if (cited := _OP_CIT.match(text) if _SAYS_OP_CIT.search(text) else None) and cited["author"]:
        return True
    match = _NAMED.match(text) or _AUTHOR_DATE.match(text)
    listed = names.split(match["authors"]) if match else ()
    return match is not None and all(len(one.split()) <= _LONGEST_NAME for one, _ in listed)


def pointing(text: str, lexicon: Lexicon) -> BackReference | None:
    """Any back reference that a bracket or a clause may be."""
    return read(text) or author_date(text, lexicon) or by_name(text, lexicon)


def where(text: str) -> BackReference | None:
    """A bracket with nothing but a page: `(p. 146)`, `(ii, 148)`."""
    match = _ONLY_WHERE.match(text.strip())
    return BackReference(Form.IBID, numbers(match), match.end()) if match else None


def place(text: str) -> BackReference | None:
    """`p. 137.` as all that a note says: of the work just cited, or of the book under review."""
    match = _ONLY_PAGES.fullmatch(text)
    return BackReference(Form.IBID, numbers(match), match.end()) if match else None


def numbered(text: str) -> BackReference | None:
    """`[2, с. 14]`, `[7`: an entry of a numbered list by its number."""
    match = _NUMBERED.match(text.strip(" ;,"))
    return BackReference(Form.SUPRA, numbers(match), match.end()) if match else None


def names_page(text: str) -> bool:
    """Whether a number in brackets is followed by a page: `[2, с. 14]`."""
    match = _NUMBERED.match(text)
    return match is not None and bool(match["pages"])


def page(text: str, author: str | None) -> BackReference | None:
    """`(26)`: a page alone in brackets, of whoever is named before, else of the work before."""
    match = _PAGE_ALONE.fullmatch(text)
    form = Form.SHORT if author else Form.IBID
    return BackReference(form, numbers(match), match.end()) if match else None


def further(text: str) -> BackReference | None:
    """A year, of whoever is named before: `(Miller 2001a, 2001b)`, `(2001, p. 5)`, `ders. 2001`."""
    match = _ONLY_YEAR.match(text.strip())
    if not match:
        return None
    spans = (Span("year", *match.span("year")), *numbers(match))
    return BackReference(Form.AUTHOR_DATE, spans, match.end())


def by_name(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Popkin, 71` or `Marx and Engels 2014, 30`: names the document has cited, and a page."""
    match = _NAMED.match(text)
    if not match:
        return None
    alone = match["authors"].isalpha() and bool(match["tome"]) and match["tome"].islower()
    if not alone and not all_known(match["authors"], lexicon):
        return None  # Burnet, i. 382: nothing but a name stands before volume and page like this
    if match["year"]:
        return _author_date(match, match["authors"])
    return BackReference(Form.SHORT, (*named(match, "authors"), *numbers(match)), match.end())


def entitled(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Histoire du sel, op. cit., p. 3`: a title that the document cites, before such words."""
    match = _OP_CIT.match(text) if _SAYS_OP_CIT.search(text) else None
    words = match["author"] if match and not match["title"] else None
    if not match or not words or not title_words.is_short(words, lexicon.titles):
        return None
    title = Span("title", *match.span("author"), 0.9)
    return BackReference(Form.SHORT, (title, *numbers(match)), match.end())


def author_date(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Giddens, 1970, 289–310`: names and a year, perhaps pages, and nothing else."""
    match = _AUTHOR_DATE.match(text) if _HAS_FIGURES.search(text) else None
    if not match:
        return _undated(text, lexicon)
    authors = _OTHERS.sub("", match["authors"]).removesuffix("’s").removesuffix("'s")
    if _is_time_or_place(authors, match) and not all_known(authors, lexicon):
        return None  # Easter 1847 · Leeds and York, 1848
    if _is_inverted(authors):
        return _author_date(match, authors, whole=True)
    if "," in authors and (" and " in authors or _COMMA_YEAR.search(text)):
        # `Williams, Culture and Society 1958` is an author and a title.
        return _author_date(match, authors) if all_known(authors, lexicon) else None
    if not _are_authors(authors, lexicon):
        return None
    if imprints.is_publisher(authors) and not all_known(authors, lexicon):
        return None
    if authors in cues.words("law_review"):
        return None  # NJW 1998, 123
    if " " in authors and PERIODICAL.search(authors.rpartition(" ")[2]):
        return None  # New Left Review, 1970
    return _author_date(match, authors)


def _is_time_or_place(words: str, match: re.Match[str]) -> bool:
    """Whether a part of a year is named before it, or a town in which something happened: there
    no page is told.
    """
    parts = [name for name, _ in names.split(words)]
    if all(map(dates.is_part_of_year, parts)):
        return True
    happened = match["year"] < _EARLIEST and not numbers(match)
    return happened and any(map(places.is_city, parts))


def _undated(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Perrault, n.d.`: names that the document cites, of a work that says no year."""
    match = _UNDATED.match(text)
    if not match or not all_known(authors := _OTHERS.sub("", match["authors"]), lexicon):
        return None
    people = tuple(Span("author", at, at + len(name)) for name, at in names.split(authors))
    return BackReference(Form.AUTHOR_DATE, (*people, *numbers(match)), match.end())


def names_and_year(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Miller, 2002, 14` as all that a note says, known or not: names that only *and* joins."""
    back = author_date(text, lexicon)
    match = _AUTHOR_DATE.match(text) if not back else None
    if match and _FAMILIES.fullmatch(match["authors"]):
        return _author_date(match, match["authors"])
    if not back:
        return None
    people = [span for span in back.spans if span.label == "author"]
    listed = text[: people[-1].end]
    one = len(people) == 1  # Weber, M.
    return back if one or "," not in listed or _JOINED_LAST.search(listed) else None


def listed(text: str, lexicon: Lexicon) -> BackReference | None:
    """Names and a year, where the document cites all the names."""
    back = author_date(text, lexicon)
    people = [one for one in back.spans if one.label == "author"] if back else []
    return back if all(text[s.start : s.end] in lexicon.names for s in people) else None


def _is_inverted(text: str) -> bool:
    """Whether the text is one name, printed `Weber, Max` or `Weber, M.`."""
    family, comma, given = text.partition(", ")
    one = bool(comma) and "," not in given and names.looks_like_person(f"{given} {family}")
    return (
        one
        and (bool(_INITIALS.fullmatch(given)) or opens_name(given.split()[0]))
        and not (opens_name(family) or imprints.is_publisher(family))
    )


def _author_date(match: re.Match[str], authors: str, *, whole: bool = False) -> BackReference:
    listed = [(authors, 0)] if whole else names.split(authors)
    people = tuple(Span("author", at, at + len(name)) for name, at in listed)
    years = [Span("year", *match.span("later" if match["later"] else "year"))]
    for group in ("original", "first", "year" if match["later"] else ""):
        if group and match[group]:
            years.append(Span("origyear", *match.span(group)))
    return BackReference(Form.AUTHOR_DATE, (*people, *years, *numbers(match)), match.end())


def _are_authors(text: str, lexicon: Lexicon) -> bool:
    """One name, or a list whose last joint is *and*: `Orwell, Politics` is author and title."""
    return all_people(text, lexicon) or names.is_corporate(text)
