"""Note marks: how a note begins, and how the running text points to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from biblio.language import cues
from biblio.readers.shaping.numerals import lowered
from biblio.values.patterns import Lazy


class Print(StrEnum):
    """How a mark is printed."""

    SYMBOL = "symbol"  # * ** † ‡ § ‖ ¶ #
    NUMBER = "number"  # 1 Text, 1. Text, and a small figure behind the word
    RAISED = "raised"  # ¹
    BRACKETS = "brackets"  # [1], [1101], [1*], [6:1]
    BRACES = "braces"  # {35a}
    PARENTHESES = "parentheses"  # (1), (a)
    MARKDOWN = "markdown"  # [^1]
    GUTENBERG = "gutenberg"  # [Footnote 1: Text]


class Start(NamedTuple):
    """The mark at the beginning of a line; the note's text begins at `length`."""

    mark: str
    style: Print
    length: int
    spaced: bool

    @property
    def number(self) -> int:
        """The mark's number, 0 if it is a symbol or a letter."""
        digits = self.mark.rstrip("*")
        return int(digits) if digits.isdecimal() else 0

    @property
    def letter(self) -> str:
        """The mark's letter in round brackets, as in old books: `(a) Domesday, fol. 7.`"""
        return self.mark if self.style is Print.PARENTHESES and self.mark.isalpha() else ""


class Pointer(NamedTuple):
    """A possible mark in the running text: characters `start` to `end` of it.

    `sure` ones touch the word before them; the others stand apart and are believed only where
    nothing better is to be had. `row` is where the bracket begins that calls several notes, each
    of which has a part of it: `[2, 3]`.
    """

    mark: str
    style: Print
    start: int
    end: int
    sure: bool = True
    row: int | None = None


