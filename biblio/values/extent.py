"""The extent of a part: its pages, written in one form, and without a word before them."""

from __future__ import annotations

import re
from functools import cache

from biblio.language import cues
from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

_FIRST = r"[A-Za-z]{0,2}[0-9]|[ivxlcIVXLC]+(?!\w)|f"
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—−])\s*"
_RANGE = Lazy(
    rf"(?P<first>(?P<label>[A-Za-z]{{0,2}})[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+){_DASH}"
    r"(?P<last>(?P=label)[0-9]+[a-z]?|[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+)"
)
# As nearly all are, and nothing else need be tried.
_FIGURES = Lazy(r"([0-9]+)(?:--?|–)([0-9]+)")
_SINGLE = Lazy(r"(?:[A-Za-z]{0,2}[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+)(?:\s?ff?\.?)?")
_OPEN = Lazy(r"\s*(\w+)\s*(?:-{1,3}|[‐‑‒–—−])\s*")
_COMMA = Lazy(r"(\s*[,;]\s*)")


def form(pages: str) -> str | None:
    """The pages with an en dash in ranges; None where a part is no page and no range.

    A shortened range (`267–94`) is one that the Chicago Manual asks for, and stays.
    """
    if figures := _FIGURES.fullmatch(pages):
        first, last = figures.groups()
        ascends = len(last) < len(first) or as_number(first) <= as_number(last)
        return f"{first}–{last}" if ascends else None
    parts = _COMMA.split(without_word(pages.strip()))
    forms = [_part(part) for part in parts[::2]]
    if None in forms:
        return None
    parts[::2] = [form for form in forms if form]
    return "".join(parts)


def _part(part: str) -> str | None:
    if _SINGLE.fullmatch(part):
        return part
    match = _RANGE.fullmatch(part)
    return f"{match['first']}–{match['last']}" if match and _ascends(match) else None


def _ascends(match: re.Match[str]) -> bool:
    """Whether the range can be one: `3-1` is the first page of chapter 3."""
    first, last = (re.sub("[^0-9]", "", match[end]) for end in ("first", "last"))
    if not (first and last):
        return True
    return len(last) < len(first) or as_number(first) <= as_number(last)


def without_word(pages: str) -> str:
    """The pages without the words for pages that stand before them: `Pp. 3–4, pp. 8–9`."""
    if not any(map(str.isalpha, pages)):
        return pages
    found = _word()
    parts = _COMMA.split(pages)
    parts[::2] = [
        found.sub("", part, count=1) if found.match(part) else part for part in parts[::2]
    ]
    return "".join(parts)


@cache
def _word() -> Lazy:
    """A word for pages in whatever letters, before a page; columns are counted apart.

    One letter needs its full stop, but for an English *p*: S 19 and C 3 are pages of other counts.
    """
    columns = {word.casefold() for word in cues.words("column")}
    words = {word.casefold().rstrip(".") for word in cues.words("page")} - columns
    words -= {column.rstrip(".") for column in columns}
    long = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    short = "".join(sorted(word for word in words if len(word) == 1))
    stopped = rf"(?:{'|'.join(long)}|[{short}])\.\s*(?={_FIRST})"
    bare = rf"(?:{'|'.join(long)}|p)(?:\s+(?={_FIRST})|(?<=pp)(?=[0-9]))"
    return Lazy(rf"(?i:{stopped}|{bare})")


def is_open(pages: str) -> bool:
    """Whether a range has no end: `12–`."""
    return bool(_OPEN.fullmatch(pages))


def single(pages: str) -> str:
    """The page of a range that ends where it begins (`31–31`), or has no end; else the pages."""
    if is_open(pages):
        return pages.rstrip(" -‐‑‒–—−")
    ends = _RANGE.fullmatch(pages.strip())
    return ends["first"] if ends and ends["first"] == ends["last"] else pages
