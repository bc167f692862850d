"""Where sentences end and go on, as far as the ends of a line tell."""

from __future__ import annotations

import re

_CLOSED = r"[.!?…。！？][\"'”’“‘»«›‹)\]}_]*"
_FINISHED = re.compile(
    rf"{_CLOSED}$|(?<!\d){_CLOSED}(?:\[\^?\w{{1,3}}\]|\d{{1,3}}|[*†‡§¹²³⁰⁴-⁹]+)$"
)
_COMPLETE = re.compile(r"[.!?…)\]”»\"’\d/]$|https?://\S+$|www\.\S+$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|vols?|chap|chs?|pp|nos?|nr|cf|vgl|ed|eds|hg|hrsg|trans|bd|fol|ff|art"
    r"|fig|sec|esp|see|also|dr|mr|mrs|st|prof|rev|jr|op|ibid|etc|e\.g|i\.e|z\.b|d\.h|u\.a|т|гл|стр"
    r"|см|ср)\.$",
    re.IGNORECASE,
)
_OPENERS = "([{“„‘‚«»›‹\"'_*¿¡"
_INNER = tuple(",;:)]}%&")
_PAUSES = "…—– "
_HYPHENS = "-\u2010\u00ad¬"


def finished(text: str) -> bool:
    """Whether a sentence ends with the text (note marks and closing quotes do not count)."""
    return _FINISHED.search(text) is not None


def complete(text: str) -> bool:
    """Whether a reference may end with the text: a full stop, a page, a bracket, a URL."""
    return not hyphenated(text) and (finished(text) or _COMPLETE.search(text) is not None)


def abbreviated(text: str) -> bool:
    """Whether the full stop at the end may be an abbreviation's: *vol.*, *J.*"""
    return _ABBREVIATED.search(text) is not None


def continues(text: str) -> bool:
    """Whether the text begins inside a sentence: with a small letter, a comma …"""
    if text.startswith(_INNER):
        return True
    inner = text.lstrip(_OPENERS).lstrip(_PAUSES)[:1]
    return inner.isalpha() and not inner.isupper() and not inner.istitle()


def runs_on(first: str, second: str) -> bool:
    """Whether a sentence that the first line leaves open goes on in the second."""
    return not finished(first) and continues(second)


def hyphenated(text: str) -> bool:
    """Whether the text breaks off at a hyphen behind a letter or a digit."""
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalnum()
