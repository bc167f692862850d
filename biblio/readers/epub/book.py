"""From the bytes of an e-book to its sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from biblio.diagnostics import Diagnostic, Position, Severity
from biblio.document import Text
from biblio.encoding import decode
from biblio.origins import Chart, PackageAlignment, PackageSpot
from biblio.readers.epub import contents
from biblio.readers.epub.contents import Contents, Package
from biblio.readers.html import characters, metadata, notes, reading
from biblio.readers.html.links import Links, Page
from biblio.readers.html.notes import Notes
from biblio.readers.shaping.blocks import Block, NoteBlocks, Rich, Sheet

# the fields that name the whole book
_TITLE, _LANGUAGE = "title", "language"


def read(data: bytes, path: str, *, pictures: bool = False) -> Sheet:
    """The sheet of the book, with its `pictures` as in `Wishes`.

    Raises BiblioError where it cannot be read.
    """
    package = Package(data, path)
    listed = contents.find(package)
    pages = list(_pages(package, listed))
    reading.refuse_large([page.source for page in pages], path)
    found = notes.find(Links(pages))
    try:
        read_pages = [_read(page, found, path, pictures=pictures) for page in pages]
    except characters.TooManyPlaces:
        raise reading.too_large(path) from None
    title, language = listed.record.get(_TITLE, (None,)), listed.record.get(_LANGUAGE, ("",))
    return Sheet(
        path,
        tuple(block for sheet in read_pages for block in sheet.blocks),
        tuple(note for sheet in read_pages for note in sheet.notes),
        title[0],
        _language(language[0], pages),
        tuple(listed.record.items()),
        tuple(remark for sheet in read_pages for remark in sheet.remarks),
        (
            *_left_out(listed, path),
            *(finding for sheet in read_pages for finding in sheet.diagnostics),
        ),
        hashlib.sha256(data).hexdigest(),
        omitted=tuple(text for sheet in read_pages for text in sheet.omitted),
        pageless=True,
        tied=bool(found.notes),
    )


def _pages(package: Package, listed: Contents) -> Iterator[Page]:
    for part in dict.fromkeys(listed.pages):
        data = package.bytes(part)
        if data is not None:
            source = decode(data, f"{package.path}, {part}").text
            yield reading.open_page(source, package.path, part)


def _read(page: Page, found: Notes, path: str, *, pictures: bool) -> Sheet:
    """The sheet of a page, places being those in the package."""
    sheet, left = reading.read_page(page, found, pictures=pictures)
    chart: Chart = sheet.chart
    number = len(sheet.blocks)
    noted: list[NoteBlocks] = []
    for note in sheet.notes:
        blocks = _placed(note.blocks, page.part, number)
        number += len(blocks)
        noted.append(replace(note, blocks=blocks, source=None))
    return replace(
        sheet,
        blocks=_placed(sheet.blocks, page.part, 0),
        notes=tuple(noted),
        omitted=tuple(_at(text, PackageSpot(page.part, 0, 0, 0)) for text in sheet.omitted),
        diagnostics=tuple(reading.complaints(left, page, chart, f"{path}, {page.part}")),
    )


def _placed(blocks: Sequence[Block], part: str, first: int) -> tuple[Block, ...]:
    """The blocks with places in the package: the part, the paragraph in it, the run."""
    return tuple(
        replace(block, rich=_rich(block.rich, part, number), mark=_rich(block.mark, part, number))
        for number, block in enumerate(blocks, first)
    )


def _rich(rich: Rich, part: str, number: int) -> Rich:
    return Rich(
        tuple(
            piece._replace(text=_at(piece.text, PackageSpot(part, number, run, 0)))
            for run, piece in enumerate(rich.pieces)
        )
    )


def _at(text: Text, spot: PackageSpot) -> Text:
    return Text(text.string, PackageAlignment(((0, spot),)))


def _language(said: str, pages: Sequence[Page]) -> str | None:
    """What the book names, else its pages."""
    if said and said != "und":
        return said.replace("_", "-").partition("-")[0].casefold()
    return next((code for page in pages if (code := metadata.language(page.root))), None)


def _left_out(listed: Contents, path: str) -> Iterator[Diagnostic]:
    for part in listed.framing:
        message = f"Left out, being a cover or a table of contents: {part}"
        yield Diagnostic("left-out", message, Position(path), Severity.INFO)
