"""Texts reduced to what counts when two of them are compared, and to plain ASCII for keys."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from biblio.values.patterns import Lazy

_ARTICLES = frozenset(
    {"a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une"}
    | {"el", "los", "las", "una", "il", "lo", "gli", "i", "uno", "o", "os", "as", "um", "uma"}
    | {"de", "het", "een", "den", "det", "en", "et"}
)
_ELIDED_ARTICLE = Lazy(r"^l['’](?=\w)")
_APOSTROPHES = Lazy(r"['’‘ʼ`´]")
_NOT_LETTERS = Lazy(r"[\W_]+")
# The same for what is ASCII, as most is, at a third of the cost.
_ASCII: dict[int, str | None] = {
    ord(sign): " " for sign in map(chr, range(128)) if not sign.isalnum()
}
_ASCII |= dict.fromkeys(map(ord, "'`"))

_LIGATURES = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_CYRILLIC = str.maketrans(
    "абвгдеёзийклмнопрстуфыэіґ", "abvgdeeziyklmnoprstufyeig", "ъь"
) | str.maketrans(
    {
        "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
        "ю": "yu", "я": "ya", "ї": "yi", "є": "ye",
    }
)  # fmt: skip


class _Unaccented(dict[int, int | None]):
    """Which characters stay when a text is decomposed: each is asked for once."""

    def __missing__(self, point: int) -> int | None:
        kept = None if unicodedata.combining(chr(point)) else point
        return self.setdefault(point, kept)


_UNACCENTED = _Unaccented()
_RUSSIAN_ADJECTIVE = Lazy(r"[иы]й\b")


@lru_cache(maxsize=1 << 18)  # a library of 100,000 entries asks it of each title several times
def fold(text: str) -> str:
    """The words of a text without case, accents, punctuation and a leading article."""
    text = text.casefold()
    if text[:1] == "l":
        text = _ELIDED_ARTICLE.sub("", text)
    return " ".join(significant(_bare(text).split()))


@lru_cache(maxsize=65536)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation: no initial is an article."""
    return tuple(_bare(name.casefold()).split())


def significant(words: list[str]) -> list[str]:
    """The words without a leading article, which may be all there is: *Die* is a title too."""
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _bare(text: str) -> str:
    text = text.replace("&", " and ")
    if text.isascii():
        return text.translate(_ASCII)
    text = _APOSTROPHES.sub("", text).translate(_LIGATURES)
    return _NOT_LETTERS.sub(" ", _without_accents(text))


def _without_accents(text: str) -> str:
    if text.isascii():  # most are, and it is asked for every word of a library
        return text
    return unicodedata.normalize("NFKD", text).translate(_UNACCENTED)


def to_ascii(text: str) -> str:
    """The text in small ASCII letters and digits: *Gödel* is godel, *Троцкий* trotsky.

    Spaces stay; letters of other alphabets than the Latin and the Cyrillic fall away.
    """
    text = unicodedata.normalize("NFC", _ELIDED_ARTICLE.sub("", text.casefold()))
    text = _RUSSIAN_ADJECTIVE.sub("y", text).translate(_CYRILLIC).translate(_LIGATURES)
    return re.sub(r"[^a-z0-9\s]", "", _without_accents(text))