# a note right behind its number; *2nd*, *1re*, *20TH*, *3D* begin none
_GLUED = (
    r"(?!(?:ST|ND|RD|TH)\b)[^\W\d_a-zß-ÿа-яё](?:[^\W\d_]|[.’'])"
    r"|(?:[Ii]bid|[Ee]bd|[Vv]gl|[Cc]f|[Ss]iehe|[Сс]м)\b"
)
# § 4, ¶ 4 and # 4 are no marks but count
_SYMBOL = r"\*{1,6}|†{1,3}|‡{1,3}|(?:§{1,3}+|¶{1,3}+|[#]{1,3}+)(?!\s*\d)|‖{1,3}|\|\|"
_SYMBOLS = "*†‡§¶‖#|"
# a year in brackets is none, unless it touches a word, as the 1,612th mark of a long book does
_YEAR_LIKE = r"(?:1[5-9]|20)\d\d"
_BRACKETED = rf"(?!{_YEAR_LIKE}\])\d{{1,4}}\*?|\d{{1,2}}:\d{{1,3}}|\*{{1,6}}|[a-zA-Z]"
_BRACED = r"\d{1,3}[a-z]?"
_STARTERS = frozenset(f"[({{¹²³⁰⁴⁵⁶⁷⁸⁹{_SYMBOLS}")
_START = Lazy(
    rf"""(?x)(?: \[\^(?P<markdown>[^\]\s]{{1,40}})\]:?
          | \[(?i:(?:foot|end)?note)\s(?P<gutenberg>[\w{_SYMBOLS}]{{1,5}}):
          | (?P<symbol>{_SYMBOL})\)?(?![{_SYMBOLS}\w/=-]*\*)
          | \[(?P<brackets>{_BRACKETED})\][:.]?
          | \{{(?P<braces>{_BRACED})\}}
          | \((?P<parentheses>\d{{1,3}}|\*{{1,6}}|[a-z])\)
          | (?P<raised>[¹²³⁰⁴-⁹]{{1,3}})[)⁾]?
          | (?P<number>\d{{1,3}}\*?)(?:[.)](?=[^\W\d_])|[.)]?(?=\s|["“„«‘»(])|(?={_GLUED}))
        )(?P<space>\s*)(?:[\^↑]\s*)?(?=[^\s\]])"""
)
# [5, Table 2] · [2, 5] · [7: 114] · [2–4]: what refers to a list's entries and calls no note
_REFERRING = Lazy(r"\[\d{1,3}(?:\s?[,;:–-]\s?[^\[\]\n]{1,40})\]")
# market,[2, 3]: what touches a word calls all these notes
_NUMBERS = r"\d{1,3}(?:[,;]\s?\d{1,3}){0,5}"
_ROW = Lazy(rf"(?<![\s(\[])\[(?=\d+[,;]){_NUMBERS}\](?![(:\w])")
_IN_ROW = Lazy(r"\D+(?P<number>\d+)\]?")
_ALONE = Lazy(r"\[(?P<number>\d{1,3})\](?![(:])")
# 5. ^ Roe · 5. Ibid. · [5] See Roe: what only notes begin with
_OF_NOTE = Lazy(
    rf"\[?\d{{1,3}}[\].)]?\s*(?:[\^↑]|(?:{cues.pattern('ibid')}|{cues.pattern('idem')}|{cues.pattern('signal')})(?!\w))"
)
_SPOT = Lazy(rf"[\[({{{_SYMBOLS}¹²³⁰⁴-⁹\d]\d*")
_CLOSING = r"[”’\"'»«›‹)\]]"
_POINTER = Lazy(
    rf"""(?x)\[\^(?P<markdown>[^\]\s]{{1,40}})\](?!:)
      | (?<=[^\s([{{“„‘<=/{_SYMBOLS}-])(?P<symbol>{_SYMBOL})(?![{_SYMBOLS}\w])
      | (?<=\s)(?P<apart>\*{{1,6}}|†{{1,3}}|‡{{1,3}})(?=\s|$|[.,;:])
      | (?<![\\^_}}])\{{(?P<braces>{_BRACED})\}}
      | \[(?P<brackets>{_BRACKETED}|(?<=[^\s\d]\[){_YEAR_LIKE})\]
        (?![(:\w]|\[(?!(?:{_NUMBERS}|\*{{1,6}})\]))
      | \((?P<parentheses>\d{{1,3}}|\*{{1,6}}|(?<![\d)]\()[a-z])\)
      | (?<=\S)(?P<raised>[¹²³⁰⁴-⁹]{{1,3}})
      | (?<=[.,;:!?”’"»)]\s)(?P<later>\d{{1,3}})(?=\s+["“„«»(]?[^\W\d_a-zà-ÿа-я]|$)
      | (?<=\S)(?P<number>\d{{1,3}})(?![°%€])(?!\.\d)(?=[\s.,;:!?…)\]”’"'»«—–]|$)"""
)
# what a small figure may touch: a word, the stop behind it, a closing quotation mark, a German one
# (“ as well) right behind a word
_TOUCHED = Lazy(
    rf"""(?x)(?P<word>[^\W\d_]*(?:[^\W\d_]{{2}}|{_CLOSING}|(?<=[^\W\d_.!?])[“‘]))[.,;:!?…]{{0,3}}{_CLOSING}?$
      | (?<!\d)(?:1[5-9]|20)\d\d(?:[.,;:]{_CLOSING}?|{_CLOSING}[.,;:]?)$"""
)
_REACH = 24
_SENTENCE = 300  # characters: how far back a bracket may have been opened
_EMPHASIS = Lazy(r"(?<![^\s([“„«\"'‘_—–-])(\*{1,3})(?=[^\s*])[^*]*(?<=[^\s*])\1(?!\*)")
# behind these a figure is no note mark
_ABBREVIATIONS = frozenset(
    "no nr nos num p pp vol vols bd bde fig chap ch cap art sec sect par jg ed col cols ff fol ms"
    " mss vs st s heft abs kap anm tab abb т стр гл ст рис".split()
)
_OPEN = (" ", "(", "[", "\u00a0")
_UNITS = Lazy(r"(?:^|[\s\d])(?:[cdkm]?m|x|y|r)$")


def start(text: str) -> Start | None:
    """The mark with which the line begins, if it begins with one; signs alone are an ornament."""
    begins = text[:1] in _STARTERS or text[:1].isdecimal()
    match = _START.match(text) if begins else None
    if match is None or (text[0] in _SYMBOLS and not any(map(str.isalnum, text))):
        return None
    style = next(style for style in Print if match[style.value] is not None)
    return Start(lowered(match[style.value]), style, match.end(), bool(match["space"]))


