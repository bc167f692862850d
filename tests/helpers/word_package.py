"""Word files for tests, made of the XML that a test shows: one builder a thing, one part a name."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from biblio.readers.docx import sheet
from biblio.readers.shaping.blocks import Block, NoteBlocks, Piece, Sheet
from biblio.readers.wishes import Changes, Wishes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {
    **{"styles": "styles", "numbering": "numbering", "settings": "settings"},
    **{"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"},
}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
INSERTED = "<w:ins><w:r><w:t>new </w:t></w:r></w:ins>"
DELETED = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
MOVED = (
    "<w:moveFrom><w:r><w:t>from </w:t></w:r></w:moveFrom>"
    "<w:moveTo><w:r><w:t>to </w:t></w:r></w:moveTo>"
)


def package(
    body: str,
    *,
    links: str = "",
    more: dict[str, bytes] | None = None,
    stored: bool = False,
    **parts: str,
) -> bytes:
    """A Word file: the content of its body, and of other parts by their names (`footnotes`).

    `links` are further relationships of the body, `more` are further parts by their whole names.
    """
    related = "".join(
        f'<Relationship Id="p{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    written = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(
            f'<Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": relationships(related + links),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        **{f"word/{name}.xml": root(_ROOTS[name], text) for name, text in parts.items()},
    }
    made = {name: text.encode() for name, text in written.items()} | (more or {})
    return zipped(made, stored=stored)


def zipped(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    """A zip package of these parts, which may be stored as they are."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED if stored else ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def root(name: str, content: str) -> str:
    """A part's XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_SPACES}>{content}</w:{name}>'


def relationships(content: str) -> str:
    """The XML of a part that holds relationships."""
    return f'<Relationships xmlns="{PACKAGE}">{content}</Relationships>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; a run without markup is one of plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; its text may be markup."""
    inner = text if text.startswith("<") else t(text)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def t(text: str) -> str:
    """The text of a run."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def italic(text: str) -> str:
    """A run in italics."""
    return r(text, "<w:i/>")


def field(instruction: str, result: str, data: str = "") -> str:
    """A complex field with its result; `data` is base64 that its first character carries."""
    kept = f"<w:fldData>{data}</w:fldData>" if data else ""
    quoted = instruction.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{quoted}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result if result.startswith('<') else r(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(number: int, text: str = "", kind: str = "footnote", own: str = "") -> str:
    """A note with its own mark, as Word writes it; its text may be paragraphs."""
    mark = own or f"<w:{kind}Ref/>"
    inner = text if text.startswith("<w:p>") else p(r(mark), r(f" {text}"))
    return f'<w:{kind} w:id="{number}">{inner}</w:{kind}>'


def call(number: int, kind: str = "footnote", custom: str = "") -> str:
    """The mark of a note in the text; a custom one says what is printed."""
    follows = ' w:customMarkFollows="1"' if custom else ""
    return r(f'<w:{kind}Reference{follows} w:id="{number}"/>{t(custom) if custom else ""}')


def zotero(*items: dict[str, object]) -> str:
    """The instruction of a field in which Zotero cites these items."""
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': items})}"


def style(name: str, properties: str = "", kind: str = "paragraph", based_on: str = "") -> str:
    """A style whose id is its name without spaces."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{based}{properties}</w:style>'
    )


def read(data: bytes, changes: Changes = Changes.ACCEPTED) -> Sheet:
    """The sheet of the file."""
    return sheet.read(data, "a.docx", Wishes(changes))


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """The blocks as lines: style and level, the mark in brackets, the text with its looks.

    *italics*, **bold**, ^raised^, ~struck~, {the call of a note}, <address>text</>.
    """
    return [_block(block) for block in blocks]


def told(note: NoteBlocks) -> tuple[str, str, str]:
    """A note's kind, mark and text."""
    return str(note.part), note.mark, " / ".join(block.rich.string for block in note.blocks)


def _block(block: Block) -> str:
    mark = f"[{block.mark.string}] " if block.mark.pieces else ""
    text = "".join(_piece(piece) for piece in block.rich.pieces)
    level = f"{block.level}" if block.level > 1 else ""
    return f"{block.style}{level}: {mark}{text}"


def _piece(piece: Piece) -> str:
    text, look = piece.text, piece.look
    if piece.call is not None:
        return f"{{{piece.call} {text.string}}}"
    signs = ((look.italic, "*"), (look.bold, "**"), (look.superscript, "^"), (look.struck, "~"))
    around = "".join(sign for on, sign in signs if on)
    inner = f"{around}{text.string}{around[::-1]}"
    return f"<{look.href}>{inner}</>" if look.href else inner


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or p()}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the XML of its cells."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{one}</w:tr>' for one in rows)}</w:tbl>"
