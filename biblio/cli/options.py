"""Options that several commands have, with one meaning in all of them."""

from __future__ import annotations

from typing import Annotated

import typer

LIBRARY = "references.bib"

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here instead of to stdout; replaces FILE."
    ),
]
LibraryOption = Annotated[
    str | None,
    typer.Option("--library", "-l", metavar="FILE", help=f"The library; else {LIBRARY}."),
]
