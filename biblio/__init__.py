"""biblio reads prose the way a copy-editor does: citations, works, editions, libraries.

The public names are loaded when they are first used, so that `import biblio` costs nothing.
"""

from __future__ import annotations

from biblio.lazy import attributes

TYPE_CHECKING = False  # as `typing` has it, which takes its time too
if TYPE_CHECKING:
    from biblio.diagnostics import BiblioError as BiblioError
    from biblio.extractor import Extraction as Extraction
    from biblio.extractor import extract as extract
    from biblio.finder import find as find_citations
    from biblio.gatherer import cite as cite
    from biblio.gatherer import gather as gather
    from biblio.library import Library as Library
    from biblio.linter.checking import check as check
    from biblio.readers import read as read
    from biblio.resolver import resolve as resolve

__all__ = [
    "BiblioError",
    "Extraction",
    "Library",
    "check",
    "cite",
    "extract",
    "find_citations",
    "gather",
    "read",
    "resolve",
]

__getattr__ = attributes(
    __name__,
    {
        "BiblioError": "biblio.diagnostics",
        "Extraction": "biblio.extractor",
        "Library": "biblio.library",
        "check": "biblio.linter.checking",
        "cite": "biblio.gatherer",
        "extract": "biblio.extractor",
        "find_citations": "biblio.finder:find",
        "gather": "biblio.gatherer",
        "read": "biblio.readers",
        "resolve": "biblio.resolver",
    },
)
