"""What `biblio lint` works on: the files, the rules and the findings that are to be told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from biblio.cli.authority import own_files
from biblio.cli.documents import LIBRARY, Manner, Refusals
from biblio.cli.linting.cache import BASELINE
from biblio.cli.linting.request import Request
from biblio.cli.streams import read_stdin
from biblio.cli.tasks import Task, done
from biblio.config import Config, load_config, position_of
from biblio.diagnostics import BiblioError
from biblio.files.change import Change
from biblio.files.folders import STDIN
from biblio.linter import loading, selecting
from biblio.linter.discovering import discover, matching
from biblio.linter.policy import Policy
from biblio.rules.basis import Rule, Settings, Subject

if TYPE_CHECKING:
    from biblio.linter.baseline import Baseline

_NO_FILE = (
    "No file to lint: name libraries and documents, or set “files” in the table “lint” "
    "of biblio.toml."
)


class Inputs(NamedTuple):
    """The subject, the rules to run, what is to be told, where the baseline is, and the change
    that the files were read for."""

    subject: Subject
    rules: tuple[Rule, ...]
    policy: Policy
    baseline: str
    change: Change


def gather(request: Request, change: Change, refused: Refusals) -> Inputs:
    """Read all that the request names; what cannot be used is told to `refused`.

    Raises BiblioError for settings, and for a library that is only looked into.
    """
    config = load_config()
    rules = _rules(request, config)
    baseline = str(request.baseline or config.lint.baseline or BASELINE)
    paths = _paths(request, config)
    context = _context(request, config, paths)
    if request.writes:
        change.hold(*(path for path in paths if path != STDIN))
    files = {path: refused.attempt(partial(_data, change=change), (path, None)) for path in paths}
    read = {_name(path, request): data for path, data in files.items() if data is not None}
    if not read:
        refused.close()
    around = {path: change.read(path) for path in context}
    policy = Policy(
        config.lint.per_file_ignores,
        config.lint.folder,
        _known(request, config, baseline),
        frozenset(context),
    )
    subject = loading.subject(
        read | around,
        settings_of(config, request.manner),
        each_library=partial(_each, jobs=1, refused=refused),
        each_document=partial(_each, jobs=request.manner.jobs, refused=refused),
    )
    if not subject.documents and {one.path for one in subject.libraries} <= {*context}:
        refused.close()
    return Inputs(subject, rules, policy, baseline, change)


def _rules(request: Request, config: Config) -> tuple[Rule, ...]:
    lint = config.lint
    for setting in ("select", "extend_select", "ignore"):
        _check_setting((setting.replace("_", "-"),), getattr(lint, setting))
    for pattern, selectors in lint.per_file_ignores:
        _check_setting(("per-file-ignores", pattern), selectors)
    if request.select:
        wanted, ignored = request.select, request.ignore
    else:
        wanted, ignored = (*lint.select, *lint.extend_select), (*lint.ignore, *request.ignore)
    return selecting.select(wanted, ignored, request.extend_select, request.ignore)


def _check_setting(setting: tuple[str, ...], selectors: Iterable[str]) -> None:
    for number, selector in enumerate(selectors):
        try:
            selecting.codes(selector)
        except BiblioError as error:
            position = position_of("lint", *setting, number)
            said = str(error)
            raise BiblioError(f"{position}: {said[:1].lower()}{said[1:]}") from error


def _paths(request: Request, config: Config) -> tuple[str, ...]:
    if request.files:
        return discover(request.files)
    if not config.lint.files:
        raise BiblioError(_NO_FILE)
    found = matching(config.lint.files, config.lint.folder)
    if not found:
        position = position_of("lint", "files")
        raise BiblioError(f"{position}: no file matches {', '.join(config.lint.files)}.")
    return found


def _context(request: Request, config: Config, paths: Iterable[str]) -> tuple[str, ...]:
    """The library that documents are read with, where none is linted with them."""
    library = request.library
    if library is None:
        if any(map(loading.is_library, paths)):
            return ()
        library = str(config.lint.library or (LIBRARY if os.path.isfile(LIBRARY) else ""))
    linted = {os.path.realpath(path) for path in paths}
    return (library,) if library and os.path.realpath(library) not in linted else ()


def _name(path: str, request: Request) -> str:
    return request.stdin_filename or loading.STDIN_NAME if path == STDIN else path


def _data(task: Task, change: Change) -> bytes:
    path, _ = task
    return read_stdin() if path == STDIN else change.read(path)


def _each(
    work: Callable[[Any], Any],
    files: Iterable[tuple[str, bytes]],
    jobs: int | None,
    refused: Refusals,
) -> Iterator[Any]:
    """What comes of each file but of those that are refused."""
    found = refused.sifted(done(work, list(files), jobs))
    return (one for one in found if one is not None)


def _known(request: Request, config: Config, path: str) -> Baseline | None:
    is_named = request.baseline is not None or config.lint.baseline is not None
    if request.write_baseline or not (is_named or Path(path).is_file()):
        return None
    from biblio.linter.baseline import read_baseline

    return read_baseline(path)


def settings_of(config: Config, manner: Manner) -> Settings:
    """What the rules are told: the user's settings, and how the documents are to be read."""
    return Settings(
        name_form=config.name_form,
        publishers_since=config.lint.publishers_since,
        not_duplicates=config.lint.not_duplicates,
        authority=own_files(),
        read_as=manner.read_as,
        changes=manner.changes,
    )
