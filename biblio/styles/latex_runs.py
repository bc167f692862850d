"""Reads the LaTeX that .bst styles write as runs: typefaces and links, nothing else of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from biblio.document import Run
from biblio.formats.bibtex import latex
from biblio.styles.locators import show_braces
from biblio.styles.runs import merged

_TOKEN = re.compile(
    # an accent with its letter, another command, a brace, or text
    r"\\(?:[\"'`^~=.]|[uvHcdbkrt](?![A-Za-z]))\s*(?:\{[^{}]*\}|\\[ij](?![A-Za-z])|[^\W\d_])"
    r"|\\[A-Za-z]+\*?\s*|\\.|[{}]|[^\\{}]+",
    re.DOTALL,
)
_ITALIC = frozenset({"em", "it", "sl", "emph", "textit", "textsl", "itshape"})
_BOLD = frozenset({"bf", "textbf", "bfseries"})
_SMALL_CAPS = frozenset({"sc", "textsc", "scshape"})
_WITH_ARGUMENT = frozenset(
    {"emph", "textit", "textsl", "textbf", "textsc", "textsuperscript", "textsubscript"}
)
_ADDRESSES = {"url": "", "nolinkurl": "", "path": "", "doi": "https://doi.org/"}
_SPACES = frozenset({"newblock", "par", "newline", "quad", "\\"})


def read_latex(source: str) -> tuple[Run, ...]:
    """The runs of a piece of LaTeX, white space run together."""
    return merged(_pieces(iter(_TOKEN.findall(source)), Run("")))


def _pieces(tokens: Iterator[str], look: Run) -> Iterator[Run]:
    """The runs up to the end of a group; a typeface chosen in it holds as long."""
    for token in tokens:
        name = token[1:].strip().rstrip("*") if token[0] == "\\" else ""
        if token == "}":
            return
        if token == "{":
            yield from _pieces(tokens, look)
        elif name in _WITH_ARGUMENT:
            yield from _argument(tokens, _changed(look, name))
        elif name in _ITALIC | _BOLD | _SMALL_CAPS:
            look = _changed(look, name)
        elif name in _ADDRESSES or name == "href":
            yield from _link(tokens, look, name)
        else:
            yield replace(look, text=" " if name in _SPACES else _decoded(token))


def _argument(tokens: Iterator[str], look: Run) -> Iterator[Run]:
    first = next(tokens, "")
    if first == "{":
        yield from _pieces(tokens, look)
    elif first:
        yield replace(look, text=_decoded(first))


def _link(tokens: Iterator[str], look: Run, name: str) -> Iterator[Run]:
    address = "".join(_verbatim(tokens)).strip()
    if name == "href":
        yield from _argument(tokens, replace(look, href=address))
    else:
        yield replace(look, text=address, href=_ADDRESSES[name] + address)


def _verbatim(tokens: Iterator[str]) -> Iterator[str]:
    """What stands in the next group, as it is written but for escaped signs."""
    depth = 0
    for token in tokens:
        depth += (token == "{") - (token == "}")
        if token not in "{}":
            yield token[1:] if token[:1] == "\\" and not token[1].isalnum() else token
        if depth <= 0:
            return


def _changed(look: Run, name: str) -> Run:
    if name in _ITALIC:
        return replace(look, italic=not look.italic)
    if name in _BOLD:
        return replace(look, bold=True)
    if name == "textsuperscript":
        return replace(look, superscript=True)
    if name == "textsubscript":
        return replace(look, subscript=True)
    return replace(look, small_caps=True)


def _decoded(token: str) -> str:
    """A piece of LaTeX as characters, a space at either end kept."""
    before = " " if token[:1].isspace() else ""
    after = " " if token[-1:].isspace() and token[0] != "\\" else ""
    text = latex.decode(token)
    return show_braces(before + text + after) if text else before
