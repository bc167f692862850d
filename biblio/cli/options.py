"""Options that several commands have, with one meaning in all of them."""

from __future__ import annotations

from typing import Annotated

import typer

from biblio.files.limits import set_big
from biblio.readers import formats

LIBRARY = "references.bib"

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here instead of to stdout; replaces FILE."
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help=f"What the documents are, whatever they look like: {', '.join(formats.KEYS)}.",
    ),
]
ChangesOption = Annotated[
    str,
    typer.Option(
        "--changes",
        metavar="WHICH",
        help="Whether tracked changes of a Word file are read as accepted (else) or rejected.",
    ),
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell what of the documents is not read.")
]
LibraryOption = Annotated[
    str | None,
    typer.Option("--library", "-l", metavar="FILE", help=f"The library; else {LIBRARY}."),
]


def _lift(wanted: bool) -> None:
    set_big(wanted)


BigOption = Annotated[
    bool, typer.Option("--big", callback=_lift, is_eager=True, help="Read files of any size.")
]
