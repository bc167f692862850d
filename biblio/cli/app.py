"""The commands of `biblio`, one small module each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

import typer

from biblio.cli.help import HelpfulCommand
from biblio.lazy import part

# In the order of the help, with what it says of each.
COMMANDS = {
    "extract": "Read the citations of documents and write them as a library.",
    "editions": "Show works, their editions, where they are cited.",
    "normalize": "Bring a library to the authority’s form.",
    "bibliography": "Print a library, or what documents cite of it, in a style.",
    "styles": "Search the citation styles by name or title.",
    "convert": "Convert a library: BibTeX, BibLaTeX, CSL-JSON, RIS.",
    "packet": "Make an annotated reading packet: Word, PDF, e-book, page.",
    "lint": "Find what is wrong with libraries and documents.",
    "rule": "Explain the rules of `biblio lint`.",
    "doctor": "Show what biblio works with here, what is missing.",
    "merge": "Make one entry of those that are the same edition twice.",
    "review": "Show what is read of documents as a page.",
    "restyle": "Rewrite a manuscript’s citations in another style.",
}


def app_for(arguments: Iterable[str]) -> typer.Typer:
    """The application, with the one command that the arguments call, or with all of them.

    To build all where one is called would cost as much as to start Python; the list of them needs
    no more than their names.
    """
    called = next(iter(arguments), None)
    if called in ("-h", "--help"):
        return _app(dict.fromkeys(COMMANDS, _named_only))
    names = [called] if called in COMMANDS else list(COMMANDS)
    return _app({name: part(f"biblio.cli.{name}", name) for name in names})


def _named_only() -> None:
    """Stands for a command in the list of them."""


def _app(commands: Mapping[str, Callable[..., None]]) -> typer.Typer:
    app = typer.Typer(
        name="biblio",
        help="An editorial bibliography and footnote toolkit: from prose to a clean library.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(biblio)
    for name, command in commands.items():
        app.command(name, cls=HelpfulCommand, short_help=COMMANDS[name])(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from biblio.cli.console import put_lines
        from biblio.cli.doctor import versions

        put_lines(versions())
        raise typer.Exit


def biblio(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Show the version, and those of its parts.",
        ),
    ] = False,
) -> None:
    """An editorial bibliography and footnote toolkit: from prose to a clean library."""
