"""`biblio merge`: the duplicates of a library made one entry each, and documents made to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, put_lines, say
from biblio.cli.options import BigOption
from biblio.diagnostics import BiblioError

if TYPE_CHECKING:
    from biblio.cli.following import Changes
    from biblio.files.change import Change
    from biblio.linter.merging import Merge


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
    from biblio.cli.following import encoded, followed
    from biblio.cli.libraries import open_library, show_patch
    from biblio.cli.streams import changed, is_same_file
    from biblio.config import load_config
    from biblio.linter.merging import merged

    if diff and fix:
        raise BiblioError("--diff shows the changes and --fix makes them: give one of them.")
    others = [path for path in documents or () if not is_same_file(path, library)]
    apart = load_config().lint.not_duplicates

    def merging(files: Change) -> tuple[Merge, Changes]:
        file = open_library(library, files, whole=True)
        done = merged(file, apart)
        changes: Changes = [(library, file.decoded, done.text)]
        changes += followed(others, done.keys, files)
        if fix:
            files.write(encoded(changes))
        return done, changes

    done, changes = changed([library, *others], merging, to_write=fix)
    if diff:
        for path, before, after in changes:
            show_patch(before, after, path)
    else:
        put_lines(f"{old} -> {new}" for old, new in done.keys.items())
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
