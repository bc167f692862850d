"""The words of citations in eleven languages, compiled into patterns when they are first asked for.

A file of this folder holds one language, a table a list of words, with lines in which a word of it
stands. Documents mix languages (a German note cites French books), so a pattern takes the words
of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

LANGUAGES = ("en", "la", "de", "fr", "ru", "it", "es", "pt", "nl", "pl", "tr")
_FOLDER = Path(__file__).parent
# Nothing stands in quotes but the words, and none is escaped: read so, ten files cost 1 ms and not
# 30 as TOML; importing json alone takes 3.
_TABLE = re.compile(r"^\[(?P<name>\w+)\].*\nwords = (?P<words>\[[^\]]*\])", re.MULTILINE)

_WORD = re.compile(r'"([^"]+)"')


@cache
def _lists(language: str) -> dict[str, tuple[str, ...]]:
    text = (_FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return {one["name"]: tuple(_WORD.findall(one["words"])) for one in _TABLE.finditer(text)}


@cache
def words(name: str, *languages: str) -> tuple[str, ...]:
    """The words of a list in the languages, in all if none is named; the longest first."""
    found = {
        word: None for language in languages or LANGUAGES for word in _lists(language).get(name, ())
    }
    return tuple(sorted(found, key=len, reverse=True))


@cache
def months() -> dict[str, int]:
    """The number of each month, by its names and by the short forms of these."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        names = _lists(language).get("months", ())
        found |= {name.casefold(): number for number, name in enumerate(names, 1)}
        for short in _lists(language).get("months_short", ()):
            begun = (n for n, name in enumerate(names, 1) if name.casefold().startswith(short))
            found[short] = next(begun)
    return found


@cache
def seasons() -> dict[str, int]:
    """The number of each season by its names: 21 is spring, as ISO 8601-2 counts them."""
    found = {
        name.casefold(): number
        for language in LANGUAGES
        for number, name in enumerate(_lists(language).get("seasons", ()), 21)
    }
    return found | dict.fromkeys(words("autumn"), 23)


@cache
def pattern(name: str, *languages: str) -> str:
    """A regular expression, as a string, for any word of the list, first letters in either case
    unless the word has one letter only; of two that begin alike the longer is tried first.

    Spaces stand for any white space, and for none behind a full stop. No boundary is asked for.
    """
    return _any_of(words(name, *languages), _in_either_case)


@cache
def as_written(name: str, *languages: str) -> str:
    """As `pattern`, with the first letters that the lists have: *ed* joins names, *Ed* is one."""
    return _any_of(words(name, *languages), _spelled)


def _any_of(words: Sequence[str], head: Callable[[str], str]) -> str:
    """Any of the words as one expression; `head` spells the first letter of each."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(head(word), []).append(word[1:].replace(". ", ".\t"))
    return _either([first + _tails(tails) for first, tails in _with_either_case(behind)])


def _with_either_case(behind: dict[str, list[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """The tails behind each first letter; behind a capital also those of the words that have it in
    either case, so that *Diss. jur.* is tried before *diss.*
    """
    free = {head[1]: head for head in behind if len(head) > 1 and head[0] == "["}
    for capital in sorted(free.keys() & behind.keys()):
        both = sorted({*behind[capital], *behind[free[capital]]})  # the same in every run
        yield capital, sorted(both, key=len, reverse=True)
    for head, tails in behind.items():
        if len(head) > 1 or head not in free:
            yield head, tails


@cache
def sign(*names: str) -> Callable[[str], bool]:
    """Whether a text may hold a word of the lists: it has the longest part of one (*cura* of
    *a cura di*).

    Asking so costs nothing to make; a pattern of the lists has to be compiled.
    """
    parts = (_LETTERS.findall(word.casefold()) for name in names for word in words(name))
    telling = frozenset(max(part, key=len) for part in parts if part)
    return lambda text: not telling.isdisjoint(_words_of(text))


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters: one text is asked for many signs in a row."""
    if text.isascii():  # which takes half the time so
        return frozenset(text.lower().translate(_APART).split())
    return frozenset(_LETTERS.findall(text.casefold()))


_LETTERS = re.compile(r"[^\W\d_]+")
_APART = str.maketrans({char: " " for char in map(chr, range(128)) if not char.isalpha()})
# How a character is spelled in a regular expression; a tab stands for the space behind a full stop.
_SPELLING = str.maketrans({char: re.escape(char) for char in ".()[]-+*?|"})
_SPELLING |= str.maketrans({"\t": r"\s*", " ": r"\s+", "’": "[’']"})
# an ellipsis stands for any one word: traduit du … par
_SPELLING |= str.maketrans({"…": r"[^\W\d_][\w.-]*"})


def _in_either_case(word: str) -> str:
    """The word's first letter as a regular expression, small or capital."""
    first = word[0]
    one_letter = len(word.rstrip(".")) == 1  # T. and P. are initials, t. and p. are not
    return f"[{first.upper()}{first}]" if first.islower() and not one_letter else _spelled(word)


def _spelled(word: str) -> str:
    """The word's first letter as a regular expression, as it is."""
    return word[0].translate(_SPELLING)


def _tails(tails: Sequence[str]) -> str:
    """Any of the tails as one expression: what they share stands once."""
    groups: dict[str, list[str]] = {}
    for tail in filter(None, tails):
        groups.setdefault(tail[0], []).append(tail)
    parts = [_sharing(group) for group in groups.values()]
    may_end = parts and "" in tails
    return f"(?:{'|'.join(parts)})?" if may_end else _either(parts)


def _sharing(tails: Sequence[str]) -> str:
    """Tails that begin alike."""
    if len(tails) == 1:
        return tails[0].translate(_SPELLING)
    least, most = min(tails), max(tails)
    differs = (at for at, (one, other) in enumerate(zip(least, most, strict=False)) if one != other)
    shared = least[: next(differs, len(least))]
    return shared.translate(_SPELLING) + _tails([tail[len(shared) :] for tail in tails])


def _either(parts: Sequence[str]) -> str:
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else "".join(parts)
