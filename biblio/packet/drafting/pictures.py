"""The pictures of a document: those within its file or beside it; none is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from biblio.diagnostics import BiblioError, Diagnostic, Severity
from biblio.document import OBJECT, Document, Run, text_of
from biblio.files import read_bytes
from biblio.origins import PackageOrigin, Where
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import Block, Look, Picture
from biblio.packet.recipe.recipe import PictureRecipe
from biblio.packet.wording.emphasis import emphasised, unmarked
from biblio.readers.packages import Package
from biblio.word.pictures import NONE, measured

PICTURE = "picture"
_MOST_BYTES = 20_000_000
_IN_NOTE = "it stands in a note, where none is printed"


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures by the position of the paragraph that describes them and by their addresses,
    and what was not found."""

    pictures: dict[int, dict[str, Picture]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


class _Described(NamedTuple):
    """A picture of a text: where it stands, its address, and the words that describe it."""

    where: Where
    address: str
    words: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.address[:60]


def album_of(document: Document, pieces: Iterable[Piece]) -> Album:
    """The pictures of these pieces. What cannot be printed is told with the reason."""
    shelf = _Shelf(document)
    found: dict[int, dict[str, Picture]] = {}
    told = []
    for one in (one for piece in pieces for one in _described(document, piece)):
        picture = shelf.picture(one)
        if isinstance(picture, str):
            told.append(_told(document, one, f"The picture {one.name}: {picture}."))
            continue
        found.setdefault(one.where.paragraph, {})[one.address] = picture
        if not one.words:
            told.append(_told(document, one, f"Nothing says what {one.name} shows."))
    in_notes = (
        one
        for where in document.wholes()
        if where.note is not None
        for one in _shown_at(where, document.paragraph(where).runs)
    )
    told += [_told(document, one, f"The picture {one.name}: {_IN_NOTE}.") for one in in_notes]
    return Album(found, tuple(told))


def _told(document: Document, one: _Described, message: str) -> Diagnostic:
    where = one.where
    return Diagnostic(PICTURE, message, document.told(where), Severity.INFO, where=where)


def _described(document: Document, piece: Piece) -> Iterator[_Described]:
    """The pictures of the piece: a row of a table may have several, all else is one's caption."""
    found = tuple(_shown_at(document.whole(piece.index), piece.paragraph.runs))
    if piece.look is Look.TABLE:
        yield from found
    elif found:
        yield found[0]._replace(words=_words(piece.paragraph.runs))


def _shown_at(where: Where, runs: Iterable[Run]) -> Iterator[_Described]:
    for address, described in groupby(runs, key=lambda run: run.picture):
        if address:
            yield _Described(where, address, _words(described))


def _words(runs: Iterable[Run]) -> str:
    return text_of(runs).replace(OBJECT, "").strip()


def plate(recipe: PictureRecipe) -> Block:
    """The picture of a recipe; raises BiblioError for a file that is none."""
    form = measured(data := read_bytes(recipe.path))
    if form is None:
        raise BiblioError(f"{recipe.where}: {recipe.path.name} {NONE}.")
    picture = Picture(data, *form, recipe.words or unmarked(recipe.text or ""))
    return Block(Look.CAPTION, emphasised(recipe.text or ""), picture=picture)


@dataclass(slots=True)
class _Shelf:
    """Where the pictures of the document are looked for, each of them once."""

    document: Document
    _package: Package | None = None
    _found: dict[tuple[str | None, str], Picture | str] = field(default_factory=dict)

    def picture(self, one: _Described) -> Picture | str:
        """The picture with the words that describe it, or why there is none."""
        origin = self.document.origin(one.where)
        part = origin.part if isinstance(origin, PackageOrigin) else None
        if (part, one.address) not in self._found:
            self._found[part, one.address] = self._looked_for(part, one.address)
        found = self._found[part, one.address]
        return found if isinstance(found, str) else replace(found, words=one.words)

    def _looked_for(self, part: str | None, address: str) -> Picture | str:
        try:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                return "it is elsewhere, and nothing is fetched"
            data = self._data(part, parts.path)
        except (BiblioError, ValueError):  # what is within [] is no address of a machine
            data = None
        if data is None:
            return "it is not there"
        form = measured(data)
        return Picture(data, *form) if form else f"it {NONE}"

    def _data(self, part: str | None, address: str) -> bytes | None:
        """The bytes: of the part's package, or of a file beside the document."""
        if part is not None:
            if self._package is None:
                self._package = Package(read_bytes(self.document.path), self.document.path)
            data = self._package.bytes(self._package.resolved(part, address))
            if data is not None:
                return data
        return _beside(Path(self.document.path), unquote(address))


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
