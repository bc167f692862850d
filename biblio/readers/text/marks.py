"""Note marks: how a note begins, and how the running text points to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from biblio.readers.text.numerals import lowered


class Style(StrEnum):
    """How a mark is printed."""

    SYMBOL = "symbol"  # * ** † ‡ §
    NUMBER = "number"  # 1 Text, 1. Text, and a small figure behind the word
    RAISED = "raised"  # ¹
    BRACKETS = "brackets"  # [1]
    PARENTHESES = "parentheses"  # (1)
    MARKDOWN = "markdown"  # [^1]
    GUTENBERG = "gutenberg"  # [Footnote 1: Text]


@dataclass(frozen=True, slots=True)
class Start:
    """The mark at the beginning of a line; the note's text begins at `length`."""

    mark: str
    style: Style
    length: int
    spaced: bool

    @property
    def number(self) -> int:
        """The mark's number, 0 if it is a symbol."""
        return int(self.mark) if self.mark.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Pointer:
    """A possible mark in the running text: characters `start` to `end` of it.

    `sure` ones touch the word before them; the others stand apart and are believed only where
    nothing better is to be had.
    """

    mark: str
    style: Style
    start: int
    end: int
    sure: bool = True


_START = re.compile(
    r"""(?: \[\^(?P<markdown>[^\]\s]{1,40})\]:?
          | \[(?:Foot|End)?note\s(?P<gutenberg>[\w*†‡§]{1,5}):
          | (?P<symbol>\*{1,6}|†{1,3}|‡{1,3}|§{1,3}(?!\s*\d))\)?(?![*†‡§\w/=-]*\*)
          | \[(?P<brackets>\d{1,3}|\*{1,6}|[a-z])\][:.]?
          | \((?P<parentheses>\d{1,3}|\*{1,6})\)
          | (?P<raised>[¹²³⁰⁴-⁹]{1,3})
          | (?P<number>\d{1,3})(?P<point>[.)]?)(?=\s|[^\W\d_]|["“„«‘»(])
        )(?P<space>\s*)(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = r"[^\s([{“„‘<=/*†‡§-]"
_CLOSING = r"[”’\"'»«›‹)\]]"
_POINTER = re.compile(
    rf"""\[\^(?P<markdown>[^\]\s]{{1,40}})\](?!:)
       | (?<={_BEFORE})(?P<symbol>\*{{1,6}}|†{{1,3}}|‡{{1,3}}|§{{1,3}})(?![*†‡§\w])
       | (?<=\s)(?P<apart>\*{{1,6}}|†{{1,3}}|‡{{1,3}})(?=\s|$|[.,;:])
       | \[(?P<brackets>\d{{1,3}}|\*{{1,6}}|[a-z])\](?![(\[:])
       | \((?P<parentheses>\d{{1,3}}|\*{{1,6}})\)
       | (?<=\S)(?P<raised>[¹²³⁰⁴-⁹]{{1,3}})
       | (?P<word>[^\W\d_]*(?:[^\W\d_]{{2}}|{_CLOSING}))(?P<stop>[.,;:!?…]{{0,3}}{_CLOSING}?)
         (?P<number>\d{{1,3}})(?![\d°%€])(?!\.\d)(?=[\s.,;:!?…)\]”’"'»«—–]|$)
       | (?<=[.,;:!?”’"»)])\s(?P<later>\d{{1,3}})(?=\s+["“„«»(]?[^\W\d_a-zà-ÿа-я]|$)""",
    re.VERBOSE,
)
# behind these a figure is no note mark
_ABBREVIATIONS = frozenset(
    "no nr nos p pp vol vols bd bde fig ch chap cap art sec sect par jg ed col cols ff fol ms "
    "mss nos num nº ss vs st т стр гл ст № heft abs kap anm tab abb".split()
)
_WRAPPED = ("markdown", "brackets", "parentheses")
_OPEN = (" ", "(", "[", "\u00a0")
_UNITS = re.compile(r"(?:^|[\s\d])(?:[cdkm]?m|x|y|r)$")


def start(text: str) -> Start | None:
    """The mark with which the line begins, if it begins with one."""
    match = _START.match(text)
    if match is None:
        return None
    style = Style(_kind(match, ("point", "space")))
    mark = lowered(match[style.value])
    return Start(mark, style, match.end(), bool(match["space"]))


def pointers(text: str) -> Iterator[Pointer]:
    """Everything in the running text that may point to a note, in order."""
    for match in _POINTER.finditer(text):
        kind = _kind(match, ("word", "stop"))
        if not _is_figure(match, kind, text):
            style = {"apart": Style.SYMBOL, "later": Style.NUMBER}.get(kind) or Style(kind)
            first, last = match.span(0 if kind in _WRAPPED else kind)
            sure = kind not in ("apart", "later") and not text[:first].endswith(_OPEN)
            yield Pointer(lowered(match[kind]), style, _with_space(text, first, last), last, sure)


def _kind(match: re.Match[str], besides: tuple[str, ...]) -> str:
    return next(
        name for name, value in match.groupdict().items() if value is not None and name not in besides
    )


def _with_space(text: str, start: int, end: int) -> int:
    """The start of the mark, with the space before it where another space or stop follows."""
    spaced = text[:start].endswith(" ") and text[end : end + 1] in ("", *" .,;:")
    return start - 1 if spaced else start


def _is_figure(match: re.Match[str], kind: str, text: str) -> bool:
    """Whether the digits are no mark but belong to the word: *No.5*, *m²*."""
    if kind == "raised":
        return match[kind] in "²³" and bool(_UNITS.search(text[: match.start(kind)][-4:]))
    if kind != "number":
        return False
    return match["word"].casefold() in _ABBREVIATIONS or match["word"].isupper()
