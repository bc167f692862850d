"""Two citations compared: one edition, one work, one short for the other."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.citation import Citation, Form
from biblio.record.edition import IMPRINT
from biblio.record.person import family_keys
from biblio.values import names, numerals, titles

# Two editions differ in one of these, if they differ.
_ADDRESSES = ("url", "doi")
_TELLING = (*IMPRINT, "journaltitle", "volume", "edition", *_ADDRESSES)


def is_mention(citation: Citation) -> bool:
    """Whether the citation only names its work in passing."""
    return citation.form is Form.MENTION


def is_bare_address(citation: Citation) -> bool:
    """Whether nothing but an address is cited."""
    return bool(citation.address) and not citation.value("title")


def same_note(one: Citation, other: Citation) -> bool:
    """Whether both stand in one note."""
    return one.note is not None and one.note == other.note


def same_work(one: Citation, other: Citation) -> bool:
    """Whether both have one title, and no author contradicts."""
    title, known = one.value("title"), other.value("title")
    if not title or not known or not titles.same(title, known):
        return False
    return _same_people(_authors(one), _authors(other))


def same_edition(one: Citation, other: Citation) -> bool:
    """Whether both are of one edition: one title, no author or imprint that contradicts."""
    title, known = one.value("title"), other.value("title")
    if not title or not known or not (titles.same(title, known) or titles.alike(title, known)):
        return False
    if not _same_people(_authors(one), _authors(other)):
        return False
    if _is_online(one) != _is_online(other) and (_is_printed(one) or _is_printed(other)):
        return False
    same_year = _agree("date", one.year, other.year)
    return same_year and all(_agree(name, one.value(name), other.value(name)) for name in _TELLING)


def _is_online(citation: Citation) -> bool:
    return bool(citation.address) and not _is_printed(citation)


def _is_printed(citation: Citation) -> bool:
    return bool(citation.value("publisher") or citation.value("location"))


def _agree(name: str, one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    a, b = titles.fold(one), titles.fold(other)
    if name == "volume":
        return numerals.arabic(a) == numerals.arabic(b)
    return a == b or (name == "publisher" and (a.startswith(b) or b.startswith(a)))


def shortens(short: Citation, full: Citation) -> bool:
    """Whether the first is a shortened form of the second."""
    title, known = short.value("title"), full.value("title")
    people = _authors(full) or full.values("editor")
    if not title or not known or not _same_people(_authors(short), people):
        return False
    return titles.shortens(title, known)


def _same_people(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether every family name of the shorter list stands in the longer; none contradicts none."""
    one, other = family_keys(some), family_keys(others)
    return not one or not other or one <= other or other <= one


def share_people(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether names are given on both sides and agree."""
    return bool(some and others) and _same_people(some, others)


def _authors(citation: Citation) -> tuple[str, ...]:
    """The authors the citation prints; one that only the context suggested decides nothing."""
    return tuple(field.value for field in citation.fields if field.name == "author" and field.raw)


def is_bare(citation: Citation) -> bool:
    """Whether the citation gives no imprint of any kind."""
    return not any(citation.value(name) for name in ("date", "booktitle", *_TELLING))


def label(citation: Citation) -> str:
    """The citation in a few words, for a list of candidates."""
    people = names.printed(citation.values("author"))
    title = citation.value("title") or citation.text
    return f"{people}, {title}" if people else title
