"""The headings of notes and reference lists, and what such a list's entries look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from biblio.document import Part
from biblio.language import cues
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.sentences import complete, finished
from biblio.values import compiled
from biblio.values.folding import fold
from biblio.values.patterns import Lazy

# the list of words for each kind of section; a word that heads several heads the first
_NAMES = {Part.FOOTNOTE: "footnotes", Part.ENDNOTE: "endnotes", Part.REFERENCES: "references"}
_AND = r"(?:and|&|und|et|y|e|и|i|en)"
_NUMBER = r"(?:(?:\d{1,4}|[ivxlc]{1,6})[.)]? )?"
_LONGEST = 60
_FEWEST = 0.15
# of a list without a heading; three sentences in a row seldom begin with names in order
_FEWEST_AUTHORS, _LONGEST_ENTRY = 3, 600
# a sentence goes on behind the comma: *London, in 1850, was …*
_GOING_ON = Lazy(r"[^,.:(]*,\s+(?!(?:v[ao]n|d[aeiu]|del|l[ae]|u)\b)[a-zß-ÿа-я]")
_YEAR = Lazy(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
# where a line of an entry begins with its town
_IMPRINT = Lazy(r"[^,:.]{2,40}: [^,:.]{2,60},")

_NAME = r"[^\W\d_a-zß-öø-ÿа-я][\w’'`.-]*"
_PARTICLE = r"(?:v[aio]n|vom|de[rnls]?|d[aiou]s?|l[ae]|te[rn]|zu[mr]?|al-|el-)"
_BEGINS = Lazy(
    rf"""(?x)(?:\[?\d{{1,3}}[\].)]\s*|[-*•‣]\s+)?      # a number or a bullet
         (?: [—–―_-]{{2,}} | —                    # the author again
           | (?:{_PARTICLE}\s+){{0,3}}(?:[dl][’'])?
             {_NAME}(?:\s(?:{_PARTICLE}\s+){{1,3}}{_NAME})?(?:[ -]{_NAME}){{0,2}}\s*
             (?:(?<=\s[A-Z])\.\s|,|\(\d{{4}}|\d{{4}}|:|&|/|\(Hg|\(Hrsg|\(ed)
         )"""
)

_ADDRESS = Lazy(r"(?:\[?\d{1,3}[\].)]\s*|[-*•‣]\s+)?https?://")


class Section(NamedTuple):
    """The rows `first` to `last` (exclusive) under the heading in row `heading`."""

    kind: Part
    heading: int
    first: int
    last: int


def kind_of(text: str) -> Part | None:
    """What the heading announces: footnotes, endnotes, a bibliography, or nothing special."""
    if len(text) > _LONGEST or not text:
        return None
    if not cues.sign(*_NAMES.values())(text):
        return None  # no heading need be compiled (6 ms)
    match = _heading().fullmatch(text.lstrip("*_ ").rstrip(".:*_ "))
    return next((kind for kind, name in _NAMES.items() if match and match[name]), None)


@cache
def _heading() -> re.Pattern[str]:
    """A heading: *Notes*, *2. Bibliography*, *Notes to Chapter 3*, *Bibliografía de la Parte I*.

    Two of one kind may be joined: *Bibliography and Sources*, *Quellen und Literatur*.
    """
    kinds = "|".join(
        f"(?P<{name}>{one}(?:-? {_AND} {one})?)"
        for name in _NAMES.values()
        for one in (cues.pattern(name),)
    )
    division = cues.pattern("division")
    # *to Chapter 3*, *de la première partie*
    tail = rf"(?:[,:]?(?: \w{{1,3}}){{0,2}}(?: \w{{4,12}})? {division}(?: \w{{1,8}})?)?"
    return compiled.pattern(f"{_NUMBER}(?:{kinds}){tail}", re.IGNORECASE)


def innermost(found: Sequence[Section]) -> Iterator[tuple[int, Section]]:
    """The numbers of the rows in sections, each with the section around it that begins last."""
    waiting = sorted(found, key=lambda one: one.first)
    around: list[Section] = []
    for section, following in zip(waiting, (*waiting[1:], None), strict=False):
        around.append(section)
        number = section.first
        while around and (following is None or number < following.first):
            if number < around[-1].last:
                yield number, around[-1]
                number += 1
            else:
                around.pop()


def lists(texts: Iterable[str]) -> bool:
    """Whether enough of the texts begin as references do."""
    written = [text for text in texts if text]
    starting = sum(
        looks_like_entry(text) or _is_numbered(text) or bool(_ADDRESS.match(text))
        for text in written
    )
    return starting > 0 and starting >= _FEWEST * len(written)


def unheaded(texts: Sequence[str]) -> int:
    """Where a reference list without a heading begins, which ends with the texts.

    Else the number of the texts. The list's entries begin as entries do, have a year, come to an
    end, and stand in alphabetical order.
    """
    first = len(texts)
    while first and _is_whole_entry(texts[first - 1]):
        first -= 1
    authors = [one for text in texts[first:] if (one := _author(text))]
    in_order = authors == sorted(authors) and len(set(authors)) >= _FEWEST_AUTHORS
    return first if in_order else len(texts)


def _is_whole_entry(text: str) -> bool:
    if len(text) > _LONGEST_ENTRY or not looks_like_entry(text) or _GOING_ON.match(text):
        return False
    return complete(text) and _YEAR.search(text) is not None


def _author(text: str) -> str:
    """With whom the entry begins; nothing where a dash stands for the one before."""
    name = re.match(r"[^\W\d_][^,.:(]*", text)
    return fold(name[0]) if name else ""


def looks_like_entry(text: str) -> bool:
    """Whether the text begins as a reference does: with a name and a comma, a year, a dash …"""
    return _BEGINS.match(text) is not None


def is_imprint(text: str) -> bool:
    """Whether a line begins with a town and a publisher: *Leeds: Brandt, 1904.*

    So does an entry that parts author and title by a colon.
    """
    return _IMPRINT.match(text) is not None


def looks_like_heading(text: str) -> bool:
    """Whether a text that stands alone is a title: short, no sentence, no entry, no note."""
    short = len(text) <= _LONGEST and re.search(r"\d|,", text) is None
    if not any(map(str.isalpha, text)):
        return False
    return short and (not finished(text) or text.isupper()) and marks.start(text) is None


def _is_numbered(text: str) -> bool:
    start = marks.start(text)
    return start is not None and start.style in (Print.NUMBER, Print.BRACKETS)
