"""Tables of a TOML file read one key at a time; whatever is wrong in them is told with its line."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from biblio.diagnostics import BiblioError, Position
from biblio.tomlfile import Key, TomlFile, unknown_name

Choice = TypeVar("Choice", bound=StrEnum)


_TEXT = "a text in quotation marks"
_TEXTS = 'an array of texts, as in ["one", "two"]'
_PATH = 'a path, as in "references.bib"'
_PATHS = 'an array of paths, as in ["one.toml", "two.toml"]'


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file; `key` is where it stands there, `data` what it holds.

    `noun` is what a reader of messages calls its keys. Where a value is not what it has to be,
    BiblioError tells the line and what is expected; a caller may say that in its own words.
    """

    file: TomlFile
    key: Key
    data: dict[str, Any]
    noun: str = "key"

    @property
    def position(self) -> Position:
        """Where the table begins."""
        return self.file.position(self.key)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Raise BiblioError, with a suggestion, for a key that is none of these."""
        for name in self.data:
            if name not in known:
                slip = unknown_name(name, known)
                end = "" if slip.endswith("?") else "."
                position = self.file.position((*self.key, name))
                raise BiblioError(f"{position}: there is no {self.noun} {slip}{end}")

    def text(self, name: str, expected: str = _TEXT) -> str | None:
        """The text of a key, or None where it is not there; an empty text is refused."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, expected)
        return value

    def texts_of(self, names: Iterable[str]) -> dict[str, str | None]:
        """The texts of several keys, by their names."""
        return {name: self.text(name) for name in names}

    def needed(self, name: str) -> str:
        """The text of a key that has to be there."""
        text = self.text(name)
        if text is None:
            raise BiblioError(f"{self.position}: “{name}” is missing here.")
        return text

    def truth(self, name: str, *, default: bool) -> bool:
        """true or false."""
        value = self.data.get(name, default)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def number(self, name: str, least: int, most: int, expected: str = "") -> int | None:
        """A whole number between two others, or None where there is none."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(name, expected or f"a whole number from {least} to {most}")
        return value

    def choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a few words."""
        expected = "one of " + ", ".join(f'"{one}"' for one in choices)
        value = self.text(name, expected)
        if value is None:
            return default
        if value not in list(choices):
            raise self.wrong(name, expected)
        return choices(value)

    def texts(self, name: str, expected: str = _TEXTS) -> tuple[str, ...]:
        """An array of texts, none of them empty."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.wrong(name, expected)
        return tuple(value)

    def table(self, name: str, expected: str = "a table") -> Table:
        """The table of that name, an empty one where there is none."""
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(name, expected)
        return Table(self.file, (*self.key, name), value, self.noun)

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of an array such as [[reading]]."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(name, f"an array of tables: write [[{name}]]")
        for number, one in enumerate(value):
            yield Table(self.file, (*self.key, name, number), one, self.noun)

    def path(self, name: str, *, existing: bool = False) -> Path | None:
        """The path of another file, relative to this one; it may have to be there."""
        value = self.text(name, _TEXT if existing else _PATH)
        if value is None:
            return None
        return self.existing(value, name) if existing else self.beside(value, name)

    def paths(self, name: str, expected: str = _PATHS) -> tuple[Path, ...]:
        """An array of such paths."""
        values = self.texts(name, expected)
        return tuple(self.beside(one, name, number) for number, one in enumerate(values))

    def beside(self, value: str, *name: str | int) -> Path:
        """The path that a value of this file gives, the user's home in it spelt out."""
        try:
            return Path(self.file.path).parent / Path(value).expanduser()
        except RuntimeError as error:
            position = self.file.position((*self.key, *name))
            raise BiblioError(f"{position}: “{value}” names a home that is not known.") from error

    def existing(self, value: str, name: str) -> Path:
        """The file that a value of this file names; raises BiblioError where it is not there."""
        path = self.beside(value, name)
        if not os.path.lexists(path):
            raise BiblioError(f"{self.file.position((*self.key, name))}: there is no file {path}.")
        return path

    def wrong(self, name: str, expected: str) -> BiblioError:
        """The error of a key that has to be something else."""
        return BiblioError(
            f"{self.file.position((*self.key, name))}: “{name}” has to be {expected}."
        )
