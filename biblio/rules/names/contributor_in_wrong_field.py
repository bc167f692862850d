"""Finds translators, editors and writers of introductions hidden in a note or a title.

## What it does
Reads *translated by Max Eastman*, *trans. Max Eastman*, *edited by …*, *with an introduction by …*
in `note`, `titleaddon`, `addendum`, `title` and `subtitle`, where the entry has no such field.

## Why
A style prints a translator where it is due, and in the right words, only from `translator`; nobody
who looks for the translator's work finds it in a note.

## Example
    note = {Translated by Max Eastman}

becomes

    translator = {Eastman, Max}

## Fix
Unsafe: the name moves to its own field. Where other words stand beside it, they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.record.person import from_print
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values import compiled, names
from biblio.values.patterns import Lazy

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

_FIELDS = ("note", "titleaddon", "addendum", "title", "subtitle")
_WORD = r"(?:[^\W\d_a-z](?:[\w’'-]*[^\W\d_])?\.?|de|van|von|der|den|du|la|le|di|da|ten|del)"
_NAME = rf"{_WORD}(?:[ \t]+{_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,[ \t]+{_NAME})*,?[ \t]+and[ \t]+{_NAME})?"
_STATEMENTS = {
    role: Lazy(
        rf"(?P<open>[,;.:]\s+|\(|^)(?P<words>{words}\s+)(?P<names>{_NAMES})(?=\s*[,;.)]|\s*$)",
        sign=sign,
    )
    for role, sign, words in (
        (
            "translator",
            "[Tt]rans",
            r"(?:[Tt]ranslated|[Tt]ransl?\.|[Tt]rans(?= by))(?:\s+into\s+\w+)?"
            r"(?:\s+from\s+(?:the\s+)?\w+)?(?:\s+by)?",
        ),
        ("editor", "[Ee]d", r"(?:[Ee]dited|[Ee]d\.(?= by))\s+by"),
        (
            "introduction",
            "[Ii]ntroduction",
            r"(?:[Ww]ith\s+)?(?:[Aa]n\s+)?[Ii]ntroduction\s+by",
        ),
        (
            "foreword",
            "[Ff]oreword|[Pp]reface",
            r"(?:[Ww]ith\s+)?(?:[Aa]\s+)?(?:[Ff]oreword|[Pp]reface)\s+by",
        ),
        ("afterword", "[Aa]fterword", r"(?:[Ww]ith\s+)?(?:[Aa]n\s+)?[Aa]fterword\s+by"),
    )
}
_ANY = compiled.pattern(r"\b(?:by|trans\.|transl\.)\s", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find statements of responsibility outside their fields."""
    for record, field in subject.having(*_FIELDS):
        value = record.fields[field]
        small = value.lower()
        if ("by" in small or "trans" in small) and _ANY.search(value):
            for role, statement in _STATEMENTS.items():
                match = statement.search(value)
                if match and not record.get(role) and _are_names(match["names"]):
                    yield _finding(record, field, role, match)


def _are_names(text: str) -> bool:
    return all(names.looks_like_person(one) for one, _ in names.split(text))


def _finding(record: Record, field: str, role: str, match: re.Match[str]) -> Finding:
    people = " and ".join(str(from_print(one)) for one, _ in names.split(match["names"]))
    part = (match["words"] + match["names"]).strip()
    message = f"“{part}” belongs in the field “{role}”."
    return record.finding(message, field, part=part, fix=_moved(record, field, role, people, match))


def _moved(record: Record, field: str, role: str, people: str, match: re.Match[str]) -> Fix:
    value = record.fields[field]
    rest = (value[: match.start()] + _rest(value[match.end() :], match["open"])).strip(" .,;")
    if rest:
        return record.rewriting({field: rest, role: people}, safe=False)
    source = record.field(field)
    edits = (Edit(source.start, source.end, f"{role} = {{{people}}}"),) if source else ()
    return Fix(edits, safe=False)


def _rest(after: str, opening: str) -> str:
    return after.lstrip()[1:] if opening == "(" else after
