"""The answers of `biblio lint`: printed, and kept where the question is likely to come again."""

from __future__ import annotations

import os
import sys

from biblio.cli.authority import own_files
from biblio.cli.console import columns, put_whole, say, say_whole
from biblio.cli.linting import cache
from biblio.cli.linting.cache import Told
from biblio.cli.linting.request import Request
from biblio.cli.streams import replace_file
from biblio.config import load_config
from biblio.diagnostics import BiblioError

_WIDEST = 80


def answer(request: Request) -> bool:
    """Do what is asked; whether something was found, or is left."""
    from biblio.cli.linting.actions import perform

    return perform(request, _place(request))


def _place(request: Request) -> str:
    """Where the answer is kept; nowhere where it depends on more than the arguments tell."""
    asked = sys.argv[1:]
    plain = request.looks and request.cache and not request.library
    if not (plain and request.files and set(request.files) <= {*asked}):
        return ""
    try:
        config = load_config()
        known = not (config.lint.baseline or own_files()) and all(
            map(cache.is_library, request.files)
        )
    except BiblioError:
        return ""  # said when it is read to be linted
    return cache.place_of(asked) if known else ""


def tell(told: Told, request: Request) -> bool:
    """Print what is to be told; whether anything was found."""
    publish(told.report, request)
    for remark in told.remarks:
        say(remark)
    return told.found


def publish(text: str, request: Request) -> None:
    """Write the report where it is wanted."""
    if request.output_file:
        replace_file(request.output_file, text.encode("utf-8", "backslashreplace"))
    elif request.mends and "-" in request.files:
        say_whole(text.rstrip("\n"))  # stdout has the mended text
    else:
        put_whole(text)


def is_colour_wanted() -> bool:
    """https://no-color.org: any value that is not empty means none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout is not None and sys.stdout.isatty())


def width() -> int:
    """How many columns a report may take."""
    return min(columns(sys.__stdout__), _WIDEST)
