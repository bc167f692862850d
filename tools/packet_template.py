"""Makes templates/packet.docx, the Word file that reading packets take their styles from.

`python tools/packet_template.py` writes it. The looks stand in the table below, one style a line:
its base, its successor, its paragraph and its character properties. The page of the template
shows every style and says what it is for.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from biblio.document import Run
from biblio.files import write_atomically
from biblio.word.markup import escaped, part
from biblio.word.order import ordered
from biblio.word.paper import LEADING, MEASURE, Paper
from biblio.word.runs import RunWriter, paragraph
from biblio.word.saving import restamped
from biblio.word.sections import Section
from biblio.word.styles import CHARACTERS, PARAGRAPHS, STYLES, Style

TARGET = Path(__file__).resolve().parent.parent / "templates" / "packet.docx"
FONT, SUBSTITUTE = "EB Garamond", "Garamond"
INK, GREY, RED = "000000", "595959", "7A1F1F"
SMALL, NOTE = 250, 250  # leading of what is set smaller than the text

Properties = dict[str, str]


def spacing(before: int = 0, after: int = 0, line: int = LEADING) -> Properties:
    """Space above and below, and the leading, all in twips."""
    values = f'w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"'
    return {"spacing": f"<w:spacing {values}/>"}


def indent(left: int = 0, right: int = 0, first: int = 0) -> Properties:
    """Indents in twips; a negative `first` hangs the first line out."""
    line = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    return {"ind": f'<w:ind w:left="{left}" w:right="{right}" {line}/>'}


def size(half_points: int) -> Properties:
    """The size of the type, in half-points."""
    return {"sz": f'<w:sz w:val="{half_points}"/>', "szCs": f'<w:szCs w:val="{half_points}"/>'}


def value(name: str, setting: object) -> Properties:
    """A property that is one value."""
    return {name: f'<w:{name} w:val="{setting}"/>'}


def on(*names: str) -> Properties:
    """Properties that are switched on."""
    return {name: f"<w:{name}/>" for name in names}


def tab(position: int, kind: str = "right", leader: str = "none") -> Properties:
    """One tab stop."""
    stop = f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{position}"/>'
    return {"tabs": f"<w:tabs>{stop}</w:tabs>"}


def rule(*sides: str, space: int = 4, colour: str = GREY) -> Properties:
    """Hairlines at some sides."""
    lines = (
        f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"/>'
        for side in sides
    )
    return {"pBdr": f"<w:pBdr>{''.join(lines)}</w:pBdr>"}


ITALIC = on("i", "iCs")
LEFT, CENTRE, JUSTIFIED = value("jc", "left"), value("jc", "center"), value("jc", "both")
APART = on("keepNext", "keepLines", "suppressAutoHyphens") | LEFT
UNNUMBERED = on("suppressLineNumbers")
SPACED = value("spacing", 12)
SMALL_CAPS = on("smallCaps") | SPACED
RAISED = value("vertAlign", "superscript")


def heading(level: int, before: int, after: int) -> Properties:
    """The paragraph of a heading: kept with what follows, and in the outline."""
    return APART | UNNUMBERED | spacing(before, after) | value("outlineLvl", level) | indent()


# id: (based on, next, properties of the paragraph, properties of its characters)
LOOKS: dict[str, tuple[str, str, Properties, Properties]] = {
    "Normal": ("", "", spacing() | on("widowControl"), {}),
    "Title": (
        "Normal",
        "Subtitle",
        APART | UNNUMBERED | spacing(0, 300, 600),
        size(52),
    ),
    "Subtitle": (
        "Normal",
        "CoverLine",
        APART | UNNUMBERED | spacing(0, 600, 400),
        ITALIC | size(30),
    ),
    "CoverLine": ("Normal", "CoverLine", UNNUMBERED | LEFT | spacing(0, 0), {}),
    "FrontTitle": (
        "Normal",
        "Credits",
        APART | UNNUMBERED | spacing(0, 600, 400),
        size(34),
    ),
    "Credits": ("Normal", "Credits", UNNUMBERED | LEFT | spacing(0, 150, 260), size(21)),
    "TOC1": (
        "Normal",
        "Normal",
        UNNUMBERED
        | LEFT
        | on("keepLines")
        | spacing(0, 60)
        | indent(0, 720)
        | tab(MEASURE, leader="none"),
        {},
    ),
    "TOC2": (
        "TOC1",
        "Normal",
        spacing(0, 0, 270) | indent(300, 720),
        size(21),
    ),
    "TOC3": ("TOC1", "TOC1", on("keepNext") | spacing(150, 0), SMALL_CAPS | size(21)),
    "ContentsNote": ("Credits", "Normal", spacing(300, 0, 240), ITALIC | size(19)),
    "ReadingAuthor": (
        "Normal",
        "Heading1",
        APART | UNNUMBERED | spacing(600, 150),
        SMALL_CAPS | size(25),
    ),
    "Heading1": ("Normal", "BodyTextFirst", heading(0, 0, 300) | spacing(0, 300, 440), size(38)),
    "ReadingSource": (
        "Normal",
        "BodyTextFirst",
        UNNUMBERED | LEFT | on("keepLines", "suppressAutoHyphens") | spacing(0, 150, SMALL),
        size(20),
    ),
    "Introduction": (
        "Normal",
        "Introduction",
        UNNUMBERED | JUSTIFIED | spacing(0, 75, 270),
        ITALIC | size(22),
    ),
    "Heading2": ("Normal", "BodyTextFirst", heading(1, 450, 150), SMALL_CAPS | size(26)),
    "Heading3": (
        "Heading2",
        "BodyTextFirst",
        heading(2, 300, 75),
        ITALIC | size(25) | value("smallCaps", 0) | value("spacing", 0),
    ),
    "Heading4": ("Heading3", "BodyTextFirst", heading(3, 300, 0), size(24)),
    "Heading5": ("Heading4", "BodyTextFirst", heading(4, 150, 0), value("color", GREY)),
    "Heading6": ("Heading5", "BodyTextFirst", heading(5, 150, 0), {}),
    "BodyText": ("Normal", "BodyText", JUSTIFIED | indent(first=300), {}),
    "BodyTextFirst": ("BodyText", "BodyText", indent(), {}),
    "NumberedText": (
        "Normal",
        "NumberedText",
        JUSTIFIED | spacing(0, 100) | indent(0, 0, -480) | tab(0, "left"),
        {},
    ),
    "Quote": (
        "Normal",
        "BodyText",
        JUSTIFIED | spacing(75, 150, 270) | indent(360, 360),
        size(22),
    ),
    "ListParagraph": (
        "Normal",
        "ListParagraph",
        JUSTIFIED | spacing(0, 60) | indent(360, 0, -360),
        {},
    ),
    "ListBullet": (
        "ListParagraph",
        "ListBullet",
        {"numPr": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'},
        {},
    ),
    "Caption": (
        "Normal",
        "BodyTextFirst",
        UNNUMBERED | LEFT | on("keepLines") | spacing(75, 225, SMALL),
        ITALIC | size(20),
    ),
    "ApparatusTitle": (
        "Heading2",
        "Question",
        APART | UNNUMBERED | spacing(600, 150) | value("outlineLvl", 1) | rule("top", space=12),
        {},
    ),
    "Question": (
        "Normal",
        "AnswerLine",
        APART | UNNUMBERED | spacing(150, 0) | indent(360, 0, -360),
        {},
    ),
    "AnswerLine": (
        "Normal",
        "AnswerLine",
        UNNUMBERED
        | spacing(0, 0, 480)
        | indent(360)
        | rule("bottom", "between", space=0, colour="A6A6A6"),
        {},
    ),
    "Answer": (
        "Normal",
        "Question",
        UNNUMBERED | LEFT | spacing(60, 60, 270) | indent(360),
        ITALIC | size(22),
    ),
    "Bibliography": (
        "Normal",
        "Bibliography",
        UNNUMBERED | LEFT | on("keepLines") | spacing(0, 75, 270) | indent(360, 0, -360),
        size(22),
    ),
    "GlossaryEntry": (
        "Normal",
        "GlossaryEntry",
        UNNUMBERED | LEFT | on("keepLines") | spacing(0, 75, 270) | indent(360, 0, -360),
        size(22),
    ),
    "Index1": (
        "Normal",
        "Index1",
        UNNUMBERED
        | LEFT
        | on("keepLines", "suppressAutoHyphens")
        | spacing(0, 0, 270)
        | indent(360, 0, -360),
        size(22),
    ),
    "FootnoteText": (
        "Normal",
        "FootnoteText",
        UNNUMBERED | JUSTIFIED | spacing(0, 0, NOTE),
        size(20),
    ),
    "EndnoteText": ("FootnoteText", "EndnoteText", {}, {}),
    "EditorNoteText": ("FootnoteText", "EditorNoteText", {}, {}),
    "CommentText": ("Normal", "CommentText", UNNUMBERED | LEFT | spacing(0, 0, NOTE), size(20)),
    "Header": ("Normal", "Header", UNNUMBERED | LEFT | spacing(0, 0, 240) | tab(MEASURE), size(19)),
    "Footer": ("Normal", "Footer", UNNUMBERED | LEFT | spacing(0, 0, 240) | tab(MEASURE), size(21)),
    "FootnoteReference": ("", "", {}, RAISED),
    "EndnoteReference": ("", "", {}, RAISED),
    "EditorReference": ("", "", {}, ITALIC | value("color", RED) | RAISED),
    "CommentReference": ("", "", {}, size(16)),
    "Hyperlink": ("", "", {}, value("color", "1F3A5F")),
    "ParagraphNumber": ("", "", {}, on("noProof") | value("color", GREY) | size(18)),
    "LineNumber": ("", "", {}, value("color", GREY) | size(16)),
    "PageMark": ("", "", {}, on("noProof") | value("color", GREY) | size(18)),
    "Term": ("", "", {}, SMALL_CAPS),
}
# Figures that rise and fall with the letters, for whoever has a font with them.
OLD_STYLE = '<w14:numForm w14:val="oldStyle"/>'


def style_xml(style: Style) -> str:
    """The definition of one style."""
    base, successor, of_paragraph, of_characters = LOOKS[style.id]
    kind = "character" if style.is_character else "paragraph"
    head = {"name": f'<w:name w:val="{style.name}"/>'} | on("qFormat")
    head |= value("basedOn", base) if base else {}
    head |= value("next", successor) if successor else {}
    head["pPr"] = f"<w:pPr>{ordered('pPr', of_paragraph.items())}</w:pPr>" if of_paragraph else ""
    head["rPr"] = f"<w:rPr>{ordered('rPr', of_characters.items())}</w:rPr>" if of_characters else ""
    default = ' w:default="1"' if style.id == "Normal" else ""
    ours = "" if style.name[0].islower() or style.id in BUILT_IN else ' w:customStyle="1"'
    children = ordered("style", head.items())
    return f'<w:style w:type="{kind}"{default}{ours} w:styleId="{style.id}">{children}</w:style>'


BUILT_IN = {
    *("Normal", "Title", "Subtitle", "BodyText", "Quote", "ListParagraph", "ListBullet"),
    *("Bibliography", "Hyperlink"),
}


def styles() -> bytes:
    """The part with all styles."""
    fonts = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia"))
    characters = {
        "rFonts": f'<w:rFonts {fonts} w:cs="Times New Roman"/>',
        "lang": '<w:lang w:val="en" w:eastAsia="en-US" w:bidi="he-IL"/>',
    }
    characters |= size(24) | value("kern", 12)
    defaults = f"{ordered('rPr', characters.items())}{LIGATURES}{OLD_STYLE}"
    default = f"<w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    listed = "".join(style_xml(style) for style in STYLES)
    return part("styles", f"<w:docDefaults>{default}</w:docDefaults>{listed}")


LIGATURES = '<w14:ligatures w14:val="standard"/>'


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
    return part(
        "fonts",
        f'<w:font w:name="{FONT}"><w:altName w:val="{SUBSTITUTE}"/>'
        '<w:panose1 w:val="02020404030301010803"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>',
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
    write_atomically(TARGET, template())
    return 0


if __name__ == "__main__":
    sys.exit(main())
