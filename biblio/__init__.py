"""biblio reads prose the way a copy-editor does: citations, works, editions, libraries.

The public names are loaded when they are first used, so that `import biblio` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biblio.diagnostics import BiblioError as BiblioError
    from biblio.extractor import Extraction as Extraction
    from biblio.extractor import extract as extract
    from biblio.finder import find as find_citations
    from biblio.gatherer import gather as gather
    from biblio.library import Library as Library
    from biblio.linter.checking import check as check
    from biblio.readers import read as read
    from biblio.resolver import resolve as resolve

_PUBLIC = {
    "BiblioError": ("biblio.diagnostics", "BiblioError"),
    "Extraction": ("biblio.extractor", "Extraction"),
    "Library": ("biblio.library", "Library"),
    "check": ("biblio.linter.checking", "check"),
    "extract": ("biblio.extractor", "extract"),
    "find_citations": ("biblio.finder", "find"),
    "gather": ("biblio.gatherer", "gather"),
    "read": ("biblio.readers", "read"),
    "resolve": ("biblio.resolver", "resolve"),
}

__all__ = [
    "BiblioError",
    "Extraction",
    "Library",
    "check",
    "extract",
    "find_citations",
    "gather",
    "read",
    "resolve",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'biblio' has no attribute {name!r}")
    module, attribute = _PUBLIC[name]
    return getattr(import_module(module), attribute)
