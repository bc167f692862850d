"""Whether a mark at the beginning of a line or a paragraph is a note's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from biblio.document import Part
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print, Start
from biblio.values.numerals import of_note
from biblio.values.patterns import Lazy

# marks that only notes have
ALWAYS = (Print.MARKDOWN, Print.GUTENBERG)
NOTES = (Part.FOOTNOTE, Part.ENDNOTE)
_ENCLOSED = (Print.BRACKETS, Print.BRACES)
_SMALL_STEP = 3
_LETTERS_LEFT_OUT = 2
# signs that begin headings and tables, too: notes only where the text points to them
_COMMON_SIGNS = "#|"
# small letters with which a note may begin
_REFERRING = Lazy(r"(?i)(?:ibid|ebd|ebenda|vgl|cf|see|siehe|op|loc|id|p|pp|s|c|там|см)\b")
# the word before a letter; the colon, with a dash in old books, before what is listed or quoted
_LAST_WORD = Lazy(r"([^\W\d_]+)\W*$")
_REACH = 40
_ANNOUNCES = Lazy(r"[:：]\s?[-–—]*\s*$")


class Opening(NamedTuple):
    """The beginning of a line or a paragraph.

    `section` is what it stands in, if a heading announces that; `items` says how many in a row
    begin with its symbol (bullets come in lists); `apart` that nothing stands right above, `ruled`
    that a rule is drawn above.
    """

    start: Start
    text: str
    section: Part | None = None
    items: int = 1
    apart: bool = True
    ruled: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Tally:
    """What has been seen on the way down the text.

    `pointers` counts the marks in the text since the last notes, `sure` those of them that touch a
    word, `ever` all; `last` is the mark of the note right before, if nothing stands between;
    `latest` the number of the last note, `owed` the marks on the page before that called notes
    which did not come; `letter` the last note's that had one; `above` the running text right above,
    `behind` the words behind which letters stand.
    """

    pointers: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    ever: Counter[str] = field(default_factory=Counter)
    last: str | None = None
    letter: str = ""
    above: str = ""
    behind: list[str] = field(default_factory=list)
    begun: bool = False
    owed: set[str] = field(default_factory=set)
    latest: int = 0

    def pass_by(self, text: str) -> None:
        """Take note of running text."""
        if self.last is not None:
            self.last = None
            self.owed = {mark for mark in self.pointers if of_note(mark) > self.latest}
            self.pointers.clear()
            self.sure.clear()
            self.behind.clear()
        self.begun = True
        for pointer in marks.pointers(text):
            self.pointers[pointer.mark] += 1
            self.sure[pointer.mark] += pointer.sure
            self.ever[pointer.mark] += 1
            if pointer.style is Print.PARENTHESES and pointer.mark.isalpha():
                near = text[max(pointer.start - _REACH, 0) : pointer.start].strip()
                word = _LAST_WORD.search(near or self.above[-_REACH:])
                self.behind.append(word[1].casefold() if word else "")
        self.above = text

    def take(self, mark: str, style: Print) -> None:
        """Take note of a note."""
        self.last = mark
        self.latest = of_note(mark) or self.latest
        if style is Print.PARENTHESES and mark.isalpha():
            self.letter = mark

    def begins(self, opening: Opening) -> bool:
        """Whether a note begins there."""
        start, section = opening.start, opening.section
        if start.style in ALWAYS:
            return True
        if section in NOTES:
            return self._is_next(start) or bool(self.ever[start.mark] and start.number != 0)
        if section is Part.REFERENCES:
            return self._is_cited(start)
        if start.style is Print.SYMBOL:
            return self._symbol_begins(opening)
        if start.style is Print.RAISED:
            return self.begun
        if start.letter:
            return self._letter_begins(opening)
        return self._number_begins(opening)

    def _is_next(self, start: Start) -> bool:
        """Whether the number is the one after the last note's, or begins a new count."""
        if not start.number:
            return True
        before = int(self.last) if self.last is not None and self.last.isdecimal() else 0
        return start.number == 1 or before < start.number <= before + _SMALL_STEP or not before

    def _is_cited(self, start: Start) -> bool:
        """Whether a numbered list of references is what the text's numbers point to."""
        pointed = self.ever[start.mark] > 0
        return bool(start.number) and self._is_next(start) and (pointed or self.last is not None)

    def _symbol_begins(self, opening: Opening) -> bool:
        mark, text = opening.start.mark, opening.text
        if not self.begun or (not opening.start.spaced and _is_emphasis(text, mark)):
            return False
        if opening.items > 1 or self.pointers[mark]:
            return self.pointers[mark] >= opening.items
        if self.last is not None:
            return mark[0] not in _COMMON_SIGNS
        return opening.apart and mark[0] in "*†‡"

    def _number_begins(self, opening: Opening) -> bool:
        start = opening.start
        if not self.begun or not self._is_next(start):
            return False
        if self.last is not None and self.last.isdecimal() and start.number == int(self.last) + 1:
            return True
        sure = self.sure[start.mark] > 0
        if start.style is Print.NUMBER:
            text = opening.text[start.length :]
            return opening.ruled or (sure and _looks_like_text(text))
        owed = start.mark in self.owed and start.number == self.latest + 1
        pointed = self.pointers[start.mark] > 0 or owed
        return sure or (pointed and (opening.ruled or start.style in _ENCLOSED))

    def _letter_begins(self, opening: Opening) -> bool:
        """Whether it is a note's and counts nothing in the text: `(a)`, or further than the last.

        What is counted rarely begins with a capital; and it is not called by a row of letters, each
        once, the first of them behind a word; nor does a colon lead to it.
        """
        start = opening.start
        if not self.pointers[start.mark] or not _looks_like_text(opening.text[start.length :]):
            return False
        if self.last is not None and self.last == self.letter:
            return is_next_letter(self.last, start.letter)
        if _ANNOUNCES.search(self.above):
            return False
        counted = start.letter == "a" or "" < self.letter < start.letter
        return counted and self.sure[start.mark] > 0 and self._calls_by_letters()

    def _calls_by_letters(self) -> bool:
        """Whether the text since the last notes calls notes by letters, as it may have before.

        Letters behind the same words again count what those name: *para(a) and para(b)*.
        """
        called = [mark for mark in self.pointers if len(mark) == 1 and mark.isalpha()]
        once = all(self.pointers[mark] == 1 for mark in called)
        rising = all(is_next_letter(one, two) for one, two in pairwise(called))
        if not (once and rising):
            return False
        named = len(called) > 1 and 2 * len(set(self.behind)) <= len(self.behind)
        return not named and (len(called) > 1 or bool(self.letter))


