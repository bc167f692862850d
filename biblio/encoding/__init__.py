"""From bytes to text and back: byte order marks, UTF-8, and a guess at older encodings."""

from __future__ import annotations

import codecs
import re
from operator import itemgetter
from typing import NamedTuple

from biblio.diagnostics import BiblioError, Diagnostic, Position, Severity
from biblio.encoding.plausibility import implausibility

# UTF-32 comes first: its little-endian mark begins with the one of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (Word, OpenDocument and EPUB files are such)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROLS_TOLERATED = 0.05

# The encodings editors meet and what is held against each from the start: old Macintosh files are
# rarer than the odd reading of a Windows file that looks like one.
_CANDIDATES = (
    ("windows-1252", 0.0),
    ("windows-1251", 0.0),
    ("windows-1250", 0.1),
    ("koi8-r", 0.0),
    ("mac-roman", 0.3),
    ("gbk", 0.0),
)
_SAMPLE = 3000
_DOUBTFUL = 0.45
# Asked for elsewhere, or of machines whose files no editor meets any more.
_NOT_ASKED_FOR = ["utf_16", "utf_16_le", "utf_16_be", "utf_7", "hp_roman8"]
_NONSENSE = 1.0

_DECLARATION = re.compile(rb"(?:coding|charset)[ \t]*[:=][ \t]*[\"']?([-\w.]+)", re.IGNORECASE)
# BibDesk names the encoding as the Macintosh does: `Western (Mac OS Roman)`.
_NAMED = re.compile(rb"with string encoding ([^\r\n]{3,60})", re.IGNORECASE)
_NAMES = {
    **{"mac os roman": "mac-roman", "windows latin 1": "cp1252", "windows latin 2": "cp1250"},
    **{"iso latin 1": "latin-1", "iso latin 2": "iso8859-2", "iso latin 9": "iso8859-15"},
    **{"mac os central european": "mac-latin2", "mac os cyrillic": "mac-cyrillic"},
    **{"cyrillic (windows": "cp1251", "koi8-r": "koi8-r", "shift jis": "shift_jis"},
}
_DECLARED_WITHIN = 1024

_STRAY_BYTE = re.compile("[\udc80-\udcff]")


class Decoded(NamedTuple):
    """The text of a file, and what is needed to write it back in the same encoding.

    Newlines are untouched, so that offsets count characters of the file. `stray` lists the
    offsets of characters that stood as single Windows-1252 bytes in a file of UTF-8.
    """

    text: str
    encoding: str
    bom: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()
    stray: tuple[int, ...] = ()

    def encode(self, text: str, path: str = "The file") -> bytes:
        """The text as bytes of the same encoding, byte order mark included.

        Raises BiblioError, which calls the file `path`, where the encoding lacks a character of
        the text, or where the file mixed two encodings and its text has changed.
        """
        if self.stray:
            return self.bom + self._encode_mixed(text, path)
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            character = text[error.start]
            raise BiblioError(
                f"{path} is encoded in {self.encoding}, which has no “{character}” "
                f"(U+{ord(character):04X}): save it as UTF-8 first."
            ) from error

    def _encode_mixed(self, text: str, path: str) -> bytes:
        if text != self.text:
            position = Position(path, _line(self.text, self.stray[0]))
            raise BiblioError(
                f"{position} mixes UTF-8 with another encoding and cannot be changed safely: "
                f"save it as UTF-8 first."
            )
        stray = frozenset(self.stray)
        return b"".join(
            single_byte(character) if offset in stray else character.encode("utf-8")
            for offset, character in enumerate(text)
        )


def decode(data: bytes, path: str) -> Decoded:
    """The text of a file's bytes; a guess of the encoding is told as a diagnostic.

    Raises BiblioError where the bytes are no text: `path` is only named, never opened.
    """
    _refuse_known_binary(data, path)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, mark, encoding, path)
    if b"\0" in data:
        return _decode_wide(data, path)
    _refuse_controls(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data, path) or _decode_guessed(data, path)


def _refuse_known_binary(data: bytes, path: str) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise BiblioError(f"{path} is not a text file: it looks like {name}.")


def _refuse_controls(data: bytes, path: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) * _CONTROLS_TOLERATED:
        raise _binary(path)


def _binary(path: str) -> BiblioError:
    return BiblioError(f"{path} is not a text file: it holds binary data.")


