"""The Word file that a document takes its styles from: ours, or one of the user's."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import biblio
from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.files import AnyPath, read_bytes
from biblio.word.markup import w

MISSING_STYLE = "DOC101"
NAME = "packet.docx"


def built_in() -> Path:
    """Our template: beside the package in a checkout, within it once it is installed."""
    package = Path(biblio.__file__).resolve().parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / NAME).is_file():
            return folder / NAME
    raise BiblioError(f"biblio is not installed whole: its template {NAME} is missing.")


def load(path: AnyPath | None = None) -> tuple[Any, tuple[Diagnostic, ...]]:
    """A python-docx document with the template's styles and an empty body.

    Styles that the user's template lacks are copied from ours, and told. Raises BiblioError for
    a file that is no Word document.
    """
    document = _open(path or built_in())
    told = () if path is None else _complete(document, str(path))
    body = document.element.body
    for child in list(body):
        body.remove(child)
    _forget_furniture(document.part)
    return document, told


def _open(path: AnyPath) -> Any:
    import docx

    data = read_bytes(path)
    # python-docx and what it builds on raise many kinds of errors for a file they cannot use.
    try:
        document = docx.Document(BytesIO(data))
        document.styles, document.settings, document.element.body  # noqa: B018
    except Exception as error:
        raise BiblioError(
            f"{path} is no Word document (.docx) that can serve as a template."
        ) from error
    return document


def _complete(document: Any, path: str) -> tuple[Diagnostic, ...]:
    """Give the document the styles of ours that it lacks; say which."""
    styles, ours = document.styles.element, _open(built_in()).styles.element
    present = {style.get(w("styleId")) for style in styles.iterfind(w("style"))}
    names = {_name(style).casefold() for style in styles.iterfind(w("style"))}
    missing = []
    for style in ours.iterfind(w("style")):
        if style.get(w("styleId")) not in present:
            missing.append(f"{_name(style)} ({style.get(w('styleId'))})")
            styles.append(_renamed(deepcopy(style), names))
    if not missing:
        return ()
    message = (
        f"the template lacks these styles, which are taken from biblio's: {', '.join(missing)}"
    )
    return (Diagnostic(MISSING_STYLE, message, Position(path)),)


def _renamed(style: Any, names: set[str]) -> Any:
    """The style, no default, and under a name that no style of the template bears."""
    style.attrib.pop(w("default"), None)
    if _name(style).casefold() in names:
        style.find(w("name")).set(w("val"), f"{_name(style)} (biblio)")
    return style


def _name(style: Any) -> str:
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val")))


def _forget_furniture(part: Any) -> None:
    """Let go of the template's own notes, comments, heads and feet: none of it is of the text."""
    kinds = ("footnotes", "endnotes", "comments", "header", "footer", "hyperlink", "image")
    for key, relationship in list(part.rels.items()):
        if relationship.reltype.rpartition("/")[2] in kinds:
            del part.rels[key]
