"""A PDF as a sheet: its paragraphs and notes, every word tied to its box on its page."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.document import Run, Text
from biblio.origins import PageAlignment, PageSpot
from biblio.readers.pdf import apart, furniture, lines, notes, paragraphs
from biblio.readers.pdf.apart import Pages
from biblio.readers.pdf.fragments import Fragment
from biblio.readers.pdf.furniture import Furniture
from biblio.readers.pdf.lines import Line
from biblio.readers.pdf.notes import FootNote
from biblio.readers.pdf.paragraphs import Measures, Printed
from biblio.readers.shaping.blocks import (
    BROKEN,
    ENDED,
    Block,
    NoteBlocks,
    Piece,
    Rich,
    Sheet,
    Style,
)
from biblio.values.patterns import Lazy

_PLAIN = Run("")
_SYMBOLS = "*†‡§¶#‖"
_ENCLOSED = Lazy(r"[\[(]?(?P<mark>[^\W_]{1,4}|[*†‡§¶#‖]{1,4})[\])]?\Z")
_BEGINNING = 8
# of the height of print: what is above the line it stands on, and below
_ABOVE, _BELOW = 0.75, 0.25
_MOST_TOLD = 60


def read(data: bytes, path: str) -> Sheet:
    """The sheet of a PDF; raises BiblioError, with the reason, where it cannot be read."""
    taken = apart.taken(data, path)
    pages = [lines.read(page.fragments, page.number) for page in taken.pages]
    if not any(pages):
        raise _without_text(taken, path)
    found = furniture.find(pages)
    kept = [[line for line in own if id(line) not in found.lines] for own in pages]
    size = paragraphs.usual_size([line for own in kept for line in own])
    parted = notes.part(kept, size)
    setting = Setting(found.labels or _own_labels(taken), parted.notes)
    blocks = tuple(
        setting.block(one) for one in paragraphs.part(parted.body, Measures(parted.body))
    )
    title = _borne_out(taken.title, blocks)
    author = _borne_out(taken.author, blocks)
    said = (("title", title), ("author", author))
    return Sheet(
        path,
        blocks,
        tuple(setting.note(one) for one in parted.notes),
        title or None,
        None,
        tuple((name, (text,)) for name, text in said if text),
        diagnostics=(*_left_out(pages, found, path), *_unread(taken, path)),
        sha256=hashlib.sha256(data).hexdigest(),
        omitted=tuple(
            setting.rich([line]).text for own in pages for line in own if id(line) in found.lines
        ),
        pageless=True,
    )


def _without_text(taken: Pages, path: str) -> BiblioError:
    if not any(page.pictured for page in taken.pages):
        return BiblioError(f"{path} is empty.")
    return BiblioError(
        f"{path} has no text, only pictures of pages: read it by OCR first "
        "(`ocrmypdf scan.pdf read.pdf`)."
    )


def _own_labels(taken: Pages) -> dict[int, str]:
    """What the PDF itself calls its pages, where no numbers are printed."""
    return {page.number: page.label for page in taken.pages if page.label}


def _borne_out(text: str, blocks: Sequence[Block]) -> str:
    """A title or an author that programs filled in, as far as the text begins with it."""
    beginning = " ".join(block.rich.string for block in blocks[:_BEGINNING])
    words = " ".join(text.split())
    return words if words.casefold() in " ".join(beginning.split()).casefold() else ""


def _left_out(pages: Sequence[Sequence[Line]], found: Furniture, path: str) -> Iterator[Diagnostic]:
    """Running heads and numbers of pages: each is told once, with the page where it is first."""
    told: dict[str, Line] = {}
    for line in (one for own in pages for one in own if id(one) in found.lines):
        words = "".join(sign for sign in line.text if not sign.isdecimal()).strip()
        told.setdefault(words, line)
    for words, line in list(told.items())[:_MOST_TOLD]:
        what = f"the running head “{words}”" if words else "the numbers of pages"
        place = Position(path, words=f"page {found.labels.get(line.page, line.page)}")
        yield Diagnostic("left-out", f"Not read: {what}.", place, Severity.INFO)


def _unread(taken: Pages, path: str) -> Iterator[Diagnostic]:
    """Pages that are only pictures, in a file that has text on others."""
    scanned = [page.number for page in taken.pages if page.pictured]
    if scanned:
        message = (
            f"{len(scanned)} of {len(taken.pages)} pages are only pictures, whose text is not read:"
            " OCR makes it text (`ocrmypdf --skip-text`)."
        )
        yield Diagnostic("pages-without-text", message, Position(path, words=f"page {scanned[0]}"))


class Stretch:
    """Words put one after the other, those of one look in one piece."""

    def __init__(self) -> None:
        self.look = _PLAIN
        self.spot = PageSpot(0, None, (0.0, 0.0, 0.0, 0.0))
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._anchors: list[tuple[int, PageSpot]] = []
        self._length = 0

    def add(self, string: str, spot: PageSpot, look: Run, call: str | None = None) -> None:
        """Put characters at the end, which stand at the spot."""
        if not string:
            return
        if call is not None or look != self.look:
            self._end()
            self.look = look
        self._anchors.append((self._length, spot))
        self._words.append(string)
        self._length += len(string)
        self.spot = spot
        if call is not None:
            self._end(call)

    def pieces(self) -> tuple[Piece, ...]:
        """All that was put."""
        self._end()
        return tuple(self._pieces)

    def _end(self, call: str | None = None) -> None:
        if self._words:
            text = Text("".join(self._words), PageAlignment(tuple(self._anchors)))
            self._pieces.append(Piece(text, self.look, call))
            self._words, self._anchors, self._length = [], [], 0


class Setting:
    """Lines as rich text, the marks of notes in them tied to their notes."""

    def __init__(self, labels: Mapping[int, str], footnotes: Sequence[FootNote]) -> None:
        self._labels = labels
        self._waiting: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for one in reversed(footnotes):
            self._waiting[one.page, one.mark].append(one.id)

    def block(self, printed: Printed) -> Block:
        """The paragraph as a block."""
        plain = printed.style is Style.HEADING
        rich = self.rich(printed.lines, printed.broken, plain=plain, calls=True)
        return Block(rich, printed.style, printed.level)

    def note(self, note: FootNote) -> NoteBlocks:
        """The note without its mark."""
        rich = self.rich(note.lines).cut(note.skipped)
        start = len(rich.string) - len(rich.string.lstrip(" .)]" if note.skipped else ""))
        return NoteBlocks(note.mark, (Block(rich.cut(start)),), id=note.id)

    def rich(
        self,
        own: Sequence[Line],
        broken: Iterable[int] = (),
        *,
        plain: bool = False,
        calls: bool = False,
    ) -> Rich:
        """The lines one after the other, with signs where they end; `plain`: no looks."""
        stretch = Stretch()
        for number, line in enumerate(own):
            if number:
                stretch.add(BROKEN if number - 1 in broken else ENDED, stretch.spot, _PLAIN)
            for at, one in enumerate(line.fragments):
                look, spot = _look(line, one, plain), self._spot(line, one)
                mark, note = self._called(line, one, look) if calls else (len(one.text), None)
                if line.spaced(at) and not (note and mark == 0):
                    stretch.add(" ", spot, look if look == stretch.look else _PLAIN)
                stretch.add(one.text[:mark], spot, look)
                stretch.add(one.text[mark:], spot, look, note)
        return Rich(stretch.pieces())

    def _called(self, line: Line, one: Fragment, look: Run) -> tuple[int, str | None]:
        """Where in the fragment the mark of a note begins, and which note it calls."""
        at = _mark_at(one.text, look.superscript)
        match = _ENCLOSED.match(one.text[at:]) if at < len(one.text) else None
        waiting = self._waiting.get((line.page, match["mark"])) if match else None
        return at, waiting.pop() if waiting else None

    def _spot(self, line: Line, one: Fragment) -> PageSpot:
        low, high = one.base - _BELOW * one.size, one.base + _ABOVE * one.size
        box = (round(one.x0, 1), round(low, 1), round(one.x1, 1), round(high, 1))
        return PageSpot(line.page, self._labels.get(line.page), box)


def _mark_at(text: str, raised: bool) -> int:
    """Where in the fragment the mark of a note begins: raised, all of it, else stars at its end."""
    if raised:
        return 0
    return len(text.rstrip(_SYMBOLS)) if text[-1] in _SYMBOLS else len(text)


def _look(line: Line, one: Fragment, plain: bool) -> Run:
    raised = line.raised(one)
    if plain and not raised:
        return _PLAIN
    small = one.face.small_caps or line.is_small_capital(one)
    return _run(
        one.face.italic, one.face.bold and not line.is_bold, small, raised, line.lowered(one)
    )


@cache
def _run(italic: bool, bold: bool, small_caps: bool, raised: bool, lowered: bool) -> Run:
    return Run("", italic, bold, small_caps, superscript=raised, subscript=lowered)
