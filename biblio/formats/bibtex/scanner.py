"""Finds the entries of a BibTeX file to the character, and goes on after every error.

The grammar is that of BibTeX (btxdoc, and `bibtex.web`), read more kindly: entries without a key,
keys with spaces, field names with accents, fields without a comma between them. Where an entry is
not closed, reading goes on at the next one that begins a line, or at the next field that does. A %
that stands in no value begins a comment, as it does for Biber, though not for BibTeX: so nobody's
commented-out entry is read, and none breaks off at a remark. What stands in the brackets of
a @comment is a comment, as for all but BibTeX.

All offsets are characters of the source. The time is linear in its length, whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from sys import intern

from biblio.formats.bibtex.cursor import BrokenOffError, Cursor, UnclosedError
from biblio.formats.bibtex.grammar import (
    BRACE_OR_QUOTE,
    ENTRY_ON_NEW_LINE,
    FIELD_AHEAD,
    FIELD_NAME,
    FIELD_ON_NEW_LINE,
    HEAD,
    KEY,
    KIND,
    LINE,
    NUMBER,
    WHOLE_FIELD,
)
from biblio.formats.bibtex.source import EntrySource, FieldSource, Scan, Trouble

# Every style of BibTeX defines these.
_MONTHS = {
    **{"jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May"},
    **{"jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October"},
    **{"nov": "November", "dec": "December"},
}
_CLOSERS = {"{": "}", "(": ")"}
_FIGURES = "0123456789"


# Characters that macros may stand for, beside as many as the file has: of 402 real libraries none
# comes to a tenth of its own length. Each @string may double the one before it.
_MOST_SUBSTITUTED = 1_000_000


class TooMuchError(Exception):
    """The macros of a file stand for more text than any library has."""


def scan(source: str) -> Scan:
    """The entries and @string macros of the source, and what was wrong with it.

    Raises TooMuchError where its macros stand for too much text.
    """
    return _Scanner(source).run()


class _Scanner(Cursor):
    """Reads from `_at` on; `_start` is the @ of the command that is being read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._start = 0
        self._macros = dict(_MONTHS)
        self._entries: list[EntrySource] = []
        self._strings: list[tuple[str, str]] = []
        self._troubles: list[Trouble] = []
        self._unclosed: int | None = None
        self._fields: list[FieldSource] = []
        self._open: FieldSource | None = None  # the field that is being read
        self._whole = 0  # fields that are known to have swallowed none
        self._left = _MOST_SUBSTITUTED + len(text)

    def run(self) -> Scan:
        while (at := self._text.find("@", self._at)) >= 0:
            in_comment = self._is_in_comment(at)
            self._start, self._at = at, at + 1
            if in_comment:
                self._at = self._end_of(LINE)
            elif head := HEAD.match(self._text, at):
                self._at = head.end()
                self._fields_of(head["kind"], head.end("kind"), head["key"], head.end("key"), "}")
            else:
                self._command()
        return Scan(
            tuple(self._entries), tuple(self._strings), tuple(self._troubles), self._unclosed
        )

    def _is_in_comment(self, at: int) -> bool:
        """Whether the line, or what is left of it behind an entry, begins with a %."""
        before = self._text[self._at : at]
        if "%" not in before:  # as nearly always
            return False
        return before.replace("\r", "\n").rpartition("\n")[2].lstrip().startswith("%")

    def _command(self) -> None:
        try:
            kind = self._expected(KIND, "a name")
            kind_end = self._at
            bracket = self._opening()
        except (BrokenOffError, UnclosedError) as error:
            self._stray_at_sign(error)
            return
        match kind.lower():
            case "comment":
                self._comment(bracket)
            case "string" | "preamble" as command:
                self._definition(command, _CLOSERS[bracket])
            case _:
                self._entry(kind, kind_end, _CLOSERS[bracket])

    def _stray_at_sign(self, error: Exception) -> None:
        # An @ within a line of text between entries is an address, not a broken entry; of @comment
        # BibTeX reads no more than the word.
        word = self._text[self._start + 1 : self._start + 9].strip().lower()
        if not word.startswith("comment") and self._begins_line(self._start):
            self._tell(error)

    def _begins_line(self, at: int) -> bool:
        while at and self._text[at - 1].isspace() and self._text[at - 1] not in "\r\n":
            at -= 1
        return not at or self._text[at - 1] in "\r\n"

    def _comment(self, bracket: str) -> None:
        """A comment ends with its brackets; where they do not close, reading goes on inside."""
        closing = self._closing if bracket == "{" else self._closing_bracket
        try:
            self._at = closing(self._at - 1)
        except UnclosedError:
            return

    def _definition(self, command: str, closer: str) -> None:
        try:
            name = self._name_of_macro() if command == "string" else ""
            value = self._value()
            if name:
                self._macros[name.lower()] = value
                self._strings.append((name, value))
            self._sign(closer)
        except (BrokenOffError, UnclosedError) as error:
            self._tell(error)
            self._resume()

    def _name_of_macro(self) -> str:
        name = self._expected(FIELD_NAME, "a name")
        self._sign("=")
        return name

    # Entries

    def _entry(self, kind: str, kind_end: int, closer: str) -> None:
        key_end = self._at
        key = self._key()
        if key:
            key_end = self._at
        self._fields_of(kind, kind_end, key, key_end, closer)

    def _fields_of(self, kind: str, kind_end: int, key: str, key_end: int, closer: str) -> None:
        """Read what an entry says, and keep it."""
        self._fields, self._open, self._whole = [], None, 0
        end = self._body(closer)
        if end >= key_end:  # else an @ by itself has taken the next entry's for its own
            place = (self._start, kind_end, key_end, end)
            self._entries.append(EntrySource(kind, key, *place, tuple(self._fields)))

    def _key(self) -> str:
        self._skip_space()
        ahead = FIELD_AHEAD.match(self._text, self._at)
        found = None if ahead else KEY.match(self._text, self._at)
        if found is None:
            self._note("missing-key", "This entry has no key.", self._start)
            return ""
        self._at = found.end()
        if FIELD_AHEAD.match(self._text, self._at):
            self._note("missing-comma", "A comma is missing after the key.", self._at)
        return found.group()

    def _body(self, closer: str) -> int:
        """Read the fields; where the entry ends, or reading of it."""
        while error := self._fields_until(closer):
            if self._reopened(error):
                continue
            if self._open and isinstance(error, UnclosedError) and self._entry_follows():
                self._note("syntax", self._missing(self._open, self._at), self._open.value_start)
            elif self._has_come_to_an_entry(error):
                self._note("syntax", "This entry is not closed.", self._start)
            else:
                self._tell(error)
            return self._resume()
        return self._at

    def _fields_until(self, closer: str) -> Exception | None:
        """Read the fields up to the end of the entry, or up to what hinders that."""
        self._open = None
        try:
            self._whole_fields()
            if not self._has(closer):
                self._read_fields()
                self._sign(closer)
        except (BrokenOffError, UnclosedError) as error:
            return error
        return None

    def _has_come_to_an_entry(self, error: Exception) -> bool:
        """Whether the next entry stands where this one goes on: then it is this one's fault."""
        found = ENTRY_ON_NEW_LINE.match(self._text, self._line_before(self._at))
        return isinstance(error, BrokenOffError) and found is not None and found.end() > self._at

    def _line_before(self, at: int) -> int:
        while at and self._text[at - 1] in " \t":
            at -= 1
        return at

    def _reopened(self, error: Exception) -> bool:
        """Go back to a line that looks like a field, within a value that goes on too far."""
        if self._open:  # it has not come to its end
            end = self._at if isinstance(error, BrokenOffError) else self._next_entry()
            return self._is_cut(len(self._fields), self._open._replace(end=end))
        if isinstance(error, UnclosedError) or self._has_come_to_an_entry(error):
            first = self._whole
            return any(self._is_cut(first + at, one) for at, one in enumerate(self._fields[first:]))
        # `title = "On Fens,` ends at the next mark: before the value of the next field
        last = self._fields[-1] if self._fields else None
        return last is not None and self._is_cut(len(self._fields) - 1, last, at_end=True)

    def _is_cut(self, number: int, field: FieldSource, *, at_end: bool = False) -> bool:
        """Whether the field of that number was cut before a line that looks like the next one.

        `at_end`: what looks so ends where the field does.
        """
        swallowed = FIELD_ON_NEW_LINE.search(self._text, field.value_start, field.end)
        if not swallowed or (at_end and swallowed.end() != field.end):
            return False
        self._note("syntax", self._missing(field, swallowed.start()), field.value_start)
        self._fields[number:] = [self._cut(field, swallowed.start())]
        self._whole = number + 1
        self._at = swallowed.start("name")
        return True

    def _missing(self, field: FieldSource, end: int) -> str:
        """What is missing of the value that should have ended there, in words."""
        said = self._text[field.value_start : end]
        quoted = said.startswith('"') and said.count("{") <= said.count("}")
        return f"A {'quotation mark' if quoted else 'brace'} is missing in the field {field.name}."

    def _entry_follows(self) -> bool:
        return self._next_entry() < len(self._text)

    def _next_entry(self) -> int:
        """Where the next entry begins a line behind the beginning of this one, or the end."""
        following = bisect_left(self._openings, self._start + 1)
        return self._openings[following] if following < len(self._openings) else len(self._text)

    def _cut(self, field: FieldSource, end: int) -> FieldSource:
        """The field as far as its own lines go."""
        value = self._text[field.value_start : end].rstrip().removesuffix(",").rstrip()
        said = value[1:].removesuffix("}" if value[0] == "{" else value[0])
        places = (field.start, field.value_start, field.value_start + len(value))
        return FieldSource(field.name, said, *places)

    def _resume(self) -> int:
        """Go back to the first entry that the broken one has swallowed; where the broken one ends.

        Of an entry by itself that is where it was left.
        """
        begun = self._start + 1
        if (following := self._next_entry()) < self._at:
            self._at = following
            self._fields = [field for field in self._fields if field.end <= self._at]
        return begun + len(self._text[begun : self._at].rstrip())

    @cached_property
    def _openings(self) -> list[int]:
        """Each @ that begins an entry at the beginning of a line."""
        return [found.start(1) for found in ENTRY_ON_NEW_LINE.finditer(self._text)]

    # Fields

    def _read_fields(self) -> None:
        while True:
            if not self._whole_fields():
                self._field()
            if self._has(",", needed=True):
                continue
            if not FIELD_AHEAD.match(self._text, self._at):
                return
            self._note("missing-comma", "A comma is missing between two fields.", self._at)

    def _whole_fields(self) -> bool:
        """Take the fields that are such as nearly all are; whether the last has no comma."""
        text, at, take, match = self._text, self._at, self._fields.append, WHOLE_FIELD.match
        made = tuple.__new__  # what a named tuple's own does too, by a call more
        while field := match(text, at):
            name, said, comma = field.groups()
            (begun, _), (start, end), at = field.span(1), field.span(2), field.end()
            if said[0] in '{"':
                said = said[1:-1]
            elif said[0] not in _FIGURES:
                self._at = end
                said = self._macro(said)
            # One string for each name of a library: whoever looks for it is done sooner.
            take(made(FieldSource, (intern(name), said, begun, start, end)))
            if not comma:
                break
        self._at = at
        return field is not None

    def _field(self) -> None:
        self._skip_space()
        name = FIELD_NAME.match(self._text, self._at)
        if name is None:
            return
        self._at = name.end()
        self._sign("=")
        self._skip_space()
        start = self._at
        self._open = FieldSource(name.group(), "", name.start(), start, start)
        value = self._value()
        self._fields.append(self._open._replace(value=value, end=self._at))
        self._open = None

    def _value(self) -> str:
        """The parts that a # ties together; ends behind the last one."""
        parts: list[str] = []
        while True:
            self._skip_space()
            parts.append(self._part())
            end = self._at
            if not self._has("#"):
                self._at = end
                return "".join(parts)

    def _part(self) -> str:
        """A group, a quotation, a number, or a macro."""
        start, sign = self._at, self._text[self._at : self._at + 1]
        if sign in ("{", '"'):
            self._at = self._closing(start) if sign == "{" else self._quotation_end(start + 1)
            return self._text[start + 1 : self._at - 1]
        if number := NUMBER.match(self._text, start):
            self._at = number.end()
            return number.group()
        return self._macro(self._expected(FIELD_NAME, "field value"))

    def _macro(self, name: str) -> str:
        value = self._macros.get(name.lower())
        if value is None:
            message = f"No @string defines “{name}”: it is read as that word."
            self._note("undefined-string", message, self._at - len(name))
            self._macros[name.lower()] = name  # said once, it need not be said at every use
            return name
        self._left -= len(value)
        if self._left < 0:
            raise TooMuchError(name)
        return value

    def _quotation_end(self, at: int) -> int:
        while sign := BRACE_OR_QUOTE.search(self._text, at):
            self._at = at = sign.end()
            if sign.group() == '"':
                return at
            if sign.group() == "}":
                raise BrokenOffError("unbalanced braces")
            at = self._closing(sign.start())
        raise UnclosedError

    # Troubles

    def _tell(self, error: Exception) -> None:
        if isinstance(error, BrokenOffError):
            self._note("syntax", f"The entry breaks off here: {error}.", self._at)
            return
        self._at = len(self._text)
        if self._unclosed is None:
            self._unclosed = self._start
        self._note("syntax", "This entry is not closed.", self._start)

    def _note(self, code: str, message: str, offset: int) -> None:
        self._troubles.append(Trouble(code, message, offset))
