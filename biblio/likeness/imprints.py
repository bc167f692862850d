"""Whether two imprints can be one: what a text stands in, who published it, and where."""

from __future__ import annotations

from biblio.likeness.titles import titles_agree
from biblio.values import place_forms, statements
from biblio.values.folding import fold
from biblio.values.numerals import arabic
from biblio.values.patterns import Lazy
from biblio.values.places import is_city

_TRADE_WORDS = frozenset(
    {"the", "and", "of", "press", "pr", "publisher", "publishers", "publishing", "publications"}
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
_LITTLE_WORDS = frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "a", "de", "des", "du", "d", "la", "le", "les"}
    | {"et", "der", "die", "das", "und", "für", "fur", "della", "di", "e", "y", "el", "dan"}
)
_BETWEEN_PLACES = Lazy(r"\s*(?:[;/&–—]|\b(?:and|und|et|y|e|и)\b)\s*")


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
    numerals = arabic(word).isdecimal() and arabic(full).isdecimal()
    if numerals or word.isdigit():
        return word == full
    return full.startswith(word) or _is_contracted(word, full) or _is_ordinal(word, full)


def _is_ordinal(one: str, other: str) -> bool:
    """*3rd*, of *third*."""
    figures = one[:1].isdigit() or other[:1].isdigit()
    number = statements.form(one) if figures else None
    return number is not None and number == statements.form(other)


def _is_contracted(word: str, full: str) -> bool:
    """*natl*, of *national*; *dept*, of *department*: some letters, the first and the last."""
    rest = iter(full)
    ends = len(word) > 3 and (word[0], word[-1]) == (full[0], full[-1])
    return ends and len(full) > len(word) + 2 and all(letter in rest for letter in word)


def _are_initials(short: str, whole: list[str]) -> bool:
    """Whether capitals stand for words that follow one another: *ACL*, of *Proceedings of …*."""
    acronyms = fold(short).split()
    initials = "".join(word[0] for word in whole)
    return short.isupper() and all(len(word) > 2 and word in initials for word in acronyms)


def _content_words(title: str) -> list[str]:
    return [word for word in fold(title).split() if word not in _LITTLE_WORDS]


def publishers_agree(one: str, other: str) -> bool:
    """*Pathfinder* and *Pathfinder Press*, *Oxford UP* and *Oxford University Press* agree."""
    ours, theirs = _trade_name(one), _trade_name(other)
    if _is_within(ours, theirs) or _is_within(theirs, ours):
        return True
    return _is_short_for(one, other) or _is_short_for(other, one)


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


def _is_short_for(short: str, long: str) -> bool:
    """*OUP*, *Dep. of Educ.*; *Gosizdat*, of *Gosudarstvennoe izdatel’stvo*."""
    words = _content_words(long)
    if fold(short) in _initials(long, words) or _abbreviates(short, long):
        return True
    return _is_of_syllables(fold(short), words)


def _is_of_syllables(short: str, words: list[str]) -> bool:
    """Whether it is one word, put together of pieces of three letters and more of the others."""
    if len(short) < 6 or not words or not words[0].startswith(short[:3]):
        return False
    left = short
    for word in words:
        size = next((n for n in range(len(left), 2, -1) if left[:n] in word), 0)
        left = left[size:]
    return not left and short not in words[0]


def places_agree(one: str, other: str) -> bool:
    """A place of one is a place of the other: *N.Y.* and *London and New York*.

    Whether two names that are no known cities mean one place cannot be told: they agree.
    """
    if share_a_place(one, other):
        return True
    return not (is_city(place_forms.standard(one)) and is_city(place_forms.standard(other)))


def share_a_place(one: str, other: str) -> bool:
    """Whether a place of one surely is one of the other, by another name perhaps."""
    ours, theirs = _places(one), _places(other)
    return any(_is_one_place(mine, yours) for mine in ours for yours in theirs)


def _places(text: str) -> list[str]:
    parts = _BETWEEN_PLACES.split(place_forms.standard(text.strip(" ,:[]()")))
    return [place for part in parts if (place := fold(place_forms.standard(part)))]


def _is_one_place(one: str, other: str) -> bool:
    # Cambridge, and Cambridge, Mass.
    return one.startswith(other) or other.startswith(one) or place_forms.are_one_city(one, other)
