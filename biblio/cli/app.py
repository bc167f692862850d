"""The commands of `biblio`, one small module each."""

from __future__ import annotations

from typing import Annotated

import typer

from biblio.cli import (
    bibliography,
    convert,
    editions,
    extract,
    lint,
    merge,
    normalize,
    packet,
    rule,
    styles,
)

app = typer.Typer(
    name="biblio",
    help="An editorial bibliography and footnote toolkit: from prose to a clean library.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.extract)
app.command("editions", short_help="Show works, their editions, where they are cited.")(
    editions.editions
)
app.command("normalize")(normalize.normalize)
app.command("bibliography")(bibliography.bibliography)
app.command("styles")(styles.styles)
app.command("convert", short_help="Convert a library: BibTeX, BibLaTeX, CSL-JSON, RIS.")(
    convert.convert
)
app.command("packet")(packet.packet)
app.command("lint")(lint.lint)
app.command("rule")(rule.rule)
app.command("merge")(merge.merge)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"biblio {version('biblio-toolkit')}")
        raise typer.Exit


@app.callback()
def biblio(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """An editorial bibliography and footnote toolkit: from prose to a clean library."""
