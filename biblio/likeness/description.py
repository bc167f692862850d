"""A description: what counts of an edition when two of them are compared, each costly thing once.

The criteria are what can tell two editions of one work apart. They follow what reference managers
were asked for (JabRef issues 2960 and 3344, bibtex-tidy issue 42); where a record is silent, it
contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from biblio.likeness import agreement
from biblio.likeness.agreement import Agreement
from biblio.likeness.imprints import containers_agree, places_agree, publishers_agree
from biblio.likeness.people import is_nobody, name_lists_agree
from biblio.likeness.titles import Title, title_of
from biblio.record.edition import CONTAINERS, HOUSES, Edition
from biblio.record.fields import PEOPLE
from biblio.record.kinds import Extent
from biblio.record.person import join_names, split_names
from biblio.values import dates
from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

if TYPE_CHECKING:
    from biblio.citation import Citation


class Criterion(NamedTuple):
    """What may tell two editions apart: how to read it from an entry, and when two values agree.

    `fields` are those that it is read from, the usual one first. `weight` is how much it tells
    that both agree in it; where the names agree, two points in all are enough for one edition
    (measured on the labelled pairs of tests/pairs).
    """

    name: str
    fields: tuple[str, ...]
    value: Callable[[Edition], str]
    agree: Agreement
    weight: float = 0.0

    @property
    def field(self) -> str:
        """The field that usually tells it."""
        return self.fields[0]


_FORMS = {
    "thesis": "thesis",
    "report": "report",
    "unpublished": "manuscript",
}


def _may_tell_an_edition(text: str) -> bool:
    small = text.lower()
    return "ed" in small or "aufl" in small


_EDITION = Lazy(
    r"""\b(?:(?P<figure>[0-9]+)(?:st|nd|rd|th|\.)?
        | (?P<word>second|third|fourth|fifth|revised|rev\.?))
    \s+(?:rev(?:ised|\.)\s+)?
    (?:ed(?:ition|n|\.)?|aufl(?:age|\.))(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
    sign=_may_tell_an_edition,
)
_LONGEST_REMARK = 300  # longer notes are abstracts, which speak of other editions too
_REMARK = Lazy(r"\s*\([^)]*\)", sign=r"\(")  # catalogues write: Badudu, J. S. (Editor)
_YEAR = Lazy(r"[0-9]{3,4}")
_LOOSE_DATE = Lazy(r"(?P<year>[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_TO_THE_DAY = Lazy(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TO_THE_MONTH = Lazy(r"-?[0-9]{4}-([0-9]{2})")
_FIRST_PAGE = Lazy(r"[A-Za-z]?[0-9]+")
_INNER_PAGES = Lazy(r"(?:0*[2-9]|[1-9][0-9]+)\s*[-–—]+\s*[0-9]+")
_NO_DIGIT = Lazy(r"[^0-9X]")
_BEHIND_NUMBER = Lazy(r"[,;(]")
_EXTENT = Lazy(r"(?<![0-9-–])[0-9]{2,4}(?![0-9-–])")


@dataclass(frozen=True)
class Description:
    """What counts in a record when it is compared.

    `people` are its authors and its editors, as entries keep them; `form` is what sort of thing
    its type says it is, an empty string where it may be anything. `year` is its first year, or 0.
    `spot` are year, volume and first page of a text that stands in something, where all are told.
    """

    edition: Edition
    title: Title
    original: Title
    people: tuple[str, str]
    form: str
    doi: str
    language: str
    is_translated: bool
    year: int
    spot: tuple[str, ...]

    @cached_property
    def told(self) -> dict[str, str]:
        """The criteria of which the record says something, in their order, and what it says."""
        edition = self.edition
        criteria = _criteria(tuple(edition.values))
        return {one.name: value for one in criteria if (value := one.value(edition))}

    def value(self, name: str) -> str:
        """The value of the criterion of that name, or an empty string."""
        if "told" in self.__dict__:
            return self.told.get(name, "")
        return CRITERIA[name].value(self.edition)

    @property
    def extent(self) -> str:
        """Whether its type says that it is a book, a part of one, an article, a page; or empty."""
        return self.edition.type.extent.value


def describe(edition: Edition) -> Description:
    """The record made ready to be compared."""
    found = _YEAR.search(_year(edition))
    year = found.group() if found else ""
    return Description(
        edition,
        title_of(edition.full_title),
        title_of(edition.get("origtitle") or ""),
        (_people(edition, "author"), _people(edition, "editor")),
        form_of(edition),
        (edition.get("doi") or "").casefold(),
        _language(edition),
        bool(edition.get("translator")),
        int(year or 0),
        _spot(edition, year),
    )


def _spot(edition: Edition, year: str) -> tuple[str, ...]:
    volume = edition.get("volume")
    first = _FIRST_PAGE.match(_pages(edition).strip()) if volume and year else None
    return (str(int(year)), volume, first.group()) if volume and first else ()


def describe_citation(citation: Citation) -> Description:
    """What a citation prints of its edition; a name that only the context gave tells nothing."""
    values: dict[str, list[str]] = {}
    for one in citation.fields:
        if one.raw and (one.name in PEOPLE or one.name not in values):
            values.setdefault(one.name, []).append(one.value)
    fields = (
        (name, join_names(found) if name in PEOPLE else found[0]) for name, found in values.items()
    )
    return describe(Edition("", citation.type, tuple(fields)))


def form_of(edition: Edition) -> str:
    """What sort of thing its type says it is; *misc* and unknown types may be anything."""
    if edition.type.is_set:
        return "set of volumes"
    return _FORMS.get(edition.type.name) or edition.type.extent.value


def _people(edition: Edition, role: str) -> str:
    names = edition.get(role)
    return _somebody(names) if names else ""


@lru_cache(maxsize=1 << 16)
def _somebody(names: str) -> str:
    """The names without catalogues' remarks, and without those that say that there is nobody."""
    people = split_names(_REMARK.sub("", names))
    return " and ".join(name.strip(" ,") for name in people if not is_nobody(name))


def _field(name: str) -> Callable[[Edition], str]:  # pragma: no mutate block
    return lambda edition: edition.get(name) or ""


def _is_book(edition: Edition) -> bool:
    return edition.type.extent is Extent.WHOLE


def _year(edition: Edition) -> str:
    date = edition.date
    return date if date.isdigit() or any(map(str.isdigit, date)) else ""


def _day(edition: Edition) -> str:
    """The date, where it is told to the day: a weekly has four issues a month."""
    date = _iso(edition.date)
    return date if len(date) > len("1990-12") and _TO_THE_DAY.match(date) else ""


@lru_cache(maxsize=1 << 12)
def _iso(date: str) -> str:
    """The date as ISO 8601 writes it, of *2015-5-7* and *May 7, 2015* too."""
    if found := _LOOSE_DATE.fullmatch(date):
        return "-".join((found["year"], *(part.zfill(2) for part in found.groups()[1:] if part)))
    if len(date) < len("7 May 15") or date[:4].isdigit():  # as nearly all
        return date
    return next((one.iso for one in dates.find(date) if one.raw == date.strip()), date)


def _month(edition: Edition) -> str:
    """The month of a date, or as a name where it stands apart: `05`, `may`."""
    found = _TO_THE_MONTH.match(_iso(edition.date))
    month = (edition.get("month") or "").casefold().strip(" .")
    return found[1] if found else f"{as_number(month):02}" if month.isdecimal() else month[:3]


# Where old entries state which edition it is.
_STATING = ("titleaddon", "note")


def _edition_statement(edition: Edition) -> str:
    """The edition, which old entries have in the title or in a note."""
    if stated := edition.get("edition"):
        return stated
    for text in (edition.title, edition.first(*_STATING)):
        if len(text) < _LONGEST_REMARK and (found := _EDITION.search(text)):
            return found["figure"] or found["word"]
    return ""


def _pages(edition: Edition) -> str:
    """Where it stands in what it is a part of.

    The pages of a book are its extent, which is counted in many ways; but a range that does not
    begin with the first page shows that it is no whole book, whatever its type says.
    """
    pages = edition.get("pages") or ""
    return pages if not _is_book(edition) or _INNER_PAGES.fullmatch(pages.strip()) else ""


def _page_count(edition: Edition) -> str:
    """How many pages a book has, where one number says it."""
    found = _EXTENT.findall(edition.first("pagetotal", "pages")) if _is_book(edition) else []
    return found[0] if len(found) == 1 else ""


def _page_counts_agree(one: str, other: str) -> bool:
    pages = as_number(one), as_number(other)
    return (max(pages) - min(pages)) * 10 <= max(pages)


def _isbn(edition: Edition) -> str:
    """A book's ISBN without its check digit and prefix, which its two forms do not share."""
    printed = edition.get("isbn")
    if not printed:
        return ""
    digits = _NO_DIGIT.sub("", _BEHIND_NUMBER.split(printed.upper())[0])
    return digits[-10:-1] if len(digits) in (10, 13) and _is_book(edition) else ""


def _publisher(edition: Edition) -> str:
    """Who published it, without a place before the name."""
    return edition.house.rpartition(": ")[2]


def _place(edition: Edition) -> str:
    """Where it came out, which some write before the publisher: *London: Verso*."""
    return edition.place or edition.house.rpartition(": ")[0]


def _address_without_imprint(edition: Edition) -> str:
    if edition.house or edition.container:
        return ""
    noted = edition.get("howpublished") or ""
    return edition.get("url") or (noted if noted.startswith(("http://", "https://")) else "")


def _language(edition: Edition) -> str:
    return edition.first("langid", "language").casefold()[:3]


def _issues_agree(one: str, other: str) -> bool:
    return agreement.texts_agree(one, other) or agreement.numbers_agree(one, other)


_REMARKS = ("note", "howpublished", "eventtitle")
_MORE = ("titleaddon", "location")
_TYPED = ("thesis", "report")


def _loose_remark(edition: Edition) -> str:
    """What tells letters and papers apart that have no imprint."""
    imprint = edition.type.extent is not Extent.ANY and edition.first("publisher", "journaltitle")
    if imprint or edition.get("booktitle"):
        return ""
    # That it is a doctoral thesis is no remark, whether the type says so or a field beside it.
    kind = "" if edition.type.name in _TYPED else edition.get("type") or ""
    return " ".join([kind, *(edition.get(name) or "" for name in (*_REMARKS, *_MORE))]).strip()


_ROWS = (
    Criterion("years", ("date", "year"), _year, agreement.years_agree, 1.0),
    Criterion("days", ("date", "year"), _day, agreement.dates_agree, 0.5),
    Criterion(
        "editions",
        ("edition", "title", *_STATING),
        _edition_statement,
        agreement.numbers_agree,
        0.75,
    ),
    Criterion("volumes", ("volume",), _field("volume"), agreement.numbers_agree, 0.75),
    Criterion("numbers", ("number",), _field("number"), agreement.numbers_agree, 0.5),
    Criterion("publishers", HOUSES, _publisher, publishers_agree, 1.0),
    Criterion("places", ("location", *HOUSES), _place, places_agree),
    Criterion("containers", CONTAINERS, lambda one: one.container, containers_agree, 1.0),
    Criterion("translators", ("translator",), _field("translator"), name_lists_agree, 1.0),
    Criterion("editors", ("editor",), _field("editor"), name_lists_agree, 0.5),
    Criterion("pages", ("pages",), _pages, agreement.pages_agree, 1.5),
    Criterion("DOIs", ("doi",), _field("doi"), agreement.dois_agree, 3.0),
    Criterion(
        "addresses", ("url", "howpublished"), _address_without_imprint, agreement.urls_agree, 1.5
    ),
    Criterion("parts", ("part",), _field("part"), agreement.numbers_agree, 0.5),
    Criterion("issues", ("issue",), _field("issue"), _issues_agree, 0.5),
    Criterion("months", ("date", "year", "month"), _month, str.__eq__, 0.25),
    Criterion("ISBNs", ("isbn",), _isbn, str.__eq__, 2.0),
    Criterion("extents", ("pagetotal", "pages"), _page_count, _page_counts_agree, 0.5),
    Criterion("languages", ("langid", "language"), _language, str.__eq__),
    Criterion("media", ("entrysubtype",), _field("entrysubtype"), agreement.texts_agree),
    Criterion("remarks", (*_REMARKS, *_MORE, "type"), _loose_remark, agreement.remarks_agree),
    Criterion("chapters", ("chapter",), _field("chapter"), _issues_agree, 0.5),
    Criterion("eprints", ("eprint",), _field("eprint"), agreement.texts_agree, 2.0),
)


@lru_cache(maxsize=1 << 12)
def _criteria(fields: tuple[str, ...]) -> tuple[Criterion, ...]:
    """The criteria of which these fields may tell something."""
    return tuple(one for one in _ROWS if not set(one.fields).isdisjoint(fields))


CRITERIA = {criterion.name: criterion for criterion in _ROWS}
"""The criteria by their names, in the order in which they are told."""
