"""`biblio.check`: the linter as one function, for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from biblio.diagnostics import Diagnostic
from biblio.linter.loading import load
from biblio.linter.policy import Policy
from biblio.linter.running import run
from biblio.linter.selecting import ALL, select
from biblio.rules.basis import Settings


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    wanted: Sequence[str] = (ALL,),
    ignored: Sequence[str] = (),
    settings: Settings | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with these libraries and documents, taken together.

    The findings stand in the order of the files. `wanted` and `ignored` select rules as `--select`
    and `--ignore` do. Comments in the files hide findings; no file of settings is looked for, and
    nothing is written. Raises BiblioError for a file that cannot be used, and for no such rule.
    """
    subject = load([os.fspath(path) for path in paths], settings)
    return Policy().filter(subject, run(subject, select(wanted, ignored)))
