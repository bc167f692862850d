"""Finds authors who are named by their family name alone.

## What it does
Reports a lone family name where another entry of the library, or the authority, has the given name
of the author of the same text, or, as information, where the library knows just one person of that
family name.

## Why
A bibliography is sorted by family names and tells two of one name apart by the given ones. People
who have only one name (Plato, Voltaire), saints, kings and bodies are right as they are, and so are
initials. So is a family name where the entry that this one is a part of, or refers to by `xref`,
names the person in full.

## Example
    @book{one, author = {Lenin, V. I.}, title = {Imperialism}}
    @book{two, author = {Lenin}, title = {The State and Revolution}}

## Fix
Unsafe: the name is written as the other entry or the authority has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from biblio.editions.normalising import Change
from biblio.editions.normalising.evidence import ROLES, is_of_another
from biblio.editions.normalising.names import normalise
from biblio.record.person import family_key, individual, join_names, split_names
from biblio.rules.basis import Finding, Fixable, LibraryFile, Record, Severity, Subject
from biblio.values.forenames import is_short_for
from biblio.values.names import is_corporate

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

# How many lone names a library may have, and one in how many, before they are a custom.
_FEW, _RARE = 20, 10
_MOST_FORENAMES = 3
_WHOLE = ("xref", "crossref")


def check(subject: Subject) -> Iterator[Finding]:
    """Find names without a given name that somebody else tells."""
    told = {id(record): _told(changes) for record, changes in subject.changes(normalise)}
    for file in subject.libraries:
        lone = tuple(_lone(file))
        people = _people(file, {name for _, _, names in lone for name in names})
        for record, role, names in lone:
            sure = told.get(id(record), {})
            yield from _in(record, role, names, sure, Severity.WARNING)
            others = {name: full for name, full in people.items() if name not in sure}
            yield from _in(record, role, names, others, Severity.INFO)


def _lone(file: LibraryFile) -> Iterator[tuple[Record, str, tuple[str, ...]]]:
    """The lists of names in which one has no parts."""
    for record, role, names in file.named:
        if any("," not in name and individual(name) for name in names):
            yield record, role, names


def _told(changes: Iterable[Change]) -> dict[str, str]:
    """The full name of each lone family name that the normaliser completes."""
    pairs = (
        pair
        for change in changes
        for pair in zip(split_names(change.old or ""), split_names(change.new), strict=True)
    )
    return {
        old: new for old, new in pairs if "," not in old and _is_forename(new.partition(", ")[2])
    }


def _people(file: LibraryFile, lone: set[str]) -> Mapping[str, str]:
    """The one full name that the library has for each lone one.

    Where many names are lone, that is the custom of a country, and proves nothing.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    names = {name for _, _, names in file.named for name in names}
    for name in names if len(lone) < _FEW or len(lone) * _RARE < len(names) else ():
        family, comma, _ = name.partition(",")
        if comma and family in lone and (person := individual(name)) and _is_forename(person.given):
            found[family].add(name)
    fullest = {family: max(names, key=len) for family, names in found.items()}
    return {
        family: best
        for family, best in fullest.items()
        if all(name == best or _is_short(name, best) for name in found[family])
    }


def _is_short(name: str, full: str) -> bool:
    """Whether both may be one person, of whom the first has but initials."""
    one, other = individual(name), individual(full)
    return bool(one and other and is_short_for(one.given, other.given))


def _is_forename(given: str) -> bool:
    """Whether somebody is called so: `Indonesia, Ministry of Trade` is a country’s ministry."""
    return bool(given) and not is_corporate(given) and len(given.split()) <= _MOST_FORENAMES


def _in(
    record: Record,
    role: str,
    names: tuple[str, ...],
    full: Mapping[str, str],
    severity: Severity,
) -> Iterator[Finding]:
    for name in names:
        others = (family_key(one) for one in names if one != name)
        known = name in full and "," not in name and full[name] not in names and individual(name)
        if known and _stands_alone(record, full[name], others):
            mended = join_names(full[one] if one == name else one for one in names)
            fix = record.rewriting({role: mended}, safe=False)
            known_as = "elsewhere it is" if severity is Severity.WARNING else "the library has"
            message = f"“{name}” has no given name; {known_as} “{full[name]}”."
            yield record.finding(message, role, part=name, fix=fix, severity=severity)


def _stands_alone(record: Record, full: str, others: Iterable[str]) -> bool:
    """Whether nobody beside is called so, and no entry that is referred to names the person."""
    if is_of_another(full.partition(",")[2], others):
        return False
    whole = (record.file.by_folded_key.get(record.get(link).casefold()) for link in _WHOLE)
    return not any(full in split_names(one.get(role)) for one in whole if one for role in ROLES)
