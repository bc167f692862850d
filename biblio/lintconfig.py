"""The settings of the linter: the table `lint` of the user's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biblio.tomlfile import Key, TomlFile

_RULES = 'an array of rules, as in ["EDN", "TTL001"]'
_FILES = 'an array of files, as in ["references.bib", "chapters/*.md"]'
_TABLE = 'a table of patterns and rules, as in {"old/*.bib" = ["PUB"]}'
_PAIRS = 'an array of pairs of keys, as in [["casson1974", "casson1994"]]'
_YEAR = "a year, as in 1900"


@dataclass(frozen=True, slots=True)
class LintConfig:
    """What `biblio lint` does where its options do not say.

    `files` are patterns of what is linted if no file is named, `per_file_ignores` patterns with the
    rules that are not for these files; both are relative to `folder`, where the settings stand.
    `library` is what documents are read with, `baseline` the file of findings known already,
    `not_duplicates` are pairs of keys, and `publishers_since` the year from which books are to name
    a publisher.
    """

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    files: tuple[str, ...] = ()
    library: Path | None = None
    baseline: Path | None = None
    not_duplicates: frozenset[frozenset[str]] = field(default_factory=frozenset)
    publishers_since: int = 1900
    folder: Path = Path()


def lint_config(file: TomlFile, table: Key, settings: Any) -> LintConfig:
    """The settings in that table of the file.

    Raises BiblioError, with file and line, for an unknown setting and a value of the wrong type.
    """
    from biblio.settings import refuse_unknown, wrong

    if not isinstance(settings, dict):
        raise wrong(file, table, "a table")
    refuse_unknown(file, table, settings, _READERS)
    values = {
        name.replace("-", "_"): _READERS[name](file, (*table, name), value)
        for name, value in settings.items()
    }
    return LintConfig(folder=Path(file.path).parent, **values)


def _rules(file: TomlFile, key: Key, value: Any) -> tuple[str, ...]:
    from biblio.settings import strings

    return strings(file, key, value, _RULES)


def _files(file: TomlFile, key: Key, value: Any) -> tuple[str, ...]:
    from biblio.settings import strings

    return strings(file, key, value, _FILES)


def _path(file: TomlFile, key: Key, value: Any) -> Path:
    from biblio.settings import path

    return path(file, key, value)


def _per_file(file: TomlFile, key: Key, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    from biblio.settings import wrong

    if not isinstance(value, dict):
        raise wrong(file, key, _TABLE)
    return tuple((pattern, _rules(file, (*key, pattern), some)) for pattern, some in value.items())


def _pairs(file: TomlFile, key: Key, value: Any) -> frozenset[frozenset[str]]:
    from biblio.settings import wrong

    if not isinstance(value, list) or not all(map(_is_pair, value)):
        raise wrong(file, key, _PAIRS)
    return frozenset(map(frozenset, value))


def _is_pair(value: Any) -> bool:
    is_list = isinstance(value, list) and all(isinstance(key, str) for key in value)
    return is_list and len(value) == len(set(value)) == len(("one", "other"))


def _year(file: TomlFile, key: Key, value: Any) -> int:
    from biblio.settings import wrong

    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong(file, key, _YEAR)
    return value


_READERS: dict[str, Callable[[TomlFile, Key, Any], Any]] = {
    "select": _rules,
    "extend-select": _rules,
    "ignore": _rules,
    "per-file-ignores": _per_file,
    "files": _files,
    "library": _path,
    "baseline": _path,
    "not-duplicates": _pairs,
    "publishers-since": _year,
}