def is_next_letter(letter: str, other: str) -> bool:
    """Whether the other letter counts on; printers left out j, and v or w."""
    return bool(letter) and 0 < ord(other) - ord(letter) <= _LETTERS_LEFT_OUT + 1


def goes_before(start: Start, other: Start, apart: bool) -> bool:
    """Whether the other mark, further down, is the next note's, and no figure in the note's text.

    `apart` tells that nothing stands right above the other one.
    """
    again = (other.number == 1 or other.letter == "a") and apart
    if other.letter:
        return again or is_next_letter(start.letter, other.letter)
    if start.number and other.number:
        return other.style is start.style and (again or other.number == start.number + 1)
    return again or other.style not in (Print.NUMBER, Print.PARENTHESES)


def counts_on(start: Start, other: Start, behind: Iterable[Start]) -> bool:
    """Whether the other mark is the next note's although a number before it is missing.

    The first mark `behind` it goes on counting from there: within a note a list does not.
    """
    if not start.number or not other.number or other.style is not start.style:
        return False
    if not start.number < other.number <= start.number + _SMALL_STEP:
        return False
    following = next((one.number for one in behind if one.style is start.style and one.number), 0)
    return not following or other.number < following <= other.number + _SMALL_STEP


def part_of(start: Start, section: Part | None) -> Part:
    """What kind of note begins so in such a section."""
    ending = section in (Part.ENDNOTE, Part.REFERENCES) and start.style not in ALWAYS
    return Part.ENDNOTE if ending else Part.FOOTNOTE


def in_rows(symbols: Iterable[tuple[int, str]]) -> dict[int, int]:
    """How many in a row begin with the same symbol: of numbers with the symbol that begins there.

    The symbol is empty where what stands there ends a row.
    """
    rows: list[list[int]] = []
    last = ""
    for number, symbol in symbols:
        if not symbol:
            last = ""
            continue
        if symbol != last:
            rows.append([])
        rows[-1].append(number)
        last = symbol
    return {number: len(row) for row in rows for number in row}


def _is_emphasis(text: str, mark: str) -> bool:
    """Whether the mark is Markdown's: *a title* comes between two of them."""
    return mark in text[len(mark) :]


def _looks_like_text(text: str) -> bool:
    """Whether a note may begin so: a sentence that merely wraps at a number goes on small."""
    return not text[0].islower() or _REFERRING.match(text) is not None
