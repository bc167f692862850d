"""Who is meant by *his* and *her*: the nearest person named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from biblio.document import Document
from biblio.language import cues
from biblio.origins import Where
from biblio.record.person import from_print
from biblio.values import dates, houses, names
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

_NAME = Lazy(
    r"(?<![\w’'])(?:(?:[A-ZÀ-Þ][\w’'-]*?\s+|[A-ZÀ-Þ]\.(?:-|\s*))(?:(?:de|von|van|der|la|du)\s+)*){0,6}"
    r"[A-ZÀ-Þ][\w-]+(?P<owner>[’']s?(?!\w))?"
)
# *Stalin (his works “…”*: the name right before the bracket or comma is meant, known or not.
_ADJACENT = Lazy(
    r"(?<![\w’'])(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’-]+)?)\s*[(,]\s*(?:in|from|with)?\s*(?:his|her)\b[^.“”«»]*$"
)
NOT_A_PERSON = Lazy(
    rf"\b(?:{cues.as_written('no_name')}"
    r"|\w+(?:ism|ists?|cracy|tion|tions|ment|ness|ians|hood|ship|ology|ies))\b"
)
# Given name and patronymic: a polite address, which tells no family name.
_PATRONYMIC = Lazy(r"\S+\s+\w+(?:[oe]vich|[oe]vna|ович|евич|овна|евна)")
# Short quoted stretches are titles and catchwords, and name nobody.
_QUOTED = Lazy(r"[“«„][^“”«»„]{1,90}[”»“]|(?<!\w)\"(?=\w)[^\"]{1,90}(?<=[\w.,!?])\"(?!\w)")
_MAKER = Lazy(rf"\(?(?P<name>[^\d(),]+\s[^\d(),]+),\s{dates.YEAR}\)?")
_PARTING = ".“”«»"  # no such sign stands between that name and its title
_LONGEST_CLAUSE = 1_000  # characters without such a sign, which nobody writes
_LONGEST_NAME = 300
_LOOKBACK = 2


def is_person(text: str, lexicon: Lexicon) -> bool:
    """Whether the words are a person's name, not a common noun that begins a sentence."""
    text = text.strip()
    if NOT_A_PERSON.search(text) or _PATRONYMIC.fullmatch(text):
        return False
    if from_print(text).surname in lexicon.names:
        return names.looks_like_person(text, lexicon)
    return (
        names.looks_like_person(text, lexicon) and text.split()[0].casefold() not in lexicon.common
    )


def is_maker(bracket: str, lexicon: Lexicon) -> bool:
    """Whether words in brackets behind a title tell who made a film or a picture, and when: `(Ann
    Miller, 1942)`; no publisher's name is built so but those of known houses.
    """
    match = _MAKER.fullmatch(bracket.strip())
    name = match["name"] if match else ""
    return opens_name(name.split(" ")[0]) and is_person(name, lexicon) and not houses.is_house(name)


class Named:
    """Who is named in the body of a document, and where; each paragraph is read once.

    Words at the `cited` places are titles, not people.
    """

    def __init__(self, document: Document, lexicon: Lexicon, cited: Iterable[Where] = ()) -> None:
        self._document = document
        self._lexicon = lexicon
        self._cited: defaultdict[int, list[Where]] = defaultdict(list)
        for one in cited:
            if one.note is None:
                self._cited[one.paragraph].append(one)
        self._read: dict[int, _Names] = {}

    def antecedent(self, index: int, before: int) -> str | None:
        """The nearest person named before `before` of the paragraph, or in the paragraphs above it.

        A name in the nominative goes before a possessive: in *Lenin touched on Trotsky’s views in
        his article* the article is Lenin’s.
        """
        for at in range(index, max(index - _LOOKBACK, 0) - 1, -1):
            names_there = self._names(at)
            if found := names_there.nearest(before if at == index else len(names_there.string)):
                return found
        return None

    def _names(self, index: int) -> _Names:
        if index not in self._read:
            self._read[index] = _Names(self._without_titles(index), self._lexicon)
        return self._read[index]

    def _without_titles(self, index: int) -> str:
        """The paragraph with cited titles blanked out."""
        string = _QUOTED.sub(_blank, self._document.paragraphs[index].string)
        parts, at = list[str](), 0
        for one in sorted(self._cited[index], key=lambda where: where.start):
            start = max(at, one.start)
            parts += [string[at:start], " " * (one.end - start)]
            at = max(at, one.end)
        return "".join((*parts, string[at:]))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class _Names:
    """The names of a paragraph in order, and the last person at each of them."""

    def __init__(self, string: str, lexicon: Lexicon) -> None:
        self.string = string
        self._lexicon = lexicon
        self._ends = [0]
        self._last: list[_Last] = [(None, None)]
        for match in _NAME.finditer(string):
            self._ends.append(match.end())
            self._last.append(self._with(self._last[-1], match))

    def nearest(self, before: int) -> str | None:
        """The person named last before that character; in the nominative, if any is."""
        clause = max(before - _LONGEST_CLAUSE, 0)
        for sign in _PARTING:
            clause = max(clause, self.string.rfind(sign, clause, before) + 1)
        adjacent = _ADJACENT.search(self.string, clause, before)
        if adjacent and is_person(adjacent["name"], self._lexicon):
            return adjacent["name"]
        # A name that runs up to the place may be another one when it is cut there.
        whole = bisect_left(self._ends, before, 1) - 1
        last = self._last[whole]
        start = max(self._ends[whole], before - _LONGEST_NAME)
        for match in _NAME.finditer(self.string, start, before):
            last = self._with(last, match)
        nominative, possessive = last
        return nominative or possessive

    def _with(self, last: _Last, match: re.Match[str]) -> _Last:
        name = match.group().removesuffix(match["owner"] or "").strip()
        known = from_print(name).surname in self._lexicon.names
        if not known and not (" " in name and is_person(name, self._lexicon)):
            return last
        return (last[0], name) if match["owner"] else (name, last[1])


# The last person named in the nominative and in the possessive.
_Last = tuple[str | None, str | None]
