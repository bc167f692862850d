"""Footnotes and endnotes: the parts that hold them, and the marks that call them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from biblio.diagnostics import BiblioError
from biblio.word.markup import COMPATIBILITY, part
from biblio.word.runs import styled

_MOST = 32_767  # Word counts the ids of notes in sixteen bits
_SEPARATORS = (
    (-1, "separator", "<w:separator/>"),
    (0, "continuationSeparator", "<w:continuationSeparator/>"),
)
_PLAIN = (
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
)


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

    def call(self, number: int, mark: str | None = None) -> str:
        """The run in the text that calls a note; `mark` stands in place of a number."""
        name = f"{self.kind.name}Reference"
        if mark is None:
            return styled(self.kind.mark_style, f'<w:{name} w:id="{number}"/>')
        reference = f'<w:{name} w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t>'
        return styled(self.kind.mark_style, reference)

    def own_mark(self, mark: str | None = None) -> str:
        """The run at the head of a note that repeats its mark, and the space behind it."""
        if mark is None:
            run = styled(self.kind.mark_style, f"<w:{self.kind.name}Ref/>")
        else:
            run = _for_word(styled(self.kind.mark_style, f"<w:t>{mark}</w:t>"))
        return f'{run}<w:r><w:t xml:space="preserve"> </w:t></w:r>'

    def xml(self) -> bytes:
        """The whole part."""
        return part(self.kind.parts, "".join([*_separators(self.kind.name), *self._written]))


def _for_word(run: str) -> str:
    """The run as a choice for programs that know Word 2013's names.

    LibreOffice prints the mark of such a note by itself: with the run it would print it twice.
    """
    return (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">'
        f'<mc:Choice Requires="w15">{run}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    )


def _separators(name: str) -> Iterable[str]:
    for number, kind, content in _SEPARATORS:
        paragraph = f"<w:p><w:pPr>{_PLAIN}</w:pPr><w:r>{content}</w:r></w:p>"
        yield f'<w:{name} w:type="{kind}" w:id="{number}">{paragraph}</w:{name}>'
