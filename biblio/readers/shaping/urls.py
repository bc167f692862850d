"""Joining URLs that run over a line end."""

from __future__ import annotations

from typing import NamedTuple

from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.values.patterns import Lazy


class Joint(NamedTuple):
    """How many characters go from the end of the first line, and what comes in between."""

    cut: int
    glue: str


SPACED = Joint(0, " ")
GLUED = Joint(0, "")
KEPT = GLUED
MENDED = Joint(1, "")

_URL = Lazy(r"(?i)https?://|ftp://|\bwww\.")
_BEGINS = Lazy(r"(?i)[(<\[]*(?:https?:|ftp:|www\.)")
_HOST_BEGINS = Lazy(r"(?i)(?:^|[(<\[])(?:(?:https?|ftp)://[\w-]+|www)\.$")
_OPEN_END = tuple("_=?&%#~+@:")
_JOINING = (*_OPEN_END, "-", "//", ".")
_FILE = r"\.(?:s?html?|php|aspx?|pdf|txt|xml|docx?|epub|jpe?g)"
_FINISHED = Lazy(rf"(?i)(?:{_FILE}[)\].,;>”\"]*|[,;)\]>”\"])$")
_PART = Lazy(rf"(?i)[/=_%?&]|{_FILE}|\.(?:org|com|net|edu|gov|info|[a-z]{{2}})\b")
_SUFFIX = Lazy(rf"(?i)(?:org|com|net|edu|gov|info|[a-z]{{2}})/|{_FILE[2:]}\b")
_LETTERS_BEFORE = Lazy(r"[^\W\d_]+$")
_SLUG = Lazy(r"[a-z]+(?:-[a-z]+)+$")
_LETTERS_AFTER = Lazy(r"[^\W\d_]+")


def is_url(token: str) -> bool:
    """Whether the word is a URL, or the first part of one."""
    return ("/" in token or "." in token) and _URL.search(token) is not None


def breaks_off(text: str) -> bool:
    """Whether the text ends in a URL that goes on on the next line: with a joining sign."""
    if not text.endswith(_JOINING):
        return False
    token = text.rpartition(" ")[2]
    if token.endswith("."):
        return _HOST_BEGINS.search(token) is not None
    return is_url(token) or "/" in token


def joint(tail: str, after: str, vocabulary: Vocabulary) -> Joint:
    """How the URL goes on on the next line, if it does; `tail` is its part so far."""
    token = after.partition(" ")[0]
    if _BEGINS.match(token) and not tail.endswith("//"):
        return SPACED
    if tail.endswith(("-", "\u2010", "\u00ad")):
        return _hyphen(tail, token, vocabulary)
    return (
        GLUED if _goes_on(tail, token, vocabulary) or _is_slug(tail, after, vocabulary) else SPACED
    )


def _goes_on(tail: str, token: str, vocabulary: Vocabulary) -> bool:
    if tail.endswith(_OPEN_END) or ("<" in tail and ">" not in tail and ">" in token):
        return True
    if tail.endswith("/"):
        return _PART.search(token) is not None or _is_path(token, vocabulary)
    if tail.endswith("."):
        if breaks_off(tail):
            return token[:1].isalnum()
        return token[:1].islower() and _SUFFIX.match(token) is not None
    if _FINISHED.search(tail):
        return False
    return token[:1] in "/?&#=" or (_is_part(token) and not token[:1].isupper())


def _is_slug(tail: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether words with hyphens, found here alone, end the path: *…/* and below *a-b-c.*"""
    if not tail.endswith("/") or after[-1:].isalnum() or " " in after:
        return False
    word = after.rstrip('.,;:)>]”"')
    return _SLUG.match(word) is not None and vocabulary.count(word) <= 1


def _is_part(token: str) -> bool:
    """Whether the word can only be a part of a URL: it holds a slash, an extension …"""
    return _PART.search(token.rstrip(".,;)>")) is not None


def _is_path(token: str, vocabulary: Vocabulary) -> bool:
    """Whether a plain word after a slash belongs to the path: other URLs have it there."""
    word = token.rstrip('.,;:)>”"').casefold()
    if not word or f"/{word}" in vocabulary.urls:
        return bool(word)
    return any(character.isdigit() for character in word) or (
        word[0].islower() and token[0].islower() and not vocabulary.knows(word)
    )


def _hyphen(tail: str, token: str, vocabulary: Vocabulary) -> Joint:
    before, behind = _LETTERS_BEFORE.search(tail[:-1]), _LETTERS_AFTER.match(token)
    if before is None or behind is None:
        return KEPT
    return KEPT if _is_compound(before[0], behind[0], vocabulary) else MENDED


def _is_compound(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen belongs to the URL, by the document's words and its other URLs."""
    fused, apart = (left + right).casefold(), f"{left}-{right}".casefold()
    if vocabulary.knows(fused) or fused in vocabulary.urls:
        return False
    if vocabulary.count(apart) or apart in vocabulary.urls:
        return True
    return min(len(left), len(right)) > 2 and vocabulary.knows(left) and vocabulary.knows(right)
