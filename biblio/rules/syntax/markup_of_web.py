"""Finds HTML in a library for LaTeX: entities, and tags of typefaces.

## What it does
Reports the entities of HTML (`&amp;`, `&eacute;`, `&#8217;`) and pairs of its tags (`<i>…</i>`,
`<sup>…</sup>`) in the words of an entry. Addresses, where `&` joins what is asked for, are left
alone.

## Why
Publishers' downloads have them. LaTeX takes `&` for the end of a column and prints `<i>` as it
stands.

## Example
    title = {Ponds &amp; <i>fens</i>}

becomes

    title = {Ponds \\& \\emph{fens}}

## Fix
Safe: the characters and typefaces that they stand for, in LaTeX's spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.formats.bibtex import latex
from biblio.formats.bibtex.source import FieldSource
from biblio.record.fields import Nature, nature
from biblio.rules.basis import Edit, Finding, Fix, Fixable, LibraryFile, Severity, Subject
from biblio.values import compiled, tagged
from biblio.values.offsets import every

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_WORDED = (Nature.TITLE, Nature.WORDS, Nature.HOUSE, Nature.PEOPLE, Nature.PLACE)
_ENTITY = compiled.pattern(rf"\\?{tagged.ENTITY}")
_PAIR = compiled.pattern(r"<(?P<name>i|em|b|strong|sup|sub|sc|scp)>(?P<text>[^<>{}]*)</(?P=name)>")
_SIGN = compiled.pattern(r"&[#A-Za-z][A-Za-z0-9]{1,30};|</[a-z]{1,6}>")


def check(subject: Subject) -> Iterator[Finding]:
    """Find entities and pairs of tags, where the source has them."""
    for file in subject.libraries:
        for field in _suspects(file):
            yield from _in_field(file, field)


def _suspects(file: LibraryFile) -> Iterator[FieldSource]:
    """The fields of words in which something looks like HTML."""
    starts = [entry.start for entry in file.bib.entries]
    end = 0
    for sign in every(file.bib.text, "&", "</"):
        if sign < end or not _SIGN.match(file.bib.text, sign):
            continue
        at = bisect_right(starts, sign) - 1
        entry = file.bib.entries[at] if at >= 0 else None
        for field in entry.fields if entry else ():
            if field.value_start <= sign < field.end:
                end = field.end
                if entry and nature(entry.says(field.name.lower())) in _WORDED:
                    yield field


def _in_field(file: LibraryFile, field: FieldSource) -> Iterator[Finding]:
    for pattern, written in ((_ENTITY, _character), (_PAIR, _typeface)):
        for match in pattern.finditer(file.bib.text, field.value_start, field.end):
            if new := written(match):
                fix = Fix((Edit(match.start(), match.end(), new),), safe=True)
                message = f"“{match.group()}” is HTML, which LaTeX does not read."
                yield file.finding(Span(*match.span()), message, fix=fix)


def _character(match: re.Match[str]) -> str:
    entity = match.group().lstrip("\\")
    character = tagged.character(entity)
    return "" if character == entity else latex.encode(character)


def _typeface(match: re.Match[str]) -> str:
    """The same typeface in LaTeX, round what stands there as it is typed."""
    name = match["name"]
    command = latex.encode(tagged.read(f"<{name}>x</{name}>"))
    return command.replace("{x}", f"{{{match['text']}}}")
