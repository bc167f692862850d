"""Joining lines to running text: spaces, dashes, and words broken at a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biblio.document import Alignment, Text
from biblio.readers.text import urls
from biblio.readers.text.joint import GLUED, KEPT, MENDED, SPACED, Joint
from biblio.readers.text.lines import Line
from biblio.readers.text.vocabulary import Vocabulary

_SOFT_HYPHEN = re.compile("\u00ad")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IDEOGRAPH = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")
_DASHES = "—–"
_LONGEST_URL = 2000
# after these the hyphen of *two- and threefold* stays, with its space
_CONJUNCTIONS = frozenset(
    ("and", "or", "und", "oder", "bzw", "sowie", "et", "ou", "y", "o", "e", "и", "или")
)
_PREFIXES = frozenset(("self", "quasi", "well", "half"))


@dataclass(frozen=True, slots=True)
class _Halves:
    """The two halves of a broken word, and the parts of a compound next to the break."""

    left: str
    right: str

    @property
    def last(self) -> str:
        return self.left.rpartition("-")[2]

    @property
    def first(self) -> str:
        return self.right.partition("-")[0]


def join(lines: Iterable[Line], vocabulary: Vocabulary) -> Text:
    """The lines as one running text, every character tied to its source."""
    parts: list[Text] = []
    tail = ""
    for line in lines:
        text = _plain(line)
        if parts:
            joint = _joint(tail, text.string, vocabulary)
            parts.extend(_ended(parts.pop(), joint))
            tail = "" if joint.glue else tail[: len(tail) - joint.cut]
        parts.append(text)
        tail = _tail(tail, text.string)
    return Text.joined(parts)


def _plain(line: Line) -> Text:
    """The line without soft hyphens inside; one at its end is left to the joint."""
    text = Text(line.text, Alignment(((0, line.start),)))
    if "\u00ad" not in line.text[:-1]:
        return text
    cuts = [match.start() for match in _SOFT_HYPHEN.finditer(line.text[:-1])]
    bounds = zip([-1, *cuts], [*cuts, len(text)], strict=True)
    return Text.joined(text.cut(start + 1, end) for start, end in bounds)


def _ended(last: Text, joint: Joint) -> Iterator[Text]:
    """The text with its end as the joint wants it, and what comes behind it."""
    yield last.cut(0, len(last) - joint.cut) if joint.cut else last
    if joint.glue:
        behind = last.alignment.source(len(last) - 1) + 1
        yield Text(joint.glue, Alignment(((0, behind),)))


def _tail(tail: str, text: str) -> str:
    """The last word so far, or the end of it."""
    _, space, last = text.rpartition(" ")
    return (last if space else tail + text)[-_LONGEST_URL:]


def _joint(tail: str, after: str, vocabulary: Vocabulary) -> Joint:
    if urls.is_url(tail):
        return urls.joint(tail, after, vocabulary)
    if tail.endswith(("\u00ad", "¬")):
        return MENDED
    if tail.endswith(("-", "\u2010")) and not tail.endswith("--"):
        return _hyphen(tail, after, vocabulary)
    return GLUED if _touches(tail, after) else SPACED


def _touches(tail: str, after: str) -> bool:
    """Whether no space belongs between the two: a dash, a slash, an East Asian script."""
    if tail.endswith((*_DASHES, "--", "/")):
        return tail.strip("-—–/") != ""
    if after.startswith(("—", "--")):
        return after[1:2] not in ("", " ") and tail[-1:].isalnum()
    return bool(_IDEOGRAPH.match(tail[-1:]) and _IDEOGRAPH.match(after))


def _hyphen(tail: str, after: str, vocabulary: Vocabulary) -> Joint:
    """What becomes of a hyphen at a line end: the typesetter's goes, the writer's stays."""
    if tail.strip("-\u2010") == "":
        return SPACED
    before, behind = _LETTERS_BEFORE.search(tail[:-1]), _LETTERS_AFTER.match(after)
    if before is None or behind is None:
        return KEPT
    halves = _Halves(before[0], behind[0])
    if halves.right in _CONJUNCTIONS and not vocabulary.knows(halves.last + halves.first):
        return SPACED
    return KEPT if _is_compound(halves, vocabulary) else MENDED


def _is_compound(halves: _Halves, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen is part of the word, by the document's own usage."""
    whole = vocabulary.count(halves.last + halves.first)
    apart = max(
        vocabulary.count(f"{halves.left}-{halves.right}"),
        vocabulary.count(f"{halves.last}-{halves.first}"),
    )
    if whole or apart:
        return apart > whole
    if halves.first[0].isupper():
        return not (halves.last.isupper() and halves.first.isupper())
    if vocabulary.knows(halves.last + halves.first) or len(halves.first) < 3:
        return False
    return vocabulary.knows(halves.first) and _takes_hyphen(halves.last, vocabulary)


def _takes_hyphen(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the word is one that a hyphen often follows: *self-*, *working-* …"""
    if word.casefold() in _PREFIXES or vocabulary.compounded(word):
        return True
    return len(word) > 5 and word.endswith(("ing", "ed")) and vocabulary.knows(word)
