"""`biblio review`: a page that shows a document with what was read of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.console import counted, say
from biblio.cli.documents import STDIN_NAME, Manner, named
from biblio.cli.options import (
    LIBRARY,
    BigOption,
    ChangesOption,
    FromOption,
    LibraryOption,
    OutputOption,
)
from biblio.diagnostics import BiblioError
from biblio.files.folders import STDIN
from biblio.readers.formats import readable

if TYPE_CHECKING:
    from biblio.rules.basis import Settings


def review(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help=f"Documents to read: {readable()}; folders, patterns; - is stdin."
        ),
    ],
    library: LibraryOption = None,
    output: OutputOption = None,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Open the page on this machine, and write what you decide."),
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="With --serve; else one that is free.")
    ] = 0,
    read_as: FromOption = None,
    changes: ChangesOption = "accepted",
    big: BigOption = False,
) -> None:
    """Show documents as a page: each citation in its place, and what was read of it beside it.

    The page is one file of HTML that any browser opens; it asks nothing of the network. With
    --serve it is to be corrected: what you decide is kept beside the document, in
    biblio.decisions.toml, and every command holds to it.
    """
    library = library or (LIBRARY if os.path.isfile(LIBRARY) else None)
    if serve:
        _serve(named(files), library, output, port, _settings(read_as, changes))
        return
    from biblio.cli.streams import replace_file
    from biblio.review.page import page
    from biblio.review.reviewing import reviewed

    data = _contents(named(files), library)
    shown = reviewed(data, _settings(read_as, changes))
    html = page(shown)
    if output is None or output == STDIN:
        from biblio.cli.console import put_bytes

        put_bytes(html)
    else:
        replace_file(output, html)
    _summarise([one.standing for one in shown.citations], output)


def _serve(
    documents: tuple[str, ...], library: str | None, output: str | None, port: int, rules: Settings
) -> None:
    from biblio.review.desk import Desk
    from biblio.review.serving import serve

    if output or STDIN in documents:
        raise BiblioError("--serve opens files and writes no page: -o and - do not go with it.")
    _refuse_other_library(library)
    serve(Desk(documents, library, rules), port, lambda address: say(f"Open {address}"))


def _refuse_other_library(library: str | None) -> None:
    from biblio.linter.loading import is_library

    if library is not None and not is_library(library):
        raise BiblioError(
            f"{library} is no BibTeX library (.bib): biblio convert makes one of other formats."
        )


def _contents(documents: tuple[str, ...], library: str | None) -> dict[str, bytes]:
    """The bytes of every file, by its path; raises BiblioError for one that cannot be read."""
    from biblio.cli.streams import read_stdin
    from biblio.files import read_bytes

    _refuse_other_library(library)
    data = {
        STDIN_NAME if name == STDIN else name: read_stdin() if name == STDIN else read_bytes(name)
        for name in documents
    }
    return data | ({library: read_bytes(library)} if library else {})


def _settings(read_as: str | None, changes: str) -> Settings:
    from biblio.cli.linting.inputs import settings_of
    from biblio.config import load_config

    return settings_of(load_config(), Manner(read_as, changes))


def _summarise(standings: list[str], output: str | None) -> None:
    doubtful = standings.count("doubtful") + standings.count("unresolved")
    rest = f", {doubtful} of them to be looked at" if doubtful else ""
    say(f"{output or 'stdout'}: {counted(len(standings), 'citation')}{rest}")
