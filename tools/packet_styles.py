"""The looks of the template: what each style of the contract is in Word's terms."""

from __future__ import annotations

from biblio.word.markup import part
from biblio.word.order import ordered
from biblio.word.paper import LEADING, MEASURE
from biblio.word.styles import OTHER_SCRIPT, STYLES, Style

FONT, SUBSTITUTE, FULL = "EB Garamond", "Garamond", "EB Garamond 12"
GREY, PALE, RED = "595959", "A6A6A6", "7A1F1F"
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
SPACED = value("spacing", 4)
SMALL_CAPS = on("smallCaps") | SPACED
RAISED = value("vertAlign", "superscript")
MONOSPACED = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'


def heading(level: int, before: int, after: int) -> Properties:
    """The paragraph of a heading: kept with what follows, and in the outline."""
    return APART | UNNUMBERED | spacing(before, after) | value("outlineLvl", level) | indent()


# id: (based on, next, properties of the paragraph, properties of its characters)
LOOKS: dict[str, tuple[str, str, Properties, Properties]] = {
    "Normal": ("", "", spacing() | on("widowControl"), {}),
    "Title": ("Normal", "Subtitle", APART | UNNUMBERED | spacing(3_300, 240, 640), size(56)),
    "Subtitle": (
        "Normal",
        "CoverLine",
        APART | UNNUMBERED | spacing(0, 480, 380),
        ITALIC | size(29),
    ),
    "CoverLine": (
        "Normal",
        "CoverLine",
        UNNUMBERED | LEFT | spacing(0, 0, 320) | rule("top", space=16, colour=PALE),
        {},
    ),
    "FrontTitle": ("Normal", "Credits", APART | UNNUMBERED | spacing(600, 240, 400), size(34)),
    "Credits": ("Normal", "Credits", UNNUMBERED | LEFT | spacing(0, 150, 260), size(21)),
    "TOC1": (
        "Normal",
        "Normal",
        UNNUMBERED | LEFT | on("keepLines") | spacing(120, 30) | tab(MEASURE, leader="dot"),
        {},
    ),
    "TOC2": (
        "TOC1",
        "Normal",
        spacing(0, 0, 270) | indent(300),
        size(21),
    ),
    "TOC3": ("TOC1", "TOC1", on("keepNext") | spacing(180, 0), SMALL_CAPS | size(21)),
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
        UNNUMBERED
        | LEFT
        | on("keepLines", "suppressAutoHyphens", "contextualSpacing")
        | spacing(0, 300, SMALL),
        size(20),
    ),
    "Introduction": (
        "Normal",
        "Introduction",
        UNNUMBERED | LEFT | on("contextualSpacing") | spacing(0, 300, 280),
        ITALIC | size(23),
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
    "TableText": (
        "Normal",
        "TableText",
        UNNUMBERED | LEFT | on("suppressAutoHyphens") | spacing(30, 30, SMALL),
        size(20),
    ),
    "Code": (
        "Normal",
        "BodyTextFirst",
        UNNUMBERED | LEFT | on("suppressAutoHyphens") | spacing(75, 150, SMALL) | indent(360),
        on("noProof") | {"rFonts": MONOSPACED} | size(18),
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
        APART
        | UNNUMBERED
        | spacing(600, 150)
        | value("outlineLvl", 1)
        | rule("top", space=12, colour=PALE),
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
        | rule("bottom", "between", space=0, colour=PALE),
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
        UNNUMBERED | LEFT | spacing(0, 0, NOTE),
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
    "ParagraphNumber": ("", "", {}, on("noProof") | value("color", GREY) | size(20)),
    "LineNumber": ("", "", {}, value("color", GREY) | size(16)),
    "PageMark": ("", "", {}, on("noProof") | value("color", GREY) | size(20)),
    # Where Debian has the letters of the text's font, Cyrillic italics are blank in its small cut.
    OTHER_SCRIPT: ("", "", {}, {"rFonts": f'<w:rFonts w:ascii="{FULL}" w:hAnsi="{FULL}"/>'}),
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
    characters |= size(23) | value("kern", 12)
    defaults = f"{ordered('rPr', characters.items())}{LIGATURES}{OLD_STYLE}"
    default = f"<w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    listed = "".join(style_xml(style) for style in STYLES)
    return part("styles", f"<w:docDefaults>{default}</w:docDefaults>{listed}")


LIGATURES = '<w14:ligatures w14:val="standard"/>'
