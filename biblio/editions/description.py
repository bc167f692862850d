"""A record made ready to be compared with others, and in what two of them agree and differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from biblio.editions.resemblance import Likeness, Title, compare_people, is_nobody, title_of
from biblio.library import agreement
from biblio.library.matching import CRITERIA, Criterion, family
from biblio.record.edition import Edition
from biblio.record.kinds import TYPED, Family
from biblio.record.person import split_names
from biblio.values.folding import fold


@dataclass(frozen=True)
class Description:
    """What counts in a record when it is compared."""

    edition: Edition
    title: Title
    original: Title
    people: tuple[str, str]
    form: str
    _asked: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The value of each criterion, side by side with `COMPARED`: few records need them all."""
        asked, edition = self._asked, self.edition
        return tuple(
            asked[one.name] if one.name in asked else one.value(edition) for one in COMPARED
        )

    def value(self, name: str) -> str:
        """The value of the criterion of that name."""
        if name not in self._asked:
            self._asked[name] = COMPARED[INDEX[name]].value(self.edition)
        return self._asked[name]


_FORMS = {Family.THESIS: "thesis", Family.REPORT: "report"}
_EDITION = re.compile(
    r"\b(?:([0-9]+)(?:st|nd|rd|th|\.)?|(second|third|fourth|fifth|revised|rev\.?))"
    r"\s+(?:rev(?:ised|\.)\s+)?(?:ed(?:ition|n|\.)?|aufl(?:age|\.))(?![a-z])",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^)]*\)")  # catalogues write: Badudu, J. S. (Editor)
_MONTH = re.compile(r"[0-9]{4}-(?P<month>[0-9]{2})")
_EXTENT = re.compile(r"(?<![0-9-–])[0-9]{2,4}(?![0-9-–])")


def describe(edition: Edition) -> Description:
    """The record made ready to be compared: all that is costly is done once."""
    return Description(
        edition,
        title_of(edition.full_title),
        title_of(edition.first("origtitle")),
        (_people(edition, "author"), _people(edition, "editor")),
        _form(edition),
    )


def _form(edition: Edition) -> str:
    if edition.type.is_set:
        return "set of volumes"
    return _FORMS.get(edition.type.family) or family(edition)


def _people(edition: Edition, role: str) -> str:
    names = split_names(_REMARK.sub("", edition.first(role)))
    return " and ".join(name.strip(" ,") for name in names if not is_nobody(name))


def _edition_statement(edition: Edition) -> str:
    """The edition, which old entries have in the title or in a note."""
    stated = edition.first("edition")
    texts = (edition.first("title"), edition.first("titleaddon", "note"))
    found = (match for text in texts if len(text) < 300 and (match := _EDITION.search(text)))
    return stated or next((match[1] or match[2] for match in found), "")


def _isbn(edition: Edition) -> str:
    """The ISBN without its check digit and prefix, which its two forms do not share."""
    digits = re.sub(r"[^0-9X]", "", re.split(r"[,;(]", edition.first("isbn").upper())[0])
    return digits[-10:-1] if len(digits) in (10, 13) and family(edition) == "book" else ""


def _month(edition: Edition) -> str:
    if exact := _MONTH.match(edition.date):
        return exact["month"]
    month = edition.first("month").casefold().strip(" .")
    return f"{int(month):02}" if month.isdecimal() else month[:3]


def _extent(edition: Edition) -> str:
    """How many pages a book has, where one number says it."""
    pages = edition.first("pagetotal") or edition.first("pages")
    found = _EXTENT.findall(pages) if family(edition) == "book" else []
    return found[0] if len(found) == 1 else ""


def _extents_agree(one: str, other: str) -> bool:
    return abs(int(one) - int(other)) * 10 <= max(int(one), int(other))


def _language(edition: Edition) -> str:
    return edition.first("langid", "language").casefold()[:3]


def _issue_agrees(one: str, other: str) -> bool:
    return agreement.texts_agree(one, other) or agreement.numbers_agree(one, other)


_REMARKS = ("note", "howpublished", "eventtitle", "titleaddon", "type", "location", "chapter")
# What the name of a type says already is no remark: *phdthesis*.
_TYPES = frozenset(value for _, field, value in TYPED.values() if field == "type")


def _loose_remark(edition: Edition) -> str:
    """What tells letters and papers apart that have no imprint."""
    imprint = family(edition) and edition.first("publisher", "journaltitle")
    booked = imprint or edition.first("booktitle")
    remarks = (edition.first(name) for name in _REMARKS)
    return "" if booked else " ".join(text for text in remarks if text not in _TYPES).strip()


# What library's criteria leave to the merger, which is told by the user what to merge.
_STATED = Criterion("editions", _edition_statement, agreement.numbers_agree)
_MORE = (
    Criterion("parts", lambda edition: edition.first("part"), agreement.numbers_agree),
    Criterion("issues", lambda edition: edition.first("issue"), _issue_agrees),
    Criterion("months", _month, str.__eq__),
    Criterion("ISBNs", _isbn, str.__eq__),
    Criterion("extents", _extent, _extents_agree),
    Criterion("languages", _language, str.__eq__),
    Criterion("media", lambda edition: edition.first("entrysubtype"), agreement.texts_agree),
    Criterion("remarks", _loose_remark, agreement.texts_agree),
)
_STATEMENTS = tuple(
    _STATED if criterion.name == "editions" else criterion for criterion in CRITERIA
)
COMPARED: tuple[Criterion, ...] = (*_STATEMENTS, *_MORE)
INDEX = {criterion.name: index for index, criterion in enumerate(COMPARED)}

