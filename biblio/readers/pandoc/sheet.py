"""Pandoc's tree as a sheet: its head, its text and notes, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.readers.pandoc import cites, references, tree
from biblio.readers.pandoc.flow import Flow, Setting
from biblio.readers.pandoc.inlines import Shared
from biblio.readers.pandoc.tree import Node, Tree
from biblio.readers.shaping.blocks import Block, NoteBlocks, Sheet, Style
from biblio.values.patterns import Lazy

# what is printed at the head of a text, in the order in which it is
_HEAD = ("title", "subtitle", "author", "date")
_HEADINGS = {"title": 1, "subtitle": 2}
_ABSTRACT = "abstract"
# what the file says for machines, and what is read as something else
_UNSAID = frozenset({"references", "nocite", "generator", _ABSTRACT})
# formats whose metadata are properties of the file and not printed
_WITH_PROPERTIES = frozenset({"fb2", "fodt", "odt", "rtf"})
_BORNE_OUT, _BEGINNING = ("title", "author"), 10
_NAMES = {"lang": "language"}
_SKIPPED = Lazy(r"\[(?:INFO|WARNING)\] (?P<what>(?!.*\.sty\b)(?:Skipped|Could not|Unknown) .*)")
_AT = Lazy(r" at (?:input|chunk|<stdin>|line)\b.*$| at [^ ]* ?line \d+.*$")
_OUR_OWN = ("Skipped '\\begin{poem}'", "Skipped '\\end{poem}'")
_MOST_TOLD = 50


def read(data: bytes, path: str, dialect: str) -> Sheet:
    """The sheet of a file; `dialect` is its format by pandoc's name.

    Raises BiblioError, with the reason, where it cannot be read.
    """
    try:
        return _read(tree.grown(data, path, dialect), data, path, dialect)
    except RecursionError as error:
        raise BiblioError(f"{path} is refused: its elements lie too deep in each other.") from error


def _read(grown: Tree, data: bytes, path: str, dialect: str) -> Sheet:
    shared = Shared(references.known(grown.meta.get("references")))
    flow = Flow(shared)
    properties = dialect in _WITH_PROPERTIES
    if not properties:
        _head(grown.meta, flow)
    flow.read(grown.blocks)
    notes = tuple(_notes(shared))
    if not flow.blocks and not notes:
        raise BiblioError(f"{path} is empty.")
    beginning = " ".join(one.rich.string for one in flow.blocks[:_BEGINNING]).casefold()
    metadata = tuple(_metadata(grown.meta, beginning if properties else None))
    said = dict(metadata)
    return Sheet(
        path,
        tuple(_trimmed(flow.blocks)),
        notes,
        next(iter(said.get("title", ())), None),
        next(iter(said.get("language", ())), None),
        metadata,
        diagnostics=tuple(_left_out(grown.said, shared.left_out, path)),
        sha256=hashlib.sha256(data).hexdigest(),
        pageless=True,
        tied=bool(notes),
    )


def _head(meta: Mapping[str, Node], flow: Flow) -> None:
    """What stands before the text: title and author are printed, whatever holds them."""
    for name in _HEAD:
        level = _HEADINGS.get(name)
        setting = Setting(Style.HEADING, level) if level else Setting()
        for inlines in _lines(meta.get(name)):
            flow.words(inlines, setting)
    for inlines in _lines(meta.get(_ABSTRACT)):
        flow.words(inlines)


def _lines(value: Node) -> Iterator[Sequence[Node]]:
    """The inlines of a value of the metadata: one line each."""
    if not isinstance(value, dict):
        return
    kind, content = value["t"], value["c"]
    if kind == "MetaInlines":
        yield content
    elif kind == "MetaString":
        yield [content]
    elif kind == "MetaList":
        for one in content:
            yield from _lines(one)
    elif kind == "MetaBlocks":
        for block in content:
            if block.get("t") in ("Para", "Plain"):
                yield block["c"]
            else:
                yield [cites.spoken(block)]
    elif kind == "MetaMap":
        yield [cites.spoken(content.get("name", value))]


def _notes(shared: Shared) -> Iterator[NoteBlocks]:
    """The notes in the order of their marks; those that a note calls follow all others."""
    number = 0
    while number < len(shared.notes):
        flow = Flow(shared, number)
        flow.read(shared.notes[number])
        mark = str(number + 1)
        yield NoteBlocks(mark, tuple(flow.blocks), id=mark)
        number += 1


def _trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks without rules under everything, which part nothing."""
    while blocks and blocks[-1].style is Style.ORNAMENT:
        blocks.pop()
    return blocks


def _metadata(
    meta: Mapping[str, Node], beginning: str | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the file says of its text; title and author in its properties, which programs fill in,
    count only where the text begins with them."""
    for name, value in meta.items():
        if name not in _UNSAID:
            said = (" ".join(cites.spoken(list(one)).split()) for one in _lines(value))
            values = tuple(filter(None, said))
            borne = beginning is None or name not in _BORNE_OUT
            if values and (borne or values[0].casefold() in (beginning or "")):
                yield _NAMES.get(name, name.casefold()), values


def _left_out(said: Sequence[str], counted: Mapping[str, int], path: str) -> Iterator[Diagnostic]:
    """What pandoc passed over, and what of its tree is no text."""
    found = (match["what"] for line in said if (match := _SKIPPED.match(line)))
    places = (_AT.sub("", one) for one in found)
    told = dict.fromkeys(one for one in places if not one.startswith(_OUR_OWN))
    for what in list(told)[:_MOST_TOLD]:
        yield _told(f"Not read: {what[0].lower()}{what[1:]}.", path)
    for what, count in counted.items():
        yield _told(f"Not read: {what} ({count}).", path)


def _told(message: str, path: str) -> Diagnostic:
    return Diagnostic("left-out", message, Position(path), Severity.INFO)
