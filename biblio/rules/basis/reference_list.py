"""A document's own list of references, held against what its text cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biblio.citation import Kind
from biblio.likeness import short_title
from biblio.record.person import family_keys
from biblio.rules.basis.citing import Cited
from biblio.rules.basis.subject import Subject


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The entries of a document's list, and the citations of its text and its notes."""

    entries: tuple[Cited, ...]
    citations: tuple[Cited, ...]

    def answers(self, entry: Cited, cited: Cited) -> bool:
        """Whether the entry is of the work that is cited, as far as the print tells."""
        key, root = cited.resolution.key, cited.root
        if (key and key == entry.resolution.key) or root in (entry.number, entry.root):
            return True
        return any(_alike(entry, one) for one in (cited, *self._cited_first(cited)))

    def _cited_first(self, cited: Cited) -> Iterator[Cited]:
        """The citation that this one repeats."""
        return (one for one in self.citations if one.number == cited.root != cited.number)


def lists(subject: Subject) -> Iterator[ReferenceList]:
    """The lists of the documents that have one."""
    for manuscript in subject.documents:
        own = [one for one in subject.citations if one.manuscript is manuscript]
        entries = tuple(one for one in own if one.citation.kind is Kind.BIBLIOGRAPHY)
        if entries:
            rest = tuple(one for one in own if one.citation.kind is not Kind.BIBLIOGRAPHY)
            yield ReferenceList(entries, rest)


def _alike(entry: Cited, cited: Cited) -> bool:
    """The same names with the same year, or the beginning of the same title."""
    title = cited.citation.value("title")
    listed = entry.citation.value("title")
    if title and listed and _begins(listed, title):
        return True
    families = family_keys(cited.citation.values("author"))
    of_entry = {
        one for role in ("author", "editor") for one in family_keys(entry.citation.values(role))
    }
    year = cited.citation.year[:4]
    return bool(families & of_entry) and (not year or year in entry.citation.text)


def _begins(whole: str, short: str) -> bool:
    one, other = short_title(whole), short_title(short)
    return bool(other) and (one.startswith(other) or other.startswith(one))
