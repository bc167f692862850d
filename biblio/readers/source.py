"""What readers of text files share: decoding, and refusing what is empty."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.document import Document
from biblio.encoding import decode
from biblio.files import limits

# of a text, its path, its digest, and what was amiss with its bytes
Read = Callable[[str, str, str, tuple[Diagnostic, ...]], Document]


def of_bytes(read: Read, data: bytes, path: str) -> Document:
    """The document in the bytes of a file; raises BiblioError where they are no text."""
    decoded = decode(data, path)
    _refuse_empty(decoded.text, path)
    sha256 = hashlib.sha256(data).hexdigest()
    return read(decoded.text, path, sha256, tuple(decoded.diagnostics))


def of_string(read: Read, text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    _refuse_empty(text, path)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(text, path, sha256, ())


def refuse_endless(text: str, path: str) -> None:
    """Raise BiblioError for a text with a line longer than any paragraph, or too many of these."""
    limits.refuse_many(text.count("\n\n") + text.count("\n\r\n"), path)
    if len(text) > limits.LONGEST:
        limits.refuse_endless(max(map(len, text.splitlines())), path)


def _refuse_empty(text: str, path: str) -> None:
    if not text.strip():
        raise BiblioError(f"{path} is empty.")
