"""Whether two values of a field can describe the same thing: one comparison a nature of field.

Values are those of an entry: plain text, people as `Family, Given and Family, Given`. Each function
takes two of them, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from biblio.likeness.imprints import containers_agree, places_agree, publishers_agree
from biblio.likeness.people import name_lists_agree
from biblio.likeness.titles import titles_agree
from biblio.record.edition import CONTAINERS
from biblio.record.fields import Nature, nature
from biblio.values.folding import fold
from biblio.values.numerals import arabic, as_number
from biblio.values.patterns import Lazy

Agreement = Callable[[str, str], bool]

_COUNTED = frozenset(
    {"edition", "ed", "edn", "volume", "vol", "book", "part", "number", "no", "nr", "issue"}
    | {"auflage", "aufl", "band", "bd", "tome", "tom", "том", "т"}
)
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    **{"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
}
# Before a page, in several languages: *pp. 12–20*, *cols. 3–4*, *S. 7*; but *S7* is a page itself.
_PAGE_LABEL = Lazy(r"\s*(?:pp?|cols?|ss?|seiten?|fols?|ff?)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)
# The extent of the whole, and the pages of a part: *144 (39-54)*, *212 S. (S. 11–34)*.
_WORD_OF_PAGES = r"(?:[^\W\d_]{1,9}\.?\s*)?"
_PART_OF_PAGES = Lazy(
    rf"{_WORD_OF_PAGES}[0-9]+\s*{_WORD_OF_PAGES}\({_WORD_OF_PAGES}([0-9]+\s*[-–]+\s*[0-9]+)\)"
)
_WEB_PREFIX = Lazy(r"^https?://(www\.)?", re.IGNORECASE)
_DOI_PREFIX = Lazy(r"^(https?://(dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


def texts_agree(one: str, other: str) -> bool:
    """Equal but for case, accents, punctuation and a leading article."""
    return fold(one) == fold(other)


def years_agree(one: str, other: str) -> bool:
    """The same first year: *1998*, *c. 1998*, *1998a*, *1998-05-01*."""
    return _first_year(one) == _first_year(other)


def _first_year(text: str) -> str:
    found = re.search(r"\d{3,4}", text)
    return found.group() if found else fold(text)


def dates_agree(one: str, other: str) -> bool:
    """One date says the same as the other, or the same less precisely."""
    return years_agree(one, other) and (one.startswith(other) or other.startswith(one))


def numbers_agree(one: str, other: str) -> bool:
    """The same numbers, however written: *2*, *II*, *2nd*, *second*, *vol. 2*."""
    return _numbers(one) == _numbers(other)


def _numbers(text: str) -> tuple[int, ...] | str:
    digits = tuple(map(as_number, re.findall(r"\d+", text)))
    if digits:
        return digits
    words = [word for word in fold(text).split() if word not in _COUNTED]
    return tuple(value for word in words if (value := _number(word))) or " ".join(words)


def _number(word: str) -> int:
    figures = arabic(word)
    return as_number(figures) if figures.isdecimal() else _ORDINALS.get(word, 0)


def remarks_agree(one: str, other: str) -> bool:
    """Each word of one is a word of the other: *Diss.* and *Diss., Basel*."""
    ours, theirs = set(fold(one).split()), set(fold(other).split())
    return ours <= theirs or theirs <= ours


_FOLLOWING = Lazy(r"(?<=[0-9])ff?\Z")


def pages_agree(one: str, other: str) -> bool:
    """The same first page: a range may be cited by its beginning."""
    return _first_page(one) == _first_page(other)


def _first_page(pages: str) -> list[str]:
    """The first page; of *144 (39-54)* that of the part, not the extent of the whole."""
    return [_FOLLOWING.sub("", page) for page in re.findall(r"\w+", _bare_pages(pages))[:1]]


def _bare_pages(pages: str) -> str:
    part = _PART_OF_PAGES.fullmatch(pages.strip())
    return part[1] if part else _PAGE_LABEL.sub("", pages, count=1)


def pages_overlap(one: str, other: str) -> bool:
    """Whether one range of pages lies within the other: *112–15* in *101–130*."""
    ours, theirs = _range(one), _range(other)
    if not (ours and theirs):
        return False
    inner, outer = sorted((ours, theirs), key=lambda pages: pages[1] - pages[0])
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _range(pages: str) -> tuple[int, int] | None:
    """The first and the last page; of an elided last one (*112–15*) the figures left out."""
    figures = re.findall(r"\d+", _bare_pages(pages))
    if not figures:
        return None
    first, last = figures[0], figures[-1]
    whole = first[: max(len(first) - len(last), 0)] + last
    return as_number(first), max(as_number(first), as_number(whole))


def urls_agree(one: str, other: str) -> bool:
    """The same address, whether http or https, with www or without."""
    return _bare_url(one) == _bare_url(other)


def _bare_url(url: str) -> str:
    return _WEB_PREFIX.sub("", url.partition("#")[0].strip()).rstrip("/")


def dois_agree(one: str, other: str) -> bool:
    """The same identifier, whether given bare or as an address; case does not count."""
    return _bare_doi(one) == _bare_doi(other)


def _bare_doi(doi: str) -> str:
    return _DOI_PREFIX.sub("", doi.strip()).casefold()


def isbns_agree(one: str, other: str) -> bool:
    """The same book, whether its ISBN is given in ten figures or in thirteen."""
    return _bare_isbn(one) == _bare_isbn(other)


def _bare_isbn(isbn: str) -> str:
    """The figures that the two forms of an ISBN share, or all there are."""
    figures = re.sub(r"[^0-9X]", "", isbn.upper())
    return figures[-10:-1] if len(figures) in (10, 13) else figures


_BY_NATURE: dict[Nature, Agreement] = {
    Nature.PEOPLE: name_lists_agree,
    Nature.TITLE: titles_agree,
    Nature.DATE: dates_agree,
    Nature.PAGES: pages_agree,
    Nature.NUMBER: numbers_agree,
    Nature.PLACE: places_agree,
    Nature.HOUSE: publishers_agree,
    Nature.ADDRESS: urls_agree,
}
_BY_FIELD: dict[str, Agreement] = {
    **dict.fromkeys(CONTAINERS, containers_agree),
    "doi": dois_agree,
    "isbn": isbns_agree,
}


def agreement_of(field: str) -> Agreement:
    """How two values of the named field are compared."""
    return _BY_FIELD.get(field) or _BY_NATURE.get(nature(field), texts_agree)


def agree(field: str, one: str, other: str) -> bool:
    """Whether two values of the named field agree."""
    return agreement_of(field)(one, other)
