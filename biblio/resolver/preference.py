"""Of several works that a short citation may mean, the one that leads clearly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblio.citation import Citation
from biblio.likeness.agreement import pages_overlap
from biblio.record.person import family_key
from biblio.resolver.comparison import makers
from biblio.values import titles
from biblio.values.patterns import Lazy

# Points for what agrees, less for what contradicts. A lead of two is clear: one sign alone (a page
# in the extent) may be chance, two hardly are. Tried on the cases of tests/cases/resolving.
_TITLE, _LETTER, _FIRST, _NUMBER, _PAGE, _NOBODY = 4, 4, 2, 2, 1, 4
_CLEAR = 2
_FIGURES = Lazy(r"\d+")
_ET_AL = Lazy(r"\bet al\b|u\. ?a\.|и др\.")


def leading(short: Citation, works: Sequence[tuple[int, Citation]]) -> int | None:
    """The number of the work that leads clearly, or None; `works` are numbers with citations."""
    ranked = sorted(((weight(short, work), number) for number, work in works), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
        return None
    return ranked[0][1] if ranked else None


def weight(short: Citation, work: Citation) -> int:
    """How well the work fits what the short citation says."""
    return _title(short, work) + _letter(short, work) + _people(short, work) + _page(short, work)


def _title(short: Citation, work: Citation) -> int:
    title, known = short.value("title"), work.value("title")
    if not title or not known:
        return 0
    if titles.fold(title) == titles.fold(known):
        return _TITLE + _CLEAR  # *Salt* rather than *Salt and Bread*
    return _TITLE if titles.shortens(title, known) else -_TITLE


def _letter(short: Citation, work: Citation) -> int:
    """2004a is not 2004b."""
    one, other = year_letter(short), year_letter(work)
    if not one or not other:
        return 0
    return _LETTER if one == other else -2 * _LETTER


def year_letter(citation: Citation) -> str:
    """The letter that tells two works of a year apart: the *a* of 2004a."""
    date = next((field for field in citation.fields if field.name == "date" and field.raw), None)
    behind = citation.text[date.end : date.end + 2] if date else ""
    return behind[:1] if re.match(r"[a-k](?!\w)", behind) else ""


def _people(short: Citation, work: Citation) -> int:
    """The same first author; as many authors, unless *et al.* stands for some; who is named is none
    of those who made another work.
    """
    one = [family_key(name) for name in short.values("author")]
    other = [family_key(name) for name in makers(work)]
    if not one or not other:
        return 0
    many = len(other) > 1 if _ET_AL.search(short.text) else len(one) == len(other)
    stranger = one[0] == other[0] and not set(one) <= set(other)
    return _FIRST * (one[0] == other[0]) + _NUMBER * many - _NOBODY * stranger


def _page(short: Citation, work: Citation) -> int:
    """The page cited lies within the extent of an article, where that is known."""
    page = _FIGURES.search(short.locator or "")
    extent = work.value("pages") or ""
    if not page or len(_FIGURES.findall(extent)) < 2:
        return 0
    return _PAGE if pages_overlap(page.group(), extent) else -2 * _PAGE
