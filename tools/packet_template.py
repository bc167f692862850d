"""Makes templates/packet.docx, the Word file that reading packets take their styles from.

`python tools/packet_template.py` writes it; the looks of the styles are in `packet_styles.py`
beside it. The page of the template shows every style and says what it is for.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from packet_styles import FONT, FULL, SUBSTITUTE, styles

from biblio.document import Run
from biblio.files.change import Change
from biblio.word.markup import escaped, part
from biblio.word.paper import Paper
from biblio.word.runs import RunWriter, paragraph
from biblio.word.saving import restamped
from biblio.word.sections import Section
from biblio.word.styles import CHARACTERS, PARAGRAPHS

TARGET = Path(__file__).resolve().parent.parent / "templates" / "packet.docx"


def settings() -> bytes:
    """The part with the settings: hyphenation, and the behaviour of Word 2013 and later."""
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="360"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="240"/>'
        f"<w:doNotHyphenateCaps/>{compatibility}",
    )


def fonts() -> bytes:
    """The part that says what to take where the font of the text is missing."""
    return part("fonts", _font(FONT, SUBSTITUTE) + _font(FULL, FONT))


def _font(name: str, substitute: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{substitute}"/>'
        '<w:panose1 w:val="02020404030301010803"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )


def numbering() -> bytes:
    """The part with the one list there is: an en dash at every level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def specimen() -> bytes:
    """The page of the template: every style, named, with what it is for."""
    writer = RunWriter()
    body = [
        paragraph(style.id, writer.run(Run(f"{style.name} – {style.purpose}")))
        for style in PARAGRAPHS
    ]
    body += [
        paragraph("Normal", writer.run(Run(f"{style.name} – {style.purpose}"), style.id))
        for style in CHARACTERS
    ]
    body.append(Section(Paper.A4.page(wide_margin=True)).xml())
    return part("document", f"<w:body>{''.join(body)}</w:body>")


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CORE = f"{_PACKAGE}metadata/core-properties"
PARTS = {
    "styles": ("styles", styles),
    "settings": ("settings", settings),
    "fontTable": ("fontTable", fonts),
    "numbering": ("numbering", numbering),
}


def relationships(targets: dict[str, str]) -> str:
    """A part of relationships; `targets` are pairs (kind, target)."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{listed}</Relationships>'


def content_types() -> str:
    """The part that says what every other part is."""
    overrides = {f"/word/{name}.xml": _TYPE.format(kind) for name, (kind, _) in PARTS.items()}
    overrides["/word/document.xml"] = _TYPE.format("document.main")
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def core() -> str:
    """The core properties of the template itself."""
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped('biblio: template of reading packets')}</dc:title>"
        "<dc:language>en</dc:language></cp:coreProperties>"
    )


def template() -> bytes:
    """The whole file."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    inner = {f"{_OFFICE}{name}": f"{name}.xml" for name in PARTS}
    outer = {
        f"{_OFFICE}officeDocument": "word/document.xml",
        f"{_PACKAGE}relationships/metadata/core-properties": "docProps/core.xml",
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", head + content_types())
        archive.writestr("_rels/.rels", head + relationships(outer))
        archive.writestr("word/document.xml", specimen())
        archive.writestr("word/_rels/document.xml.rels", head + relationships(inner))
        archive.writestr("docProps/core.xml", head + core())
        for name, (_, content) in PARTS.items():
            archive.writestr(f"word/{name}.xml", content())
    return restamped(stream.getvalue())


def main() -> int:
    """Write the template."""
    TARGET.parent.mkdir(exist_ok=True)
    Change().write({str(TARGET): template()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
