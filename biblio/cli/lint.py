"""`biblio lint`: what is wrong with libraries and documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put, say

if TYPE_CHECKING:
    from biblio.diagnostics import Diagnostic
    from biblio.rules.basis import Settings


def lint(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Libraries (.bib) and documents.")
    ],
    select: Annotated[
        str, typer.Option(metavar="RULES", help="Rules to run: codes, families, names or ALL.")
    ] = "ALL",
    ignore: Annotated[str, typer.Option(metavar="RULES", help="Rules not to run.")] = "",
) -> None:
    """Find what is wrong with libraries and documents. Exit code 1 says that something is."""
    from biblio import linter

    rules = linter.select(_listed(select), _listed(ignore))
    found = linter.run(linter.load(files, _settings()), rules)
    put("".join(f"{line}\n" for line in _concise(found)))
    _summarise(found)
    if found:
        raise typer.Exit(1)


def _listed(rules: str) -> list[str]:
    return [part.strip() for part in rules.split(",") if part.strip()]


def _settings() -> Settings:
    from biblio.cli.authority import own_files
    from biblio.config import load_config
    from biblio.editions.normalising import NameForm
    from biblio.rules.basis import Settings

    return Settings(name_form=NameForm(load_config().name_form), authority=own_files())


def _concise(found: Iterable[Diagnostic]) -> Iterable[str]:
    for one in found:
        fixable = "[*] " if one.fix and one.fix.safe else ""
        yield f"{one.position}: {one.code} {fixable}{one.message}"


def _summarise(found: Sequence[Diagnostic]) -> None:
    safe = sum(one.fix is not None and one.fix.safe for one in found)
    mend = f", {safe} to be mended by --fix" if safe else ""
    say(f"{counted(len(found), 'finding')}{mend}" if found else "Nothing found.")
