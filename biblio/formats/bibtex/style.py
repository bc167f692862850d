"""How a BibTeX file is laid out: its habits are kept where something is added to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.values import to_source
from biblio.values import compiled

_SEPARATOR = compiled.pattern(r"\s*,\s*")


class Style(NamedTuple):
    """The layout of an entry's fields.

    `before_equals` and `after_equals` is the space around the sign, `width` the column to which
    names and that space are filled up, `separator` what stands between two fields.
    """

    separator: str = ",\n  "
    before_equals: str = " "
    after_equals: str = " "
    width: int = 0
    quotes: bool = False
    upper: bool = False
    trailing_comma: bool = True
    newline: str = "\n"

    def field(self, name: str, value: str) -> str:
        """`name = {value}`; the value is plain text."""
        return self.field_of(name, to_source(name, value))

    def field_of(self, name: str, source: str) -> str:
        """`name = {source}`; the source is taken as it is, but for its newlines."""
        shown = name.upper() if self.upper else name
        source = self.with_newlines(source)
        padded = shown.ljust(self.width - len(self.before_equals)) + self.before_equals
        return f"{padded}={self.after_equals}{self.delimited(source)}"

    def delimited(self, source: str) -> str:
        """The value in quotes where that is the habit and the value has none, else in braces."""
        return f'"{source}"' if self.quotes and '"' not in source else f"{{{source}}}"

    def with_newlines(self, text: str) -> str:
        """The text with the newlines of the file."""
        return text if self.newline == "\n" else text.replace("\n", self.newline)


def newline_of(source: str) -> str:
    """The newline that most lines of the source end with."""
    pairs = source.count("\r\n")
    singles = source.count("\n") - pairs
    returns = source.count("\r") - pairs
    if pairs > max(singles, returns):
        return "\r\n"
    return "\r" if returns > singles else "\n"


def style_of(source: str, entry: EntrySource, newline: str) -> Style:
    """The layout of an entry; the ordinary one where it has no fields to show it by."""
    if not entry.fields:
        return Style(separator=f",{newline}  ", newline=newline)
    last = entry.fields[-1]
    width = _width(source, entry.fields)
    return Style(
        separator=_separator(source, entry, newline),
        before_equals=_gap(width, entry.fields) if width else _before_equals(source, last),
        after_equals=_after_equals(source, last),
        width=width,
        quotes=_has_quotes(source, entry.fields),
        upper=all(field.name.isupper() for field in entry.fields),
        trailing_comma=source[last.end : entry.end].lstrip().startswith(","),
        newline=newline,
    )


def style_for_new(source: str, entries: Sequence[EntrySource], newline: str) -> Style:
    """The layout of the last entry that has its fields on lines of their own."""
    styles = (style_of(source, entry, newline) for entry in reversed(entries) if entry.fields)
    ordinary = Style(separator=f",{newline}  ", newline=newline)
    return next((style for style in styles if newline in style.separator), ordinary)


def _separator(source: str, entry: EntrySource, newline: str) -> str:
    ends = [entry.key_end, *(field.end for field in entry.fields)]
    between = source[ends[-2] : entry.fields[-1].start]
    return between if _SEPARATOR.fullmatch(between) else f",{newline}  "


def _has_quotes(source: str, fields: Sequence[FieldSource]) -> bool:
    """Whether the last value that has delimiters has quotes."""
    delimiters = [source[field.value_start] for field in fields]
    return next((mark == '"' for mark in reversed(delimiters) if mark in '"{'), False)


def _sign(source: str, field: FieldSource) -> int:
    return source.index("=", field.start + len(field.name))


def _before_equals(source: str, field: FieldSource) -> str:
    return source[field.start + len(field.name) : _sign(source, field)]


def _after_equals(source: str, field: FieldSource) -> str:
    return source[_sign(source, field) + 1 : field.value_start]


def _width(source: str, fields: Sequence[FieldSource]) -> int:
    """The column of most signs, where names of different length have them in one column."""
    columns = [_sign(source, field) - field.start for field in fields]
    column, count = Counter(columns).most_common(1)[0]
    pairs = zip(columns, fields, strict=True)
    lengths = {len(field.name) for at, field in pairs if at == column}
    return column if 2 * count > len(fields) and len(lengths) > 1 else 0


def _gap(width: int, fields: Sequence[FieldSource]) -> str:
    """A space, for names too long for the column, unless the longest name here has none either."""
    longest = max(len(field.name) for field in fields if len(field.name) <= width)
    return " " if width > longest else ""
