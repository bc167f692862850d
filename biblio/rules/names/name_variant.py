"""Finds one person's name in several forms within a library.

## What it does
Reports a name that another entry of the same text, or the authority, has more fully; initials of
somebody whom most entries name in full, or two that agree with a full name, where the library has
no namesake; a full name that stands once where the others, three at least, have initials; and a
name that differs from another in nothing but the spaces and full stops of its initials, in an
accent or in letter case.

## Why
An index or a bibliography makes two people of *Lenin, V.I.* and *Lenin, V. I.*, and sorts them
apart. A library that keeps to one form throughout, be it initials, is right.

## Example
    author = {Lenin, V.I.}

beside several `Lenin, V. I.`

## Fix
Unsafe: the form that most entries have, or the fuller one; a name on a title page is a datum.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from biblio.editions.normalising import Change
from biblio.editions.normalising.names import normalise
from biblio.record.person import individual, join_names, split_names
from biblio.rules.basis import Finding, Fixable, LibraryFile, Record, Severity, Subject
from biblio.values import compiled
from biblio.values.folding import fold
from biblio.values.forenames import is_short_for, spaced

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

_TWO = 2
_MANY = 3
_STRAY_STOP = compiled.pattern(r"[^\W\d_]{4}\.$")
_INITIAL = compiled.pattern(r"[^\W\d_]\.")
_BARE_INITIAL = compiled.pattern(r"(?<![^\W_])[^\W\d_](?![^\W_.]|[.’'])")


def check(subject: Subject) -> Iterator[Finding]:
    """Find names whose form differs from another entry's."""
    fuller = {id(record): _fuller(changes) for record, changes in subject.changes(normalise)}
    for file in subject.libraries:
        usual = _usual(file)
        for record, role, names in file.named:
            told = fuller.get(id(record))
            if told or usual:
                yield from _in(record, role, names, {**usual, **told} if told else usual)


def _in(
    record: Record, role: str, names: Sequence[str], forms: Mapping[str, str]
) -> Iterator[Finding]:
    for name in names:
        if name in forms:
            mended = join_names(forms[one] if one == name else one for one in names)
            fix = record.rewriting({role: mended}, safe=False)
            message = f"“{name}” is “{forms[name]}” elsewhere."
            yield record.finding(message, role, part=name, fix=fix)


def _fuller(changes: Iterable[Change]) -> dict[str, str]:
    """The names that the normaliser writes more fully, with their fuller forms."""
    pairs = (
        pair
        for change in changes
        for pair in zip(split_names(change.old or ""), split_names(change.new), strict=True)
    )
    return {old: new for old, new in pairs if "," in old and _tidy(old) != _tidy(new)}


def _usual(file: LibraryFile) -> Mapping[str, str]:
    """The form that most entries have, for each name that is met in another one too."""
    counts = Counter(name for _, _, names in file.named for name in names)
    forms: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for name in counts:
        if "," in name:
            forms[_tidy(name)].append(name)
    found: dict[str, str] = {}
    for names in forms.values():
        if len(names) == 1 or not all(map(individual, names)):
            continue
        best = max(names, key=lambda one: (_care(one), counts[one], len(one)))
        found.update({name: best for name in names if _is_variant(name, best)})
    return {**_short_forms(counts), **found}


def _short_forms(counts: Counter[str]) -> dict[str, str]:
    """Initials of somebody whom the library else names in full, and of whom it has no namesake.

    Where it has initials nearly always, the full name is the one that differs.
    """
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        family, comma, _ = name.partition(",")
        if comma:
            families[family].append(name)
    pairs = (
        (short, full)
        for names in families.values()
        if len(names) == _TWO
        for short, full in (names, names[::-1])
        if _is_short(short, full) and _is_likelier(full, short, counts)
    )
    return dict(
        (full, short) if counts[short] >= _MANY * counts[full] else (short, full)
        for short, full in pairs
    )


def _is_likelier(full: str, short: str, counts: Counter[str]) -> bool:
    """Whether two initials agree, or the full name is met more than once, and oftener."""
    agree = len(_INITIAL.findall(short)) >= _TWO and len(_letters(short)) < len(_letters(full))
    return agree or (counts[full] > counts[short] and counts[full] >= _TWO)


def _letters(name: str) -> str:
    return fold(name).replace(" ", "")


def _is_short(short: str, full: str) -> bool:
    one, other = individual(short), individual(full)
    if not (one and other and one.given) or one.suffix != other.suffix:
        return False
    return one.given != other.given and is_short_for(one.given, other.given)


def _care(name: str) -> tuple[bool, int, int]:
    """How carefully a name is written: stops, accents, and the second capital of *McGillis*."""
    bare = bool(_BARE_INITIAL.search(name)) or "–" in name or bool(_STRAY_STOP.search(name))
    accents = sum(not letter.isascii() for letter in name)
    return not bare, accents, 0 if name.isupper() else sum(map(str.isupper, name))


def _is_variant(name: str, best: str) -> bool:
    """Whether they differ, and not in both halves: `Šmith, Someone` is no `Smith, Šomeone`."""
    (one, _, given), (other, _, better) = name.partition(","), best.partition(",")
    if unicodedata.normalize("NFC", name) == unicodedata.normalize("NFC", best):
        return False  # looks the same: a matter of encoding
    return one == other or spaced(given) == spaced(better)


def _tidy(name: str) -> tuple[str, int]:
    """What the spellings of one name have in common."""
    return fold(name), name.count(",")
