"""A Word file as a sheet: its parts in their order, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.files import limits
from biblio.readers.docx import notes, resources
from biblio.readers.docx.names import w
from biblio.readers.docx.package import Package
from biblio.readers.docx.resources import Resources
from biblio.readers.docx.revisions import Revisions
from biblio.readers.docx.story import Story
from biblio.readers.shaping.blocks import Block, NoteBlocks, Part, Sheet
from biblio.readers.wishes import USUAL, Wishes

_TERMS = "{http://purl.org/dc/elements/1.1/}"
_CORE = {
    **{f"{_TERMS}title": "title", f"{_TERMS}creator": "author", f"{_TERMS}language": "language"},
    **{f"{_TERMS}subject": "subject", f"{_TERMS}description": "description"},
}
_BORNE_OUT = ("title", "author")
_BEGINNING = 10
_FURNITURE = {"header": "running heads", "footer": "running feet"}
_DRAWN = {"chart": "charts", "diagramData": "diagrams"}


def read(data: bytes, path: str, wishes: Wishes = USUAL) -> Sheet:
    """The sheet of a Word file given by its bytes.

    Raises BiblioError, with the reason, where it is damaged, encrypted or no Word file, or would
    take too much memory or time.
    """
    try:
        return _read(Package(data, path), hashlib.sha256(data).hexdigest(), wishes)
    except RecursionError as error:
        raise BiblioError(f"{path} is refused: its elements lie too deep in each other.") from error


def _read(package: Package, sha256: str, wishes: Wishes) -> Sheet:
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise BiblioError(f"{package.path} cannot be read: the package has no Word document in it.")
    limits.refuse_many(sum(1 for _ in body.iter(w("p"))), package.path)
    revisions, noted = Revisions(wishes.changes), notes.bookmarked(root)
    shared = resources.gathered(package, main, revisions, noted)
    shared = replace(shared, pictures=wishes.pictures)
    settings = package.xml(package.related(main, "settings") or "")
    shared.marks.update(notes.marks(root, settings, shared.revisions))
    story = Story(shared, main, root)
    blocks = story.blocks(body)
    found = tuple(_notes(shared, blocks))
    metadata = _metadata(package, " ".join(one.rich.string for one in blocks[:_BEGINNING]))
    return Sheet(
        package.path,
        blocks,
        found,
        story.title or dict(metadata).get("title"),
        # the language in the properties is that of the program, rarely that of the text
        None,
        tuple((name, (text,)) for name, text in metadata),
        diagnostics=(*_furniture(shared), *_left_out(shared)),
        sha256=sha256,
        pageless=True,
        tied=any(note.part is not Part.COMMENT for note in found),
    )


def _notes(shared: Resources, blocks: Sequence[Block]) -> Iterator[NoteBlocks]:
    called = [note for block in blocks for _, _, note in block.rich.calls()]
    for kind in ("footnote", "endnote", "comment"):
        yield from notes.read(shared, kind, called)


def _metadata(package: Package, beginning: str) -> tuple[tuple[str, str], ...]:
    """What the file's properties say of it, as far as its text bears it out.

    Word notes down the name of the computer's user and the title of the file that was copied; they
    are the text's own only where it begins with them.
    """
    root = package.xml(package.related("", "core-properties") or "")
    said = [] if root is None else [(_CORE.get(one.tag), _text(one)) for one in root]
    words = " ".join(beginning.split()).casefold()
    return tuple(
        (name, text)
        for name, text in said
        if name and text and (name not in _BORNE_OUT or text.casefold() in words)
    )


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _furniture(shared: Resources) -> Iterator[Diagnostic]:
    """What stands on every page, and what is drawn, is not read: told by what has parts."""
    links = shared.package.links(shared.main).values()
    named: Mapping[str, str] = {**_FURNITURE, **_DRAWN}
    for kind, name in named.items():
        if count := sum(link.kind == kind for link in links):
            yield _told(shared, name, count)


def _left_out(shared: Resources) -> Iterator[Diagnostic]:
    for name, count in shared.left_out.items():
        yield _told(shared, name, count)


def _told(shared: Resources, name: str, count: int) -> Diagnostic:
    message = f"Not read: {name} ({count})."
    return Diagnostic("left-out", message, Position(shared.package.path), Severity.INFO)
