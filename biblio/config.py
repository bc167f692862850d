"""The user's settings: `biblio.toml`, or the table `[tool.biblio]` of a `pyproject.toml`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biblio.diagnostics import BiblioError, Position
from biblio.files import working_directory
from biblio.houseconfig import House, house_config, style_in
from biblio.lintconfig import LintConfig, lint_config
from biblio.values.forenames import NameForm

if TYPE_CHECKING:
    from biblio.tomlfile import Key, TomlFile

DEFAULT_STYLE = "chicago-notes"
"""The citation style where neither the user nor the settings name one."""
_AUTHORITY = 'an array of paths, as in ["authority.toml"]'
_PREFER = 'the name of a site or publisher, as in "marxists.org"'


@dataclass(frozen=True, slots=True)
class Config:
    """How biblio is to work here.

    `authority` are the user's own authority files; `prefer` is the site or publisher whose editions
    are preferred; `name_form` how given names are written: in full, as initials, or as printed;
    `style` the citation style of bibliographies: its name, or the path of a file; `lint` has the
    settings of the linter, `house` what a publisher wants beside a style.
    """

    authority: tuple[Path, ...] = ()
    prefer: str | None = None
    name_form: NameForm = NameForm.FULL
    style: str | None = None
    lint: LintConfig = field(default_factory=LintConfig)
    house: House = field(default_factory=House)


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


def _config(file: TomlFile, key: Key) -> Config:
    from biblio.tomltable import Table  # here too

    settings: Any = file.data
    for name in key:
        settings = settings[name]
    if not isinstance(settings, dict):
        raise BiblioError(f"{file.position(key)}: [tool.biblio] has to be a table.")
    table = Table(file, key, settings, "setting")
    table.refuse_unknown([one.name for one in fields(Config)])
    house = house_config(table.table("house")) if "house" in table.data else House()
    return Config(
        authority=table.paths("authority", _AUTHORITY),
        prefer=table.text("prefer", _PREFER) or house.prefer,
        name_form=table.choice("name_form", NameForm, NameForm.FULL),
        style=style_in(table),
        lint=lint_config(table.table("lint")) if "lint" in table.data else LintConfig(),
        house=house,
    )