# How much it tells that two records agree in this; two such are enough where the names agree.
_WEIGHTS = {
    **{"years": 1.0, "publishers": 1.0, "containers": 1.0, "translators": 1.0, "pages": 1.5},
    **{"volumes": 0.75, "editions": 0.75, "numbers": 0.5, "issues": 0.5, "parts": 0.5},
    **{"editors": 0.5, "months": 0.25, "DOIs": 3.0, "ISBNs": 2.0, "addresses": 1.5},
    **{"extents": 0.5},
}
# What is only spelt in another way tells less.
_EXCUSED = {"containers": 0.5, "publishers": 1.0}
# One record may well be wrong in these, or say it in another way: a reason to doubt, not to part.
SOFT = frozenset(
    {"DOIs", "ISBNs", "months", "addresses", "extents", "languages", "media", "remarks"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """In what two records agree, in what they differ, and how much the agreement weighs."""

    agreed: frozenset[str]
    differing: tuple[str, ...]
    weight: float


@lru_cache(maxsize=1 << 16)
def _agree(index: int, one: str, other: str) -> bool:
    return COMPARED[index].agree(one, other)


def weigh(one: Description, other: Description) -> Evidence:
    """Hold what both records say side by side."""
    agreed: list[str] = []
    differing: list[str] = []
    for index, (mine, yours) in enumerate(zip(one.values, other.values, strict=True)):
        if mine and yours:
            same = mine == yours or _agree(index, *sorted((mine, yours)))
            (agreed if same else differing).append(COMPARED[index].name)
    kept = tuple(name for name in differing if not _is_excused(name, frozenset(agreed), one, other))
    weight = sum(_WEIGHTS.get(name, 0.0) for name in agreed)
    weight += sum(_EXCUSED.get(name, 0.0) for name in differing if name not in kept)
    return Evidence(frozenset(agreed), kept, weight)


def _is_excused(name: str, agreed: frozenset[str], one: Description, other: Description) -> bool:
    """Whether the rest agrees so well that this difference can only be one of spelling."""
    if name == "publishers":
        return _tells_no_publisher(one, other, agreed) or _share_name(one, other)
    if name == "containers":
        return (
            {"pages", "years", "volumes"} <= agreed
            or {"DOIs", "years"} <= agreed
            or ("pages" in agreed and "years" not in said(one, other) and _overlap(one, other))
        )
    if name == "years":
        close = abs(year_of(one) - year_of(other)) <= 1
        # what is printed in January was online in December
        return close and ({"containers", "pages", "volumes"} <= agreed or "DOIs" in agreed)
    if name == "numbers":
        return {"containers", "pages", "years"} <= agreed and _number_is_volume(one, other)
    return name == "editors" and _share_editor(one, other)


def _tells_no_publisher(one: Description, other: Description, agreed: frozenset[str]) -> bool:
    """Who publishes a journal tells nothing, nor does the school of one person's thesis."""
    theses = one.form == other.form == "thesis" and "years" in agreed
    return theses or "article" in (one.form, other.form) or "ISBNs" in agreed


def _number_is_volume(one: Description, other: Description) -> bool:
    """Whether the number of one is the other's volume: *no. 38*, and *vol. 38, no. 1*."""
    lone, told = sorted((one, other), key=lambda each: bool(each.value("volumes")))
    volume = "" if lone.value("volumes") else told.value("volumes")
    return bool(volume) and agreement.numbers_agree(lone.value("numbers"), volume)


def said(one: Description, other: Description) -> frozenset[str]:
    """Of what both records say something."""
    pairs = zip(COMPARED, one.values, other.values, strict=True)
    return frozenset(criterion.name for criterion, mine, yours in pairs if mine and yours)


def _share_name(one: Description, other: Description) -> bool:
    """Whether two long names of publishers have most words in common, or one is a misprint."""
    names = (each.value("publishers") for each in (one, other))
    first, second = sorted(map(agreement.telling_words, names))
    letters = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False)
    if first and second and letters.ratio() >= 0.9:
        return True
    words, others = set(first), set(second)
    fewer = min(len(words), len(others))
    return fewer >= 3 and len(words & others) * 2 > fewer


def _overlap(one: Description, other: Description) -> bool:
    """Whether much of one container's name is in the other's: the more, the less pages tell."""
    ours, theirs = (set(fold(each.value("containers")).split()) for each in (one, other))
    shared = len(ours & theirs) / min(len(ours), len(theirs))
    ranges = {tuple(re.findall(r"\w+", each.value("pages"))) for each in (one, other)}
    whole = len(ranges) == 1 and all(len(pages) > 1 for pages in ranges)
    return shared > (0.5 if whole else 0.75)


def year_of(description: Description) -> int:
    """The first year of the record, or 0."""
    found = re.search(r"[0-9]{3,4}", description.value("years"))
    return int(found.group()) if found else 0


def _share_editor(one: Description, other: Description) -> bool:
    likeness = compare_people(one.value("editors"), other.value("editors"))
    return likeness in (Likeness.SHORTENED, Likeness.MISSPELT)


def differ(one: Description, other: Description, name: str) -> bool:
    """Whether both records say something under that name, and not the same."""
    mine, yours = one.value(name), other.value(name)
    return bool(mine and yours and not _agree(INDEX[name], *sorted((mine, yours))))


def differ_in_place(one: Description, other: Description) -> bool:
    """Whether both records say where the book came out, and no place is in both."""
    ours, theirs = _places(one), _places(other)
    same = any(
        mine.startswith(yours) or yours.startswith(mine) for mine in ours for yours in theirs
    )
    return bool(ours and theirs) and not same


def _places(description: Description) -> list[str]:
    """The places of publication, of which some stand before the publisher: *London: Verso*."""
    before = description.value("publishers").rpartition(": ")[0]
    told = description.edition.place or before
    return [place for part in re.split(r"[;,/&]", told) if (place := fold(part))]
