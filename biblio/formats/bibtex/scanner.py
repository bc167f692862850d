"""Finds the entries of a BibTeX file with pybtex's parser, and goes on after every error.

Beyond what pybtex forgives, it reads entries without a key, keys with spaces, field names with
accents and fields without a comma between them, and it starts again at the next entry where one
is not closed. A % that stands in no value begins a comment, as it does for Biber, though not for
BibTeX: so nobody's commented-out entry is read, and none breaks off at a remark.
"""

from __future__ import annotations

import re

from pybtex.database.input.bibtex import (
    NAME_CHARS,
    LowLevelParser,
    SkipEntry,
    month_names,
)
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from biblio.formats.bibtex.source import EntrySource, FieldSource, Scan, Trouble

# Every character beyond ASCII is a letter of a name: said by what is none, which compiles faster.
_FOREIGN = "".join(set(map(chr, range(128))) - set(NAME_CHARS) - set("0123456789"))
_NAME = rf"[^0-9{re.escape(_FOREIGN)}][^{re.escape(_FOREIGN)}]*"
# An entry that opens where a key should be shows that the one before was broken off.
_KEY = re.compile(r"(?!@\s*[A-Za-z]+\s*[{(])(?:[^\s,{}()=\"#%][^,{}=\"\r\n]*?(?=\s*,)|[^\s,}]+)")
_NEWLINE = re.compile(r"[\r\n]")
_UNBRACKETED_COMMENT = re.compile(r"@\s*comment\b", re.IGNORECASE)
_ENTRY_TYPE = re.compile(rf"@\s*{_NAME}")
_ENTRY_ON_NEW_LINE = re.compile(r"(?<![^\r\n])[ \t]*(@[ \t]*[A-Za-z]+[ \t]*[{(])")
# Nearly every field is such a one: a whole value, its braces balanced, and then a comma or the end.
# The parser reads the same, at a fifth of the speed.
_WHOLE_FIELD = re.compile(
    rf"\s*(?P<name>{_NAME})\s*=\s*(?P<value>"
    r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}|\"[^{}\"]*+\"|[0-9]++)"
    r"(?:\s*(?P<comma>,)|(?=\s*[})]))"
)


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


