"""Whether a document has every word of its file: an independent look at the file, and a count.

The words of a Word file are taken here from its `w:t` elements, paragraph by paragraph, with
nothing of the reader's: what the reader leaves out on purpose is named in `LEFT_OUT`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from biblio.document import Document, Note, Paragraph
from biblio.readers.docx import sheet
from biblio.readers.shaping import account
from biblio.readers.shaping.blocks import Rich

LEFT_OUT = {
    "headers and footers": "what stands on every page",
    "deletions": "text in tracked deletions, unless changes are rejected",
    "hidden text": "what Word does not print",
    "instructions": "of fields",
    "separators": "the lines above notes",
    "inserted files": "files of other formats within the package",
    "drawings": "charts and diagrams, whose words have parts of their own",
}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = "{urn:schemas-microsoft-com:vml}textpath"
_TEXTS = re.compile(r"word/(?:document\d*|footnotes|endnotes|comments)\.xml")
_WORDS = re.compile(r"\w+")


class Account(NamedTuple):
    """What was found: `words` in the file, those `lost` and `invented`, `broken` paragraphs."""

    words: int
    lost: Counter[str]
    invented: Counter[str]
    broken: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is lost, and everything stands together as it did."""
        return not (self.lost or self.broken)


def compare(data: bytes) -> Account:
    """The Word file against the document that is read from it, tracked changes accepted."""
    read = sheet.read(data, "a.docx")
    shaped = account(read)
    marks = (note.mark for note in shaped.document.notes)
    omitted = (text.string for text in shaped.omitted)
    written = [*strings(shaped.document), *omitted, *marks]
    source = list(paragraphs(data))
    theirs = Counter(word for one in source for word in _WORDS.findall(one))
    ours = Counter(word for one in written for word in _WORDS.findall(one))
    # without spaces: an address that was broken at the end of a line is one word again
    blocks = (*read.blocks, *(block for note in read.notes for block in note.blocks))
    stream = "".join(_letters(_spoken(block.rich)) for block in blocks)
    broken = tuple(one for one in source if _letters(one) not in stream)
    gone, new = theirs - ours, ours - theirs
    joined = {word for word in new if any(other in word for other in gone)}
    lost = {word: n for word, n in gone.items() if not any(word in other for other in joined)}
    new = Counter({word: n for word, n in new.items() if word not in joined})
    return Account(theirs.total(), Counter(lost), new, broken)


def _spoken(rich: Rich) -> str:
    """The characters without those that stand for notes."""
    return rich.without([(start, end) for start, end, _ in rich.calls()]).string


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text))


def strings(document: Document) -> Iterator[str]:
    """The text of every paragraph, note and comment."""
    noted: tuple[Note, ...] = (*document.notes, *document.comments)
    inside: Iterator[Paragraph] = (one for note in noted for one in note.paragraphs)
    for paragraph in (*document.paragraphs, *inside):
        yield paragraph.string


def paragraphs(data: bytes) -> Iterator[str]:
    """The text of every paragraph in the parts that hold text, without what is left out."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _TEXTS.fullmatch(name):
                root = etree.fromstring(archive.read(name).replace(_STRICT, _WORD.encode()))
                for paragraph in root.iter(_w("p")):
                    if not _is_left_out(paragraph):
                        yield _text(paragraph)
                yield from (one.get("string", "") for one in root.iter(_DRAWN))


def _text(paragraph: etree._Element) -> str:
    found = (
        _SIGNS.get(one.tag, one.text or "")
        for one in paragraph.iter(_w("t"), f"{_MATH}t", *_SIGNS)
        if next(one.iterancestors(_w("p"))) is paragraph and not _is_left_out(one)
    )
    return "".join(found)


def _is_left_out(element: etree._Element) -> bool:
    """Whether it is deleted, hidden, a separator, or said a second time for old programs."""
    for one in (element, *element.iterancestors()):
        name = etree.QName(one).localname
        if name in ("del", "moveFrom", "Fallback", "tabs"):
            return True
        if name in ("footnote", "endnote") and one.get(_w("type")) not in (None, "normal"):
            return True
        if name == "r" and (one.find(f"{_w('rPr')}/{_w('vanish')}") is not None or _is_mark(one)):
            return True
    return False


def _is_mark(run: etree._Element) -> bool:
    """Whether the run is the mark of a note that its author chose: it comes back as `Note.mark`."""
    return any(one.get(_w("customMarkFollows")) for one in run)


def _w(name: str) -> str:
    return f"{{{_WORD}}}{name}"


_SIGNS = {
    **dict.fromkeys((_w("tab"), _w("br"), _w("cr"), f"{_MATH}den"), " "),
    _w("noBreakHyphen"): "\u2011",
}
