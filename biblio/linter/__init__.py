"""The linter: runs the rules over documents and libraries, and applies their fixes."""

from typing import TYPE_CHECKING

from biblio.lazy import attributes

if TYPE_CHECKING:
    from biblio.linter.checking import check as check
    from biblio.linter.loading import load as load
    from biblio.linter.mending import Mended as Mended
    from biblio.linter.mending import mend as mend
    from biblio.linter.running import run as run
    from biblio.linter.selecting import select as select

__all__ = ["Mended", "check", "load", "mend", "run", "select"]

__getattr__ = attributes(
    __name__,
    {
        "Mended": "biblio.linter.mending",
        "check": "biblio.linter.checking",
        "load": "biblio.linter.loading",
        "mend": "biblio.linter.mending",
        "run": "biblio.linter.running",
        "select": "biblio.linter.selecting",
    },
)
