"""How a BibTeX file is laid out: its habits are kept where something is added to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.formats.bibtex.values import to_source
from biblio.values import compiled

_SEPARATOR = compiled.pattern(r"\s*,\s*")
_DASH, _ASCII_DASH = "–", "--"
_PAGES = "pages"


class Habits(NamedTuple):
    """What a file does throughout: how its lines end, and what stands between two pages.

    BibTeX's own spelling of a range is one that files of every encoding can have, and its styles
    look for a hyphen to see that there are several pages.
    """

    newline: str = "\n"
    dash: str = _ASCII_DASH

    def spelled(self, name: str, value: str) -> str:
        """The source of a plain value of that field."""
        source = to_source(name, value)
        return source.replace(_DASH, self.dash) if name.lower() == _PAGES else source


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
    habits: Habits = Habits()

    @property
    def newline(self) -> str:
        """The newline of the file."""
        return self.habits.newline

    def field(self, name: str, value: str) -> str:
        """`name = {value}`; the value is plain text."""
        return self.field_of(name, self.habits.spelled(name, value))

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


def habits_of(source: str, entries: Sequence[EntrySource]) -> Habits:
    """The habits of a file: a dash is written where most of its ranges of pages have one."""
    dash = _DASH if _DASH in source and _has_dashes(entries) else _ASCII_DASH
    return Habits(newline_of(source), dash)


def _has_dashes(entries: Sequence[EntrySource]) -> bool:
    pages = [one.value for entry in entries for one in entry.fields if one.name.lower() == _PAGES]
    dashes, others = (sum(dash in value for value in pages) for dash in (_DASH, _ASCII_DASH))
    return dashes > others


def newline_of(source: str) -> str:
    """The newline that most lines of the source end with."""
    pairs = source.count("\r\n")
    singles = source.count("\n") - pairs
    returns = source.count("\r") - pairs
    if pairs > max(singles, returns):
        return "\r\n"
    return "\r" if returns > singles else "\n"


def style_of(source: str, entry: EntrySource, habits: Habits) -> Style:
    """The layout of an entry; the ordinary one where it has no fields to show it by."""
    if not entry.fields:
        return _ordinary(habits)
    last = entry.fields[-1]
    width = _width(source, entry.fields)
    return Style(
        separator=_separator(source, entry, habits.newline),
        before_equals=_gap(width, entry.fields) if width else _before_equals(source, last),
        after_equals=_after_equals(source, last),
        width=width,
        quotes=_has_quotes(source, entry.fields),
        upper=all(field.name.isupper() for field in entry.fields),
        trailing_comma=source[last.end : entry.end].lstrip().startswith(","),
        habits=habits,
    )


def _ordinary(habits: Habits) -> Style:
    return Style(separator=f",{habits.newline}  ", habits=habits)


def style_for_new(source: str, entries: Sequence[EntrySource], habits: Habits) -> Style:
    """The layout of the last entry that has its fields on lines of their own."""
    styles = (style_of(source, entry, habits) for entry in reversed(entries) if entry.fields)
    told = (style for style in styles if habits.newline in style.separator)
    return next(told, _ordinary(habits))


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