def pointers(text: str) -> Iterator[Pointer]:
    """Everything in the running text that may point to a note, in order."""
    end = 0
    closing = _closing(text) if text.count("*") > 1 else frozenset()
    for spot in _SPOT.finditer(text):
        if spot.start() < end:
            continue
        if row := _row(text, spot.start()):
            yield from row
            end = row[-1].end
            continue
        match = _POINTER.match(text, spot.start())
        if match is None or match.start() in closing or _is_figure(match, text):
            continue
        yield _pointer(match, text)
        end = match.end()


def refer(texts: Iterable[str], entries: Iterable[str]) -> bool:
    """Whether the texts refer to a list's entries by their numbers in square brackets.

    A note is called once, and by its number: `[5, Table 2]`, or a second `[5]`, calls none; but
    what leads back to the text, points back or begins with a signal is a note: `5. Ibid.`.
    """
    if any(_OF_NOTE.match(entry) for entry in entries):
        return False
    called: set[str] = set()
    for text in texts:
        numbers = [match["number"] for match in _ALONE.finditer(text)]
        for match in _REFERRING.finditer(text):
            row = _row(text, match.start())
            if not row:
                return True
            numbers += [pointer.mark for pointer in row]
        if len(called | set(numbers)) < len(called) + len(numbers):
            return True
        called.update(numbers)
    return False


def _row(text: str, start: int) -> list[Pointer]:
    """The marks in the bracket there, if it calls several notes, in rising order."""
    if not (row := _ROW.match(text, start)):
        return []
    found = list(_IN_ROW.finditer(text, *row.span()))
    numbers = [int(one["number"]) for one in found]
    if any(first >= second for first, second in pairwise(numbers)):
        return []
    return [Pointer(one["number"], Print.BRACKETS, *one.span(), row=start) for one in found]


def _closing(text: str) -> frozenset[int]:
    """Where the second of two asterisks stands that are Markdown's, around *words*."""
    return frozenset(match.end() - len(match[1]) for match in _EMPHASIS.finditer(text))


def _pointer(match: re.Match[str], text: str) -> Pointer:
    kind = str(match.lastgroup)
    start, end = match.span()
    style = {"apart": Print.SYMBOL, "later": Print.NUMBER}.get(kind) or Print(kind)
    stopped = kind == "parentheses" and text[end : end + 1] in ("", *".,;:!?»”")
    sure = kind not in ("apart", "later") and (stopped or not text.endswith(_OPEN, 0, start))
    end += kind in ("raised", "symbol", "number") and _has_bracket(text, end)
    return Pointer(lowered(match[kind]), style, _with_space(text, start, end), end, sure)


def _has_bracket(text: str, end: int) -> bool:
    """Whether the bracket behind a mark is the mark's, as German presses print it: `Salz.¹)`."""
    if text[end : end + 1] not in (")", "⁾"):
        return False
    depth = 0
    for sign in text[max(end - _SENTENCE, 0) : end]:
        depth = depth + 1 if sign == "(" else max(depth - (sign == ")"), 0)
    return text[end] == "⁾" or not depth


def _with_space(text: str, start: int, end: int) -> int:
    """The start of the mark, with the space before it where another space, stop or mark follows."""
    spaced = text.endswith(" ", 0, start) and text[end : end + 1] in ("", *" .,;:[")
    return start - 1 if spaced else start


def _is_figure(match: re.Match[str], text: str) -> bool:
    """Whether it is no mark but belongs to the word: *No.5*, *m²*, *F#*."""
    before = text[max(match.start() - _REACH, 0) : match.start()]
    if match.lastgroup == "symbol":
        return match[0][0] == "#" and before[-1:].isalpha() and not before[-2:-1].isalpha()
    if match.lastgroup == "raised":
        return match[0] in "²³" and _UNITS.search(before[-4:]) is not None
    if match.lastgroup != "number":
        return False
    touched = _TOUCHED.search(before)
    if touched is None:
        return True
    word = touched["word"] or ""
    return word.isupper() or word.casefold() in _ABBREVIATIONS
