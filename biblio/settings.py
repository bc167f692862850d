"""How settings are read from a table of a TOML file, and refused with their line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.tomlfile import Key, TomlFile, unknown_name


def refuse_unknown(
    file: TomlFile, table: Key, settings: Mapping[str, Any], known: Collection[str]
) -> None:
    """Raise BiblioError, with its line and a suggestion, for a setting that there is not."""
    for name in settings:
        if name not in known:
            slip = unknown_name(name, known)
            end = "" if slip.endswith("?") else "."
            position = file.position((*table, name))
            raise BiblioError(f"{position}: there is no setting {slip}{end}")


def wrong(file: TomlFile, key: Key, expected: str) -> BiblioError:
    """The error for a value that is not what it has to be."""
    return BiblioError(f"{file.position(key)}: “{key[-1]}” has to be {expected}.")


def strings(file: TomlFile, key: Key, value: Any, expected: str) -> tuple[str, ...]:
    """An array of strings, none of them empty; `expected` says so in the error."""
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise wrong(file, key, expected)
    return tuple(value)


def path(file: TomlFile, key: Key, value: Any) -> Path:
    """A path, relative to the file that names it."""
    if not isinstance(value, str) or not value:
        raise wrong(file, key, 'a path, as in "references.bib"')
    try:
        return Path(file.path).parent / Path(value).expanduser()
    except RuntimeError as error:
        position = file.position(key)
        raise BiblioError(f"{position}: “{value}” names a home that is not known.") from error
