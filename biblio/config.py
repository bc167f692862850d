"""The user's settings: `biblio.toml`, or the table `[tool.biblio]` of a `pyproject.toml`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from biblio.diagnostics import BiblioError, Position
from biblio.files import working_directory
from biblio.lintconfig import LintConfig, lint_config

if TYPE_CHECKING:
    from biblio.tomlfile import Key, TomlFile

NameForm = Literal["full", "initials", "as-printed"]
_STYLE_FILES = (".csl", ".bst")


@dataclass(frozen=True, slots=True)
class Config:
    """How biblio is to work here.

    `authority` are the user's own authority files; `prefer` is the site or publisher whose editions
    are preferred; `name_form` how given names are written: in full, as initials, or as printed;
    `style` the citation style of bibliographies: its name, or the path of a file; `lint` has the
    settings of the linter.
    """

    authority: tuple[Path, ...] = ()
    prefer: str | None = None
    name_form: NameForm = "full"
    style: str | None = None
    lint: LintConfig = field(default_factory=LintConfig)


def load_config(start: Path | None = None) -> Config:
    """The settings that hold in a directory, by default the working directory.

    The nearest file counts, from `start` upwards, and of two in one directory `biblio.toml`. Paths
    in it are relative to it. Without any file all is as `Config` has it. Raises BiblioError, with
    file and line, for a file that cannot be read, an unknown setting and a value of the wrong type.
    """
    found = find_config(start or working_directory())
    return Config() if found is None else _config(*found)


def position_of(*setting: str | int, start: Path | None = None) -> Position | None:
    """Where a setting, or an element of it, stands in the file that holds in a directory."""
    found = find_config(start or working_directory())
    return found[0].position((*found[1], *setting)) if found else None


def find_config(start: Path) -> tuple[TomlFile, Key] | None:
    """The file that has the settings for a directory, and the table of it that they stand in."""
    for directory in (start.absolute(), *start.absolute().parents):
        if os.path.isfile(path := directory / "biblio.toml"):
            return _read(path), ()
        if _mentions_biblio(path := directory / "pyproject.toml"):
            file = _read(path)
            tools = file.data.get("tool")
            if isinstance(tools, dict) and "biblio" in tools:
                return file, ("tool", "biblio")
    return None


def _read(path: Path) -> TomlFile:
    # Here, for most directories have no settings, and a command should not pay for reading any.
    from biblio.tomlfile import read_toml

    return read_toml(path)


def _mentions_biblio(path: Path) -> bool:
    """A cheap look: whether a pyproject.toml can hold the table at all."""
    try:
        text = path.read_bytes()
    except OSError:
        return False
    return b"tool.biblio" in text or b"[tool]" in text


def _config(file: TomlFile, table: Key) -> Config:
    from biblio.settings import refuse_unknown

    settings: Any = file.data
    for name in table:
        settings = settings[name]
    if not isinstance(settings, dict):
        raise BiblioError(f"{file.position(table)}: [tool.biblio] has to be a table.")
    refuse_unknown(file, table, settings, [one.name for one in fields(Config)])
    values: dict[str, Any] = {
        name: _READERS[name](file, (*table, name), settings[name]) for name in settings
    }
    return Config(**values)


def _authority(file: TomlFile, key: Key, value: Any) -> tuple[Path, ...]:
    from biblio.settings import path, strings

    paths = strings(file, key, value, 'an array of paths, as in ["authority.toml"]')
    return tuple(path(file, (*key, number), one) for number, one in enumerate(paths))


def _prefer(file: TomlFile, key: Key, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(file, key, 'the name of a site or publisher, as in "marxists.org"')
    return value


def _name_form(file: TomlFile, key: Key, value: Any) -> NameForm:
    forms = get_args(NameForm)
    if value not in forms:
        raise _wrong(file, key, "one of " + ", ".join(f'"{form}"' for form in forms))
    return cast(NameForm, value)


def _style(file: TomlFile, key: Key, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(file, key, 'the name of a style or a file, as in "apa" or "house.csl"')
    from biblio.settings import path

    is_file = value.endswith(_STYLE_FILES)
    return os.fspath(path(file, key, value)) if is_file else value.strip()


def _wrong(file: TomlFile, key: Key, expected: str) -> BiblioError:
    from biblio.settings import wrong

    return wrong(file, key, expected)


_READERS = {
    "authority": _authority,
    "prefer": _prefer,
    "name_form": _name_form,
    "style": _style,
    "lint": lint_config,
}
