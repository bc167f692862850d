"""What entries take over from others: by crossref, by xdata, and as editions of one work.

The rules are those of BibLaTeX (the manual's appendix on inheritance), read so that BibTeX's
files come out the same: a parent that has its own `booktitle` gives that one. Left out, beyond
BibLaTeX, is what belongs to one record: identifiers, addresses, page numbers, remarks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from biblio.library.granular import filled
from biblio.record.edition import Edition
from biblio.record.fields import Nature, Of, belonging, having
from biblio.record.kinds import Extent

# What an entry has of its own, even where BibLaTeX lets it inherit the rest from another.
_OWN = frozenset(belonging(Of.OWNER)) | having(Nature.LINKS, Nature.IDENTIFIER, Nature.ADDRESS)
_OWN -= {"issn"}
_OWN |= having(Nature.PAGES) | {"pagetotal", "urldate", "file"}
_OWN |= {"note", "shorttitle", "entrysubtype"}
_OWN |= {"relatedtype", "relatedstring"}
_OWN |= {"indextitle", "indexsorttitle", "sorttitle"}
_IN_SET = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_IN_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_IN_BOOK_BY = {**_IN_BOOK, "author": "bookauthor"}
_IN_PERIODICAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_SAME = (frozenset(("date", "year", "month")),)
# No entry has a tenth of them; a chain of thousands, each with fields of its own, must not add up.
_MOST_FIELDS = 150
_LENDING = frozenset({"xdata"})
_OF_A_WORK = ("origtitle", "origlanguage", "origdate")


def inherited(entries: Iterable[Edition]) -> tuple[Edition, ...]:
    """The entries with the fields that they take over from those they refer to, in order.

    BibTeX does not mind the case of a reference. One that closes a circle is none.
    """
    lent = _completed_each(filled(entries), "xdata", _keys, _borrowing)
    return _completed_each(lent, "crossref", _key, _inheriting)


def with_works(entries: Iterable[Edition]) -> tuple[Edition, ...]:
    """The entries with what other editions of the same work say of the work itself.

    That is its original title, language and date, where no two editions contradict each other.
    """
    whole = tuple(entries)
    known = _facts(whole)
    return tuple(_completed(entry, known.get(entry.work or "", {})) for entry in whole)


def lends_only(entry: Edition) -> bool:
    """Whether the entry describes nothing by itself, but holds fields for others."""
    return entry.kind in _LENDING


def _completed_each(
    entries: tuple[Edition, ...],
    field: str,
    keys_in: Callable[[str], list[str]],
    taking_over: Callable[[Edition, Edition], Edition],
) -> tuple[Edition, ...]:
    """The entries, each with what it takes over from those that it names in that field.

    An ancestor is completed once, before its heirs, however many they are and however far below.
    """
    heirs = [entry for entry in entries if entry.values.get(field)]
    if not heirs:
        return entries
    by_key = {entry.key: entry for entry in reversed(entries)}
    by_folded = {entry.key.casefold(): entry for entry in reversed(entries)}
    done: dict[int, Edition] = {}  # by the identity of the entry as it was

    def found(entry: Edition) -> list[Edition]:
        keys = keys_in(entry.values.get(field, ""))
        among = (by_key.get(key) or by_folded.get(key.casefold()) for key in keys)
        return [one for one in among if one is not None]

    for entry in heirs:
        for one in _ancestors_first(entry, found, done):
            made = one
            for other in found(one):
                if id(other) in done:  # else it is an heir itself
                    made = taking_over(made, done[id(other)])
            done[id(one)] = made
    return tuple(done.get(id(entry), entry) for entry in entries)


def _ancestors_first(
    entry: Edition, found: Callable[[Edition], list[Edition]], done: Mapping[int, Edition]
) -> Iterator[Edition]:
    """The entry and its ancestors that are not done, each behind its own."""
    waiting, begun = [entry], set[int]()
    while waiting:
        one = waiting[-1]
        if id(one) not in begun and id(one) not in done:
            begun.add(id(one))
            waiting += [two for two in found(one) if id(two) not in begun and id(two) not in done]
        else:
            waiting.pop()
            if id(one) not in done:
                yield one


def _key(value: str) -> list[str]:
    key = value.strip()
    return [key] if key else []


def _keys(value: str) -> list[str]:
    return [key for part in value.split(",") if (key := part.strip())]


def _borrowing(entry: Edition, lender: Edition) -> Edition:
    lent = ((name, value) for name, value in lender.fields if name not in ("ids", "xdata"))
    return _with(entry, lent)


def _inheriting(entry: Edition, parent: Edition) -> Edition:
    return _with(entry, _handed_down(entry, parent))


def _handed_down(entry: Edition, parent: Edition) -> Iterator[tuple[str, str]]:
    renamed = _renamed(entry, parent)
    named_so = set(renamed.values()) & {name for name, _ in parent.fields}
    for name, value in parent.fields:
        heir = renamed.get(name, name)
        if name not in _OWN and not (name in renamed and heir in named_so):
            yield heir, value


def _renamed(entry: Edition, parent: Edition) -> Mapping[str, str]:
    """Under which other names the entry takes over fields, as BibLaTeX has it."""
    if parent.kind == "periodical":
        return _IN_PERIODICAL
    if parent.type.is_set or entry.type.extent is Extent.WHOLE:
        return _IN_SET
    return _IN_BOOK_BY


def _with(entry: Edition, fields: Iterable[tuple[str, str]]) -> Edition:
    """The entry with the fields that it lacks; one that is there, but empty, wants no value."""
    known = {name for name, _ in entry.fields}
    known |= {name for same in _SAME if same & known for name in same}
    added: dict[str, str] = {}
    for name, value in fields:
        if name not in known and len(known) + len(added) < _MOST_FIELDS:
            added.setdefault(name, value)
    return replace(entry, fields=(*entry.fields, *added.items()))


def _facts(entries: Iterable[Edition]) -> dict[str, dict[str, str]]:
    """For each work the fields about it that all its editions agree on."""
    said: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in entries:
        for name in _OF_A_WORK if entry.work else ():
            if value := entry.get(name):
                said[entry.work or ""][name].add(value)
    return {
        work: {name: next(iter(values)) for name, values in facts.items() if len(values) == 1}
        for work, facts in said.items()
    }


def _completed(entry: Edition, facts: Mapping[str, str]) -> Edition:
    added = [
        (name, value)
        for name, value in facts.items()
        if not entry.get(name)
        and not (name == "origdate" and (entry.original_date or value == entry.date))
        and not (name == "origtitle" and value == entry.title)
    ]
    return replace(entry, fields=(*entry.fields, *added)) if added else entry
