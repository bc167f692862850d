"""Whether two values of a field can describe the same thing: one comparison a kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from biblio.record.person import person_of, split_names
from biblio.values.folding import fold
from biblio.values.numerals import from_roman

Agreement = Callable[[str, str], bool]

_TRADE_WORDS = frozenset(
    {"the", "and", "of", "press", "publisher", "publishers", "publishing", "publications"}
    | {"books", "book", "house", "company", "co", "inc", "incorporated", "ltd", "limited"}
    | {"llc", "corp", "corporation", "verlag", "gmbh", "ag", "kg", "editions", "edition"}
    | {"editeur", "editeurs", "editorial", "ediciones", "edizioni", "editore", "editora"}
    | {"uitgeverij", "forlag", "izdatelstvo", "издательство", "изд", "во"}
)
_ANY_HOUSE = frozenset(
    {"university", "universite", "universitat", "universidad", "universita", "universitaire"}
    | {"universitaires", "universitet", "presses", "college", "institute", "institut", "academy"}
    | {"society", "association", "foundation"}
)
_SHORT_FOR = {"up": "university", "univ": "university", "inst": "institute"}
_COUNTED = frozenset(
    {"edition", "ed", "edn", "volume", "vol", "book", "part", "number", "no", "nr", "issue"}
    | {"auflage", "aufl", "band", "bd", "tome", "tom", "том", "т"}
)
_LITTLE_WORDS = frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "a", "de", "des", "du", "d", "la", "le", "les"}
    | {"et", "der", "die", "das", "und", "für", "fur", "della", "di", "e", "y", "el"}
)
_ROMAN = re.compile(r"(?=[mdclxvi])m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    **{"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
}
# Before a page, in several languages: *pp. 12–20*, *cols. 3–4*, *S. 7*; but *S7* is a page itself.
_PAGE_LABEL = re.compile(
    r"\s*(?:pp?|cols?|ss?|seiten?|fols?|ff?)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE
)
_WEB_PREFIX = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


def texts_agree(one: str, other: str) -> bool:
    """Equal but for case, accents, punctuation and a leading article."""
    return fold(one) == fold(other)


def titles_agree(one: str, other: str) -> bool:
    """Equal, or one is what stands before the colon of the other."""
    folded, other_folded = fold(one), fold(other)
    return (
        folded == other_folded or folded == short_title(other) or other_folded == short_title(one)
    )


def short_title(title: str) -> str:
    """The title up to its colon, folded."""
    return fold(title.partition(":")[0])


def name_lists_agree(one: str, other: str) -> bool:
    """The same people in the same order; *and others* stands for any number of them."""
    ours, theirs = split_names(one), split_names(other)
    for mine, yours in zip_longest(ours, theirs):
        if "others" in (mine, yours):
            return True
        if mine is None or yours is None or not names_agree(mine, yours):
            return False
    return True


def names_agree(one: str, other: str) -> bool:
    """The same family name, and first names that begin alike where both have one.

    `Trotsky`, `Trotsky, L.` and `Trotsky, Leon` agree; so do `Engels, Friedrich` and `Engels,
    Frederick`, for translators spell first names as they like.
    """
    mine, yours = person_of(one), person_of(other)
    if mine.key != yours.key:
        return False
    return not (mine.given and yours.given) or fold(mine.given)[:1] == fold(yours.given)[:1]


def publishers_agree(one: str, other: str) -> bool:
    """*Pathfinder* and *Pathfinder Press*, *Oxford UP* and *Oxford University Press* agree."""
    ours, theirs = _trade_name(one), _trade_name(other)
    shortened = _is_within(ours, theirs) or _is_within(theirs, ours)
    return shortened or _is_acronym(one, other) or _is_acronym(other, one)


def _trade_name(publisher: str) -> list[str]:
    name = publisher.rpartition(": ")[2]  # London: Verso
    words = [_SHORT_FOR.get(word, word) for word in fold(name).split()]
    return [word for word in words if word not in _TRADE_WORDS] or words


def _is_within(short: list[str], long: list[str]) -> bool:
    """Whether one name has the other's words, in their order if it has more.

    *New York University* is not the *State University of New York*.
    """
    rest = iter(long)
    return set(short) == set(long) or all(word in rest for word in short)


def telling_words(publisher: str) -> list[str]:
    """The words of a publisher's name that set it apart from others: the *Chicago* of a press."""
    return [word for word in _trade_name(publisher) if word not in _ANY_HOUSE | _LITTLE_WORDS]


def _is_acronym(short: str, long: str) -> bool:
    return fold(short) in _initials(long, _content_words(long))


def containers_agree(one: str, other: str) -> bool:
    """The same journal or collection; *J. Bibl. Lit.* is the *Journal of Biblical Literature*."""
    return titles_agree(one, other) or _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: str, long: str) -> bool:
    """Whether each word of the one begins the same word of the other, or is its first letter."""
    words, whole = _content_words(short), _content_words(long)
    if _are_initials(short, whole):
        return True
    if len(words) == 1 and len(whole) > 2:
        return len(words[0]) > 2 and words[0] in _initials(long, whole)
    begin_alike = (_begins(word, full) for word, full in zip(words, whole, strict=False))
    return len(words) == len(whole) > 1 and all(begin_alike)


def _initials(title: str, words: list[str]) -> tuple[str, str]:
    return "".join(word[0] for word in words), "".join(word[0] for word in fold(title).split())


def _begins(word: str, full: str) -> bool:
    """Whether one word is how the other begins; of numbers only the same: *I* is not *II*."""
    numerals = word.isdigit() or (_ROMAN.fullmatch(word) and _ROMAN.fullmatch(full))
    return word == full if numerals else full.startswith(word)


def _are_initials(short: str, whole: list[str]) -> bool:
    """Whether capitals stand for words that follow one another: *ACL*, of *Proceedings of …*."""
    acronyms = fold(short).split()
    initials = "".join(word[0] for word in whole)
    return short.isupper() and all(len(word) > 2 and word in initials for word in acronyms)


def _content_words(title: str) -> list[str]:
    return [word for word in fold(title).split() if word not in _LITTLE_WORDS]


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
    digits = tuple(int(number) for number in re.findall(r"\d+", text))
    if digits:
        return digits
    words = [word for word in fold(text).split() if word not in _COUNTED]
    return tuple(value for word in words if (value := _number(word))) or " ".join(words)


def _number(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return from_roman(word) if _ROMAN.fullmatch(word) else 0


def pages_agree(one: str, other: str) -> bool:
    """The same first page: a range may be cited by its beginning."""
    return _first_page(one) == _first_page(other)


def _first_page(pages: str) -> list[str]:
    return re.findall(r"\w+", _PAGE_LABEL.sub("", pages, count=1))[:1]


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


_BY_FIELD: dict[str, Agreement] = {
    **dict.fromkeys(("title", "maintitle", "origtitle"), titles_agree),
    **dict.fromkeys(("booktitle", "journal", "journaltitle"), containers_agree),
    **dict.fromkeys(("author", "editor", "translator"), name_lists_agree),
    **dict.fromkeys(("publisher", "institution", "organization", "school"), publishers_agree),
    **dict.fromkeys(("year", "origyear"), years_agree),
    **dict.fromkeys(("date", "origdate", "urldate"), dates_agree),
    **dict.fromkeys(("volume", "number", "edition", "chapter"), numbers_agree),
    "pages": pages_agree,
    "url": urls_agree,
    "doi": dois_agree,
}


def agree(field: str, one: str, other: str) -> bool:
    """Whether two values of the named field agree."""
    return _BY_FIELD.get(field, texts_agree)(one, other)
