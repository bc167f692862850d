"""The forms a listing is written in: one module a form, each with `write(listing) -> bytes`.

Those that are made of another form share one module.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from biblio.lazy import part

if TYPE_CHECKING:
    from biblio.bibliography.listing import Listing

Writer = Callable[["Listing"], bytes]

# Every form, its module of the same name here, and the endings of files that have it.
FORMS: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "latex": (".tex", ".latex"),
    "rtf": (".rtf",),
    "docx": (".docx",),
    "odt": (".odt",),
    "epub": (".epub",),
    "pdf": (".pdf",),
}
# Forms that are no text, and that other programs make of one of the others.
CONVERTED = ("odt", "epub", "pdf")
BINARY = ("docx", *CONVERTED)


def writer(form: str) -> Writer:
    """The writer of a form, loaded only now: some of them need big libraries."""
    module, name = ("converted", f"write_{form}") if form in CONVERTED else (form, "write")
    write: Writer = part(f"{__name__}.{module}", name)
    return write


def form_of(path: str) -> str | None:
    """The form that a file's name asks for, or None."""
    ending = os.path.splitext(path)[1].lower()
    return next((form for form, endings in FORMS.items() if ending in endings), None)
