"""The reader of web pages: the article's text and notes, without what frames it."""

from __future__ import annotations

from biblio.readers.shaping.blocks import Sheet

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str) -> Sheet:
    """The sheet of the page in the bytes of a file."""
    import hashlib

    from biblio.encoding import decode
    from biblio.readers.html.reading import read_source

    decoded = decode(data, path)
    return read_source(decoded.text, path, hashlib.sha256(data).hexdigest(), decoded.diagnostics)
