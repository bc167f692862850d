"""The short title by which notes name a work again: the library's own, or one by rule.

The rule is that of *The Chicago Manual of Style* (18th ed., 13.36): no subtitle, no article at the
beginning, and of a longer title its first words, up to one of those that join phrases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from biblio.language.tongues import tongue_of
from biblio.values.titles import main_part

# Titles of so many words are seldom shortened, says the Manual.
_FEW = 4
_FEWEST = 2
_ARTICLE = re.compile(r"(?:The|An?)\s+(?=\w)")
_JOINING = frozenset(
    "a against among an and as at between beyond but by during for from in into its of on or over "
    "since the through to toward towards under upon versus vs vs. with within without".split()
)


def with_short_title(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item of CSL-JSON with a `title-short`, unless it has one or its title is short itself."""
    title = item.get("title")
    if not isinstance(title, str) or item.get("title-short"):
        return item
    short = shortened(title, english=_is_english(item, title))
    return item if short == title else {**item, "title-short": short}


def shortened(title: str, *, english: bool) -> str:
    """The short form of a title; of other languages than English only the subtitle goes.

    A title is left whole where markup would be cut in two.
    """
    main = main_part(title)
    if main.count("<") != 2 * main.count("</"):
        return title
    if english:
        main = _ARTICLE.sub("", main, count=1) if _ARTICLE.match(main) else main
        main = main if "<" in main else _first_phrase(main)
    return main


def _first_phrase(title: str) -> str:
    """The longest beginning of a few words behind which another phrase begins, if there is one."""
    words = title.split()
    if len(words) <= _FEW:
        return title
    ends = [at for at in range(_FEWEST, _FEW + 1) if words[at].casefold() in _JOINING]
    ends = [at for at in ends if words[at - 1].casefold() not in _JOINING]
    return " ".join(words[: ends[-1]]).rstrip(",;") if ends else title


def _is_english(item: Mapping[str, Any], title: str) -> bool:
    """Whether the item says so, or, where it names no language, nothing in the title is another."""
    language = item.get("language")
    if isinstance(language, str) and language:
        return language.casefold().startswith("en")
    tongue = tongue_of(re.sub("<[^<>]*>", "", title))
    return tongue is None or tongue.is_english
