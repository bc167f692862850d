"""Works and editions taken over from a catalogue or a library, as stubs in the user's own file.

What the record says goes in, with where it comes from; what it does not say is left for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biblio.editions import checks
from biblio.editions.lookup import Authority, authority
from biblio.editions.normalising import normalise
from biblio.editions.normalising.context import Context
from biblio.editions.stubs import appended, free, string
from biblio.encoding import Decoded, decode
from biblio.formats.csljson import languages
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.record.person import family_key
from biblio.values import edtf
from biblio.values.folding import fold, to_ascii
from biblio.values.identifiers import faults

_KINDS = frozenset(
    "book booklet mvbook inbook incollection collection article online report thesis misc".split()
)
_ROLES = {
    **{"editor": "editors", "translator": "translators"},
    **{"introduction": "introduction", "afterword": "afterword"},
}


@dataclass(frozen=True, slots=True)
class Accession:
    """The user's file with the new works at its end, their keys, and the titles known already."""

    text: str
    added: tuple[str, ...]
    known: tuple[str, ...]


def accession(
    path: Path,
    data: bytes | None,
    entries: Iterable[Edition],
    source: str,
    others: tuple[Path, ...] = (),
) -> Accession:
    """Add the works that the entries are editions of, those of one title and author as one work.

    `data` is what the user's file holds, None where there is none yet; `source` says where the
    facts come from. Works that are known already, to biblio or to `others` of their files, stay as
    they are.
    """
    before = Decoded("", "utf-8") if data is None else decode(data, str(path))
    known = authority(others if data is None else (*others, path))
    desk = _Desk(known, source)
    text = before.text
    library, _ = normalise(Library(tuple(entries)), Context(known))
    for editions in _works(library):
        if stub := desk.work(editions):
            text = appended(text, stub)
    return Accession(before.bom.decode("utf-8") + text, tuple(desk.added), tuple(desk.known))


def _works(entries: Iterable[Edition]) -> Iterator[Sequence[Edition]]:
    works: defaultdict[tuple[str, str], list[Edition]] = defaultdict(list)
    for entry in entries:
        if entry.title:
            names = entry.people("author") or entry.people("editor")
            works[fold(entry.title), family_key(names[0]) if names else ""].append(entry)
    yield from works.values()


class _Desk:
    """Writes the stubs, with keys that nobody has."""

    def __init__(self, known: Authority, source: str) -> None:
        self._authority = known
        self._source = source
        self._taken = {work.key for work in known.works}
        self._taken |= {edition.key for work in known.works for edition in work.editions}
        self._houses: dict[str, str] = {}
        self._new_houses: list[str] = []
        self.added: list[str] = []
        self.known: list[str] = []

    def work(self, editions: Sequence[Edition]) -> str:
        """The tables of a work and its editions; nothing where the work is known."""
        first = editions[0]
        authors = first.people("author")
        families = {family_key(name) for name in authors}
        for work in self._authority.works_titled(first.title):
            if not authors or families & {family_key(name) for name in work.authors}:
                self.known.append(first.title)
                return ""
        key = self._key("-".join(to_ascii(first.title).split()[:6]) or "work")
        self.added.append(key)
        told = dict(self._said(editions))
        lines = ["[[work]]", f"key = {string(key)}", f"title = {string(first.title)}"]
        lines.append(f"authors = [{', '.join(map(string, authors))}]")
        lines += [f"{name} = {string(value)}" for name, value in told.items()]
        lines.append(f"source = {string(self._source)}")
        tables = ["\n".join(lines), *(self._edition(key, one) for one in editions)]
        houses, self._new_houses = self._new_houses, []
        return "\n\n".join([*houses, *tables]) + "\n"

    def _key(self, wanted: str) -> str:
        key = free(wanted, self._taken)
        self._taken.add(key)
        return key

    def _said(self, editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
        """What the records say of the work itself."""
        for field, name in (
            ("origtitle", "original_title"),
            ("origlanguage", "original_language"),
            ("origdate", "published"),
        ):
            value = next((said for one in editions if (said := one.get(field))), "")
            if field == "origlanguage":
                value = languages.to_tag(value)
            if value and (field != "origdate" or edtf.is_edtf(value)):
                yield name, value

    def _edition(self, work: str, entry: Edition) -> str:
        key = self._key("-".join(filter(None, (work, entry.year))))
        lines = ["[[work.edition]]", f"key = {string(key)}"]
        lines += [f"{name} = {value}" for name, value in self._facts(entry)]
        return "\n".join([*lines, f"source = {string(self._told(entry))}"])

    def _told(self, entry: Edition) -> str:
        return f"{self._source}, {entry.key}" if entry.key else self._source

    def _facts(self, entry: Edition) -> Iterator[tuple[str, str]]:
        yield "kind", string(entry.kind if entry.kind in _KINDS else "misc")
        if entry.get("subtitle"):
            yield "title", string(entry.full_title)
        if entry.container:
            yield "container", string(entry.container)
        for field in ("series", "volume", "number", "pages", "pagetotal"):
            if value := entry.get(field):
                yield field, string(value)
        if entry.house:
            yield "publisher", string(self._house(entry.house))
        if entry.place:
            yield "place", string(entry.place)
        if edtf.is_edtf(entry.date):
            yield "year", string(entry.date)
        if language := entry.get("langid"):
            yield "language", string(languages.to_tag(language))
        for role, name in _ROLES.items():
            if people := entry.people(role):
                yield name, f"[{', '.join(map(string, people))}]"
        isbn = entry.get("isbn") or ""
        if isbn and not faults("isbn", isbn):
            yield "isbn", string(isbn)
        url = entry.get("url") or ""
        if checks.url(url, {}) is None:
            yield "url", string(url)

    def _house(self, name: str) -> str:
        """The key of the publisher, who is noted down too where nobody knows it."""
        known = self._authority.publisher(name)
        if known:
            return known.key
        folded = fold(name)
        if folded not in self._houses:
            key = self._key("-".join(to_ascii(name).split()[:4]) or "publisher")
            self._houses[folded] = key
            self._new_houses.append(
                f"[[publisher]]\nkey = {string(key)}\nname = {string(name)}\n"
                f"source = {string(self._source)}"
            )
        return self._houses[folded]
