"""The user's settings: `biblio.toml`, or the table `[tool.biblio]` of a `pyproject.toml`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biblio.diagnostics import BiblioError, Position
from biblio.files import read_bytes, working_directory
from biblio.values.forenames import NameForm

if TYPE_CHECKING:  # of these most commands need nothing
    from biblio.houseconfig import House
    from biblio.lintconfig import LintConfig
    from biblio.tomlfile import Key, TomlFile

DEFAULT_STYLE = "chicago-notes"
"""The citation style where neither the user nor the settings name one."""
_SETTINGS = ("authority", "prefer", "name_form", "style", "lint", "house")
_AUTHORITY = 'an array of paths, as in ["authority.toml"]'
_PREFER = 'the name of a site or publisher, as in "marxists.org"'


@dataclass(frozen=True, slots=True)
class Config:
    """How biblio is to work here.

    `authority` are the user's own authority files; `prefer` is the site or publisher whose editions
    are preferred; `name_form` how given names are written: in full, as initials, or as printed;
    `style` the citation style of bibliographies: its name, or the path of a file; `said_of_lint`
    and `said_of_house` are the tables of these names, where the file has them.
    """

    authority: tuple[Path, ...] = ()
    prefer: str | None = None
    name_form: NameForm = NameForm.FULL
    style: str | None = None
    said_of_lint: LintConfig | None = None
    said_of_house: House | None = None

    @property
    def lint(self) -> LintConfig:
        """The settings of the linter, the usual ones where the file has none."""
        from biblio.lintconfig import LintConfig

        return self.said_of_lint or LintConfig()

    @property
    def house(self) -> House:
        """What a publisher wants beside a style; nothing where the file does not say."""
        from biblio.houseconfig import House

        return self.said_of_house or House()


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
        # A folder or a pipe of that name is told, not passed.
        if os.path.lexists(path := directory / "biblio.toml"):
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
        text = read_bytes(path) if os.path.isfile(path) else b""
    except BiblioError:
        return False
    return b"tool.biblio" in text or b"[tool]" in text


def _config(file: TomlFile, key: Key) -> Config:
    from biblio.houseconfig import house_config, style_in  # here too
    from biblio.lintconfig import lint_config
    from biblio.tomltable import Table

    settings: Any = file.data
    for name in key:
        settings = settings[name]
    if not isinstance(settings, dict):
        raise BiblioError(f"{file.position(key)}: [tool.biblio] has to be a table.")
    table = Table(file, key, settings, "setting")
    table.refuse_unknown(_SETTINGS)
    house = house_config(table.table("house")) if "house" in table.data else None
    return Config(
        authority=table.paths("authority", _AUTHORITY),
        prefer=table.text("prefer", _PREFER) or (house.prefer if house else None),
        name_form=table.choice("name_form", NameForm, NameForm.FULL),
        style=style_in(table),
        said_of_lint=lint_config(table.table("lint")) if "lint" in table.data else None,
        said_of_house=house,
    )
