"""The notes of a reading on the screen: each linked from its mark, and back to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from biblio.packet.layout import Numbering
from biblio.packet.model import Inline, NoteMark, Reading
from biblio.packet.rendering.marks import Marks, marks_of
from biblio.packet.rendering.web.pen import Pen, element

_APART = "\u202f"  # two marks side by side would be read as one


@dataclass(slots=True)
class NoteLinks:
    """Writes the inlines of the reading of that number, and then the notes that they call."""

    pen: Pen
    reading: Reading
    number: int
    marks: Marks = field(init=False)
    _shown: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.marks = marks_of(self.reading)
        if self.pen.layout.numbering is Numbering.PER_READING:
            self.pen.numbered = 0

    def write(self, inlines: Sequence[Inline]) -> str:
        """The inlines of one paragraph."""
        parts: list[str] = []
        before: Inline | None = None
        for inline in inlines:
            if isinstance(inline, NoteMark):
                parts.append(_APART if isinstance(before, NoteMark) else "")
                parts.append(self._call(inline.note))
            else:
                parts.append(self.pen.inlines((inline,)))
            before = inline
        return "".join(parts)

    def strays(self) -> str:
        """The marks of the notes that have none, to stand behind the text."""
        return _APART.join(map(self._call, self.marks.stray))

    def _call(self, at: int) -> str:
        if at >= len(self.reading.notes):
            return ""
        is_first = at not in self._shown
        shown = self._shown.setdefault(at, self._mark(at) if is_first else "")
        id_ = f' id="m{self.number}-{at}"' if is_first else ""
        look = ' class="editor"' if at in self.marks.letters else ""
        link = f'<a{id_} href="#n{self.number}-{at}" role="doc-noteref">{shown}</a>'
        return f"<sup{look}>{link}</sup>"

    def _mark(self, at: int) -> str:
        if at in self.marks.letters:
            return self.marks.letters[at]
        self.pen.numbered += 1
        return str(self.pen.numbered)

    def notes(self) -> Iterator[str]:
        """The notes in the order of their marks."""
        for at, shown in self._shown.items():
            back = f'<a href="#m{self.number}-{at}" role="doc-backlink">{shown}</a> '
            is_own = at not in self.marks.letters
            look = f'class="{"note" if is_own else "note editor"}"'
            tag = self.pen.tag(self.reading.language) if is_own else ""
            blocks = self.reading.notes[at].blocks
            written = "".join(
                element(
                    "p",
                    ("" if number else back) + self.pen.inlines(block.inlines),
                    text=block.string,
                )
                for number, block in enumerate(blocks)
            )
            id_ = f"n{self.number}-{at}"
            yield f'<aside {look} id="{id_}" role="doc-footnote"{tag}>\n{written}</aside>\n'
