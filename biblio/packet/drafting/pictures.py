"""The pictures of a document: those within its file or beside it; none is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from biblio.diagnostics import BiblioError, Diagnostic, Severity
from biblio.document import OBJECT, Document
from biblio.files import read_bytes
from biblio.origins import PackageOrigin
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import Block, Look, Picture
from biblio.packet.recipe.recipe import PictureRecipe
from biblio.packet.wording.emphasis import emphasised, unmarked
from biblio.readers.packages import Package
from biblio.word.pictures import measured

PICTURE = "picture"
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures by the position of the paragraph that describes them, and what was not found."""

    pictures: dict[int, Picture] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def album_of(document: Document, pieces: Iterable[Piece]) -> Album:
    """The pictures of these pieces. What cannot be printed is told with the reason."""
    described = [(piece, address) for piece in pieces if (address := _address(piece)) is not None]
    shelf = _Shelf(document)
    found: dict[int, Picture] = {}
    told = []
    for piece, address in described:
        words = piece.paragraph.string.replace(OBJECT, "").strip()
        picture = shelf.picture(address, piece.index, words)
        if isinstance(picture, str):
            told.append(_told(document, piece, f"The picture {address[:60]}: {picture}."))
            continue
        found[piece.index] = picture
        if not words:
            told.append(_told(document, piece, f"Nothing says what {address[:60]} shows."))
    return Album(found, tuple(told))


def _told(document: Document, piece: Piece, message: str) -> Diagnostic:
    where = document.whole(piece.index)
    return Diagnostic(PICTURE, message, document.told(where), Severity.INFO, where=where)


def plate(recipe: PictureRecipe) -> Block:
    """The picture of a recipe; raises BiblioError for a file that is none."""
    form = measured(data := read_bytes(recipe.path))
    if form is None:
        raise BiblioError(f"{recipe.where}: {recipe.path.name} is no PNG, JPEG or GIF.")
    picture = Picture(data, *form, recipe.words or unmarked(recipe.text or ""))
    return Block(Look.CAPTION, emphasised(recipe.text or ""), picture=picture)


def _address(piece: Piece) -> str | None:
    return next((run.picture for run in piece.paragraph.runs if run.picture), None)


@dataclass(slots=True)
class _Shelf:
    """Where the pictures of the document are looked for."""

    document: Document
    _package: Package | None = None

    def picture(self, address: str, paragraph: int, words: str) -> Picture | str:
        """The picture, which the words describe, or why there is none."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return "it is elsewhere, and nothing is fetched"
        try:
            data = self._data(parts.path, paragraph)
        except BiblioError:
            data = None
        if data is None:
            return "it is not there"
        form = measured(data)
        if form is None:
            return "it is no PNG, JPEG or GIF"
        return Picture(data, *form, words)

    def _data(self, address: str, paragraph: int) -> bytes | None:
        origin = self.document.origin(self.document.whole(paragraph))
        if not isinstance(origin, PackageOrigin):
            return _beside(Path(self.document.path), unquote(address))
        if self._package is None:
            self._package = Package(read_bytes(self.document.path), self.document.path)
        return self._package.bytes(self._package.resolved(origin.part, address))


def _beside(document: Path, address: str) -> bytes | None:
    """The file of that relative address, in the document's folder or below; else None."""
    try:
        folder = document.parent.resolve()
        path = (folder / address).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        large = path.stat().st_size > _MOST_BYTES
    except (OSError, RuntimeError, ValueError):
        return None  # a NUL, a link to itself, a name too long
    return None if large else read_bytes(path)
