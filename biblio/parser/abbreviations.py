"""Words whose full stop ends no sentence: initials, and what citations abbreviate."""

from __future__ import annotations

from functools import cache

from biblio.language import cues

# Words whose full stop ends no sentence; the tables of languages have more.
_ABBREVIATIONS = frozenset(
    "ed eds trans transl tr vol vols no nos p pp ch chap chaps st dr mr mrs jr sr cf ibid op cit "
    "loc vs rev repr pt sec fig figs bk al etc c ca mass conn calif ph prof col gen lt co inc ltd "
    "intro introd pref anthrop inst acad sci nat geog geol rept dept assoc ser mus brit "
    "полн собр соч избр hrsg hg bd nr vgl bzw aufl jour bull proc soc univ hist amer quart "
    "ex doc jan feb mar apr jun "
    "diss univ phil г гг вв jur дис дисс автореф канд наук докт "
    "jul aug sep sept oct nov dec ebd s anm suppl app f ff n nn т с стр см гл изд ред пер".split()
)
_LISTS = (
    "editor translator editor_translator introduction foreword edited edition change volume "
    "volumes issue page leaf shelf archive signal above ibid opcit idem forename house placeless "
    "undated new_series item collective here page_note reign "
    "court title_word periodical_word supervisor"
).split()
# How far back the word begins.
_LOOKBACK = 160


def ends_there(text: str, end: int) -> bool:
    """Whether an initial or an abbreviation with its full stop ends there."""
    text = text[max(end - _LOOKBACK, 0) : end]
    words = text.split()
    if not text.endswith(".") or not words:
        return False
    word = words[-1].lstrip("([“‘«„").removesuffix(".")
    known = word.casefold() in _ABBREVIATIONS or word.casefold() in _of_languages()
    return (len(word) == 1 and word.isalpha()) or "." in word or known


@cache
def _of_languages() -> frozenset[str]:
    """The abbreviations among the words of citations in all languages."""
    parts = (part for name in _LISTS for word in cues.words(name) for part in word.split())
    return frozenset(part.removesuffix(".").casefold() for part in parts if part.endswith("."))
