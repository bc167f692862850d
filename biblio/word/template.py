"""The Word file that a document takes its styles from: ours, or one of the user's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.files import AnyPath, read_bytes
from biblio.readers.packages import Package
from biblio.word.markup import w

MISSING_STYLE = "DOC101"
NAME = "packet.docx"
_CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_FOREIGN = (
    *("evenAndOddHeaders", "mirrorMargins", "documentProtection", "writeProtection"),
    *("trackRevisions", "mailMerge", "updateFields"),
    *("attachedTemplate", "attachedSchema", "saveThroughXslt", "docVars"),
)
# What a template is taken for. All else it brings could act where the document is opened: macros,
# controls, buttons, embedded files, and whatever is fetched from elsewhere.
_LOOKS = frozenset({"styles", "settings", "fontTable", "numbering", "theme"})
_OF_PACKAGE = frozenset({"officeDocument", "core-properties"})
_MOST_BYTES = 60_000_000


def built_in() -> Path:
    """Our template: beside the package in a checkout, within it once it is installed."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / NAME).is_file():
            return folder / NAME
    raise BiblioError(f"biblio is not installed whole: its template {NAME} is missing.")


@dataclass(frozen=True, slots=True)
class Template:
    """A python-docx document with the template's styles and an empty body.

    `lent` are the ids of the styles it did not have, which are ours.
    """

    document: Any
    lent: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def load(path: AnyPath | None = None) -> Template:
    """The template at the path (None: ours), without its text.

    Styles that the user's template lacks are copied from ours, and told. Raises BiblioError for
    a file that is no Word document.
    """
    document = _open(path or built_in())
    lent = {} if path is None else _complete(document)
    body = document.element.body
    for child in list(body):
        body.remove(child)
    _forget_all_but_looks(document.part)
    _forget_settings(document.settings.element)
    return Template(document, frozenset(lent), _told(lent, path))


def _open(path: AnyPath) -> Any:
    import docx

    data = read_bytes(path)
    if path != built_in() and is_zipfile(BytesIO(data)):
        _refuse_bombs(data, str(path))
    # python-docx and what it builds on raise many kinds of errors for a file they cannot use.
    try:
        document = docx.Document(BytesIO(_as_document(data)))
        document.styles, document.settings, document.element.body  # noqa: B018
    except Exception as error:
        raise BiblioError(
            f"{path} is no Word file (.docx, .dotx) that can serve as a template."
        ) from error
    return document


def _refuse_bombs(data: bytes, path: str) -> None:
    """Raise BiblioError for what would not fit into memory once it is unpacked, or parsed."""
    package = Package(data, path)
    if package.size > _MOST_BYTES:
        most = f"{_MOST_BYTES // 1_000_000} MB"
        raise BiblioError(f"{path} is refused: its parts have more than {most} when unpacked.")
    for part in package.parts:
        if part.endswith((".xml", ".rels")):
            package.xml(part)


def _as_document(data: bytes) -> bytes:
    """The file as an ordinary document, where it is one of Word's own templates (.dotx)."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts.get(_CONTENT_TYPES, b"")
    if _TEMPLATE_TYPE not in types:
        return data
    parts[_CONTENT_TYPES] = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    changed = BytesIO()
    with ZipFile(changed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return changed.getvalue()


def _complete(document: Any) -> dict[str, str]:
    """Give the document the styles of ours that it lacks: these are their ids and names."""
    styles, ours = document.styles.element, _open(built_in()).styles.element
    _adopt(document, {_name(style).casefold(): style.get(w("styleId")) for style in ours})
    present = {style.get(w("styleId")) for style in styles.iterfind(w("style"))}
    names = {_name(style).casefold() for style in styles.iterfind(w("style"))}
    lent: dict[str, str] = {}
    for style in ours.iterfind(w("style")):
        if (id_ := style.get(w("styleId"))) not in present:
            lent[id_] = _name(style)
            styles.append(_renamed(deepcopy(style), names))
    return lent


def _adopt(document: Any, ids: dict[str, str]) -> None:
    """Give styles of the template the ids that we use for styles of their names.

    Word translates the ids of its own styles (berschrift1, Titre1), but never their names.
    """
    taken = {style.get(w("styleId")) for style in document.styles.element.iterfind(w("style"))}
    changed: dict[str, str] = {}
    for style in document.styles.element.iterfind(w("style")):
        old, new = style.get(w("styleId")), ids.get(_name(style).casefold())
        if new and new not in taken:
            changed[old] = new
            style.set(w("styleId"), new)
    for element in _references(document):
        value = element.get(w("val"))
        element.set(w("val"), changed.get(value, value))


def _references(document: Any) -> Iterator[Any]:
    """The elements that refer to a style, in the styles themselves and in the lists."""
    yield from document.styles.element.iter(*map(w, ("basedOn", "next", "link")))
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith("/numbering"):
            yield from relationship.target_part.element.iter(w("pStyle"))


def _told(lent: dict[str, str], path: AnyPath | None) -> tuple[Diagnostic, ...]:
    if not lent:
        return ()
    listed = ", ".join(f"{name} ({id_})" for id_, name in lent.items())
    message = f"the template lacks these styles, which are taken from biblio's: {listed}"
    return (Diagnostic(MISSING_STYLE, message, Position(str(path))),)


def _renamed(style: Any, names: set[str]) -> Any:
    """The style, no default, and under a name that no style of the template bears.

    It forgets the list it belongs to: in the template that number is another list, or none.
    """
    style.attrib.pop(w("default"), None)
    for number in list(style.iter(w("numPr"))):
        number.getparent().remove(number)
    if _name(style).casefold() in names:
        style.find(w("name")).set(w("val"), f"{_name(style)} (biblio)")
    return style


def _name(style: Any) -> str:
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val")))


def _forget_all_but_looks(part: Any) -> None:
    """Let go of all that is no look: notes, comments, heads, macros, what lies elsewhere."""
    for holder, kept in ((part, _LOOKS), (part.package, _OF_PACKAGE)):
        kinds = {key: one.reltype.rpartition("/")[2] for key, one in holder.rels.items()}
        _forget(holder, [key for key, kind in kinds.items() if kind not in kept])
    for holder in (part.package, *part.package.iter_parts()):
        _forget(holder, [key for key, one in holder.rels.items() if one.is_external])


def _forget(holder: Any, relationships: Iterable[str]) -> None:
    for key in relationships:
        del holder.rels[key]


def _forget_settings(settings: Any) -> None:
    """Let go of what is meant for another text: heads of even pages, protection, tracking."""
    for name in _FOREIGN:
        for element in settings.findall(w(name)):
            settings.remove(element)
