"""Finds pandoc and runs it, once, on a document in its own form (JSON)."""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache

from biblio.diagnostics import BiblioError


class PandocError(Exception):
    """Pandoc did not accept what it was given; the text is what it said."""


@lru_cache(maxsize=1)
def binary() -> str:
    """The path of pandoc in the package pypandoc_binary; another one may format otherwise.

    The package is not imported, for that takes longer than most bibliographies. Raises BiblioError
    where it is not installed.
    """
    from importlib.util import find_spec

    package = find_spec("pypandoc")
    if package is not None and package.origin:
        name = "pandoc.exe" if os.name == "nt" else "pandoc"
        path = os.path.join(os.path.dirname(package.origin), "files", name)
        if os.path.isfile(path):
            return path
    raise BiblioError("Pandoc, which applies CSL styles, is missing: pip install pypandoc_binary.")


def run(document: str, style: str, bibliography: str) -> str:
    """The document with its citations made; `style` and `bibliography` are the paths of files.

    In its sandbox pandoc can reach no file but these, and no network. Raises PandocError.
    """
    command = [binary(), "--sandbox", "--citeproc", "--from=json", "--to=json"]
    command += [f"--csl={style}", f"--bibliography={bibliography}"]
    done = subprocess.run(command, input=document.encode(), capture_output=True, check=False)
    if done.returncode:
        raise PandocError(done.stderr.decode(errors="replace").strip())
    return done.stdout.decode()
