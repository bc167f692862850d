"""Finds a publisher's name in another form than the authority's, or than the library's own.

## What it does
Reports abbreviations, misspellings and older forms of a house's name, where the authority knows the
house, and neither place nor date speak against it. An imprint is never taken for the house that
continued it. Houses that the authority does not know are compared within the library: of names that
differ in nothing but case, punctuation, an article and the abbreviations *Univ.*, *Pr.* and *Publ.*
the one is reported that fewer entries have. A shorter form that three entries have, and
none the authority's, may be a style's own (*Clarendon*): it is reported as information.

## Why
A bibliography in which one house goes by three names looks careless, and cannot be sorted or
counted by publisher.

## Example
    publisher = {Pathfinder}

becomes

    publisher = {Pathfinder Press}

## Fix
Safe: it writes the name as the authority, or else most entries of the library, have it. Unsafe
where the form may be a style's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from biblio.editions.normalising.publishers import APART, normalise, with_same_and
from biblio.rules.basis import Finding, Fixable, LibraryFile, Severity, Subject
from biblio.values import compiled
from biblio.values.folding import fold

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_PUBLISHERS = ("publisher", "origpublisher")
_UNIVERSITY = compiled.pattern(r"\bUniv\.?(?=,? (?:of|Press|Pr\b))")
_PRESS = compiled.pattern(r"(?<=[^\W_] )Pr\.?$")
_LONG = {"pr": "press", "univ": "university", "publ": "publishers", "pub": "publishers"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find names that are spelt otherwise; a place within a name is another rule's business."""
    known: set[int] = set()
    for record, changes in subject.changes(normalise):
        known.add(id(record))
        if len(changes) == 1 and changes[0].field in _PUBLISHERS:
            (change,) = changes
            if APART not in change.reason:
                house = subject.authority.publisher(change.new)
                yield record.finding(
                    f"The authority writes “{change.new}” for “{change.old}”.",
                    change.field,
                    fix=record.rewriting({change.field: change.new}, safe=change.safe),
                    note=house.source if house else None,
                    severity=None if change.safe else Severity.INFO,
                )
    for file in subject.libraries:
        yield from _within(file, known)


def _within(file: LibraryFile, known: set[int]) -> Iterator[Finding]:
    usual = _usual(file)
    for record in file.by_field.get("publisher", ()):
        name = record.fields["publisher"]
        if id(record) in known:
            continue
        if name in usual:
            safe = with_same_and(usual[name], name) == usual[name]
            fix = record.rewriting({"publisher": usual[name]}, safe=safe)
            message = _message(name, usual[name], file)
            yield record.finding(message, "publisher", fix=fix)


def _message(name: str, usual: str, file: LibraryFile) -> str:
    where = "Elsewhere in this library" if usual in file.publishers["publisher"] else "In full"
    return f"{where} “{name}” is “{usual}”."


def _usual(file: LibraryFile) -> Mapping[str, str]:
    """The form to be written for each name that the library has in several, or abbreviates."""
    counts = file.publishers["publisher"]
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        forms[_key(name)].append(name)
    found: dict[str, str] = {}
    for names in forms.values():
        best = max(map(_in_full, names), key=lambda one: (counts[one], one[:1].isupper(), one))
        found.update({name: best for name in names if name != best})
    return found


def _in_full(name: str) -> str:
    """The name of a university's press without abbreviations."""
    name = _UNIVERSITY.sub("University", name)
    return _PRESS.sub("Press", name) if "University" in name else name


def _key(name: str) -> str:
    return " ".join(_LONG.get(word, word) for word in fold(name).split())