class _Scanner(LowLevelParser):  # type: ignore[misc]
    NAME = Pattern(_NAME, "a name")
    WHITESPACE = Pattern(r"(?:\s|%[^\r\n]*)+", "whitespace")
    FIELD_AHEAD = Pattern(rf"\s*{_NAME}\s*=", "a field")

    # pybtex is not typed.
    text: str
    pos: int
    command_start: int
    current_entry_key: str | None
    current_field_name: str | None
    current_value: list[str]

    def __init__(self, source: str) -> None:
        super().__init__(source, macros=CaseInsensitiveDict(month_names))
        self._entries: list[EntrySource] = []
        self._strings: list[tuple[str, str]] = []
        self._troubles: list[Trouble] = []
        self._unclosed: int | None = None
        self._fields: list[FieldSource] = []
        self._stumbled = False
        self._value_end = 0
        self._left = _MOST_SUBSTITUTED + len(source)

    def run(self) -> Scan:
        while token := self.skip_to([self.AT]):
            if not self._is_in_comment(token.value):
                self._next_command()
        return Scan(
            tuple(self._entries), tuple(self._strings), tuple(self._troubles), self._unclosed
        )

    @staticmethod
    def _is_in_comment(skipped: str) -> bool:
        """Whether the line, or what is left of it behind an entry, begins with a %."""
        *_, line = _NEWLINE.split(skipped)
        return line.lstrip().startswith("%")

    def _next_command(self) -> None:
        self.command_start = self.pos - 1
        self._fields = []
        self._stumbled = False
        self._key_end = self.pos
        try:
            command, body = self.parse_command()
        except SkipEntry:
            return
        except PybtexSyntaxError as error:
            self._stray_at_sign(error)
            return
        end = self._resume() if self._stumbled else self.pos
        if end >= self._key_end:  # else an @ by itself has taken the next entry's for its own
            self._keep(command, body, end)

    def _stray_at_sign(self, error: PybtexSyntaxError) -> None:
        # An @ within a line of text between entries is an address, not a broken entry; of @comment
        # BibTeX reads no more than the word.
        line_start = max(self.text.rfind(newline, 0, self.command_start) for newline in "\r\n") + 1
        is_comment = _UNBRACKETED_COMMENT.match(self.text, self.command_start)
        if not is_comment and not self.text[line_start : self.command_start].strip():
            self.handle_error(error)

    def _resume(self) -> int:
        """Go back to the first entry that the broken one has swallowed, if any."""
        start = self.command_start + 1
        following = _ENTRY_ON_NEW_LINE.search(self.text, start)
        if following and following.start(1) < self.pos:
            self.pos = following.start(1)
            self._fields = [field for field in self._fields if field.end <= self.pos]
        return start + len(self.text[start : self.pos].rstrip())

    def _keep(self, command: str, body: tuple[object, ...], end: int) -> None:
        if command.lower() == "string":
            if self.current_field_name:
                value = "".join(self.current_value)
                self._strings.append((self.current_field_name, value))
        elif command.lower() != "preamble":
            key, fields = str(body[0] or ""), tuple(self._fields)
            place = (self.command_start, self._kind_end(), self._key_end, end)
            self._entries.append(EntrySource(command, key, *place, fields))

    def _kind_end(self) -> int:
        kind = _ENTRY_TYPE.match(self.text, self.command_start)
        return kind.end() if kind else self.command_start

    def parse_entry_body(self, body_end: Pattern) -> None:
        self._key_end = self.pos
        self.eat_whitespace()
        self.current_entry_key = self._key()
        if self.current_entry_key and self.FIELD_AHEAD.match(self.text, self.pos):
            self._note("syntax", "A comma is missing after the key.", self.pos)
        self.parse_entry_fields()

    def _key(self) -> str:
        key = None if self.FIELD_AHEAD.match(self.text, self.pos) else self._key_ahead()
        if key is None:
            self._note("missing-key", "This entry has no key.", self.command_start)
            return ""
        self.pos += len(key)
        self._key_end = self.pos
        return key

    def _key_ahead(self) -> str | None:
        match = _KEY.match(self.text, self.pos)
        return match.group() if match else None

    def parse_entry_fields(self) -> None:
        while True:
            if whole := _WHOLE_FIELD.match(self.text, self.pos):
                self._take(whole)
                if whole["comma"]:
                    continue
            else:
                self.current_field_name = None
                self.current_value = []
                self._parse_field()
            if self.optional([self.COMMA]):
                continue
            if not self.FIELD_AHEAD.match(self.text, self.pos):
                return
            self._note("syntax", "A comma is missing between two fields.", self.pos)

    def _take(self, field: re.Match[str]) -> None:
        name, value = field["name"], field["value"]
        said = value if value[0].isdigit() else value[1:-1]
        self.current_field_name, self.current_value, self.pos = name, [said], field.end()
        places = (field.start("name"), *field.span("value"))
        self._fields.append(FieldSource(name, said, *places))

    def _parse_field(self) -> None:
        self.eat_whitespace()
        start = self.pos
        super().parse_field()
        name = self.current_field_name
        if name and self.current_value:
            self._fields.append(self._field(name, start))

    def _field(self, name: str, start: int) -> FieldSource:
        end = self._value_end
        field = self.text[start:end]
        after_equals = field[field.index("=", len(name)) + 1 :].lstrip()
        value = "".join(self.current_value)
        return FieldSource(name, value, start, end - len(after_equals), end)

    def parse_value_part(self) -> str:
        part = str(super().parse_value_part())
        self._value_end = self.pos
        return part

    def substitute_macro(self, name: str) -> str:
        if name not in self.macros:
            message = f"No @string defines “{name}”: it is read as that word."
            self._note("undefined-string", message, self.pos - len(name))
            self.macros[name] = name  # said once, it need not be said at every use
        value = str(self.macros[name])
        self._left -= len(value)
        if self._left < 0:
            raise TooMuchError(name)
        return value

    def handle_error(self, error: PybtexSyntaxError) -> None:
        self._stumbled = True
        if isinstance(error, PrematureEOF):
            if self._unclosed is None:
                self._unclosed = self.command_start
            self._note("syntax", "This entry is not closed.", self.command_start)
        else:
            self._note("syntax", f"The entry breaks off here: {error.args[0]}.", self.pos)

    def _note(self, code: str, message: str, offset: int) -> None:
        self._troubles.append(Trouble(code, message, offset))
