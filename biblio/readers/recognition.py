"""What a file is by its content, whatever it is called: the first bytes, the parts of a package."""

from __future__ import annotations

import re

_SPACE = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"
_HEAD = 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# how files begin, in small letters and without the spaces and NULs before and between
_BEGINNINGS = {
    **{b"%pdf-": "pdf", b"{\\rtf": "rtf", b"<!doctype html": "html", b"<html": "html"},
    **{b"\x89png": "image", b"\xff\xd8\xff": "image", b"gif8": "image", b"ii*": "image"},
}
# what an XML document shows in its first lines
_XML = {
    b"<html": "html",
    b"<!doctype html": "html",
    b"<office:document": "fodt",
    b"<fictionbook": "fb2",
    b"//dtd jats": "jats",
    b"//nlm//dtd": "jats",
    b"<article article-type": "jats",
    b"<article dtd-version": "jats",
    b"http://docbook.org/ns/docbook": "docbook",
    b"//oasis//dtd docbook": "docbook",
    b'<?mso-application progid="word.document"?>': "wordml",
    b"<pkg:package": "wordml",
    b"<w:worddocument": "wordml",
}
# the media types that a package names at its beginning (OpenDocument 1.3-2, EPUB OCF)
_TYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
}
# streams of old Office files, whose names are in UTF-16 ([MS-CFB], [MS-OFFCRYPTO])
_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": "doc",
    "Workbook": "xlsx",
    "PowerPoint Document": "pptx",
}
_FOLDERS = {b"word": "docx", b"xl": "xlsx", b"ppt": "pptx"}
# the name of a part in the directory at the end of a zip file (APPNOTE 4.3.12)
_ENTRY = rb"(?s)PK\x01\x02.{42}/?(word|xl|ppt)[/\\]"
# comments and other lines may stand before it
_LATEX = re.compile(rb"(?m)^[ \t]*\\document(?:class|style)\s*[\[{]")
_PREAMBLE = 4096
_END = b"PK\x05\x06"


def key_of(data: bytes) -> str | None:
    """The key of the format that the bytes show, None where nothing shows it: text shows none."""
    if data.startswith(_ZIP):
        return _packed(data)
    if data.startswith(_OLE):
        streams = ((name.encode("utf-16-le"), key) for name, key in _STREAMS.items())
        return next((key for name, key in streams if name in data), "ole")
    # Without NULs, UTF-16 has its ASCII characters as they are.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(_SPACE).lower()
    found = (key for sign, key in _BEGINNINGS.items() if head.startswith(sign))
    if key := next(found, None):
        return key
    if head.startswith((b"<?xml", b"<!doctype", b"<article", b"<book")):
        return next((key for sign, key in _XML.items() if sign in head), None)
    return "latex" if _LATEX.search(data[:_PREAMBLE]) else None


def _packed(data: bytes) -> str:
    """What a zip package is: it says so itself, or its parts have their folder."""
    head = data[:_HEAD]
    told = (key for sign, key in _TYPES.items() if b"mimetype" + sign in head)
    if key := next(told, None):
        return key
    end = data.rfind(_END)
    directory = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else 0
    entry = re.search(_ENTRY, data[directory:]) or re.search(_ENTRY, data)
    if entry is not None:
        return _FOLDERS[entry[1]]
    return "docx" if b"word/document.xml" in data else "zip"
