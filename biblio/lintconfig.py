"""The settings of the linter: the table `lint` of the user's settings."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biblio.tomltable import Table

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


def lint_config(table: Table) -> LintConfig:
    """The settings in that table of a file.

    Raises BiblioError, with file and line, for an unknown setting and a value of the wrong type.
    """
    names = [one.name.replace("_", "-") for one in fields(LintConfig) if one.name != "folder"]
    table.refuse_unknown(names)
    known = LintConfig()
    return LintConfig(
        select=table.texts("select", _RULES) if "select" in table.data else known.select,
        extend_select=table.texts("extend-select", _RULES),
        ignore=table.texts("ignore", _RULES),
        per_file_ignores=_per_file(table.table("per-file-ignores", _TABLE)),
        files=table.texts("files", _FILES),
        library=table.path("library"),
        baseline=table.path("baseline"),
        not_duplicates=_pairs(table, "not-duplicates"),
        publishers_since=_year(table, "publishers-since", known.publishers_since),
        folder=Path(table.file.path).parent,
    )


def _per_file(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((pattern, table.texts(pattern, _RULES)) for pattern in table.data)


def _pairs(table: Table, name: str) -> frozenset[frozenset[str]]:
    value = table.data.get(name, [])
    if not isinstance(value, list) or not all(map(_is_pair, value)):
        raise table.wrong(name, _PAIRS)
    return frozenset(map(frozenset, value))


def _is_pair(value: Any) -> bool:
    is_list = isinstance(value, list) and all(isinstance(key, str) for key in value)
    return is_list and len(value) == len(set(value)) == len(("one", "other"))


def _year(table: Table, name: str, usual: int) -> int:
    value = table.data.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool):
        raise table.wrong(name, _YEAR)
    return value
