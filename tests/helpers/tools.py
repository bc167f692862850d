"""Where the programs and files are that biblio is held against, fetched by `.ci/tools`.

The folder is `.tools` in the checkout, or what BIBLIO_TOOLS names. Tests that need what is not
there are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = Path(os.environ.get("BIBLIO_TOOLS") or Path(__file__).parents[2] / ".tools")
HOW = "`.ci/tools` fetches it"


def tool(*parts: str) -> Path | None:
    """The file or folder of that name, if it is there."""
    path = FOLDER.joinpath(*parts)
    return path if path.exists() else None


def program(name: str) -> str | None:
    """A program of Node.js among the tools, or one of that name on the PATH."""
    found = tool("node_modules", ".bin", name)
    return str(found) if found else shutil.which(name)
