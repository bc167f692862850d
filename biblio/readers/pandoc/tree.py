"""Pandoc's tree of a document (Text.Pandoc.Definition of pandoc-types 1.23), read from its JSON.

Words are most of a tree, and as objects they would take too much memory: a `Str` is its string, a
space one space, a line break the sign BROKEN. All else is what the JSON has, `t` and `c`.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, NamedTuple

from biblio import pandoc
from biblio.diagnostics import BiblioError
from biblio.encoding import decode
from biblio.pandoc import PandocError, TooMuchError
from biblio.readers.pandoc import flat, latex, opendocument, preparation, rtf
from biblio.readers.shaping.blocks import BROKEN

Node = Any
# of text, which pandoc wants in UTF-8; of the others it reads the bytes
_BINARY = frozenset({"odt"})
# a format that pandoc knows as a package only
_FLAT = "fodt"
# Measured: 1 MB of LaTeX or RTF takes pandoc 3 s and 200 MB, a book of 400 pages in ODT 4 s. The
# limits are those of a hostile file of 1 MB: 10 s and 512 MB, this program with it
_SECONDS, _SECONDS_A_MEGABYTE, _LONGEST = 4, 4, 60
_MEGABYTES = 340
# a text that is longer would not be read within that memory
_MOST_TEXT = 8_000_000
# the tree in Python takes six times as much
_MOST_OUTPUT = 48_000_000
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": BROKEN}


class Tree(NamedTuple):
    """The metadata and the blocks of a document, and what pandoc said when it read it."""

    meta: dict[str, Node]
    blocks: list[Node]
    said: tuple[str, ...]


def grown(data: bytes, path: str, dialect: str) -> Tree:
    """The tree of the file. Raises BiblioError where pandoc cannot make one."""
    if dialect == _FLAT:
        data, dialect = flat.packed(data, path), "odt"
    said: tuple[str, ...] = ()
    if dialect in _BINARY:
        data, said = opendocument.prepared(data, path)
    else:
        if len(data) > _MOST_TEXT:
            raise _too_much(path)
        text = decode(data, path).text
        said = rtf.left_out(text) if dialect == "rtf" else ()
        data = preparation.prepared(text, dialect)
    try:
        made = _read(data, dialect)
        again = latex.defined(data, "\n".join(made.said)) if dialect == "latex" else None
        if again is not None:
            # a definition may be wrong: then the words are told as left out
            with suppress(PandocError):
                made = _read(again, dialect)
    except TooMuchError as error:
        raise BiblioError(f"{path} is refused: to read it, {_asked(error)}.") from error
    except PandocError as error:
        raise BiblioError(f"{path} cannot be read: {_sentence(str(error), dialect)}") from error
    return _parsed(made._replace(said=(*made.said, *said)), path)


def _read(data: bytes, dialect: str) -> pandoc.Made:
    arguments = [f"--from={dialect}", "--to=json", "--verbose"]
    return pandoc.run(arguments, data, _seconds(data), _MEGABYTES)


def _seconds(data: bytes) -> float:
    return min(_SECONDS + _SECONDS_A_MEGABYTE * len(data) / 1_000_000, _LONGEST)


def _asked(error: TooMuchError) -> str:
    return str(error).replace("it ", "pandoc ", 1)


def _parsed(made: pandoc.Made, path: str) -> Tree:
    if len(made.output) > _MOST_OUTPUT:
        raise _too_much(path)
    try:
        document = json.loads(made.output, object_hook=_word)
    except RecursionError as error:
        raise BiblioError(f"{path} is refused: its elements lie too deep in each other.") from error
    return Tree(document["meta"], document["blocks"], made.said)


def _too_much(path: str) -> BiblioError:
    return BiblioError(f"{path} is refused: it would take too much memory.")


def _word(node: dict[str, Node]) -> Node:
    kind = node.get("t")
    if kind == "Str":
        return node["c"]
    return _SPACES.get(kind, node) if isinstance(kind, str) else node


def _sentence(said: str, dialect: str) -> str:
    """What pandoc says of a file that it cannot read, as far as it is a sentence for users."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("[INFO]", "[WARNING]"))]
    first = told[0].rstrip(".:") if told else "it is damaged"
    return f"pandoc, which reads {dialect}, says: {first}."
