"""The linter: runs the rules over documents and libraries, and applies their fixes."""

from biblio.linter.checking import check
from biblio.linter.loading import load
from biblio.linter.mending import Mended, mend
from biblio.linter.running import run
from biblio.linter.selecting import select

__all__ = ["Mended", "check", "load", "mend", "run", "select"]
