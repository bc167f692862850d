"""TOML files together with the line of every key, which the standard library does not tell."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from biblio.diagnostics import BiblioError, Position
from biblio.files import AnyPath, read_bytes
from biblio.files.limits import refuse_signs
from biblio.values import compiled

Key = tuple[str | int, ...]
"""Where a value stands: names of tables and keys, and numbers of elements from 0."""

_SYNTAX = compiled.pattern(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
# Every name of a dotted key is a table in the one before: 60 kB of them take gigabytes.
_MOST_NAMES = 20
_DOTTED = compiled.pattern(
    rf"""(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_MOST_NAMES}}}"""
)
_TOKEN = compiled.pattern(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<skipped>[ \t\r]+|#[^\n]*)|(?P<mark>[\n\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)


_ENDS = frozenset("\n[]{}=,")


class TomlFile(NamedTuple):
    """What a TOML file says, and on which line it says it."""

    path: str
    text: str
    data: dict[str, Any]

    def position(self, key: Key) -> Position:
        """The place of a key or, where the file does not have it, of the table it belongs to."""
        lines = lines_of(self.text)
        while key and key not in lines:
            key = key[:-1]
        return Position(self.path, lines.get(key))


def read_toml(path: AnyPath) -> TomlFile:
    """The TOML file at `path`.

    Raises BiblioError, with file and line, where it cannot be read or is not TOML.
    """
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = Position(os.fspath(path), data.count(b"\n", 0, error.start) + 1)
        raise BiblioError(f"{position}: this is not UTF-8 text, as TOML has to be.") from error
    return parse_toml(text, os.fspath(path))


def parse_toml(text: str, path: str) -> TomlFile:
    """The TOML in `text`, called `path` in messages. Raises BiblioError as `read_toml` does."""
    import tomllib  # takes as long as all of this package's own modules: only when needed

    refuse_signs(text, path)
    if any(line.count(".") >= _MOST_NAMES and _DOTTED.search(line) for line in text.splitlines()):
        _refuse_long_keys(text, path)
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BiblioError(_syntax_error(str(error), text, path)) from error
    except ValueError as error:  # the figures of a number are too many for Python
        raise BiblioError(f"{path} cannot be read: a number in it is too long.") from error
    except RecursionError as error:
        raise BiblioError(f"{path}: brackets are nested too deeply to be read.") from error


def _refuse_long_keys(text: str, path: str) -> None:
    """Raise BiblioError for a key of more names than any setting has."""
    names = 1
    for token in _tokens(text):
        names = names + 1 if token.text == "." else names if token.text not in _ENDS else 1
        if names > _MOST_NAMES:
            raise BiblioError(f"{Position(path, token.line)}: this key has too many names.")


def _syntax_error(message: str, text: str, path: str) -> str:
    found = _SYNTAX.search(message)
    line = int(found["line"]) if found and found["line"] else text.rstrip("\n").count("\n") + 1
    said = _SYNTAX.sub("", message)
    return f"{Position(path, line)}: this is not TOML: {said[:1].lower()}{said[1:]}."


def unknown_name(name: str, known: Collection[str]) -> str:
    """The name in quotation marks, and the known one it is likely to be a slip for."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"“{name}”" + (f": did you mean “{near[0]}”?" if near else "")


@lru_cache(maxsize=4)
def lines_of(text: str) -> Mapping[Key, int]:
    """The line of every table, key and array element of a text that is well-formed TOML."""
    return _Scanner(text).run()


class _Token(NamedTuple):
    text: str
    line: int


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skipped":
            yield _Token(match.group(), line)
        line += match.group().count("\n")
    yield _Token("\n", line)


class _Scanner:
    """Walks over the tokens once. It trusts the text: the TOML parser has accepted it before."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0
        self.lines: dict[Key, int] = {}
        self.repeated: dict[Key, int] = {}  # how often a [[table]] has come so far

    def run(self) -> dict[Key, int]:
        table: Key = ()
        while self.at < len(self.tokens):
            match self.tokens[self.at].text:
                case "\n":
                    self.at += 1
                case "[":
                    table = self._header()
                case _:
                    self._pair(table)
        return self.lines

    def _header(self) -> Key:
        line = self.tokens[self.at].line
        self._skip("[")
        is_array = self._skip("[")
        *parents, last = self._names("]")
        self._skip("]")
        key: Key = ()
        for name in parents:
            self.lines.setdefault((*key, name), line)
            key = self._latest((*key, name))
        key = (*key, last)
        self.lines.setdefault(key, line)
        if is_array:
            self.repeated[key] = self.repeated.get(key, 0) + 1
            key = self._latest(key)
        self.lines.setdefault(key, line)
        return key

    def _latest(self, key: Key) -> Key:
        """The newest element of an array of tables; the key itself where it is none."""
        return (*key, self.repeated[key] - 1) if key in self.repeated else key

    def _pair(self, table: Key) -> None:
        line = self.tokens[self.at].line
        key = table
        for name in self._names("="):
            key = (*key, name)
            self.lines.setdefault(key, line)
        self._value(key)

    def _names(self, end: str) -> list[str]:
        names = []
        while (text := self._next().text) != end:
            if text != ".":
                names.append(text.strip("\"'"))
        return names

    def _value(self, key: Key) -> None:
        if self._skip("["):
            self._array(key)
        elif self._skip("{"):
            self._inline_table(key)
        else:
            while self.tokens[self.at].text not in ("\n", ",", "]", "}"):
                self.at += 1

    def _array(self, key: Key) -> None:
        number = 0
        while not self._skip("]"):
            if not self._skip("\n") and not self._skip(","):
                self.lines[(*key, number)] = self.tokens[self.at].line
                self._value((*key, number))
                number += 1

    def _inline_table(self, key: Key) -> None:
        while not self._skip("}"):
            if not self._skip("\n") and not self._skip(","):
                self._pair(key)

    def _next(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _skip(self, text: str) -> bool:
        found = self.tokens[self.at].text == text
        self.at += found
        return found
