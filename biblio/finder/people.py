"""Who is meant by *his* and *her*: the nearest person named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblio.document import Document
from biblio.origins import Where
from biblio.record.person import from_print
from biblio.values import names
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
    r"\b(?:Russian|German|French|English|British|American|Spanish|Italian|Chinese|Soviet|European|"
    r"African|Asian|Latin|Greek|Roman|Irish|Scottish|Jewish|Christian|Catholic|Protestant|Western|"
    r"Eastern|Northern|Southern|Central|Great|New|Old|First|Second|Third|National|International|"
    r"Social|United|World|Red|Black|White|Royal|Navy|Army|Force|Guard|Street|Square|Hall|\w+(?:ism|ists?|cracy|tion|tions|ment|ness|ians|hood|ship|ology|ies))\b"
)
# Given name and patronymic: a polite address, which tells no family name.
_PATRONYMIC = Lazy(r"\S+\s+\w+(?:[oe]vich|[oe]vna|ович|евич|овна|евна)")
# Short quoted stretches are titles and catchwords, and name nobody.
_QUOTED = Lazy(r"[“«„][^“”«»„]{1,90}[”»“]")
_LOOKBACK = 2
Cited = Sequence[Where]


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


def antecedent(
    document: Document, index: int, before: int, lexicon: Lexicon, cited: Cited = ()
) -> str | None:
    """The nearest person named before `before` of the paragraph, or in the paragraphs above it.

    A name in the nominative goes before a possessive: in *Lenin touched on Trotsky’s views in his
    article* the article is Lenin’s. Words at the `cited` places are titles, not people.
    """
    for back in range(_LOOKBACK + 1):
        if index - back < 0:
            return None
        string = _without(document, index - back, cited)
        found = _nearest(string[:before] if back == 0 else string, lexicon)
        if found:
            return found
    return None


def _without(document: Document, index: int, cited: Cited) -> str:
    """The paragraph with cited titles blanked out."""
    string = _QUOTED.sub(_blank, document.paragraphs[index].string)
    for one in cited:
        if one.note is None and one.paragraph == index:
            string = string[: one.start] + " " * len(one) + string[one.end :]
    return string


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _nearest(string: str, lexicon: Lexicon) -> str | None:
    if (adjacent := _ADJACENT.search(string)) and is_person(adjacent["name"], lexicon):
        return adjacent["name"]
    nominative = possessive = None
    for match in _NAME.finditer(string):
        name = match.group().removesuffix(match["owner"] or "").strip()
        known = from_print(name).surname in lexicon.names
        if not known and not (" " in name and is_person(name, lexicon)):
            continue
        if match["owner"]:
            possessive = name
        else:
            nominative = name
    return nominative or possessive
