"""What stands around a citation, and what becomes of it where the citation moves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LEAD = re.compile(r"(?:\s*[—–-]{1,3})?\s*[(\[]?$")
_STOP = re.compile(r"[)\]]?(?P<stop>[.,;:]?)")
# What a note may say around its citations and still stand in brackets: see also …; and …
_SIGNAL = re.compile(r"[\s;,.:(]*(?:[^\W\d_]+[\s.,]+){0,4}")
_AFTER = re.compile(r"[\s.,;)]*")
_ENDED = '.!?”"’»'
_CLOSING = re.compile(r"[\s.,;]*(?P<mark>[)\]])")
_MOST = 12  # citations of one bracket
REACH = 400  # characters: brackets that are longer are no citations
_FREE = re.compile(r"(?:[—–-]|[.!?:…”“’»«\"'*_>])\s*$")
_PAIRS = ("()", "[]")
_KEYED = re.compile(r"\[[^\[\]]*@")
_OWNED = re.compile(r"[’']s\b|\w+|[.,;:!?]?[”»\"]|[’']")
_BEHIND_WORD = re.compile(r"[.,;:!?]?[”’»\"']?")
STOPS = ".,;:"
ALONE = "it is a paragraph of its own"
IN_BRACKET = "other words stand in its bracket"
IN_SENTENCE = "it is part of a sentence"


class Cut(NamedTuple):
    """What goes where a citation of the text becomes a note, and where the note's mark stands.

    All are positions in the text: it goes from `start` to `end`, the mark comes behind `mark`, and
    `stop` is the punctuation that has to be written there, as it went with the citation.
    """

    start: int
    end: int
    mark: int
    stop: str


def cut_of(text: str, start: int, end: int) -> Cut:
    """The cut for the citation from `start` to `end`, with its brackets and the dash before it."""
    lead = _LEAD.search(text, 0, start)
    first = lead.start() if lead else start
    behind = _STOP.match(text, end)
    stop = behind["stop"] if behind else ""
    last = behind.end() if behind else end
    wanted = text[start:end].endswith(".") and first > 0 and text[first - 1] not in _ENDED
    return Cut(first, last - len(stop), last, "." if wanted and not stop else "")


class Group(NamedTuple):
    """Citations of the text that become one note: `members` are their positions.

    `pieces` are what is said before each, `tie` why they cannot become a note, if anything, and
    `bracket` the characters of the bracket that holds these alone, if one does.
    """

    members: range
    cut: Cut
    pieces: tuple[str, ...]
    tie: str = ""
    bracket: tuple[int, int] | None = None


def groups(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Group]:
    """The citations in groups: those together that are all that a bracket says; others alone."""
    at = 0
    while at < len(spans):
        ends = range(min(len(spans), at + _MOST), at, -1)
        brackets = (one for end in ends if (one := _bracket(text, spans, range(at, end))))
        own = cut_of(text, *spans[at])
        alone = Group(range(at, at + 1), own, ("",), _tie(text, *spans[at]))
        group = next(brackets, alone)
        yield group
        at = group.members.stop


def _bracket(text: str, spans: Sequence[tuple[int, int]], members: range) -> Group | None:
    """The bracket around the citations, if it holds these and signals, and nothing else."""
    own = spans[members.start : members.stop]
    first, last = own[0][0], own[-1][1]
    reach = max(first - REACH, 0)
    start = max(text.rfind("(", reach, first), text.rfind("[", reach, first))
    closing = _CLOSING.match(text, last)
    if start < 0 or closing is None or text[start] + closing["mark"] not in _PAIRS:
        return None
    *pieces, after = between(text, (start + 1, closing.start("mark")), own)
    if not only_cites((*pieces, after)):
        return None
    cut = cut_of(text, start, closing.end())
    tie = "" if _words_before(text, start) else ALONE
    return Group(members, cut, tuple(pieces), tie, (start, closing.end()))


def _tie(text: str, start: int, end: int) -> str:
    """Why a citation that has no bracket of its own cannot go from there, or an empty string.

    It can behind a dash, and behind a sentence or a quotation.
    """
    before = text[max(start - REACH, 0) : start]
    if _KEYED.match(text, start, end):
        return ""  # in brackets of its own
    if _opens(before) and _opens(text[start : end + REACH][::-1], ")]", "(["):
        return IN_BRACKET
    if not _words_before(text, start):
        return ALONE
    return "" if _FREE.search(before) else IN_SENTENCE


def behind_name(text: str, end: int) -> tuple[int, int]:
    """Where a bracket and where the mark of a note stand behind a name that ends there.

    Both stand behind its *’s* and its closing quotation mark, the mark behind the punctuation too.
    """
    owned = _OWNED.match(text, end)
    bracket = owned.end() if owned else end
    closing = _BEHIND_WORD.match(text, bracket)
    return bracket, closing.end() if closing else bracket


def in_bracket(before: str, after: str, pairs: str = "([)]") -> bool:
    """Whether a bracket that opens before a citation closes behind it, in the same paragraph."""
    opening, closing = pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]
    before, after = before[-REACH:].rpartition("\n\n")[2], after[:REACH].partition("\n\n")[0]
    return _opens(before, opening, closing) and _opens(after[::-1], closing, opening)


def _opens(text: str, opening: str = "([", closing: str = ")]") -> bool:
    """Whether a bracket is open at the end of the text."""
    depth = 0
    for sign in text:
        depth = max(depth + (sign in opening) - (sign in closing), 0)
    return depth > 0


def _words_before(text: str, start: int) -> bool:
    """Whether the paragraph has words before a citation, which a note could belong to."""
    return re.search(r"\w", text[max(start - REACH, 0) : start].rpartition("\n")[2]) is not None


def capital(piece: str) -> str:
    """The words before the first citation of a note, as they begin a sentence."""
    words = piece.lstrip()
    return f"{words[:1].upper()}{words[1:]}"


def between(text: str, inside: tuple[int, int], spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words before, between and behind the spans, of the part of the text that is `inside`."""
    ends = [inside[0], *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), inside[1]]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def only_cites(pieces: Sequence[str]) -> bool:
    """Whether a note that says this around its citations does nothing but cite."""
    *before, after = pieces
    return all(_SIGNAL.fullmatch(piece) for piece in before) and bool(_AFTER.fullmatch(after))


def lead(piece: str, *, is_first: bool) -> str:
    """The signal before a citation, in the midst of a sentence: *see also*."""
    words = piece.lstrip(" \t\n;,.:(").rstrip(" \t\n;,:(")  # “Cf.” keeps its full stop
    signal = f"{words[:1].lower()}{words[1:]} " if words else ""
    return signal if is_first else f"; {signal}"
