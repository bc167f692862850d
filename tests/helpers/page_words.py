"""The words of a web page or an e-book by an independent look at them (lxml), and the Document's.

Marks of notes and signs of lists are no words, nor is what nobody sees (`UNSEEN`) or what stands
in place of a picture (its `alt`, which the reader gives as a caption).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import lxml.html
from conservation import Account

from biblio.encoding import decode
from biblio.readers.epub import book, contents
from biblio.readers.html.reading import read_sheet
from biblio.readers.shaping import account
from biblio.readers.shaping.blocks import Sheet

LEFT_OUT = {
    "furniture": "navigation, forms, the page's frame: told as findings, and counted here",
    "scripts": "and style sheets, templates, what is shown only without scripts",
    "covers": "and tables of contents of e-books, told as findings",
}
UNSEEN = frozenset("script style head title noscript template".split())
# what ends a word though no space does
_PARTING = frozenset(
    "p div li td th tr h1 h2 h3 h4 h5 h6 br hr blockquote dt dd section article aside header footer"
    " nav figcaption caption pre ol ul dl table body title option label".split()
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def compare(data: bytes, path: str) -> Account:
    """The page or the book against the document that is read from it."""
    if path.endswith(".epub"):
        sheet, theirs = book.read(data, path), Counter(_of_book(data, path))
    else:
        text = decode(data, path).text
        sheet, theirs = read_sheet(text, path), Counter(of_page(text))
    ours = Counter(of_sheet(sheet))
    return Account(theirs.total(), theirs - ours, ours - theirs, ())


def words(text: str) -> list[str]:
    """The words; marks of notes and signs of lists are none."""
    return re.findall(r"[^\W\d_]{2,}", text)


def of_page(markup: str) -> list[str]:
    """The words of the page as lxml reads it."""
    parts: list[str] = []

    def walk(element: lxml.html.HtmlElement) -> None:
        named = isinstance(element.tag, str)
        apart = " " if named and element.tag in _PARTING else ""
        if named and element.tag not in UNSEEN:
            parts.append(apart + (element.text or ""))
            for child in element:
                walk(child)
            parts.append(apart)
        parts.append(element.tail or "")

    walk(lxml.html.document_fromstring(_DECLARATION.sub("", markup)))
    return words("".join(parts).replace("\u00ad", "").replace("\u200b", ""))


def of_sheet(sheet: Sheet) -> Iterator[str]:
    """The words of the document, and those that it says it left out."""
    shaped = account(sheet)
    noted = [one for note in shaped.document.notes for one in note.paragraphs]
    for paragraph in (*shaped.document.paragraphs, *noted):
        yield from words(paragraph.string)
    for text in shaped.omitted:
        yield from words(text.string)


def _of_book(data: bytes, path: str) -> Iterator[str]:
    listed = contents.find(contents.Package(data, path))
    with ZipFile(BytesIO(data)) as archive:
        for part in dict.fromkeys(listed.pages):
            yield from of_page(decode(archive.read(part), part).text)
