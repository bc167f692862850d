"""Where sentences end and go on, as far as the ends of a line tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from biblio.values.patterns import Lazy

_STOPS = tuple(".!?…。！？")
_CLOSERS = "\"'”’“‘»«›‹)]}_"
_NOTE_ENDS = tuple("]*†‡§‖¶#|¹²³⁰⁴⁵⁶⁷⁸⁹")
_MARKED = Lazy(
    r"(?<!\d)[.!?…。！？][\"'”’“‘»«›‹)\]}_]*"
    r"(?:\[\^?[\w:*]{1,6}\]|\{\w{1,4}\}|\d{1,3}|(?:[*†‡§‖¶#¹²³⁰⁴-⁹]|\|\|)+)$"
)
_WITHIN = 80
# of all characters, those on lines whose sentence goes on below, in a wrapped text
_RUNNING_ON = 0.2
_COMPLETE = tuple('.!?…)]”»"’/0123456789')
_URLS = ("http://", "https://", "www.")
_ABBREVIATIONS = frozenset(
    "vol vols chap ch chs pp no nos nr cf vgl ed eds hg hrsg trans bd fol ff art fig sec esp see"
    " also dr mr mrs st prof rev jr op ibid etc e.g i.e z.b d.h u.a т гл стр см ср".split()
)
# those behind which a number comes
_COUNTING = frozenset("vol vols chap ch chs pp p no nos nr bd fol art fig sec s n т гл стр".split())
_OPENERS = "([{“„‘‚«»›‹\"'_*¿¡"
_INNER = tuple(",;:)]}%&")
_PAUSES = "…—– "
_HYPHENS = "-\u2010\u00ad¬"

# signs that open words before the end of a line, and close them behind its beginning
_PAIRS = {"_": "_", "“": "”", "«": "»", "(": ")"}
_OPENED = Lazy(r"(?<![\w_])(?P<sign>[_“«(])(?=[^\s_])[^_“”«»()]*$")
_CLOSED = Lazy(r"[^_“”«»()]*[^\s_“”«»()](?P<sign>[_”»)])(?![\w_])")


def finished(text: str) -> bool:
    """Whether a sentence ends with the text (note marks and closing quotes do not count)."""
    if text.rstrip(_CLOSERS).endswith(_STOPS):
        return True
    if not text.endswith(_NOTE_ENDS) and not text[-1:].isdecimal():
        return False
    return _MARKED.search(text[-_WITHIN:]) is not None


def complete(text: str) -> bool:
    """Whether a reference may end with the text: a full stop, a page, a bracket, a URL."""
    if hyphenated(text):
        return False
    return text.endswith(_COMPLETE) or finished(text) or _ends_in_url(text)


def _ends_in_url(text: str) -> bool:
    last = text.rsplit(None, 1)[-1] if text else ""
    return any(sign in last for sign in _URLS)


def abbreviated(text: str) -> bool:
    """Whether the full stop at the end may be an abbreviation's: *vol.*, *J.*"""
    word = _before_stop(text)
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def awaits_number(text: str) -> bool:
    """Whether a number that comes next belongs to the text: behind a comma, a *vol.*, a *p.*"""
    return text.endswith(",") or _before_stop(text) in _COUNTING


def _before_stop(text: str) -> str:
    """The last word, small, if a full stop ends it."""
    if not text.endswith("."):
        return ""
    return text[-_WITHIN:-1].replace("(", " ").rpartition(" ")[2].casefold()


def continues(text: str) -> bool:
    """Whether the text begins inside a sentence: with a small letter, a comma …"""
    first = text[:1]
    if first in _INNER:
        return True
    if not first.isalpha():
        first = text.lstrip(_OPENERS).lstrip(_PAUSES)[:1]
    return first.isalpha() and not first.isupper() and not first.istitle()


def runs_on(first: str, second: str) -> bool:
    """Whether a sentence that the first line leaves open goes on in the second."""
    return continues(second) and not finished(first)


def within_signs(first: str, second: str) -> bool:
    """Whether words that the first line begins to set apart end in the second:
    `_On Salt⏎and Bread_`, `(Leeds: Brine,⏎1901)`.
    """
    opened = None if finished(first) else _OPENED.search(first)
    closed = _CLOSED.match(second) if opened else None
    return bool(opened and closed and _PAIRS[opened["sign"]] == closed["sign"])


def is_wrapped(blocks: Iterable[Sequence[str]]) -> bool:
    """Whether lines merely end where a margin was: many of their sentences go on below.

    The lines of a block stand right below one another.
    """
    running = characters = 0
    for block in blocks:
        characters += sum(map(len, block))
        running += sum(len(one) for one, two in pairwise(block) if runs_on(one, two))
    return running > _RUNNING_ON * characters


def hyphenated(text: str) -> bool:
    """Whether the text breaks off at a hyphen behind a letter or a digit."""
    return text[-1:] in _HYPHENS and len(text) > 1 and text[-2].isalnum()
