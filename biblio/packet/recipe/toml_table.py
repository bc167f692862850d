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


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file; `key` is where it stands there, `data` what it holds."""

    file: TomlFile
    key: Key
    data: dict[str, Any]

    @property
    def position(self) -> Position:
        """Where the table begins."""
        return self.file.position(self.key)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Raise BiblioError for a key that is none of these."""
        for name in self.data:
            if name not in known:
                slip = unknown_name(name, known)
                end = "" if slip.endswith("?") else "."
                position = self.file.position((*self.key, name))
                raise BiblioError(f"{position}: there is no key {slip}{end}")

    def text(self, name: str) -> str | None:
        """The text of a key, or None where it is not there; an empty text is refused."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, "a text in quotation marks")
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

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number between two others, or None where there is none."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(name, f"a whole number from {least} to {most}")
        return value

    def choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a few words."""
        value = self.text(name)
        if value is None:
            return default
        if value not in list(choices):
            raise self.wrong(name, "one of " + ", ".join(f'"{one}"' for one in choices))
        return choices(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """An array of texts."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.wrong(name, 'an array of texts, as in ["one", "two"]')
        return tuple(value)

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of an array such as [[reading]]."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(name, f"an array of tables: write [[{name}]]")
        for number, one in enumerate(value):
            yield Table(self.file, (*self.key, name, number), one)

    def path(self, name: str) -> Path | None:
        """The path of another file, which is relative to this one."""
        value = self.text(name)
        return None if value is None else self.resolved(value, name)

    def resolved(self, value: str, name: str) -> Path:
        """The file that a value of this file names; raises BiblioError where it is not there."""
        position = self.file.position((*self.key, name))
        try:
            path = Path(self.file.path).parent / Path(value).expanduser()
        except RuntimeError as error:
            raise BiblioError(f"{position}: “{value}” names a home that is not known.") from error
        if not os.path.lexists(path):
            raise BiblioError(f"{position}: there is no file {path}.")
        return path

    def wrong(self, name: str, expected: str) -> BiblioError:
        """The error of a key that has to be something else."""
        return BiblioError(
            f"{self.file.position((*self.key, name))}: “{name}” has to be {expected}."
        )
