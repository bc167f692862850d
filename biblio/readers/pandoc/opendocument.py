"""What is changed in an OpenDocument text before pandoc reads it, so that no word is lost.

Pandoc passes over text boxes and shapes, over lists of works and indexes, and over fields that it
does not know (OpenDocument 1.3-3, chapters 7, 8 and 10). Boxes come behind the paragraph that they
are anchored in, as they do of a Word file; a field is what it shows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.readers.packages import Package

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _DRAW, _OFFICE = f"{_NAMES}text:1.0}}", f"{_NAMES}drawing:1.0}}", f"{_NAMES}office:1.0}}"
_SPAN, _PARAGRAPHS = f"{_TEXT}span", (f"{_TEXT}p", f"{_TEXT}h")
_BLOCKS = (*_PARAGRAPHS, f"{_TEXT}list")
_IMAGE, _COMMENT = f"{_DRAW}image", f"{_OFFICE}annotation"
_BOXES = tuple(
    _DRAW + name for name in ("text-box", "custom-shape", "rect", "ellipse", "polygon", "path")
)
_INDEXES = tuple(
    f"{_TEXT}{name}"
    for name in (
        *("bibliography", "table-of-content", "alphabetical-index", "illustration-index"),
        *("table-index", "object-index", "user-index"),
    )
)
_BODY, _TITLE = f"{_TEXT}index-body", f"{_TEXT}index-title"
_READING = f"{_TEXT}ruby-text"
_INLINE = frozenset((*_PARAGRAPHS, *(_TEXT + name for name in ("span", "a", "ruby", "meta"))))
# what pandoc reads, and what nobody sees
_KNOWN = frozenset(
    _TEXT + name
    for name in (
        *("span", "a", "s", "tab", "line-break", "soft-page-break", "note", "bookmark"),
        *("bookmark-start", "bookmark-end", "bookmark-ref", "reference-mark", "reference-ref"),
        *("reference-mark-start", "reference-mark-end", "change", "change-start", "change-end"),
        *("hidden-text", "hidden-paragraph", "script", "p", "h", "list"),
    )
)
# of the parts of a package those that have words
_PARTS = ("mimetype", "META-INF/manifest.xml", "styles.xml", "meta.xml")


def prepared(data: bytes, path: str) -> tuple[bytes, tuple[str, ...]]:
    """The package as pandoc is given it, and what is left out, as pandoc would say it.

    Raises BiblioError where it is broken or would not fit into memory.
    """
    package = Package(data, path)
    root = package.xml("content.xml")
    if root is None:
        raise BiblioError(f"{path} is damaged: the package has no text in it.")
    package.bytes("styles.xml")
    comments = sum(1 for _ in root.iter(_COMMENT))
    said = (f"[INFO] Skipped comments ({comments})",) if comments else ()
    if not any([_unboxed(root), _opened(root), _shown(root)]):
        return data, said
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in _PARTS:
            if (kept := package.bytes(part)) is not None:
                archive.writestr(part, kept)
        archive.writestr("content.xml", etree.tostring(root))
    return made.getvalue(), said


def _unboxed(root: etree._Element) -> bool:
    """Move the paragraphs of boxes behind what they are anchored in; pictures stay in theirs."""
    moved = False
    for box in list(root.iter(*_BOXES)):
        blocks = [one for one in box if one.tag in _BLOCKS]
        if not blocks or next(box.iter(_IMAGE), None) is not None:
            continue
        anchored = (one for one in box.iterancestors() if one.tag in _PARAGRAPHS)
        behind = next(anchored, None)
        behind = _outermost(box) if behind is None else behind
        for one in reversed(blocks):
            one.tail = None
            behind.addnext(one)
        moved = True
    return moved


def _outermost(box: etree._Element) -> etree._Element:
    """The box with the frame around it."""
    above = box.getparent()
    return box if above is None or above.tag != f"{_DRAW}frame" else above


def _opened(root: etree._Element) -> bool:
    """Put what indexes and lists of works show in their place."""
    found = list(root.iter(*_INDEXES))
    for one in found:
        for block in reversed([block for block in one.iter(*_BLOCKS) if _is_shown(block)]):
            block.tail = None
            one.addnext(block)
    return bool(found)


def _is_shown(block: etree._Element) -> bool:
    above = block.getparent()
    return above is not None and above.tag in (_BODY, _TITLE)


def _shown(root: etree._Element) -> bool:
    """Let fields and readings of characters be the words that they show."""
    fields = list(_fields(root))
    for one in fields:
        if one.tag == _READING:
            one.text, last = f"({one.text or ''}", one[-1] if len(one) else None
            if last is None:
                one.text += ")"
            else:
                last.tail = f"{last.tail or ''})"
        one.tag = _SPAN
    return bool(fields)


def _fields(root: etree._Element) -> Iterator[etree._Element]:
    for one in root.iter(f"{_TEXT}*"):
        above = one.getparent()
        if above is not None and above.tag in _INLINE and one.tag not in _KNOWN:
            yield one
