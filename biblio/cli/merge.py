"""`biblio merge`: the duplicates of a library made one entry each, and documents made to follow."""

from __future__ import annotations

from typing import Annotated

import typer

from biblio.cli.console import counted, say
from biblio.cli.options import BigOption
from biblio.diagnostics import BiblioError


def merge(
    library: Annotated[str, typer.Argument(metavar="LIBRARY", help="The BibTeX library.")],
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOCUMENT", help="Texts and libraries in which the keys are to be rewritten."
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the changes as a patch, write nothing.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the changes to all files.")] = False,
    big: BigOption = False,
) -> None:
    """Make one entry of those that are the same edition twice.

    Prints each key that is given up, and the one in its place: OLD -> NEW. Two editions of a work
    are never merged, and no value is lost. Exit code 1 says that there is something to merge.
    """
    from biblio.cli.following import change_keys, show_changes
    from biblio.config import load_config
    from biblio.linter.merging import merged

    if diff and fix:
        raise BiblioError("--diff shows the changes and --fix makes them: give one of them.")
    apart = load_config().lint.not_duplicates
    done, changes = change_keys(library, documents or (), lambda file: merged(file, apart), fix=fix)
    show_changes(changes, done.keys, diff=diff)
    for sentence in done.refused:
        say(sentence)
    merges = counted(done.number, "merge")
    say(
        f"{library}: {merges} {'made' if fix else 'to make'}"
        if done.number
        else "Nothing to merge."
    )
    if done.number and not fix:
        raise typer.Exit(1)
