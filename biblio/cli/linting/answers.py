"""The answers of `biblio lint`: given again where they were given before, and printed.

Of what looks for them nothing is loaded here, so that an answer known already is told at once.
"""

from __future__ import annotations

import os
import shutil
import sys

from biblio.cli.authority import own_files
from biblio.cli.console import put_whole, say, say_whole
from biblio.cli.linting import cache
from biblio.cli.linting.cache import Told
from biblio.cli.linting.request import Request
from biblio.cli.streams import replace_file
from biblio.config import load_config
from biblio.diagnostics import BiblioError
from biblio.files import read_bytes

_WIDEST = 80
_LIBRARY = ".bib"
BASELINE = "biblio-baseline.json"


def answer(request: Request) -> bool:
    """Do what is asked; whether something was found, or is left."""
    place = _place(request)
    if place and (known := cache.recalled(place)):
        return tell(known, request)
    from biblio.cli.linting.actions import perform

    return perform(request, place)


def _place(request: Request) -> str:
    """Where the answer is kept; nowhere where it depends on more than is known here."""
    if not (request.looks and request.cache and all(map(_is_library, request.files))):
        return ""
    try:
        depends = _dependencies(request)
    except BiblioError:
        return ""  # said when it is read to be linted
    return cache.key(depends) if depends else ""


def _is_library(path: str) -> bool:
    return path.endswith(_LIBRARY) and os.path.isfile(path)


def _dependencies(request: Request) -> tuple[object, ...]:
    """All that the findings of libraries alone depend on; nothing where more is looked at."""
    config = load_config()
    if not request.files or request.library or os.path.exists(config.lint.baseline or BASELINE):
        return ()
    paths = (*request.files, *map(str, own_files()))
    there = (os.getcwd(), width(), is_colour_wanted())
    return (request, config, *there, paths, *map(read_bytes, paths))


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
    return min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
