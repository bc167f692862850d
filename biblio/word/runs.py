"""Runs of text as WordprocessingML: looks, line ends, tabs, and hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.document import Run
from biblio.values import urls
from biblio.word.directions import stretches
from biblio.word.links import Links
from biblio.word.markup import Characters, escaped

_BREAK = re.compile(r"(\t|\r\n|\r|\n|\u2028)")
_TAB, _LINE = "<w:tab/>", "<w:br/>"
# Greek, Cyrillic, and Greek with the accents of the ancients.
_OTHER = re.compile("[\u0370-\u052f\u1f00-\u1fff]")
# In French a space stands between a word and these, where no line may end.
_FRENCH = re.compile(r"(?<=«) (?=\S)|(?<=\S) (?=[»;:!?])")
_NARROW = "\u202f"
_RTL = "<w:rtl/>"
HYPERLINK = "Hyperlink"


class RunWriter:
    """Writes the runs of one part; its links and characters are collected on the way."""

    def __init__(
        self,
        links: Links | None = None,
        characters: Characters | None = None,
        other_script: str | None = None,
    ) -> None:
        """`other_script` is the id of a style for Greek and Cyrillic, where that is needed."""
        self.links = links or Links()
        self.characters = characters or Characters()
        self._other_script = other_script
        self._speech = ""
        self._is_french = False

    def runs(self, runs: Iterable[Run], style: str | None = None) -> str:
        """The runs one after the other; `style` is the id of a character style for all."""
        return "".join(self.run(run, style) for run in runs)

    def run(self, run: Run, style: str | None = None) -> str:
        """One run, a hyperlink where it has an address that Word can link to."""
        if not run.text:
            return ""
        link = self.links.id(run.href) if run.href else None
        if self._other_script and style is None and not run.text.isascii():
            style = self._other_script if _OTHER.search(run.text) else None
        xml = self._written(run, HYPERLINK if link else style)
        return f'<w:hyperlink r:id="{link}" w:history="1">{xml}</w:hyperlink>' if link else xml

    def _written(self, run: Run, style: str | None) -> str:
        """The run as one element, or as several where an address stands in its text."""
        parts: list[str] = []
        at = 0
        for start, end in (*urls.find(run.text), (len(run.text), len(run.text))):
            for text, proofed in ((run.text[at:start], True), (run.text[start:end], False)):
                parts += (self._piece(run, style, part, proofed) for part in stretches(text))
            at = end
        return "".join(parts)

    def _piece(self, run: Run, style: str | None, part: tuple[str, bool], proofed: bool) -> str:
        text, is_right_to_left = part
        properties = self._properties(run, style, is_right_to_left, proofed=proofed)
        return f"<w:r>{properties}{self.text(text)}</w:r>"

    def text(self, text: str) -> str:
        """The content of a run: its text, with the elements for tabs and line ends."""
        if self._is_french:
            text = _FRENCH.sub(_NARROW, text)
        text = self.characters.escaped(text)
        if text.isprintable() or not _BREAK.search(text):
            return f'<w:t xml:space="preserve">{text}</w:t>'
        return "".join(_piece(piece) for piece in _BREAK.split(text) if piece)

    def speak(
        self, language: str | None, *, right_to_left: bool = False, is_french: bool = False
    ) -> None:
        """What follows is in this language (None: that of the whole), and runs that way."""
        self._is_french = is_french
        rtl = _RTL if right_to_left else ""
        attribute = "bidi" if right_to_left else "val"
        tag = f'<w:lang w:{attribute}="{escaped(language)}"/>' if language else ""
        self._speech = rtl + tag

    def _properties(
        self, run: Run, style: str | None, is_right_to_left: bool, *, proofed: bool
    ) -> str:
        # In the order of the schema: see the rank table of rPr.
        parts = f'<w:rStyle w:val="{style}"/>' if style else ""
        if run.bold:
            parts += "<w:b/><w:bCs/>"
        if run.italic:
            parts += "<w:i/><w:iCs/>"
        if run.small_caps:
            parts += "<w:smallCaps/>"
        if run.struck:
            parts += "<w:strike/>"
        if not proofed:
            parts += "<w:noProof/>"  # else a hyphen that is none of its own breaks an address
        if run.superscript:
            parts += '<w:vertAlign w:val="superscript"/>'
        elif run.subscript:
            parts += '<w:vertAlign w:val="subscript"/>'
        if is_right_to_left and not self._speech.startswith(_RTL):
            parts += _RTL
        parts += self._speech
        return f"<w:rPr>{parts}</w:rPr>" if parts else ""


def styled(style: str, content: str) -> str:
    """A run of a character style with content that is already XML."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{content}</w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` are others of its pPr, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _piece(piece: str) -> str:
    if piece == "\t":
        return _TAB
    if _BREAK.fullmatch(piece):
        return _LINE
    return f'<w:t xml:space="preserve">{piece}</w:t>'
