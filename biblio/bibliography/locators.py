"""What a note cites of a work, told apart as CSL does: a kind of division, and its number.

The kinds are the locator terms of CSL 1.0.2 (appendix III of its specification).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biblio.citation import Citation, Field
from biblio.language import cues
from biblio.record.edition import Edition
from biblio.record.kinds import Family
from biblio.values import pages
from biblio.values.locator_terms import TERMS
from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

# Kinds of entries that may be for all volumes of a work, so that a note says which one it means.
_IN_VOLUMES = (Family.BOOK, Family.OTHER)

_PART = re.compile(
    r"(?:(?P<sign>[§¶]+)\s*|(?P<word>[^\W\d_]+)(?:\.\s*|\s+|(?=\d)))"
    r"(?P<number>(?:\d|[ivxlc]+\b|[A-ZА-Я]+\b).*)"
)
# Where a number ends and a smaller division begins; below a volume a bare number is a page.
_BELOW = {False: re.compile(r",\s+(?=[^\W\d_]{1,9}\.?\s)"), True: re.compile(r"[,:]\s")}
_RANGE = re.compile(rf"(?P<first>\d+)\s*(?:{pages.DASH}){{1,2}}\s*(?P<last>\d+)")
_ESPECIALLY = Lazy(rf"(?<!\w){cues.pattern('here')}(?!\w)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\.?\s*$")


@dataclass(frozen=True, slots=True)
class Locator:
    """`number` of the kind `term`, and the divisions below it as printed (`, p. 33`).

    A division that CSL has no term for is `below` alone.
    """

    term: str = "page"
    number: str | None = None
    below: str = ""


def parse(text: str) -> Locator | None:
    """`chap. 5` is chapter 5, `pp. 3–5` pages, `vol. 2, 33` volume 2 with a page below it."""
    text = " ".join(text.split()).strip(" ,;:")
    text = text if re.search(r"(?:ff?|passim)\.$", text) else text.rstrip(".")
    part = _PART.fullmatch(text)
    if not part:
        return Locator("page", text) if text else None
    term = TERMS.get((part["sign"] or part["word"]).casefold())
    if term is None:
        return Locator(below=f", {text}")
    end = _BELOW[term == "volume"].search(part["number"])
    at = end.start() if end else len(part["number"])
    return Locator(term, part["number"][:at], part["number"][at:])


def of(citation: Citation, entry: Edition, following: str) -> Locator | None:
    """What the citation cites of the entry: its volume first, where the entry is for several.

    `following` is the note's text behind the citation, where a division may stand that no field
    took (*Ibid.*, chap. 5).
    """
    text = _printed(citation) or _behind(following) or _part_of(entry, citation.value("pages"))
    in_volumes = entry.type.family in _IN_VOLUMES and not entry.get("volume")
    volume = citation.value("volume") if in_volumes else None
    if volume:
        return Locator("volume", volume, f", {text}" if text else "")
    return parse(text) if text else None


def _printed(citation: Citation) -> str | None:
    """The locator as printed, with its word, a division right before it and what is meant of it."""
    found = [one for one in citation.fields if one.name == "locator" and one.raw]
    if not found:
        return None
    field = found[0]
    end = _end_of(found, citation.text)
    before = citation.text[: field.start]
    for start, behind in pages.divisions(before):
        if _is_joint(before[behind:]):
            return citation.text[start:end]
    word = _WORD_BEFORE.search(before)
    known = word is not None and word["word"].casefold() in TERMS
    value = field.value if end == field.end else citation.text[field.start : end]
    return f"{word.group() if word and known else ''}{value}"


def _end_of(found: Sequence[Field], text: str) -> int:
    """Where the locators end that make one, the smaller behind the larger: 9–11, esp. 10."""
    end = found[0].end
    for field in found[1:]:
        if not _is_joint(text[end : field.start]):
            break
        end = field.end
    return end


def _part_of(entry: Edition, printed: str | None) -> str | None:
    """The pages that a citation prints, where they are some of the article's and not all."""
    own, cited = _ends(entry.get("pages") or ""), _ends(printed or "")
    is_part = own and cited and own != cited and own[0] <= cited[0] <= cited[1] <= own[1]
    return printed if is_part else None


def _ends(text: str) -> tuple[int, int] | None:
    """The first and the last page; of 682–98 the last is 698."""
    match = _RANGE.fullmatch(text.strip())
    if not match:
        return None
    first, last = match["first"], match["last"]
    return as_number(first), as_number(first[: max(len(first) - len(last), 0)] + last)


def _is_joint(text: str) -> bool:
    """Whether only a comma, *esp.* and the word for a page stand between two divisions."""
    between = _ESPECIALLY.sub("", text).strip(" ,").rstrip(".").casefold()
    return text.startswith(",") and (not between or TERMS.get(between) == "page")


def _behind(following: str) -> str | None:
    text = following.lstrip(" ,:\n")
    return next((text[start:end] for start, end in pages.divisions(text) if start == 0), None)
