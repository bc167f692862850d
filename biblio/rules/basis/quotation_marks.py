"""Quotation marks of running text: where they stand, and which way each of them points.

English, French, Russian, German, Polish and Swedish marks are told by how the text as a whole uses
them: “ closes a quotation that „ has opened, ” opens one in Swedish, » opens one in German.
Single marks are left alone, since most of them are apostrophes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from biblio.document import Paragraph
from biblio.origins import Where

# What closes a quotation that the mark has opened, the usual mark first.
CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«»", '"': '"', "”": "”", "‟": "”"}
_WORD = re.compile(r"\w")
_MARKS = re.compile(f"[{''.join(CLOSERS)}]")
_OPENING_SIDE = frozenset("([{<—–-/=|“„«»‘‚\"'*_¡¿…")
_CLOSING_SIDE = frozenset(")]}>.,;:!?…—–-/|”“»«’‘\"'*_†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹")
# Not prose: code, tags, addresses.
_MASKED = re.compile(
    r"`[^`]+`|<[^<>\s][^<>]*>|https?://[^\s”»\"]+|\{%[^%]*%\}|\]\([^)\s]*(?: \"[^\"]*\")?\)"
)
_SIGNS = ("`", "<", "://", "{%", "](")
_SPACES = ("", *" \t\n\u00a0\u202f")
_ENDING = (*_SPACES, *".,;:!?)")
_SWEDISH = 0.3


class Side(StrEnum):
    """What a mark does to a quotation."""

    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Mark:
    """The character `paragraph.string[at]`; `number` is the paragraph's in its run of text.

    `where` is its place in the document.
    `looks` is the side that the characters around it speak for, if they do; `first` tells that
    no word stands before it in its paragraph.
    """

    paragraph: Paragraph
    where: Where
    number: int
    at: int
    char: str
    looks: Side | None
    first: bool
    behind_figure: bool


def marks(
    number: int, paragraph: Paragraph, whole: Where, is_code: Callable[[Where], bool]
) -> Iterator[Mark]:
    """The double marks of the paragraph at `whole`, those in code and addresses left out."""
    string = _masked(paragraph.string)
    word = _WORD.search(string)
    begun = word.start() if word else len(string)
    places = (match.start() for match in _MARKS.finditer(string))
    prose = (at for at in places if not is_code(whole.part(at, at + 1)))
    found = [_mark(number, paragraph, whole.part(at, at + 1), string, begun) for at in prose]
    doubtful = any(mark.char == '"' and _is_doubtful(mark) for mark in found)
    return (mark for mark in found if mark.char != '"' or not doubtful)


def _masked(string: str) -> str:
    if string.startswith(("```", "~~~")):
        return ""
    if not any(sign in string for sign in _SIGNS):
        return string
    return _MASKED.sub(lambda match: "x" * len(match.group()), string)


def _is_doubtful(mark: Mark) -> bool:
    """Inches, seconds, and typewriter marks that could be either."""
    return mark.looks is None or mark.behind_figure


def _mark(number: int, paragraph: Paragraph, where: Where, string: str, begun: int) -> Mark:
    at = where.start
    left, char, right = string[max(at - 1, 0) : at], string[at], string[at + 1 : at + 2]
    ending = _SPACES if char == '"' and not left.isspace() else _ENDING
    opens = (not left or left.isspace() or left in _OPENING_SIDE) and right not in ending
    closes = bool(left.strip()) and (not right.strip() or right in _CLOSING_SIDE)
    looks = None if opens == closes else Side.OPENS if opens else Side.CLOSES
    return Mark(paragraph, where, number, at, char, looks, at < begun, left.isdecimal())


def roles(found: Iterable[Mark]) -> Mapping[str, Side | None]:
    """What each character does in this text; None where only its place can tell."""
    looks = Counter((mark.char, mark.looks) for mark in found)
    total = Counter(char for char, _ in looks.elements())
    swedish = looks["”", Side.OPENS] > _SWEDISH * total["”"]
    german = looks["»", Side.OPENS] > looks["»", Side.CLOSES]
    finnish = german and not total["«"]
    return {
        '"': None,
        "„": Side.OPENS,
        "‟": Side.OPENS,
        "“": None if total["„"] else Side.OPENS,
        "”": None if swedish else Side.CLOSES,
        "«": Side.CLOSES if german else Side.OPENS,
        "»": None if finnish else Side.OPENS if german else Side.CLOSES,
    }
