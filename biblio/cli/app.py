"""The commands of `biblio`, one small module each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from biblio.lazy import part

# In the order of the help, with what it says where the first line of the docstring is too long.
COMMANDS = {
    "extract": None,
    "editions": "Show works, their editions, where they are cited.",
    "normalize": None,
    "bibliography": None,
    "styles": None,
    "convert": "Convert a library: BibTeX, BibLaTeX, CSL-JSON, RIS.",
    "packet": "Make an annotated reading packet: Word, PDF, e-book, page.",
    "lint": None,
    "rule": None,
    "doctor": "Show what biblio works with here, what is missing.",
    "merge": None,
    "review": "Show what is read of documents as a page.",
    "restyle": "Rewrite a manuscript’s citations in another style.",
}


def app_for(arguments: Iterable[str]) -> typer.Typer:
    """The application, with the one command that the arguments call, or with all of them.

    To build all ten where one is called would cost as much as to start Python.
    """
    called = next(iter(arguments), "")
    return _app([called] if called in COMMANDS else list(COMMANDS))


def _app(names: Iterable[str]) -> typer.Typer:
    app = typer.Typer(
        name="biblio",
        help="An editorial bibliography and footnote toolkit: from prose to a clean library.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(biblio)
    for name in names:
        command = part(f"biblio.cli.{name}", name)
        app.command(name, short_help=COMMANDS[name])(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"biblio {version('biblio-toolkit')}")
        raise typer.Exit


def biblio(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """An editorial bibliography and footnote toolkit: from prose to a clean library."""
