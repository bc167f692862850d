"""The words of a PDF's pages with their places and fonts, as pdfium finds them.

Places are in points from the lower left corner of the page. Nothing in a PDF is run or opened.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from biblio.diagnostics import BiblioError

_MOST_PAGES = 20_000
# a page of a newspaper has 30,000
_MOST_LETTERS = 200_000
_ENCRYPTED = 4  # FPDF_ERR_PASSWORD
# pdfium's sign for a hyphen at the end of a line
_HYPHENS = "\x02\ufffe"
_LIGATURES = {
    **{"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"},
    **{"\ufb05": "st", "\ufb06": "st"},
}
_ITALIC = re.compile(r"(?i)ital|obliq|kursiv|slant|[-,]it\b|cmti|cmsl|[-,]i$")
_BOLD = re.compile(r"(?i)bold|black|heavy|[-,]bd\b|cmbx|[-,]b(?:i|old)?$")
_SMALL_CAPS = re.compile(r"(?i)small-?caps|[-_]sc\b|smcp|cmcsc|caps$")
# flags of a font descriptor: ISO 32000-1, table 123
_ITALIC_FLAG, _SMALL_CAPS_FLAG = 1 << 6, 1 << 17
_NAME_LENGTH = 256


def _asking(function: Any, result: Any) -> Any:
    """The function of pdfium that asks about a character, as one that takes and gives numbers."""
    kind = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int)
    return kind(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _asking(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_object = _asking(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)


class Face(NamedTuple):
    """How a font looks."""

    italic: bool = False
    bold: bool = False
    small_caps: bool = False


class Fragment(NamedTuple):
    """Characters of one look without spaces: a word, or a part of one.

    `x0` and `x1` are its ends, `base` the line on which it stands, `size` that of its font.
    `spaced` tells that a space stands before it in the file.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    face: Face
    spaced: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page in the order of the file; `label` is what the PDF calls the page."""

    number: int
    label: str | None
    fragments: tuple[Fragment, ...]
    pictured: bool = False


class Said(NamedTuple):
    """How many pages the file has, and what it says of itself."""

    pages: int
    title: str
    author: str


def taken(data: bytes, path: str, first: int = 0, step: int = 1) -> Iterator[Said | Page]:
    """What the file says of itself, then its pages from the first on, each so many behind the last.

    Raises BiblioError where it is encrypted, broken or too large.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, error) from error
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise BiblioError(f"{path} is refused: it has more than {_MOST_PAGES:,} pages.")
        said = document.get_metadata_dict(skip_empty=True)
        yield Said(count, said.get("Title", ""), said.get("Author", ""))
        for index in range(first, count, step):
            yield _page(document, index, path)
    finally:
        document.close()


def _refused(path: str, error: pypdfium2.PdfiumError) -> BiblioError:
    if "password" in str(error).lower() or getattr(error, "err_code", None) == _ENCRYPTED:
        return BiblioError(f"{path} is encrypted: save it without a password first.")
    return BiblioError(f"{path} is damaged: it is no sound PDF.")


def _page(document: Any, index: int, path: str) -> Page:
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise BiblioError(f"{path} is damaged: page {index + 1} cannot be read.") from error
    count = pdfium.FPDFText_CountChars(text.raw)
    if count > _MOST_LETTERS:
        raise BiblioError(f"{path} is refused: page {index + 1} holds too much text.")
    fragments = tuple(_Reading(text.raw, count).fragments())
    label = document.get_page_label(index) or None
    pictured = not fragments and _pictured(page)
    text.close()
    page.close()
    return Page(index + 1, label, fragments, pictured)


def _pictured(page: Any) -> bool:
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=2)), None) is not None


class _Reading:
    """Reads one page. To ask pdfium takes most of the time: of a fragment only its ends are asked.

    Measured on 250 pages: 4 s, where asking for the box of each character takes 18 s.
    """

    def __init__(self, text: Any, count: int) -> None:
        self._text = text
        self._count = count
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._point = tuple(ctypes.c_double() for _ in range(2))
        self._boxed = [ctypes.byref(one) for one in self._box]
        # the text object that was asked last, and what it said
        self._owner: int | None = None
        self._size, self._face = 0.0, Face()
        self._pointed = [ctypes.byref(one) for one in self._point]

    def fragments(self) -> Iterator[Fragment]:
        """The fragments in the order of the file."""
        address = ctypes.cast(self._text, ctypes.c_void_p).value
        signs: list[str] = []
        first = last = 0
        owner, spaced = None, False
        for index in range(self._count):
            sign = chr(_unicode(address, index))
            blank = sign.isspace() or sign == "\0"
            theirs = None if blank else _object(address, index)
            if signs and (blank or theirs != owner):
                yield from self._fragment("".join(signs), first, last, spaced, owner)
                signs, spaced = [], False
            if blank:
                spaced = True
                continue
            if not signs:
                first, owner = index, theirs
            signs.append("-" if sign in _HYPHENS else _LIGATURES.get(sign, sign))
            last = index
        if signs:
            yield from self._fragment("".join(signs), first, last, spaced, owner)

    def _fragment(
        self, text: str, first: int, last: int, spaced: bool, owner: int | None
    ) -> Iterator[Fragment]:
        """The fragment of these characters; none where they have no size or no place."""
        if owner != self._owner:
            self._owner, self._face = owner, _face(self._text, first)
            self._size = _size(self._text, first)
        size = self._size
        begins = self._ends(first)
        ends = begins if last == first else self._ends(last)
        if (
            size > 0
            and begins
            and ends
            and pdfium.FPDFText_GetCharOrigin(self._text, first, *self._pointed)
        ):
            low, high = min(begins[0], ends[0]), max(begins[1], ends[1])
            yield Fragment(text, low, high, self._point[1].value, size, self._face, spaced)

    def _ends(self, index: int) -> tuple[float, float] | None:
        if not pdfium.FPDFText_GetCharBox(self._text, index, *self._boxed):
            return None
        return self._box[0].value, self._box[1].value


def _size(text: Any, index: int) -> float:
    """The size as it is printed: that of the font by the matrix of the text."""
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    matrix, object_ = pdfium.FS_MATRIX(), pdfium.FPDFText_GetTextObject(text, index)
    if object_ and pdfium.FPDFPageObj_GetMatrix(object_, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return round(size, 1)


def _face(text: Any, index: int) -> Face:
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_LENGTH, flags)
    return _looking(name.value.decode(errors="replace"), flags.value)


@lru_cache(maxsize=256)
def _looking(name: str, flags: int) -> Face:
    name = name.partition("+")[2] or name
    return Face(
        bool(_ITALIC.search(name) or flags & _ITALIC_FLAG),
        bool(_BOLD.search(name)),
        bool(_SMALL_CAPS.search(name) or flags & _SMALL_CAPS_FLAG),
    )
