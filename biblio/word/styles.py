"""The contract of a template: each style a document uses, by its id, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

OTHER_SCRIPT = "OtherScript"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the template. `id` is what documents refer to, `name` what Word shows."""

    id: str
    name: str
    purpose: str
    is_character: bool = False


PARAGRAPHS = (
    Style("Normal", "Normal", "what all other styles build on"),
    Style("Title", "Title", "the title on the cover"),
    Style("Subtitle", "Subtitle", "the subtitle on the cover"),
    Style("CoverLine", "Cover Line", "compiler, group and date on the cover"),
    Style("FrontTitle", "Front Title", "headings of the front matter"),
    Style("Credits", "Credits", "sources and permissions in the front matter"),
    Style("TOC1", "toc 1", "contents: titles of readings"),
    Style("TOC2", "toc 2", "contents: headings within readings"),
    Style("TOC3", "toc 3", "contents: authors of readings"),
    Style("ContentsNote", "Contents Note", "a remark on the table of contents"),
    Style("ReadingAuthor", "Reading Author", "the author above a reading's title"),
    Style("Heading1", "heading 1", "titles of readings and of the parts of the back matter"),
    Style("ReadingSource", "Reading Source", "where a reading was taken from, below its title"),
    Style("Introduction", "Introduction", "the compiler's introduction to a reading"),
    Style("Heading2", "heading 2", "headings within a reading"),
    Style("Heading3", "heading 3", "headings below those"),
    Style("Heading4", "heading 4", "headings below those"),
    Style("Heading5", "heading 5", "headings below those"),
    Style("Heading6", "heading 6", "headings below those"),
    Style("BodyText", "Body Text", "the text of a reading, its first line indented"),
    Style("BodyTextFirst", "Body Text First", "the same after a heading: not indented"),
    Style("NumberedText", "Numbered Text", "the text of a reading, its number in the margin"),
    Style("Quote", "Quote", "quotations set off from the text"),
    Style("ListParagraph", "List Paragraph", "items of a list that bear marks of their own"),
    Style("ListBullet", "List Bullet", "items of a list without marks"),
    Style("TableText", "Table Text", "the cells of a table"),
    Style("Code", "Code", "lines that are to stay as they are"),
    Style("Caption", "caption", "captions of pictures and tables"),
    Style("ApparatusTitle", "Apparatus Title", "headings of what follows a reading"),
    Style("Question", "Question", "questions for discussion"),
    Style("AnswerLine", "Answer Line", "ruled lines for an answer"),
    Style("Answer", "Answer", "answers, in the teacher's edition"),
    Style("Bibliography", "Bibliography", "entries of a bibliography"),
    Style("GlossaryEntry", "Glossary Entry", "people, works and terms, explained"),
    Style("Index1", "index 1", "entries of an index"),
    Style("FootnoteText", "footnote text", "notes of the author"),
    Style("EndnoteText", "endnote text", "the same at the end"),
    Style("EditorNoteText", "Editor Note Text", "notes of the editor"),
    Style("CommentText", "annotation text", "comments"),
    Style("Header", "header", "the running head"),
    Style("Footer", "footer", "the foot of a page, with its number"),
)
CHARACTERS = (
    Style("FootnoteReference", "footnote reference", "marks of the author's notes", True),
    Style("EndnoteReference", "endnote reference", "the same at the end", True),
    Style("EditorReference", "Editor Reference", "marks of the editor's notes", True),
    Style("CommentReference", "annotation reference", "marks of comments", True),
    Style("Hyperlink", "Hyperlink", "addresses", True),
    Style("ParagraphNumber", "Paragraph Number", "numbers of paragraphs", True),
    Style("LineNumber", "line number", "numbers of lines", True),
    Style("PageMark", "Page Mark", "where a page of the source begins", True),
    Style(OTHER_SCRIPT, "Other Script", "Greek and Cyrillic letters within the text", True),
    Style("Term", "Term", "what an entry of the glossary explains", True),
)
STYLES = (*PARAGRAPHS, *CHARACTERS)
