"""A packet as an e-book: EPUB 3, its notes linked both ways, the same bytes for the same packet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from biblio.packet.layout import Layout, Rendered
from biblio.packet.model import Packet, Picture
from biblio.packet.rendering.press import date_of, forbidden
from biblio.packet.rendering.web.chapters import chapters, contents
from biblio.packet.rendering.web.page import STYLE
from biblio.packet.rendering.web.pen import Chapter, Pen, for_screen
from biblio.word.saving import FIRST_DATE, restamped, source_date

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = """\
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """\
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"\
 lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}</body>
</html>
"""
_PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"\
 xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:sha256:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
{creator}<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"""
# What reading systems know marks and notes by; the roles are for all others.
_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-toc": "toc"}


def render_book(packet: Packet, layout: Layout) -> Rendered:
    """The packet as an EPUB, a file for each reading; it has no comments."""
    shelf: dict[bytes, str] = {}

    def shelved(picture: Picture) -> str:
        return shelf.setdefault(picture.data, f"picture{len(shelf) + 1}.{picture.kind}")

    pen = Pen(packet, for_screen(layout), lambda name, id_: f"{name}.xhtml#{id_}", shelved)
    written = chapters(pen)
    files = {name: _encoded(text) for name, text in _files(pen, written, shelf.values())}
    files |= {f"EPUB/{name}": data for data, name in shelf.items()}
    entries = sum(len(one.entries) for one in written)
    told = (*pen.diagnostics, *forbidden(pen.characters, packet))
    return Rendered(_zipped(files), entries, told)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "xmlcharrefreplace")


def _files(
    pen: Pen, written: Sequence[Chapter], pictures: Iterable[str]
) -> Iterator[tuple[str, str]]:
    pages = {f"EPUB/{one.name}.xhtml": _page(pen, one.title, one.body) for one in written}
    title = pen.words.text("contents")
    # A list of contents must not be empty.
    cover = (
        f'<ol><li><a href="{written[0].name}.xhtml">{pen.text(written[0].title)}</a></li></ol>\n'
    )
    listed = contents(pen, written) or cover
    nav = f'<nav role="doc-toc">\n<h2>{pen.text(title)}</h2>\n{listed}</nav>\n'
    yield "META-INF/container.xml", _HEAD + _CONTAINER
    yield "EPUB/package.opf", _HEAD + _package(pen, written, pages, pictures)
    yield "EPUB/nav.xhtml", _page(pen, title, nav)
    yield "EPUB/style.css", STYLE.read_text(encoding="utf-8")
    yield from pages.items()


def _page(pen: Pen, title: str, body: str) -> str:
    for role, kind in _TYPES.items():
        body = body.replace(f' role="{role}"', f' epub:type="{kind}" role="{role}"')
    language = pen.text(pen.packet.language)
    return _HEAD + _PAGE.format(language=language, title=pen.text(title), body=body)


def _package(
    pen: Pen, written: Sequence[Chapter], pages: Mapping[str, str], pictures: Iterable[str]
) -> str:
    """The list of what is in the book; its identifier is made of all its words."""
    cover = pen.packet.cover
    digest = hashlib.sha256("".join(pages.values()).encode("utf-8", "surrogatepass"))
    items = [
        f'<item id="{one.name}" href="{one.name}.xhtml" media-type="application/xhtml+xml"/>\n'
        for one in written
    ]
    items += [
        f'<item id="{name}" href="{name}" media-type="image/{name.rpartition(".")[2]}"/>\n'
        for name in pictures
    ]
    spine = [f'<itemref idref="{one.name}"/>\n' for one in written]
    spine.insert(1, '<itemref idref="nav"/>\n')
    creator = f"<dc:creator>{pen.text(cover.compiler)}</dc:creator>\n" if cover.compiler else ""
    return _PACKAGE.format(
        language=pen.text(pen.packet.language),
        identifier=digest.hexdigest(),
        title=pen.text(written[0].title),
        creator=creator,
        modified=source_date() or date_of(pen.packet) or FIRST_DATE,
        items="".join(items),
        spine="".join(spine),
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as an archive; its first one, which is not compressed, says what it is."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return restamped(stream.getvalue())
