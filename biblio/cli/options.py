"""Options that several commands have, with one meaning in all of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from biblio.cli import completion
from biblio.cli.documents import LIBRARY as LIBRARY
from biblio.diagnostics import BiblioError
from biblio.files.limits import set_big
from biblio.readers import formats

_UNREAD = "Tell what of the documents is not read: running heads, deleted and hidden text."
_ANY_SIZE = "Read files of any size; else those of more than 40 MB are refused."

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
        autocompletion=completion.document_formats,
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
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help=_UNREAD)]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="How many files are read side by side; else as many as there are processors. "
        "1 also keeps all work in one process.",
    ),
]
DoubtfulOption = Annotated[
    bool, typer.Option("--all", help="Take citations too that are read with little confidence.")
]
StyleOption = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="A style’s name, or a .csl or .bst file; else the settings’, else chicago-notes.",
        autocompletion=completion.styles,
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="The language of the output, as in en-GB."),
]
LibraryOption = Annotated[
    str | None,
    typer.Option("--library", "-l", metavar="FILE", help=f"The library; else {LIBRARY}."),
]


Choice = TypeVar("Choice", bound=StrEnum)


def refuse_other(option: str, noun: str, value: str, known: Iterable[str]) -> None:
    """Raise BiblioError, with all that the option takes, for a value that it does not."""
    names = tuple(known)
    if value not in names:
        raise BiblioError(f"There is no {noun} “{value}”: {option} takes {', '.join(names)}.")


def chosen(option: str, noun: str, value: str, choices: type[Choice]) -> Choice:
    """What an option names; raises BiblioError as `refuse_other` does."""
    refuse_other(option, noun, value, choices)
    return choices(value)


def _lift(wanted: bool) -> None:
    set_big(wanted)


BigOption = Annotated[bool, typer.Option("--big", callback=_lift, is_eager=True, help=_ANY_SIZE)]
