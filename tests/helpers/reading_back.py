"""What pandoc reads in a file that biblio wrote: its paragraphs, their text, their looks."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypandoc

_LOOKS = {
    **{"Emph": "italic", "Strong": "bold", "SmallCaps": "small_caps"},
    **{"Superscript": "superscript", "Subscript": "subscript"},
}
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text, what it looks like, and where it leads."""

    text: str
    looks: frozenset[str] = frozenset()
    href: str | None = None


def pandoc(data: bytes, form: str, *options: str) -> list[Any]:
    """The blocks of the document."""
    command = [pypandoc.get_pandoc_path(), "--from", form, "--to", "json", *options]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return json.loads(done.stdout)["blocks"]


def paragraphs(blocks: list[Any]) -> list[list[Piece]]:
    """Every paragraph and heading, as pieces."""
    return [list(_pieces(inlines, Piece(""))) for inlines in _inlines(blocks)]


def texts(blocks: list[Any]) -> list[str]:
    """The text of every paragraph and heading, any space in it as one."""
    whole = ("".join(piece.text for piece in one) for one in paragraphs(blocks))
    return [plain(text) for text in whole]


def plain(text: str) -> str:
    """The text in composed letters, with any kind and run of space as one blank."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip())


def _inlines(blocks: list[Any]) -> Iterator[list[Any]]:
    for block in blocks:
        match block["t"], block.get("c"):
            case (("Para" | "Plain"), inlines):
                yield inlines
            case "Header", [_, _, inlines]:
                yield inlines
            case "BlockQuote", inside:
                yield from _inlines(inside)
            case "Div", [_, inside]:
                yield from _inlines(inside)
            case other, _:
                raise AssertionError(f"a {other} in what should be paragraphs: {block}")


def _pieces(inlines: list[Any], look: Piece) -> Iterator[Piece]:
    for inline in inlines:
        match inline["t"], inline.get("c"):
            case "Str", text:
                yield replace(look, text=text)
            case (("Space" | "SoftBreak"), _):
                yield replace(look, text=" ")
            case "Link", [_, inside, [href, _]]:
                yield from _pieces(inside, replace(look, href=href))
            case "Span", [[_, classes, _], inside]:
                extra = {"small_caps"} if {"smallcaps", "small-caps"} & set(classes) else set()
                yield from _pieces(inside, replace(look, looks=look.looks | extra))
            case "Quoted", [kind, inside]:
                start, end = _QUOTES[kind["t"]]
                yield from [replace(look, text=start), *_pieces(inside, look)]
                yield replace(look, text=end)
            case "Underline", inside:
                yield from _pieces(inside, look)
            case "RawInline", _:
                continue
            case name, inside:
                yield from _pieces(inside, replace(look, looks=look.looks | {_LOOKS[name]}))
