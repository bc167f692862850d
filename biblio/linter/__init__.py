"""The linter: runs the rules over documents and libraries, and applies their fixes."""

from biblio.linter.loading import load
from biblio.linter.mending import Mended, mend
from biblio.linter.running import run
from biblio.linter.selecting import select

__all__ = ["Mended", "load", "mend", "run", "select"]