def _decode_marked(data: bytes, mark: bytes, encoding: str, path: str) -> Decoded:
    body = data[len(mark) :]
    try:
        return Decoded(body.decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (mixed := _decode_mixed(body, path)):
            return Decoded(mixed.text, encoding, mark, mixed.diagnostics, mixed.stray)
        raise BiblioError(
            f"{path} begins as {encoding.upper()} but is damaged at byte {error.start}."
        ) from error


def _decode_wide(data: bytes, path: str) -> Decoded:
    """Text of two or four bytes a character without a mark, told by its spaces and newlines."""
    readings = [
        (_ascii_characters(text), text, encoding)
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        if (text := _strictly(data, encoding)) and _is_prose(text)
    ]
    if not readings:
        raise _binary(path)
    _, text, encoding = max(readings, key=itemgetter(0))
    return Decoded(text, encoding, diagnostics=(_guess(path, encoding),))


def _ascii_characters(text: str) -> int:
    return sum(character.isascii() for character in text[:_SAMPLE])


def _is_prose(text: str) -> bool:
    sample = text[:_SAMPLE]
    printable = all(character.isprintable() or character.isspace() for character in sample)
    return printable and implausibility(sample) < _NONSENSE


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_mixed(data: bytes, path: str) -> Decoded | None:
    """UTF-8 with some stray bytes, or None where the valid sequences are the exception."""
    text = data.decode("utf-8", "surrogateescape")
    stray = tuple(match.start() for match in _STRAY_BYTE.finditer(text))
    valid = sum(character > "\x7f" for character in text) - len(stray)
    if valid <= len(stray):
        return None
    mended = _STRAY_BYTE.sub(lambda match: _single_character(ord(match.group()) - 0xDC00), text)
    line = _line(text, stray[0])
    message = "Most of the file is UTF-8, but some bytes are not: they are read as Windows-1252."
    finding = Diagnostic("encoding", message, Position(path, line), Severity.WARNING)
    return Decoded(mended, "utf-8", diagnostics=(finding,), stray=stray)


def _line(text: str, offset: int) -> int:
    return len(re.findall(r"\r\n?|\n", text[:offset])) + 1


def _single_character(byte: int) -> str:
    # Windows-1252 leaves five bytes undefined; Latin-1 defines every one.
    one = bytes([byte])
    return _strictly(one, "windows-1252") or one.decode("latin-1")


def single_byte(character: str) -> bytes:
    """The byte that Windows-1252 reads as the character, or else Latin-1; five are no letters."""
    try:
        return character.encode("windows-1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _decode_guessed(data: bytes, path: str) -> Decoded:
    if declared := _declared(data):
        return Decoded(data.decode(declared), declared)
    cost, encoding = min(_readings(data), default=(1.0, "latin-1"), key=itemgetter(0))
    if cost > _DOUBTFUL:
        encoding = _ask_charset_normalizer(data, cost) or encoding
    return Decoded(data.decode(encoding), encoding, diagnostics=(_guess(path, encoding),))


def _readings(data: bytes) -> list[tuple[float, str]]:
    return [
        (implausibility(text) + handicap, encoding)
        for encoding, handicap in _CANDIDATES
        if (text := _reversibly(data, encoding)) is not None
    ]


def _declared(data: bytes) -> str | None:
    """The encoding a file names at its head (`% Encoding: Cp1252`), where it can be that one.

    What is called Latin-1 is read as Windows-1252, as the WHATWG Encoding Standard has it.
    """
    said = _declaration(data)
    try:
        name = codecs.lookup(said).name
    except LookupError:
        return None
    choices = ("cp1252", "iso8859-1") if name == "iso8859-1" else (name,)
    return next((choice for choice in choices if _issingle_byte(data, choice)), None)


def _declaration(data: bytes) -> str:
    """What a file says of its encoding, in the words of Python; empty where it says nothing."""
    if named := _NAMED.search(data, 0, _DECLARED_WITHIN):
        words = named[1].decode("ascii", "replace").casefold()
        return next((ours for theirs, ours in _NAMES.items() if theirs in words), "")
    found = _DECLARATION.search(data, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii", "replace") if found else ""


def _issingle_byte(data: bytes, encoding: str) -> bool:
    return not encoding.startswith("utf") and _reversibly(data, encoding) is not None


def _reversibly(data: bytes, encoding: str) -> str | None:
    """The text, where it can be turned back into the very same bytes."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (UnicodeError, LookupError):
        return None


def _ask_charset_normalizer(data: bytes, cost: float) -> str | None:
    """Its suggestion, where that looks better than the best of our own."""
    from charset_normalizer import from_bytes  # only few files need it, and its import is slow

    best = from_bytes(data, cp_exclusion=_NOT_ASKED_FOR).best()
    text = best and _reversibly(data, best.encoding)
    return best.encoding if best and text and implausibility(text) < cost else None


def _guess(path: str, encoding: str) -> Diagnostic:
    message = f"The file does not say how it is encoded: it is read as {encoding}."
    return Diagnostic("encoding", message, Position(path), Severity.INFO)
