"""Reads what pandoc made: the runs of every citation, and the entries of the bibliography."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from biblio.document import Run, text_of
from biblio.styles.locators import show_braces
from biblio.styles.runs import merged

Node = dict[str, Any]

_LABEL = "csl-left-margin"
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_OWN_LINE = {"csl-block", "csl-indent"}


@dataclass(frozen=True, slots=True)
class Made:
    """The citations in their order, and the entries with the names that pandoc was given."""

    citations: tuple[tuple[Run, ...], ...]
    entries: tuple[tuple[str, str | None, tuple[Run, ...]], ...]


def read_document(text: str) -> Made:
    """What a document of pandoc holds, as `write_document` had ordered it."""
    blocks = json.loads(text)["blocks"]
    citations = [block["c"] for block in blocks if block["t"] == "Para"]
    lists = [block["c"][1] for block in blocks if block["t"] == "Div"]
    return Made(
        citations=tuple(merged(_inlines(_cited(inlines), Run(""))) for inlines in citations),
        entries=tuple(_entry(*block["c"]) for blocks in lists for block in blocks),
    )


def _cited(inlines: list[Node]) -> list[Node]:
    """The inlines of a citation, out of the note that it may stand in."""
    return [
        inner
        for node in inlines
        for inner in (node["c"][0]["c"] if node["t"] == "Note" and node["c"] else [node])
    ]


def _entry(attributes: list[Any], blocks: list[Node]) -> tuple[str, str | None, tuple[Run, ...]]:
    inlines = [node for block in blocks for node in block["c"]]
    has_label = bool(inlines) and _LABEL in _classes(inlines[0])
    label, rest = inlines[:has_label], inlines[has_label:]
    number = text_of(_inlines(label, Run(""))).strip()
    return attributes[0].removeprefix("ref-"), number or None, merged(_inlines(rest, Run("")))


def _classes(node: Node) -> list[str]:
    return list(node["c"][0][1]) if node["t"] == "Span" else []


def _inlines(nodes: Iterable[Node], look: Run) -> Iterator[Run]:
    words: list[str] = []
    for node in nodes:
        if (word := _word(node)) is not None:
            words.append(word)
            continue
        if words:
            yield replace(look, text="".join(words))
            words.clear()
        yield from _inline(node, look)
    if words:
        yield replace(look, text="".join(words))


def _word(node: Node) -> str | None:
    """The characters of an inline that is nothing but characters."""
    if node["t"] == "Str":
        return show_braces(node["c"])
    return _SPACES.get(node["t"])


def _inline(node: Node, look: Run) -> Iterator[Run]:
    kind: str = node["t"]
    content: Any = node["c"]
    match kind:
        case "Span":
            yield from _span(node, look)
        case "Link":
            yield from _inlines(content[1], replace(look, href=content[2][0]))
        case "Cite":
            yield from _inlines(content[1], look)
        case _:
            yield from _inlines(content, _changed(look, kind))


def _changed(look: Run, kind: str) -> Run:
    match kind:
        case "Emph":  # italics within italics are upright
            return replace(look, italic=not look.italic)
        case "Strong":
            return replace(look, bold=not look.bold)
        case "SmallCaps":
            return replace(look, small_caps=True)
        case "Superscript":
            return replace(look, superscript=True)
        case "Subscript":
            return replace(look, subscript=True)
        case _:
            return look


def _span(node: Node, look: Run) -> Iterator[Run]:
    own_line = _OWN_LINE & set(_classes(node))
    if own_line:
        yield Run("\n")
    yield from _inlines(node["c"][1], look)
    if own_line:
        yield Run("\n")
