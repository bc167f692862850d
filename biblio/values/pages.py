"""Page numbers, ranges and other locators, as notes print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.language import cues
from biblio.values.patterns import Lazy

DASH = "[-‐-—]"  # all of them: a range is quicker to compile than five characters
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_CAPITAL_ROMAN = r"[IVXLC]+(?=\s?[-–—‐‑]\s?[IVXLC])|(?<=[IVXLC][-–—‐‑])[IVXLC]+"
_ONE = (
    rf"(?:\d{{1,4}}(?:n\.?\s?\d+|[a-z](?![a-z]))?|{_ROMAN}(?:\d{{1,3}}|(?![a-zà-ÿ]))|"
    rf"(?:{_CAPITAL_ROMAN}|(?<=[pPS]\.\s)[IVXLC]{{1,6}}|[A-Z]\d{{1,3}})(?!\w))"
)
# What every page number begins with: a short sign for the long patterns below.
SIGN = r"(?:[A-Z]?\d|[ivxlcdm]+(?![a-zà-ÿ])|[IVXLC]{2})"
_FOLLOWING = rf"\s?{cues.pattern('following')}(?!\w)"
_RANGE = rf"{_ONE}(?:\s?{DASH}{{1,2}}\s?{_ONE})?(?:ff?\.?(?![a-z]))?"
PAGE = rf"{_RANGE}(?:{_FOLLOWING})?"
# no page behind a comma is a year that ends the text: p. 12-20, 2001, but pp. 1432, 1456
_YEAR_LAST = r"(?:1[4-9]|20)\d\d[a-k]?\.?\s*$"
_JOINT = (
    rf"(?:(?<=(?:1[4-9]|20)\d\d),\s*|,\s*(?!{_YEAR_LAST})|,\s*and\s+"
    rf"|;\s*|\s+{cues.as_written('and')}\s+|"
    rf"\s*&\s*(?!{_YEAR_LAST}))(?:{cues.pattern('page')}\s*(?=\d))?(?=[\divxlc])"
)
# A hundred at most: a list without an end would be tried from each of its figures to its last.
LIST = rf"{PAGE}(?:\s*{_JOINT}{PAGE}){{0,99}}"
# a letter that also means other things: only with a side, or behind a comma (thesis, f. 66)
_SIDED = rf"{cues.pattern('sided_leaf')}(?=\s*\d+[rv]\b)|(?<=,\s)ff?\.(?=\s?\d)"
_BEHIND_WORD = r"(?:(?<=[.°])\s*|\s+|(?=\d))"
_PREFIX = rf"(?:{cues.pattern('page')}|[Ss]){_BEHIND_WORD}"
LEAF = rf"(?:{cues.pattern('leaf')}|{_SIDED}){_BEHIND_WORD}"
"""The word before a leaf, which belongs to the locator as that of a chapter does: `fol. 12v`."""

# What stands behind a page, on it: p. 12, n. 3 · p. 2, col. 4
_WITHIN = rf"{cues.pattern('page_note')}|col|Sp|kol|стб"
# With its word: p. 65 · pp. 42–43, and 160 · S. 17 · plate facing p. 31 · fol. 12v
WITH_WORD = Lazy(
    rf"(?<![\w.])(?:(?P<remark>plate facing |facing )?{_PREFIX}|(?={LEAF}))"
    rf"(?P<pages>(?:{LEAF})?(?:{LIST}|[IVXLC]{{2,}}(?![\w-]))(?:,?\s(?:{_WITHIN})\.?\s?\d+)?)(?![\w])",
    sign=rf"(?<![\w.])(?:{_PREFIX}|{LEAF}){SIGN}",
)
# Bare figures at the end of a note: …, 123-124.
BARE = Lazy(rf"(?<!\w)(?P<pages>{LIST})\s*[.;)\]]*\s*$", sign=rf"(?<!\w){SIGN}")

# Divisions other than the page, in the singular; and what else has a number in a book.
_ITEMS = frozenset(word.casefold().rstrip(".") for word in cues.words("item"))
_CHAPTERS = frozenset(word if len(word) == 1 else word.casefold() for word in cues.words("chapter"))
DIVISIONS = _ITEMS | _CHAPTERS | frozenset(cues.words("chapter_letter"))
"""Their words, in small letters and without a full stop."""
_PARTS = frozenset(word.rstrip(".") for word in cues.words("subdivision")) | {"Rn", "Rdnr", "Rz"}
_BEFORE_FIGURES = frozenset("n nn l ll v vv f ff q qq qu".split())
_NUMBER = rf"(?:\d+(?:\.\d+)*[a-z]?|{_ROMAN}|[IVXLC]+|[A-Z])(?!\w)"
_DIVISION = Lazy(
    rf"(?<![\w.])(?P<word>§+|[^\W\d_]{{1,10}})\.?\s*{_NUMBER}"
    rf"(?:(?:{DASH}|,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_NUMBER})*"
)

_OLD = Lazy(r"[bc]\.\s?[ivxl]+")


def divisions(text: str) -> Iterator[tuple[int, int]]:
    """Spans of chapters, sections and the like: `chap. vi`, `Book I, ch. 2`, `§ 5`.

    Divisions that follow one another with a comma between make one locator.
    """
    start = end = -1
    for match in _DIVISION.finditer(text):
        between = text[end : match.start()].strip() if end >= 0 else None
        part = between == "" and _is_part(match["word"])
        joined = between in (",", ".") or part
        division = part or _is_division(match["word"], match.group())
        if not (division or _is_old_division(match, joined)):
            continue
        if end >= 0 and not joined:
            yield start, end
            start = match.start()
        start = match.start() if start < 0 else start
        end = match.end()
    if end >= 0:
        yield start, end


def _is_part(word: str) -> bool:
    """Whether the word counts parts of a section, right behind it: `§ 12 Rn. 7`."""
    return word in _PARTS


def _is_old_division(match: re.Match[str], joined: bool) -> bool:
    """`c. xii.`, `b. ii. ch. 3`: one letter for a chapter or a book, behind a comma or a stop."""
    if joined and match["word"] == "c":
        return True
    before = match.string[: match.start()].rstrip()
    return before.endswith((",", ".")) and _OLD.fullmatch(match.group()) is not None


def _is_division(word: str, text: str) -> bool:
    if word.casefold() in _BEFORE_FIGURES and not re.search(r"\d", text):
        return False  # V. I. Lenin is no verse I, n.d. no note d
    plain = word if len(word) == 1 else word.casefold()
    return plain.startswith("§") or plain in DIVISIONS or plain.removesuffix("s") in DIVISIONS


def is_range(pages: str) -> bool:
    """Whether the pages run from one to another."""
    return bool(re.search(rf"[\divxlcIVXLC]\s?{DASH}{{1,2}}\s?[\divxlcIVXLC]", pages))
