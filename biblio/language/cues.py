"""The words of citations in ten languages, compiled into patterns when they are first asked for.

A file of this folder holds one language, a table a list of words, with lines in which a word of it
stands. Documents mix languages (a German note cites French books), so a pattern takes the words
of all of them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("en", "la", "de", "fr", "ru", "it", "es", "pt", "nl", "pl")
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
        found |= {name: number for number, name in enumerate(names, 1)}
        for short in _lists(language).get("months_short", ()):
            found[short] = next(n for n, name in enumerate(names, 1) if name.startswith(short))
    return found


@cache
def pattern(name: str, *languages: str) -> str:
    """A regular expression, as a string, for any word of the list, first letters in either case
    unless the word has one letter only; of two that begin alike the longer is tried first.

    Spaces stand for any white space, and for none behind a full stop. No boundary is asked for.
    """
    tree: Tree = {}
    for word in words(name, *languages):
        branch = tree
        for atom in _atoms(word):
            branch = branch.setdefault(atom, {})
        branch[_END] = {}
    return _spelled(tree)


Tree = dict[str, "Tree"]
_END = ""


def _atoms(word: str) -> list[str]:
    """The word's characters as a regular expression spells them."""
    first = word[0]
    one_letter = len(word.rstrip(".")) == 1  # T. and P. are initials, t. and p. are not
    head = f"[{first.upper()}{first}]" if first.islower() and not one_letter else re.escape(first)
    return [head, *(_atom(before, char) for before, char in pairwise(word))]


def _atom(before: str, char: str) -> str:
    if char == " ":
        return r"\s*" if before == "." else r"\s+"
    return "[’']" if char == "’" else re.escape(char)


def _spelled(tree: Tree) -> str:
    """The branches of a tree of words as one expression: what they share stands once."""
    parts = [atom + _spelled(branch) for atom, branch in tree.items() if atom != _END]
    if not parts:
        return ""
    if _END in tree:
        return f"(?:{'|'.join(parts)})?"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
