"""Pandoc's inlines as pieces: characters in their looks, marks of notes, exact citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from biblio.document import Run, Text
from biblio.origins import BlockAlignment, BlockSpot
from biblio.readers import exact
from biblio.readers.pandoc import cites, raw
from biblio.readers.pandoc.tree import Node
from biblio.readers.shaping.blocks import BROKEN, Piece, Rich
from biblio.values.patterns import Lazy

_PLAIN = Run("")
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_FILE_NAME = Lazy(r"(?i)\s*\S*\.(?:jpe?g|png|gif|svg|webp|tiff?|eps|pdf)\s*\Z")
# what pandoc says of a picture in LaTeX
_NAMELESS = "image"
_BLANK = (" ", BROKEN)


@dataclass(slots=True)
class Shared:
    """What all of a document shares while it is read.

    `notes` are the blocks of the notes called so far, in the order of their marks; `known` what the
    file itself says of the works that it cites; `left_out` counts what is no text, by kind.
    """

    known: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    notes: list[list[Node]] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave(self, what: str) -> None:
        """Count something that is left out."""
        self.left_out[what] = self.left_out.get(what, 0) + 1


class Manner(NamedTuple):
    """How characters look, and whether nothing in them cites."""

    look: Run = _PLAIN
    code: bool = False


class Line:
    """Reads the inlines of one block; `images` are what stands in place of the pictures in it."""

    def __init__(self, shared: Shared, spot: BlockSpot) -> None:
        self.images: list[Rich] = []
        self._shared = shared
        self._alignment = BlockAlignment(((0, spot),))
        self._pieces: list[Piece] = []
        self._said: list[str] = []
        self._manner = Manner()

    def read(self, inlines: Iterable[Node], look: Run = _PLAIN) -> Rich:
        """The inlines as text, without blanks at its ends."""
        self._take(inlines, Manner(look))
        self._flush()
        rich = Rich(tuple(self._pieces))
        string = rich.string
        start = len(string) - len(string.lstrip(f" {BROKEN}"))
        return rich.cut(start, max(len(string.rstrip(f" {BROKEN}")), start))

    def _take(self, inlines: Iterable[Node], manner: Manner) -> None:
        for one in inlines:
            if type(one) is str:
                self._say(one, manner)
            elif isinstance(one, dict) and (read := _READING.get(one.get("t", ""))):
                read(self, one.get("c"), manner)

    def _say(self, string: str, manner: Manner) -> None:
        if string in _BLANK and self._said and self._said[-1] == string == " ":
            return
        if manner != self._manner:
            self._flush()
            self._manner = manner
        self._said.append(string)

    def _flush(self) -> None:
        """Make a piece of what has been said since the last one."""
        if string := "".join(self._said):
            self._pieces.append(self._piece(string, self._manner))
        self._said.clear()

    def _piece(self, string: str, manner: Manner, call: str | None = None) -> Piece:
        return Piece(Text(string, self._alignment), manner.look, call, manner.code)

    def _looking(self, inlines: list[Node], manner: Manner, **look: Any) -> None:
        self._take(inlines, manner._replace(look=replace(manner.look, **look)))

    def _emphasis(self, inlines: list[Node], manner: Manner) -> None:
        """Emphasis within italics is roman, as it is printed."""
        self._looking(inlines, manner, italic=not manner.look.italic)

    def _bold(self, inlines: list[Node], manner: Manner) -> None:
        self._looking(inlines, manner, bold=True)

    def _small_caps(self, inlines: list[Node], manner: Manner) -> None:
        self._looking(inlines, manner, small_caps=True)

    def _struck(self, inlines: list[Node], manner: Manner) -> None:
        self._looking(inlines, manner, struck=True)

    def _raised(self, inlines: list[Node], manner: Manner) -> None:
        self._looking(inlines, manner, superscript=True)

    def _lowered(self, inlines: list[Node], manner: Manner) -> None:
        self._looking(inlines, manner, subscript=True)

    def _quoted(self, content: list[Node], manner: Manner) -> None:
        opening, closing = _QUOTES[content[0]["t"]]
        self._say(opening, manner)
        self._take(content[1], manner)
        self._say(closing, manner)

    def _cite(self, content: list[Node], manner: Manner) -> None:
        """What cites: commands of LaTeX are read in the text itself, as in all other files."""
        citations, inlines = content
        source = "".join(_source(one) for one in inlines)
        if exact.find(source) and source.startswith("\\"):
            self._say(source, manner)
            return
        works = cites.cited(citations, self._shared.known)
        look = replace(manner.look, cites=works)
        shown = inlines if cites.spoken(inlines).strip() else [source or works[0].key]
        self._take(shown, Manner(look, code=True))

    def _code(self, content: list[Node], manner: Manner) -> None:
        self._say(content[1], manner._replace(code=True))

    def _link(self, content: list[Node], manner: Manner) -> None:
        self._looking(content[1], manner, href=content[2][0])

    def _span(self, content: list[Node], manner: Manner) -> None:
        (_, classes, _), inlines = content[0], content[1]
        if "smallcaps" in classes:
            self._small_caps(inlines, manner)
        else:
            self._take(inlines, manner)

    def _image(self, content: list[Node], manner: Manner) -> None:
        """What an image says in place of itself stands below."""
        words = cites.spoken(content[1]).strip()
        if words and words != _NAMELESS and not _FILE_NAME.match(words):
            self.images.append(Line(self._shared, self._alignment.at(0)).read(content[1]))

    def _note(self, blocks: list[Node], manner: Manner) -> None:
        self._flush()
        self._shared.notes.append(blocks)
        mark = str(len(self._shared.notes))
        self._pieces.append(self._piece(mark, manner, mark))

    def _raw(self, content: list[Node], manner: Manner) -> None:
        form, source = content
        if words := raw.text(form, source):
            self._say(words, manner)
        elif source.strip():
            self._shared.leave(f"raw {form}")


def _source(inline: Node) -> str:
    if isinstance(inline, dict) and inline.get("t") == "RawInline":
        return str(inline["c"][1])
    return cites.spoken(inline)


def _pass(line: Line, inlines: list[Node], manner: Manner) -> None:
    line._take(inlines, manner)


_READING: dict[str, Callable[[Line, Any, Manner], None]] = {
    "Emph": Line._emphasis,
    "Underline": _pass,
    "Strong": Line._bold,
    "SmallCaps": Line._small_caps,
    "Strikeout": Line._struck,
    "Superscript": Line._raised,
    "Subscript": Line._lowered,
    "Quoted": Line._quoted,
    "Cite": Line._cite,
    "Code": Line._code,
    "Math": Line._code,
    "Link": Line._link,
    "Span": Line._span,
    "Image": Line._image,
    "Note": Line._note,
    "RawInline": Line._raw,
}
