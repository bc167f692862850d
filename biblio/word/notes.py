"""Footnotes and endnotes: the parts that hold them, and the marks that call them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from biblio.diagnostics import BiblioError
from biblio.word.markup import part
from biblio.word.runs import styled

_MOST = 32_767  # Word counts the ids of notes in sixteen bits
_SEPARATORS = (
    (-1, "separator", "<w:separator/>"),
    (0, "continuationSeparator", "<w:continuationSeparator/>"),
)
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
_PLAIN = '<w:spacing w:before="120" w:after="40" w:line="240" w:lineRule="auto"/>'


@dataclass(frozen=True, slots=True)
class Kind:
    """What the two kinds of notes are called in the file."""

    name: str
    parts: str
    mark_style: str
    text_style: str


FOOTNOTE = Kind("footnote", "footnotes", "FootnoteReference", "FootnoteText")
ENDNOTE = Kind("endnote", "endnotes", "EndnoteReference", "EndnoteText")


@dataclass(slots=True)
class Notes:
    """Collects the notes of one kind; raises BiblioError where there are more than Word takes."""

    kind: Kind
    _written: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._written)

    def add(self, paragraphs: str) -> int:
        """Keep a note, its paragraphs being XML, and give the id to call it by."""
        number = len(self._written) + 1
        if number > _MOST:
            raise BiblioError(f"Word takes no more than {_MOST:,} {self.kind.parts} in one file.")
        name = self.kind.name
        self._written.append(f'<w:{name} w:id="{number}">{paragraphs}</w:{name}>')
        return number

    def call(self, number: int) -> str:
        """The run in the text that calls a note by its number."""
        reference = f'<w:{self.kind.name}Reference w:id="{number}"/>'
        return styled(self.kind.mark_style, reference)

    def call_by(self, mark: str, number: int, style: str) -> str:
        """The run in the text that calls a note by a mark of its own, in a style."""
        name = f"{self.kind.name}Reference"
        return styled(
            style, f'<w:{name} w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t>'
        )

    def own_number(self) -> str:
        """The run at the head of a note that repeats its number, and the space behind it."""
        return styled(self.kind.mark_style, f"<w:{self.kind.name}Ref/>") + _SPACE

    def xml(self) -> bytes:
        """The whole part."""
        return part(self.kind.parts, "".join([*_separators(self.kind.name), *self._written]))


def own_mark(mark: str, style: str) -> str:
    """The run at the head of a note that repeats its own mark, and the space behind it.

    It is a choice for programs that know Word 2013's names: LibreOffice prints the mark of such a
    note by itself, and would print it twice.
    """
    choice = f'<mc:Choice Requires="w15"><w:t>{mark}</w:t></mc:Choice><mc:Fallback/>'
    alternative = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    return styled(style, alternative) + _SPACE


def _separators(name: str) -> Iterable[str]:
    for number, kind, content in _SEPARATORS:
        paragraph = f"<w:p><w:pPr>{_PLAIN}</w:pPr><w:r>{content}</w:r></w:p>"
        yield f'<w:{name} w:type="{kind}" w:id="{number}">{paragraph}</w:{name}>'
