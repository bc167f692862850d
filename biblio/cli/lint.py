"""`biblio lint`: what is wrong with libraries and documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from biblio.cli import completion
from biblio.cli.documents import Manner
from biblio.cli.options import BigOption, ChangesOption, FromOption, JobsOption

_RULES = "codes, beginnings of codes, names or ALL, parted by commas"


def lint(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Libraries (.bib), documents, folders, patterns; - is stdin.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help=f"Rules to run: {_RULES}.",
            autocompletion=completion.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULES",
            help="Rules not to run.",
            autocompletion=completion.rules,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            "--extend-select",
            metavar="RULES",
            help="Rules to run besides those that the settings select.",
            autocompletion=completion.rules,
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: what is to be looked at, too."),
    ] = False,
    fix_only: Annotated[
        bool, typer.Option("--fix-only", help="Mend, and do not tell what is left.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the fixes as a patch, write nothing.")
    ] = False,
    show_fixes: Annotated[bool, typer.Option("--show-fixes", help="Tell what is mended.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format", metavar="FORMAT", help="full, concise, json, github, sarif or junit."
        ),
    ] = "full",
    output_file: Annotated[
        str | None,
        typer.Option("--output-file", "-o", metavar="FILE", help="Write the report to FILE."),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit code 0 even where something is found.")
    ] = False,
    add_noqa: Annotated[
        bool, typer.Option("--add-noqa", help="Write comments that hide what is found now.")
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="Findings known already, not to be told."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found now to the baseline.")
    ] = False,
    library: Annotated[
        str | None,
        typer.Option(
            "--library",
            "-l",
            metavar="FILE",
            help="What documents are read with, itself not linted; else references.bib; '': none.",
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="NAME", help="What to call stdin.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Look again at what was looked at before.")
    ] = False,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    jobs: JobsOption = None,
    big: BigOption = False,
) -> None:
    """Find what is wrong with libraries and documents.

    Exit code 1 says that something is. `biblio rule CODE` explains a finding.
    """
    from biblio.cli.linting.answers import answer
    from biblio.cli.linting.request import Request

    request = Request(
        files=tuple(files or ()),
        select=_listed(select),
        extend_select=_listed(extend_select),
        ignore=_listed(ignore),
        library=library,
        stdin_filename=stdin_filename,
        manner=Manner(read_as, changes, jobs=jobs),
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        fix_only=fix_only,
        diff=diff,
        show_fixes=show_fixes,
        statistics=statistics,
        output_format=output_format,
        output_file=output_file,
        add_noqa=add_noqa,
        baseline=baseline,
        write_baseline=write_baseline,
        cache=not no_cache,
    )
    if answer(request) and not exit_zero:
        raise typer.Exit(1)


def _listed(options: Iterable[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for option in options or () for part in option.split(","))
    return tuple(part for part in parts if part)
