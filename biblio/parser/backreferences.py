"""Citations that only point back: ibid., op. cit., and a name with a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biblio.citation import Form
from biblio.parser.labelling.rules import imprints
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import Span
from biblio.values import dates, names
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

# Figures, Roman or not, with dashes and *and* between them.
_FIGURES = r"(?:[\divxlc][\divxlcn.]*(?:\s?[-–—,&]\s?|\s+and\s+|,\s+and\s+)?)+(?:ff?\b)?"
_PAGES = rf"(?:(?:pp?|S|с|стр)\.?\s*)?(?P<pages>{_FIGURES})(?![a-zß-ÿ])"
_VOLUME = r"(?:[Vv]ol\.?|Bd\.|т\.)\s*(?P<volume>[IVXLC]+|\d+)"
_TAIL = rf"(?:[,:]?\s*{_VOLUME})?(?:[,:]?\s*{_PAGES})?\s*[.)]*\s*$"
_IBID_WORDS = r"(?:[Ii]bid(?:em)?|[Ii]d\.|[Ii]dem(?!,\s[A-Z“])|[Ee]bd|[Ee]benda|Там же)"
_IBID = Lazy(rf"{_IBID_WORDS}\b\.?(?:[,:]\s*|\s+|$){_TAIL}")
_IBID_WITH_REMARK = Lazy(rf"{_IBID_WORDS}\b\.?(?:,?\s*{_PAGES})?\s*(?:[.;,(—–]|$)")
_OP_CIT = Lazy(
    r"(?:(?P<author>[^,\d]+?),?\s+)?"
    r"(?:[OoLl](?:p|oc)\.\s?cit|a\.\s?a\.\s?O|[Ss]upra|ук(?:аз)?\. соч)\b\.?"
    rf"(?:\s*,?\s*(?:at\s+)?(?:n(?:ote|\.)\s?\d+)?){_TAIL}"
)
_AUTHOR_DATE = Lazy(
    rf"(?P<authors>[^\d()\[\]“”«»]+?),?\s+[(\[]?(?:ed\.\s+)?(?P<year>{dates.YEAR})[a-z]?[)\]]?"
    rf"(?:\s*[,:.]\s*{_PAGES})?\s*[.)]*\s*$"
)
_NAMED = Lazy(
    rf"(?P<authors>{CAPITAL}[^\d()\[\]“”«»,.;:]+),?\s+"
    rf"(?:(?P<year>{dates.YEAR})[a-z]?(?:\s*[,:]\s*|\s*(?=\.?$)))?(?:{_PAGES})?\s*\.?\s*$"
)
_COMMA_YEAR = re.compile(rf",\s+{dates.YEAR}")
_HAS_FIGURES = re.compile(r"\d{4}")
# Signs without which no pattern above can match: most texts have none, and skip the patterns.
_IBID_SIGNS = ("ibi", "id.", "ide", "ebd", "ebe", "там")
_OP_CIT_SIGNS = (". cit", ".cit", " a. o", ".a.o", "supra", "соч")


@dataclass(frozen=True, slots=True)
class BackReference:
    """The form of a pointing citation and the little it says itself."""

    form: Form
    spans: tuple[Span, ...]
    end: int


def read(text: str) -> BackReference | None:
    """The back reference that `text` is, or None."""
    plain = text.casefold()
    ibid = plain.startswith(_IBID_SIGNS)
    if ibid and (match := _IBID.match(text) or _IBID_WITH_REMARK.match(text)):
        return BackReference(Form.IBID, _numbers(match), match.end())
    op_cit = any(sign in plain for sign in _OP_CIT_SIGNS)
    if op_cit and (match := _OP_CIT.match(text)):
        author = _authors(match) if match["author"] else ()
        return BackReference(Form.SUPRA, (*author, *_numbers(match)), match.end())
    return None


def may_point(text: str) -> bool:
    """Whether the text has the shape of a name with a year or a page: known names decide."""
    return bool(_NAMED.match(text) or _AUTHOR_DATE.match(text))


def pointing(text: str, lexicon: Lexicon) -> BackReference | None:
    """Any back reference that a bracket or a clause may be."""
    return read(text) or author_date(text, lexicon) or by_name(text, lexicon)


def by_name(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Popkin, 71` or `Marx and Engels 2014, 30`: names the document has cited, and a page."""
    match = _NAMED.match(text)
    if not match or not all(name in lexicon.names for name, _ in names.split(match["authors"])):
        return None
    if match["year"]:
        return _author_date(match, match["authors"])
    return BackReference(Form.SHORT, (*_authors(match, "authors"), *_numbers(match)), match.end())


def author_date(text: str, lexicon: Lexicon) -> BackReference | None:
    """`Giddens, 1970, 289–310`: names and a year, perhaps pages, and nothing else."""
    match = _AUTHOR_DATE.match(text) if _HAS_FIGURES.search(text) else None
    if not match:
        return None
    authors = match["authors"].removesuffix(" et al.")
    if "," in authors and (" and " in authors or _COMMA_YEAR.search(text)):
        # `Williams, Culture and Society 1958` is an author and a title.
        known = all(name in lexicon.names for name, _ in names.split(authors))
        return _author_date(match, authors) if known else None
    if not _are_authors(authors, lexicon) or imprints.is_publisher(authors):
        return None
    return _author_date(match, authors)


def _author_date(match: re.Match[str], authors: str) -> BackReference:
    people = tuple(Span("author", at, at + len(name)) for name, at in names.split(authors))
    year = Span("year", *match.span("year"))
    return BackReference(Form.AUTHOR_DATE, (*people, year, *_numbers(match)), match.end())


def _are_authors(text: str, lexicon: Lexicon) -> bool:
    """One name, or a list whose last joint is *and*: `Orwell, Politics` is author and title."""
    whole = names.looks_like_person(text.replace(",", ""), lexicon) and text.count(",") <= 1
    inverted = re.fullmatch(r"[^,\s]+,\s+(?:[^\W\d_]\.\s?)+", text) is not None
    return all_people(text, lexicon) or (whole and inverted and len(text.split()) <= 3)


def _authors(match: re.Match[str], group: str = "author") -> tuple[Span, ...]:
    found = names.split(match[group], match.start(group))
    return tuple(Span("author", at, at + len(name)) for name, at in found)


def _numbers(match: re.Match[str]) -> tuple[Span, ...]:
    groups = match.groupdict()
    spans = []
    for group, label in (("volume", "volume"), ("pages", "locator")):
        if groups.get(group):
            start, end = match.span(group)
            end -= len(match[group]) - len(match[group].rstrip(" .,&–-"))
            spans.append(Span(label, start, end))
    return tuple(spans)
