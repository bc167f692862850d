"""Finds LibreOffice, where it is installed, and has it turn a file into one of another format."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from subprocess import TimeoutExpired

from biblio.diagnostics import BiblioError
from biblio.files.program import run
from biblio.files.scratch import scratch

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
HOW = "install it (libreoffice.org, or `apt install libreoffice-writer`)"


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next((path for path in found if path), None)


def converted(
    path: str, data: bytes, names: tuple[str, str], arguments: Sequence[str], seconds: int
) -> bytes:
    """The data as another kind of file, made by the LibreOffice at the path.

    `names` are those of the two files with their suffixes, alike but for these; `arguments` tell
    the formats: `--convert-to` and, where it is not to be guessed, `--infilter`. Raises BiblioError
    where nothing is made.
    """
    with scratch() as folder:
        source, target = (Path(folder, name) for name in names)
        source.write_bytes(data)
        # With a profile of its own it runs beside the LibreOffice that the user has open.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [path, profile, "--headless", *arguments, "--outdir", folder, str(source)]
        _run(command, target, seconds)
        return target.read_bytes()


def _run(command: Sequence[str], target: Path, seconds: int) -> None:
    """Run LibreOffice, and see that it has made the file."""
    try:
        done = run(command, seconds=seconds, starts_others=True)
    except TimeoutExpired as error:
        raise BiblioError(f"LibreOffice took longer than {seconds} s, and was stopped.") from error
    except OSError as error:
        raise BiblioError(f"LibreOffice cannot be run ({command[0]}): {error.strerror}.") from error
    if not target.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = "PDF" if target.suffix == ".pdf" else f"{target.suffix} file"
        raise BiblioError(f"LibreOffice made no {what}{f': {said[-1]}' if said else ''}.")
